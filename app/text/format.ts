import type { Language } from "./languages";

// Numbers, money and dates on their way to the screen; the one place. Nynorsk uses bokmål's number and date forms, which are the same,
// since browsers do not all know `nn`: the server and the browser must write the same text.

const locale: Record<Language, string> = { nb: "nb-NO", nn: "nb-NO", en: "en-GB" };

/** How a data point's numbers are written; from the catalogue, already in the reader's language. */
export interface UnitWords {
  /** After a number: "%", "per 100 000". */
  short: string;
  /** After a difference: "pp". */
  change: string;
  /** Whether English writes it without a space ("32%"); Norwegian always has one. */
  attached: boolean;
}

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let format = numberFormats.get(key);
  if (!format) numberFormats.set(key, (format = new Intl.NumberFormat(locale[language], options)));
  return format;
}

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let format = dateFormats.get(key);
  if (!format) dateFormats.set(key, (format = new Intl.DateTimeFormat(locale[language], options)));
  return format;
}

// Browsers and Node disagree on which narrow or plain no-break space groups digits; minus is U+2212 in every language.
const tidy = (text: string) => text.replace(/[\u00a0\u202f]/g, "\u00a0").replace(/^-/, "\u2212");

export interface Formats {
  /** A number with at most `decimals` decimals (default 2), thousands grouped. */
  number: (value: number, decimals?: number) => string;
  /** A share from 0 to 100 as "64%" or "64 %". */
  percent: (value: number, decimals?: number) => string;
  /** A value with its unit: "32%", "560 l per person per day"; at most `decimals` decimals (default 2). */
  value: (value: number, unit: UnitWords, decimals?: number) => string;
  /** A difference with its sign and unit: "−1.8 pp", "+66"; at most `decimals` decimals (default 2). */
  change: (value: number, unit: UnitWords, decimals?: number) => string;
  /** Kroner from øre: "NOK 61.0 million", "kr 12 500". */
  money: (ore: number) => string;
  /** Kroner from øre, in full: "NOK 61,000,000". */
  moneyInFull: (ore: number) => string;
  /** "9 Nov 2026" from "2026-11-09" or a moment (shown as the day it is in Norway). */
  date: (date: string | Date) => string;
  /** "November 2026" from "2026-11-09" or "2026-11", as a heading begins. */
  month: (day: string) => string;
  /** "Sat 11:42" style is not used; moments are "21 Nov 2026, 11:42", Norwegian time. */
  moment: (at: string | Date) => string;
}

function formats(language: Language): Formats {
  const number = (value: number, decimals = 2) =>
    tidy(numberFormat(language, { maximumFractionDigits: decimals }).format(value === 0 ? 0 : value));
  const withUnit = (text: string, word: string, attached: boolean) =>
    word === "" ? text : language === "en" && attached ? text + word : `${text}\u00a0${word}`;
  const kroner = (ore: number, decimals: number) =>
    tidy(
      numberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(ore / 100),
    );
  const scaled = (ore: number, divisor: number, word: string) =>
    `${tidy(numberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(ore / divisor))}\u00a0${word}`;
  const dated = (text: string, sum: string) => (language === "en" ? `NOK\u00a0${sum}` : `${sum}${text}`);

  return {
    number,
    percent: (value, decimals = 0) => withUnit(number(value, decimals), "%", true),
    value: (value, unit, decimals) => withUnit(number(value, decimals), unit.short, unit.attached),
    change: (value, unit, decimals) => {
      const sign = value > 0 ? "+" : value < 0 ? "\u2212" : "";
      return withUnit(sign + number(Math.abs(value), decimals), unit.change, false);
    },
    money: (ore) => {
      const size = Math.abs(ore);
      if (size >= 100_000_000_000)
        return dated(" kr", scaled(ore, 100_000_000_000, language === "en" ? "billion" : "mrd."));
      if (size >= 100_000_000) return dated(" kr", scaled(ore, 100_000_000, language === "en" ? "million" : "mill."));
      return dated("\u00a0kr", kroner(ore, ore % 100 === 0 ? 0 : 2));
    },
    moneyInFull: (ore) => dated("\u00a0kr", kroner(ore, ore % 100 === 0 ? 0 : 2)),
    date: (date) =>
      typeof date === "string" && date.length === 10
        ? dateFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
            new Date(`${date}T00:00:00Z`),
          )
        : dateFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone: "Europe/Oslo" }).format(
            new Date(date),
          ),
    month: (day) => {
      const options = { month: "long", year: "numeric", timeZone: "UTC" } as const;
      const text = dateFormat(language, options).format(new Date(`${day.slice(0, 7)}-01T00:00:00Z`));
      return text.slice(0, 1).toUpperCase() + text.slice(1);
    },
    moment: (at) =>
      dateFormat(language, {
        day: "numeric",
        month: "short",
        year: "numeric",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
        timeZone: "Europe/Oslo",
      }).format(new Date(at)),
  };
}

const perLanguage: Record<Language, Formats> = { nb: formats("nb"), nn: formats("nn"), en: formats("en") };

/** The formats of a language. */
export const formatsFor = (language: Language): Formats => perLanguage[language];
