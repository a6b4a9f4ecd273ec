import { z } from "zod";
import { parseKroner } from "./money";
import { isIsoDate } from "./period";

// What people type into forms, as Zod schemas. Messages are text keys; a number after | fills in `{{limit}}`. Forms send an empty field
// as nothing at all (conform strips it), so "optional" means null here and never an empty string.

/** One line or paragraph that must be there. */
export const requiredText = (most: number) =>
  z.string({ error: "forms.missing" }).trim().min(1, "forms.missing").max(most, `forms.tooLong|${most}`);

/** One line or paragraph, or null. */
export const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `forms.tooLong|${most}`)
    .optional()
    .transform((text) => (text ? text : null));

/** A day as `YYYY-MM-DD`, from 1990 to 2100. */
export const requiredDate = z
  .string({ error: "forms.missing" })
  .refine((text) => isIsoDate(text) && text >= "1990-01-01" && text <= "2100-12-31", "forms.date");
export const optionalDate = requiredDate.optional().transform((date) => date ?? null);

/** A year from 1990 to 2100. */
export const requiredYear = z.coerce
  .number({ error: "forms.year" })
  .int("forms.year")
  .min(1990, "forms.year")
  .max(2100, "forms.year");
export const optionalYear = requiredYear.optional().transform((year) => year ?? null);

/** Whole øre from a sum in kroner as a Norwegian types it. */
export const requiredKroner = z.string({ error: "forms.missing" }).transform((typed, context) => {
  const ore = parseKroner(typed);
  if (ore === null) context.addIssue({ code: "custom", message: "forms.kroner" });
  return ore ?? 0;
});
export const optionalKroner = requiredKroner.optional().transform((ore) => ore ?? null);

/** A number with comma or point, thousands optionally grouped by spaces; as a decimal string, exact to what was typed. */
export const requiredDecimal = z.string({ error: "forms.missing" }).transform((typed, context) => {
  const tidy = typed
    .replace(/[ \u00a0\u202f]/g, "")
    .replace("\u2212", "-")
    .replace(",", ".");
  if (!/^-?\d{1,12}(\.\d{1,9})?$/.test(tidy)) context.addIssue({ code: "custom", message: "forms.number" });
  return tidy;
});
export const optionalDecimal = requiredDecimal.optional().transform((decimal) => decimal ?? null);

/**
 * How a rule across fields (for `refine`) tells what is wrong: at the field `at`, and in the same round as the faults of single fields.
 * Zod would else ask it only once those are right. It is not asked while a field it looks at, or all of it, cannot be read.
 */
export const across = (looksAt: readonly string[], at: string, message: string) => ({
  path: [at],
  message,
  when: ({ issues }: { issues: readonly { path?: readonly PropertyKey[] }[] }) =>
    issues.every(({ path = [] }) => path.length > 0 && !path.some((step) => looksAt.includes(String(step)))),
});

/** The id of a row, as chosen from a list. */
export const requiredId = z.uuid("forms.choose");
export const optionalId = z
  .uuid("forms.choose")
  .optional()
  .transform((id) => id ?? null);
/** Any number of ids under one name. */
export const ids = z.array(z.uuid("forms.choose")).max(200, "forms.wrong").default([]);

/** The largest number an integer column holds; the database would refuse the whole statement. */
const mostInteger = 2_147_483_647;

const wholeFrom = (least: number) =>
  z.coerce
    .number({ error: "forms.wrong" })
    .int("forms.wrong")
    .min(least, "forms.wrong")
    .max(mostInteger, "forms.wrong");

/** The version of the record the form was made from. */
export const version = wholeFrom(1);
/** As `version`; 0 where there was no record yet. */
export const versionOrNone = wholeFrom(0);

/** A check box: sent as "on" or not at all. */
export const checkbox = z
  .literal("on")
  .optional()
  .transform((sent) => sent === "on");
