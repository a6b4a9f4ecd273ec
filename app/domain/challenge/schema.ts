import { z } from "zod";
import {
  across,
  ids,
  optionalDecimal,
  optionalText,
  optionalYear,
  requiredDate,
  requiredId,
  requiredText,
  version,
} from "~/domain/shared/fields";
import { languages } from "~/text/languages";
import { challengeVisibilities, mostCriteria } from "./kinds";
import { challengeMovePaths, challengeStates } from "./states";

const criterion = z
  .object({
    name: optionalText(120),
    weight: z.coerce
      .number({ error: "challenges.fault.weight" })
      .int("challenges.fault.weight")
      .min(1, "challenges.fault.weight")
      .max(100, "challenges.fault.weight")
      .optional(),
  })
  .refine(({ name, weight }) => name !== null || weight === undefined, {
    path: ["name"],
    message: "challenges.fault.criterionName",
  });

/** Rows that hold nothing are none; a criterion without a weight counts as one of ten. */
const criteria = z
  .array(criterion)
  .max(mostCriteria, "forms.wrong")
  .default([])
  .transform((rows) => rows.flatMap(({ name, weight = 10 }) => (name === null ? [] : [{ name, weight }])));

const own = {
  dataPoint: requiredId,
  areaKey: z.string({ error: "forms.choose" }).min(1, "forms.choose").max(100, "forms.choose"),
  title: requiredText(200),
  text: requiredText(8000),
  offer: optionalText(4000),
  language: z.enum(languages, "forms.choose"),
  targetValue: optionalDecimal,
  byYear: optionalYear,
  opensOn: requiredDate,
  closesOn: requiredDate,
  visibility: z.enum(challengeVisibilities, "forms.choose"),
  /** Partners who may see it, where it is for the invited. */
  invited: ids,
  /** Members a network's challenge concerns; a municipality's own concerns itself. */
  municipalities: ids,
  criteria,
};

const inOrder = <Shape extends z.ZodType<{ opensOn: string; closesOn: string }>>(schema: Shape) =>
  schema.refine(
    ({ opensOn, closesOn }) => opensOn <= closesOn,
    across(["opensOn", "closesOn"], "closesOn", "challenges.fault.closesFirst"),
  );

export const NewChallenge = inOrder(z.object(own));
export type NewChallenge = z.output<typeof NewChallenge>;

export const ChangedChallenge = inOrder(z.object({ ...own, version }));
export type ChangedChallenge = z.output<typeof ChangedChallenge>;

export const ChallengeParams = z.object({ challengeId: z.uuid() });
export const ChallengeMoveParams = z.object({ challengeId: z.uuid(), move: z.enum(challengeMovePaths) });
/** A move writes over nothing that anybody typed; the states say whether it can be made. */
export const ChallengeMoveForm = z.object({});

export const ChallengeSearch = z.object({
  state: z.enum(challengeStates).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1),
});

/** Where a new challenge begins: with a gap, and for a network with the members that share it. */
export const NewChallengeSearch = z.object({
  dataPoint: z.uuid().optional().catch(undefined),
  municipality: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .transform((all) => all.filter((one) => z.uuid().safeParse(one).success).slice(0, 50))
    .catch([])
    .default([]),
});
