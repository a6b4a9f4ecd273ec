import { languages, type Language } from "~/text/languages";

export interface Written {
  subject: string;
  text: string;
}

/** A summary in the languages it is written in; at least one. */
export type SummaryWords = Partial<Record<Language, Written>>;

/** Who gets the text of which language, in the order it is shown: those who read it, and those whose own it is not written in. */
export function readersOf(words: SummaryWords): Partial<Record<Language, Language[]>> {
  const readers: Partial<Record<Language, Language[]>> = {};
  for (const language of languages) (readers[writtenFor(words, language).language] ??= []).push(language);
  return readers;
}

/** What a reader of this language gets: their own, else bokmål, else the first there is. */
export function writtenFor(words: SummaryWords, language: Language): Written & { language: Language } {
  for (const one of [language, ...languages]) {
    const written = words[one];
    if (written) return { ...written, language: one };
  }
  throw new Error("a summary is written in at least one language");
}
