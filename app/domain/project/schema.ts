import { z } from "zod";
import {
  across,
  checkbox,
  ids,
  optionalDate,
  optionalDecimal,
  optionalId,
  optionalKroner,
  optionalText,
  optionalYear,
  requiredDate,
  requiredDecimal,
  requiredId,
  requiredText,
  version,
} from "~/domain/shared/fields";
import { languages } from "~/text/languages";
import { confidences, projectKinds } from "./kinds";
import { projectStates } from "./states";

/** Whether one decimal number, as `optionalDecimal` leaves it, is greater than another; exact beyond what a float holds. */
export function exceeds(a: string, b: string): boolean {
  const scaled = (decimal: string) => {
    const [whole = "0", parts = ""] = decimal.replace("-", "").split(".");
    const size = BigInt(whole + parts.padEnd(9, "0"));
    return decimal.startsWith("-") ? -size : size;
  };
  return scaled(a) > scaled(b);
}

/** Names on a line each, without empty lines and repetitions. */
const partners = z
  .string()
  .optional()
  .transform((text) =>
    [...new Set((text ?? "").split(/\r?\n/).map((line) => line.trim()))].filter((line) => line !== ""),
  )
  .refine((lines) => lines.every((line) => line.length <= 200), "forms.tooLong|200")
  .refine((lines) => lines.length <= 50, "projects.form.tooManyPartners|50");

const effectRow = z
  .object({
    dataPoint: optionalId,
    low: optionalDecimal,
    high: optionalDecimal,
    byYear: optionalYear,
    confidence: z
      .enum(confidences, { error: "forms.choose" })
      .optional()
      .transform((chosen) => chosen ?? null),
    basis: optionalText(1000),
  })
  // Something unreadable is something too: what is missing beside it is told with it.
  .refine(
    ({ dataPoint, ...rest }) => dataPoint !== null || Object.values(rest).every((value) => value === null),
    across(["dataPoint"], "dataPoint", "projects.form.effectOfWhat"),
  )
  .refine(({ low, high }) => low !== null || high === null, across(["low"], "low", "projects.form.bothEnds"))
  .refine(({ low, high }) => low === null || high !== null, across(["high"], "high", "projects.form.bothEnds"))
  .refine(
    ({ low, high }) => low === null || high === null || !exceeds(low, high),
    across(["low", "high"], "high", "projects.form.endsInOrder"),
  );

/** Rows without a data point are the empty ones the form offers. */
const effects = z
  .array(effectRow)
  .max(60, "forms.wrong")
  .default([])
  .superRefine(
    (rows, context) => {
      rows.forEach(({ dataPoint }, index) => {
        const isRepeated = dataPoint !== null && rows.findIndex((row) => row.dataPoint === dataPoint) < index;
        if (isRepeated) {
          context.addIssue({ code: "custom", path: [index, "dataPoint"], message: "projects.form.effectTwice" });
        }
      });
    },
    // Asked beside what is wrong within rows, but only of rows.
    { when: ({ issues }) => issues.every(({ path = [] }) => path.length > 1) },
  )
  .transform((rows) =>
    rows.flatMap(({ dataPoint, ...row }) => (dataPoint === null ? [] : [{ dataPointId: dataPoint, ...row }])),
  );

const fields = {
  name: requiredText(200),
  description: optionalText(10_000).transform((text) => text ?? ""),
  language: z.enum(languages, { error: "forms.choose" }),
  kind: z.enum(projectKinds, { error: "forms.choose" }),
  area: z.string({ error: "forms.choose" }).max(60, "forms.choose"),
  owner: optionalId,
  startsOn: optionalDate,
  endsOn: optionalDate,
  cost: optionalKroner,
  costNote: optionalText(500),
  partners,
  recommendations: ids,
  effects,
};

const datesInOrder = ({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }) =>
  startsOn === null || endsOn === null || startsOn <= endsOn;
const order = across(["startsOn", "endsOn"], "endsOn", "forms.datesInOrder");

/** A project as its form holds it. */
export const ProjectForm = z.object(fields).refine(datesInOrder, order);
export type ProjectForm = z.output<typeof ProjectForm>;

export const ProjectChange = z.object({ ...fields, version }).refine(datesInOrder, order);

/** Without an owner when nobody is chosen. */
export const OwnerForm = z.object({ owner: requiredId, version });

/** A change of state with what its move asks for; which of them it needs, the state table says. */
export const MoveForm = z.object({
  to: z.enum(projectStates, { error: "forms.wrong" }),
  reason: optionalText(2000),
  outcome: optionalText(4000),
});
export type MoveForm = z.output<typeof MoveForm>;

/** "No change" is an update too, and then it has no text. */
export const UpdateForm = z
  .object({ text: optionalText(10_000), noChange: checkbox, reportedOn: requiredDate })
  .refine(
    ({ text, noChange }) => text !== null || noChange,
    across(["text", "noChange"], "text", "projects.update.needed"),
  )
  .refine(
    ({ text, noChange }) => text === null || !noChange,
    across(["text", "noChange"], "noChange", "projects.update.both"),
  );
export type UpdateForm = z.output<typeof UpdateForm>;

export const EffectForm = z.object({
  dataPoint: requiredId,
  value: requiredDecimal,
  measuredOn: requiredDate,
  explanation: requiredText(4000),
});
export type EffectForm = z.output<typeof EffectForm>;

/** Parameters of the addresses that begin with a project. */
export const ProjectParams = z.object({ projectId: z.uuid() });
