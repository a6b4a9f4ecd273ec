import { createContext, useContext } from "react";
import { formatsFor, type Formats } from "~/text/format";
import type { Language } from "~/text/languages";
import type { Translate, Translator } from "~/text/words";

/** The translator of the page being shown; the entries provide it. */
export const PageTranslator = createContext<Translator | null>(null);

/** Asks for the words that the page at a path needs; nothing to do on the server, which has them all. */
export const FetchWords = createContext<(path: string) => void>(() => undefined);

/** The words, number formats and language of the page being shown. */
export function useWords(): { t: Translate; format: Formats; language: Language } {
  const translator = useContext(PageTranslator);
  if (translator === null) throw new Error("a page is drawn without a translator around it");
  return { ...translator, format: formatsFor(translator.language) };
}
