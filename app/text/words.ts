import i18next, { type i18n, type TFunction } from "i18next";
import type { Language } from "./languages";
import type { nb } from "./nb";

/** The shape every language has: bokmål's keys, each with a text. */
export type Words = { [Key in keyof typeof nb]: Texts<(typeof nb)[Key]> };
type Texts<T> = T extends string ? string : { [Key in keyof T]: Texts<T[Key]> };

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof nb };
    enableSelector: false;
  }
}

export type Translate = TFunction;

/** A translator for one language, made from its words. Texts are escaped by React, so not here as well. */
export function translator(language: Language, words: Words): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    resources: { [language]: { translation: words } },
    initAsync: false,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  instance.t = remembering(instance.t);
  return instance;
}

/**
 * The same, but looks a text that takes no numbers or names up once: most of a long list's texts are the same in each row, and looking
 * them up anew was a fifth of the time it took to draw.
 */
function remembering(translate: TFunction): TFunction {
  const known = new Map<string, string>();
  const look = translate as unknown as (...given: unknown[]) => string;
  const remembered = (...given: unknown[]): string => {
    const [key] = given;
    if (given.length > 1 || typeof key !== "string") return look(...given);
    let text = known.get(key);
    if (text === undefined) known.set(key, (text = look(key)));
    return text;
  };
  return remembered as unknown as TFunction;
}
