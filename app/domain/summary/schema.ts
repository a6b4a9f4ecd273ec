import { z } from "zod";
import { languages } from "~/text/languages";
import { optionalText, version } from "../shared/fields";
import type { SummaryWords } from "./words";

const subject = optionalText(200);
const text = optionalText(20_000);

/** A summary as its form holds it: a language is written whole or not at all, and at least one is written. */
export const SummaryForm = z
  .object({
    nbSubject: subject,
    nbText: text,
    nnSubject: subject,
    nnText: text,
    enSubject: subject,
    enText: text,
    version,
    /** Where to go when it is saved: on to sending, so that what is sent is what was seen. */
    then: z.enum(["sending"]).optional().catch(undefined),
  })
  .superRefine((form, context) => {
    const missing = (name: keyof typeof form) =>
      context.addIssue({ code: "custom", message: "forms.missing", path: [name] });
    const isWhole = languages.map((language) => {
      const [hasSubject, hasText] = [form[`${language}Subject`] !== null, form[`${language}Text`] !== null];
      if (hasSubject && !hasText) missing(`${language}Text`);
      if (hasText && !hasSubject) missing(`${language}Subject`);
      return hasSubject || hasText;
    });
    if (!isWhole.includes(true)) missing("nbSubject");
  })
  .transform(({ version: read, then, ...form }) => {
    const words: SummaryWords = {};
    for (const language of languages) {
      const written = { subject: form[`${language}Subject`], text: form[`${language}Text`] };
      if (written.subject !== null && written.text !== null)
        words[language] = { subject: written.subject, text: written.text };
    }
    return { words, version: read, then };
  });
export type SummaryForm = z.output<typeof SummaryForm>;
export const SummarySending = z.object({ version });
export const SummaryParams = z.object({ summaryId: z.uuid() });
