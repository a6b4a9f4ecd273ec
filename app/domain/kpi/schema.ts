import { z } from "zod";
import {
  across,
  optionalText,
  optionalYear,
  requiredDecimal,
  requiredText,
  requiredYear,
  version,
} from "~/domain/shared/fields";
import { kpiLevels, kpiSorts, pendingReviews, wheelStateFilters } from "./filter";
import { observationStates, qualifiers } from "./score";

const key = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/)
  .optional()
  .catch(undefined);

/** Filters, order and page of the list of KPIs. */
export const KpiSearch = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  level: z.enum(kpiLevels).optional().catch(undefined),
  dimension: key,
  category: key,
  state: z.enum(wheelStateFilters).optional().catch(undefined),
  review: z.enum(pendingReviews).optional().catch(undefined),
  sort: z.enum(kpiSorts).catch("place").default("place"),
  order: z.enum(["asc", "desc"]).catch("asc").default("asc"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});

/** A KPI's own page. */
export const KpiParams = z.object({ municipality: z.string(), code: z.string().regex(/^[a-z0-9-]{1,60}$/) });

/** The part of the KPI that is shown ("pm_2.5"), and the places it is compared with. */
export const KpiPageSearch = z.object({
  part: z.string().max(60).optional().catch(undefined),
  place: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .transform((all) => all.filter((one) => /^[a-z0-9-]{1,60}$/.test(one)).slice(0, 30))
    .catch([])
    .default([]),
});

export const ObservationParams = KpiParams.extend({ observationId: z.uuid() });

const part = z.string().max(60, "forms.wrong").default("");

const told = (field: "value" | "note", message: string) =>
  across(["state", "qualifier", "value", "note"], field, message);

const isWords = ({ state, qualifier }: { state: string; qualifier: string }) =>
  state === "reported" && qualifier === "qualitative";

/**
 * What is registered for one year: a value, a bound or words, or why there is none. Which of them it is follows from state and
 * qualifier, as in the database.
 */
export const ObservationForm = z
  .object({
    part,
    year: requiredYear,
    state: z.enum(observationStates, "forms.choose"),
    qualifier: z
      .enum(qualifiers, "forms.choose")
      .optional()
      .transform((chosen) => chosen ?? "exact"),
    value: requiredDecimal.optional().transform((typed) => typed ?? null),
    quality: z.coerce
      .number({ error: "forms.choose" })
      .int("forms.choose")
      .min(1, "forms.choose")
      .max(6, "forms.choose")
      .optional()
      .transform((grade) => grade ?? null),
    source: requiredText(500),
    note: optionalText(2000),
    supersedeReason: optionalText(1000),
    version: version.optional(),
  })
  .refine(({ state, value }) => state === "reported" || value === null, told("value", "kpis.form.valueNotReported"))
  .refine((given) => !isWords(given) || given.value === null, told("value", "kpis.form.valueInWords"))
  .refine((given) => !isWords(given) || given.note !== null, told("note", "kpis.form.wordsMissing"))
  .refine(
    (given) => given.state !== "reported" || isWords(given) || given.value !== null,
    told("value", "forms.missing"),
  );
export type ObservationGiven = z.output<typeof ObservationForm>;

/** A verifier's verdict. Why it is returned is asked for here; why a verified value is replaced, where there is one. */
export const VerificationForm = z
  .object({
    verdict: z.enum(["verified", "returned"], "forms.choose"),
    returnReason: optionalText(1000),
    supersedeReason: optionalText(1000),
    version,
  })
  .refine(
    ({ verdict, returnReason }) => verdict !== "returned" || returnReason !== null,
    across(["verdict", "returnReason"], "returnReason", "kpis.form.returnReasonNeeded"),
  );
export type VerificationGiven = z.output<typeof VerificationForm>;

/** The municipality's own target. */
export const TargetForm = z.object({
  part,
  value: requiredDecimal,
  byYear: optionalYear,
  basis: optionalText(1000),
  version: version.optional(),
});
export type TargetGiven = z.output<typeof TargetForm>;

export const TargetRemovalForm = z.object({ part, version });
