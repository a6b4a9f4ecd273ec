import type { Language } from "./languages";
import type { nb } from "./nb";
import type { nbOffice } from "./nb-office";
import type { nbPlan } from "./nb-plan";

/** The shape every language has: bokmål's keys, each with a text. */
export type Words = { [Key in keyof typeof nb]: Shaped<(typeof nb)[Key]> };
/** The words of a municipality's plan, and those of everything around it: the browser fetches the second where they are needed. */
export type PlanWords = Pick<Words, keyof typeof nbPlan>;
export type OfficeWords = Pick<Words, keyof typeof nbOffice>;
type Shaped<T> = T extends string ? string : { [Key in keyof T]: Shaped<T[Key]> };

/** A text's address: its keys with dots between; of the forms of a plural (`late_one`, `late_other`) only `late`. */
export type TextName = Names<typeof nb>;
type Names<T, Path extends string = ""> = {
  [Key in keyof T & string]: T[Key] extends string ? `${Path}${Unbent<Key>}` : Names<T[Key], `${Path}${Key}.`>;
}[keyof T & string];
type Unbent<Key extends string> = Key extends `${infer Name}_one` | `${infer Name}_other` ? Name : Key;

/** What is filled into a text's `{{name}}`; `count` also chooses between the forms of a plural. */
export type Filling = Record<string, string | number | undefined>;

export type Translate = (name: TextName, filling?: Filling) => string;

export interface Translator {
  language: Language;
  t: Translate;
}

// Nynorsk bends after numbers as bokmål does, and not every browser knows `nn`.
const pluralLocale: Record<Language, string> = { nb: "nb", nn: "nb", en: "en" };

function flattened(node: object, path: string, into: Map<string, string>): Map<string, string> {
  for (const [key, value] of Object.entries(node) as [string, string | object][]) {
    if (typeof value === "string") into.set(path + key, value);
    else flattened(value, `${path}${key}.`, into);
  }
  return into;
}

/** Texts by their addresses, of the forms of a plural each. */
export type Texts = ReadonlyMap<string, string>;

/** The texts of these words. */
export const textsOf = (words: object): Texts => flattened(words, "", new Map());

/**
 * A translator for one language, made from its texts: dotted names, `{{name}}` filled in, `_one` and `_other` chosen by `count`. What a name
 * without a text answers is `missing`'s to say, by default the name itself; `used` hears of every text that is said. Ours and not a library's,
 * for the browser's sake (docs/decisions/0007).
 */
export function translator(
  language: Language,
  texts: Texts,
  {
    missing = (name) => name,
    used,
  }: { missing?: (name: string) => string; used?: (address: string, text: string) => void } = {},
): Translator {
  const plurals = new Intl.PluralRules(pluralLocale[language]);
  const t = (name: string, filling?: Filling): string => {
    const form = typeof filling?.count === "number" ? `${name}_${plurals.select(filling.count)}` : name;
    const address = texts.has(form) ? form : name;
    const text = texts.get(address);
    if (text === undefined) return missing(name);
    used?.(address, text);
    if (filling === undefined) return text;
    return text.replace(/\{\{(\w+)\}\}/g, (_hole, hole: string) => String(filling[hole] ?? ""));
  };
  return { language, t };
}
