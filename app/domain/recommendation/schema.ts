import { z } from "zod";
import {
  across,
  ids,
  optionalDate,
  optionalId,
  optionalText,
  requiredDate,
  requiredText,
  version,
} from "~/domain/shared/fields";
import { languages } from "~/text/languages";
import { outcomesWithOwner, responseOutcomes } from "./states";

/** Actions the recommendation suggests, one a line; empty lines are no actions. */
const suggestedActions = z
  .string()
  .max(4000, "forms.tooLong|4000")
  .optional()
  .transform((text) =>
    (text ?? "")
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  );

const own = {
  title: requiredText(200),
  text: requiredText(8000),
  areaKey: z.string({ error: "forms.choose" }).min(1, "forms.choose").max(100, "forms.choose"),
  statedTarget: optionalText(500),
  suggestedActions,
  dataPoints: ids,
  ownerId: optionalId,
  receivedOn: requiredDate,
  sourceNote: optionalText(300),
  language: z.enum(languages, "forms.choose"),
};

/** A recommendation of the municipality's own. */
export const NewRecommendation = z.object(own);
export type NewRecommendation = z.output<typeof NewRecommendation>;

/** The same, changed. */
export const ChangedRecommendation = z.object({ ...own, version });
export type ChangedRecommendation = z.output<typeof ChangedRecommendation>;

/** What may be changed of a recommendation that others wrote: who answers for it. */
export const AssignedRecommendation = z.object({ ownerId: optionalId, version });
export type AssignedRecommendation = z.output<typeof AssignedRecommendation>;

/** The municipality's answer. What an outcome does not ask for is left out, whatever was typed. */
export const Answer = z
  .object({
    outcome: z.enum(responseOutcomes, "forms.choose"),
    reason: optionalText(4000),
    reviewOn: optionalDate,
    ownerId: optionalId,
    /** The data points an answer in part takes in. */
    dataPoints: ids,
    version,
  })
  .refine(
    ({ outcome, reason }) => outcome === "adopted" || reason !== null,
    across(["outcome", "reason"], "reason", "recommendations.fault.reason"),
  )
  .refine(
    ({ outcome, reviewOn }) => outcome !== "postponed" || reviewOn !== null,
    across(["outcome", "reviewOn"], "reviewOn", "recommendations.fault.reviewOn"),
  )
  .refine(
    ({ outcome, ownerId }) => !outcomesWithOwner.includes(outcome) || ownerId !== null,
    across(["outcome", "ownerId"], "ownerId", "recommendations.fault.owner"),
  )
  .transform((answer) => ({ ...answer, reviewOn: answer.outcome === "postponed" ? answer.reviewOn : null }));
export type Answer = z.output<typeof Answer>;

/**
 * A move that is no answer: taken up again (says why), carried out, closed. It writes over nothing that anybody typed, so it carries no
 * version: the states say whether it can still be made.
 */
export const Move = z.object({ reason: optionalText(4000) });
export type Move = z.output<typeof Move>;
