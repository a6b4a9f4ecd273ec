import type { IsoDate } from "../shared/period";

export const sharingSubjects = ["figures", "plan", "money", "updates"] as const;
export type SharingSubject = (typeof sharingSubjects)[number];

export const sharingLevels = ["nothing", "summary", "detail"] as const;
export type SharingLevel = (typeof sharingLevels)[number];

/** What is shared of one subject, and the first day it is seen. */
export interface Grant {
  level: SharingLevel;
  from: IsoDate;
}
export type Grants = Record<SharingSubject, Grant>;

/** How a subject stands on a day: not shared, shared from a later day, or seen now. */
export type Standing = "nothing" | "later" | "now";

export function standingOf({ level, from }: Grant, today: IsoDate): Standing {
  if (level === "nothing") return "nothing";
  return from > today ? "later" : "now";
}

/** What has not been decided is not shared. */
export const nothingFrom = (day: IsoDate): Grants => {
  const nothing: Grant = { level: "nothing", from: day };
  return { figures: nothing, plan: nothing, money: nothing, updates: nothing };
};

/** The subjects whose level would change, for telling what a form does before it is sent. */
export const changedSubjects = (before: Grants, after: Grants): SharingSubject[] =>
  sharingSubjects.filter(
    (subject) =>
      before[subject].level !== after[subject].level ||
      (after[subject].level !== "nothing" && before[subject].from !== after[subject].from),
  );
