import { en } from "./en";
import type { Language } from "./languages";
import { nb } from "./nb";
import { nn } from "./nn";
import { textsOf, translator, type Texts, type Translator } from "./words";

const texts: Record<Language, Texts> = { nb: textsOf(nb), nn: textsOf(nn), en: textsOf(en) };
const translators: Record<Language, Translator> = {
  nb: translator("nb", texts.nb),
  nn: translator("nn", texts.nn),
  en: translator("en", texts.en),
};

/** The translator of a language; the server holds all three, the browser only its own. */
export const translatorFor = (language: Language): Translator => translators[language];

/** A translator that remembers what it has said: the browser needs no more to take over the page that was drawn with it. */
export function rememberingTranslator(language: Language): { translator: Translator; said: Map<string, string> } {
  const said = new Map<string, string>();
  return {
    translator: translator(language, texts[language], { used: (address, text) => said.set(address, text) }),
    said,
  };
}
