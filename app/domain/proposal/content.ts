import { z } from "zod";
import { exceeds } from "~/domain/project/schema";
import {
  across,
  optionalDecimal,
  optionalId,
  optionalKroner,
  optionalYear,
  requiredDate,
  requiredKroner,
  requiredText,
  version,
} from "~/domain/shared/fields";
import { kronerAsTyped } from "~/domain/shared/money";
import type { FieldErrors } from "~/domain/shared/errors";
import { languages } from "~/text/languages";

// What a proposal says: as it is typed (a draft, which may be unfinished) and as it is submitted (whole, and never changed). Pure.

/** Raised when the shape of what is submitted changes; old revisions keep theirs. */
export const contentVersion = 1;

/** How many of each a proposal may have. */
export const most = { effects: 20, costs: 15, partners: 30 } as const;

/** A file as a revision names it; its bytes lie beside. */
export interface AttachedFile {
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
}

/** What was submitted. Sums are whole øre; numbers of data points are decimal texts in the data point's own unit. */
export interface ProposalContent {
  version: typeof contentVersion;
  title: string;
  summary: string;
  /** The language it is written in. */
  language: string;
  /** What the data points will be when the project has worked, as a range, and when. */
  effects: { dataPointId: string; low: string; high: string; byYear: number }[];
  /** What the partner asks of the municipality, in words and money. */
  ask: string;
  askOre: number;
  /** What the partner brings. */
  bring: string;
  costs: { year: number; ore: number }[];
  /** Others who take part, by name. */
  partners: string[];
  startsOn: string;
  endsOn: string;
  risks: string;
  /** Kinship, seats or employment that tie the partner to the municipality; null where it declares that there are none. */
  interest: string | null;
  attachments: AttachedFile[];
}

/** What it costs in all, in øre. */
export const totalCost = ({ costs }: Pick<ProposalContent, "costs">): number =>
  costs.reduce((sum, { ore }) => sum + ore, 0);

const typed = (longest: number) => z.string().max(longest, `forms.tooLong|${longest}`).optional();

/** What a draft may hold: anything a form can send, so that nothing typed is refused but for its size. */
export const DraftFields = z.object({
  title: typed(400),
  summary: typed(20_000),
  language: typed(10),
  effects: z
    .array(z.object({ dataPoint: typed(40), low: typed(40), high: typed(40), byYear: typed(20) }))
    .max(60, "forms.wrong")
    .optional(),
  ask: typed(20_000),
  askAmount: typed(60),
  bring: typed(20_000),
  costs: z
    .array(z.object({ year: typed(20), amount: typed(60) }))
    .max(60, "forms.wrong")
    .optional(),
  partners: typed(10_000),
  startsOn: typed(20),
  endsOn: typed(20),
  risks: typed(20_000),
  interest: typed(10),
  interestText: typed(10_000),
});
export type DraftFields = z.output<typeof DraftFields>;

/** A draft as its form sends it, with the version that was read. */
export const DraftForm = z.object({ ...DraftFields.shape, version });
export type DraftForm = z.output<typeof DraftForm>;

const partners = z
  .string()
  .optional()
  .transform((text) =>
    [...new Set((text ?? "").split(/\r?\n/).map((line) => line.trim()))].filter((line) => line !== ""),
  )
  .refine((lines) => lines.every((line) => line.length <= 200), "forms.tooLong|200")
  .refine((lines) => lines.length <= most.partners, `proposals.form.tooMany|${most.partners}`);

const effectRow = z
  .object({ dataPoint: optionalId, low: optionalDecimal, high: optionalDecimal, byYear: optionalYear })
  .refine(
    ({ dataPoint, ...rest }) => dataPoint !== null || Object.values(rest).every((value) => value === null),
    across(["dataPoint"], "dataPoint", "forms.choose"),
  )
  .refine(({ dataPoint, low }) => dataPoint === null || low !== null, across(["low"], "low", "forms.missing"))
  .refine(({ dataPoint, high }) => dataPoint === null || high !== null, across(["high"], "high", "forms.missing"))
  .refine(
    ({ dataPoint, byYear }) => dataPoint === null || byYear !== null,
    across(["byYear"], "byYear", "forms.missing"),
  )
  .refine(
    ({ low, high }) => low === null || high === null || !exceeds(low, high),
    across(["low", "high"], "high", "proposals.form.endsInOrder"),
  );

const costRow = z
  .object({ year: optionalYear, amount: optionalKroner })
  .refine(({ year, amount }) => amount === null || year !== null, across(["year"], "year", "forms.missing"))
  .refine(({ year, amount }) => year === null || amount !== null, across(["amount"], "amount", "forms.missing"));

/** Refuses a row whose `of` stands in an earlier row already, at that row. */
const onlyOnce =
  <Row>(of: (row: Row) => unknown, at: string, message: string) =>
  (rows: Row[], context: z.core.$RefinementCtx<Row[]>) => {
    rows.forEach((row, index) => {
      if (of(row) !== null && rows.findIndex((one) => of(one) === of(row)) < index)
        context.addIssue({ code: "custom", path: [index, at], message, input: rows });
    });
  };

/** A complete proposal as its form holds it; what a submission demands. */
const CompleteForm = z
  .object({
    title: requiredText(200),
    summary: requiredText(4_000),
    language: z.enum(languages, { error: "forms.choose" }),
    effects: z
      .array(effectRow)
      .default([])
      .superRefine(onlyOnce(({ dataPoint }) => dataPoint, "dataPoint", "proposals.form.twice"))
      .refine(
        (rows) => rows.some((row) => Object.values(row).some((value) => value !== null)),
        "proposals.form.effectNeeded",
      )
      .refine((rows) => rows.length <= most.effects, `proposals.form.tooMany|${most.effects}`),
    ask: requiredText(4_000),
    askAmount: requiredKroner,
    bring: requiredText(4_000),
    costs: z
      .array(costRow)
      .default([])
      .superRefine(onlyOnce(({ year }) => year, "year", "proposals.form.twice"))
      .refine(
        (rows) => rows.some((row) => Object.values(row).some((value) => value !== null)),
        "proposals.form.costNeeded",
      )
      .refine((rows) => rows.length <= most.costs, `proposals.form.tooMany|${most.costs}`),
    partners,
    startsOn: requiredDate,
    endsOn: requiredDate,
    risks: requiredText(4_000),
    interest: z.enum(["none", "some"], { error: "proposals.form.interestNeeded" }),
    interestText: z.string().trim().max(4_000, "forms.tooLong|4000").optional(),
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, across(["startsOn", "endsOn"], "endsOn", "forms.datesInOrder"))
  .refine(
    ({ interest, interestText }) => interest === "none" || Boolean(interestText),
    across(["interest", "interestText"], "interestText", "forms.missing"),
  );

const pathName = (path: readonly PropertyKey[]): string =>
  path.map((step, index) => (typeof step === "number" ? `[${step}]` : `${index ? "." : ""}${String(step)}`)).join("");

/** Fields left empty are as if they were not there, as in every form of ours. */
const withoutEmpty = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      inner === "" || inner === null ? [] : [[key, withoutEmpty(inner)]],
    ),
  );
};

/** What a draft says when it is complete, or what is missing and wrong, by field of the form. */
export function completeContent(
  draft: unknown,
  attachments: readonly AttachedFile[],
): { content: ProposalContent } | { fields: FieldErrors } {
  const read = CompleteForm.safeParse(withoutEmpty(draft ?? {}));
  if (!read.success) {
    const fields: FieldErrors = {};
    for (const { path, message } of read.error.issues) {
      const [key = "forms.wrong", limit] = message.split("|");
      (fields[pathName(path)] ??= []).push({ key, ...(limit ? { params: { limit } } : {}) });
    }
    return { fields };
  }
  const { askAmount, interest, interestText, effects, costs, ...rest } = read.data;
  return {
    content: {
      version: contentVersion,
      ...rest,
      effects: effects.flatMap(({ dataPoint, low, high, byYear }) =>
        dataPoint === null || low === null || high === null || byYear === null
          ? []
          : [{ dataPointId: dataPoint, low, high, byYear }],
      ),
      askOre: askAmount,
      costs: costs
        .flatMap(({ year, amount }) => (year === null || amount === null ? [] : [{ year, ore: amount }]))
        .sort((a, b) => a.year - b.year),
      interest: interest === "none" ? null : (interestText ?? ""),
      attachments: attachments.map(({ name, mediaType, size, sha256 }) => ({ name, mediaType, size, sha256 })),
    },
  };
}

/** A revision's content as its form would hold it: what a returned proposal is written on from. */
export function draftOf(content: ProposalContent): DraftFields {
  return {
    title: content.title,
    summary: content.summary,
    language: content.language,
    effects: content.effects.map(({ dataPointId, low, high, byYear }) => ({
      dataPoint: dataPointId,
      low,
      high,
      byYear: String(byYear),
    })),
    ask: content.ask,
    askAmount: kronerAsTyped(content.askOre),
    bring: content.bring,
    costs: content.costs.map(({ year, ore }) => ({ year: String(year), amount: kronerAsTyped(ore) })),
    partners: content.partners.join("\n"),
    startsOn: content.startsOn,
    endsOn: content.endsOn,
    risks: content.risks,
    interest: content.interest === null ? "none" : "some",
    interestText: content.interest ?? "",
  };
}

/** A draft under its form's own names: `effects[0].low` and the like. */
export function draftValues(draft: DraftFields): Record<string, string> {
  const values: Record<string, string> = {};
  const walk = (value: unknown, name: string) => {
    if (typeof value === "string") values[name] = value;
    else if (Array.isArray(value)) value.forEach((inner, index) => walk(inner, `${name}[${index}]`));
    else if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, name === "" ? key : `${name}.${key}`);
  };
  walk(draft, "");
  return values;
}
