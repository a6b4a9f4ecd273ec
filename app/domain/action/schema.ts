import { z } from "zod";
import {
  across,
  checkbox,
  optionalDate,
  optionalId,
  optionalText,
  requiredDate,
  requiredId,
  requiredText,
  version,
} from "~/domain/shared/fields";
import { isIsoDate } from "~/domain/shared/period";
import { languages } from "~/text/languages";
import { changeKinds } from "./list";
import { movePaths } from "./moves";
import { actionStates } from "./states";

const datesInOrder = ({ startsOn, dueOn }: { startsOn: string | null; dueOn: string | null }) =>
  !startsOn || !dueOn || startsOn <= dueOn;
const order = across(["startsOn", "dueOn"], "dueOn", "forms.datesInOrder");

interface Parents {
  project: string | null;
  recommendation: string | null;
}
/** An action belongs to a project or straight to a recommendation: to one of them. */
const hasParent = ({ project, recommendation }: Parents) => Boolean(project ?? recommendation);
const parent = across(["project", "recommendation"], "project", "actions.form.parentMissing");
const hasOneParent = ({ project, recommendation }: Parents) => !project || !recommendation;
const oneParent = across(["project", "recommendation"], "project", "actions.form.oneParent");

const fields = {
  title: requiredText(200),
  description: optionalText(10_000).transform((text) => text ?? ""),
  language: z.enum(languages, { error: "forms.choose" }),
  project: optionalId,
  recommendation: optionalId,
  owner: optionalId,
  startsOn: optionalDate,
  dueOn: optionalDate,
};

/** An action as its form holds it. */
export const ActionForm = z
  .object(fields)
  .refine(hasParent, parent)
  .refine(hasOneParent, oneParent)
  .refine(datesInOrder, order);
export type ActionForm = z.output<typeof ActionForm>;

export const ActionChange = z
  .object({ ...fields, version })
  .refine(hasParent, parent)
  .refine(hasOneParent, oneParent)
  .refine(datesInOrder, order);

export const OwnerForm = z.object({ owner: requiredId, version });
export const DatesForm = z.object({ startsOn: optionalDate, dueOn: optionalDate, version }).refine(datesInOrder, order);

/**
 * A change of state with what its move asks for; which of them it needs, the state table says. `from` is the state the page showed: a
 * status that somebody else changed meanwhile is not changed blindly.
 */
export const MoveForm = z.object({
  from: z.enum(actionStates, { error: "forms.wrong" }),
  reason: optionalText(2000),
  outcome: optionalText(4000),
});
export type MoveForm = z.output<typeof MoveForm>;

export const MilestoneForm = z.object({ name: requiredText(200), dueOn: requiredDate });
export const MilestoneChange = MilestoneForm.extend({ version });
export const MilestoneRemoval = z.object({ version });
/** Says how it is to be and not "the other way", so that two people who tick at once both get what they meant. */
export const MilestoneTick = z.object({
  done: z.enum(["yes", "no"], { error: "forms.wrong" }).transform((d) => d === "yes"),
});

/** "No change" is an update too, and then it has no text. */
export const UpdateForm = z
  .object({ text: optionalText(10_000), noChange: checkbox, reportedOn: requiredDate })
  .refine(
    ({ text, noChange }) => text !== null || noChange,
    across(["text", "noChange"], "text", "actions.update.needed"),
  )
  .refine(
    ({ text, noChange }) => text === null || !noChange,
    across(["text", "noChange"], "noChange", "actions.update.both"),
  );
export type UpdateForm = z.output<typeof UpdateForm>;

export const ActionParams = z.object({ actionId: z.uuid() });
export const MoveParams = ActionParams.extend({ move: z.enum(movePaths) });
export const MilestoneParams = ActionParams.extend({ milestoneId: z.uuid() });

// Several at once -----------------------------------------------------------------------------------------------------

/** The most that can be changed at once. */
export const mostChosen = 200;

/** A chosen action with the version its chooser saw, as a check box holds it: `<id>:<version>`. */
export interface Chosen {
  id: string;
  version: number;
}

const chosenOne = z
  .string()
  .regex(/^[0-9a-f-]{36}:[1-9]\d{0,8}$/i, "forms.wrong")
  .transform((text): Chosen => ({ id: text.slice(0, 36).toLowerCase(), version: Number(text.slice(37)) }))
  .refine(({ id }) => z.uuid().safeParse(id).success, "forms.wrong");

/** Each action once, however often it was sent. */
const once = (all: Chosen[]) => [...new Map(all.map((one) => [one.id, one])).values()];

/** What the page that changes several is asked with; what cannot be read counts as not chosen. */
export const ChosenSearch = z.object({
  change: z.enum(changeKinds).catch("owner").default("owner"),
  chosen: z
    .union([z.string().transform((text) => [text]), z.array(z.string())])
    .catch([])
    .default([])
    .transform((texts) => once(texts.slice(0, mostChosen).flatMap((text) => chosenOne.safeParse(text).data ?? []))),
  /** The query of the list it was chosen from. */
  list: z.string().max(2000).catch("").default(""),
});

const chosen = z
  .array(chosenOne)
  .max(mostChosen, "forms.wrong")
  .default([])
  .refine((all) => all.length > 0, "actions.bulk.noneChosen")
  .transform(once);

const days = z
  .string()
  .trim()
  .regex(/^[-\u2212]?\d{1,4}$/, "actions.bulk.daysWrong")
  .transform((text) => Number(text.replace("\u2212", "-")))
  .refine((count) => count !== 0 && Math.abs(count) <= 3660, "actions.bulk.daysWrong");

/** One change of several actions. Where a due date is moved, it is to a date or by a number of days. */
export const BulkForm = z.discriminatedUnion(
  "change",
  [
    z.object({ change: z.literal("owner"), chosen, owner: requiredId }),
    z
      .object({
        change: z.literal("due"),
        chosen,
        dueOn: z
          .string()
          .refine((date) => isIsoDate(date) && date >= "1990-01-01" && date <= "2100-12-31", "forms.date")
          .optional(),
        days: days.optional(),
      })
      .refine(
        ({ dueOn, days: by }) => (dueOn === undefined) !== (by === undefined),
        across(["dueOn", "days"], "dueOn", "actions.bulk.dateOrDays"),
      ),
    z.object({
      change: z.literal("state"),
      chosen,
      to: z.enum(actionStates, { error: "forms.choose" }),
      reason: optionalText(2000),
    }),
  ],
  { error: "forms.choose" },
);
export type BulkForm = z.output<typeof BulkForm>;
