import type { Machine } from "~/domain/shared/state-machine";

export const reviewStates = ["draft", "submitted", "returned", "verified", "superseded"] as const;
/** How far the checking of an observation has come; whether it was reported at all is its `ObservationState`. */
export type ReviewState = (typeof reviewStates)[number];

/** A verified observation is never edited, only superseded by another, with a reason. Who may verify stands in `access/table.ts`. */
export const observationMachine: Machine<ReviewState> = {
  noun: "observation",
  first: "draft",
  states: reviewStates,
  transitions: [
    { name: "submit", from: ["draft", "returned"], to: "submitted" },
    { name: "verify", from: ["submitted"], to: "verified" },
    { name: "return", from: ["submitted"], to: "returned", asks: ["reason"] },
    { name: "supersede", from: ["verified"], to: "superseded", asks: ["reason"] },
  ],
};

/** Its value, source and note may still be changed in place. */
export function isEditable(state: ReviewState): boolean {
  return state === "draft" || state === "returned";
}
