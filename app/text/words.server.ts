import { en } from "./en";
import type { Language } from "./languages";
import { nb } from "./nb";
import { nn } from "./nn";
import { translator, type Translator } from "./words";

const translators: Record<Language, Translator> = {
  nb: translator("nb", nb),
  nn: translator("nn", nn),
  en: translator("en", en),
};

/** The translator of a language; the server holds all three, the browser only its own. */
export const translatorFor = (language: Language): Translator => translators[language];
