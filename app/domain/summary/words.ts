import { languages, type Language } from "~/text/languages";

export interface Written {
  subject: string;
  text: string;
}

/** A summary in the languages it is written in; at least one. */
export type SummaryWords = Partial<Record<Language, Written>>;

/** What a reader of this language gets: their own, else bokmål, else the first there is. */
export function writtenFor(words: SummaryWords, language: Language): Written & { language: Language } {
  for (const one of [language, ...languages]) {
    const written = words[one];
    if (written) return { ...written, language: one };
  }
  throw new Error("a summary is written in at least one language");
}
