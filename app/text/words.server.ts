import type { i18n } from "i18next";
import { en } from "./en";
import type { Language } from "./languages";
import { nb } from "./nb";
import { nn } from "./nn";
import { translator } from "./words";

const translators: Record<Language, i18n> = {
  nb: translator("nb", nb),
  nn: translator("nn", nn),
  en: translator("en", en),
};

/** The translator of a language; the server holds all three, the browser only its own. */
export const translatorFor = (language: Language): i18n => translators[language];
