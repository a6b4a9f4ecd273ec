const scales: Record<string, number> = {
  mill: 1_000_000,
  million: 1_000_000,
  millioner: 1_000_000,
  millionar: 1_000_000,
  mrd: 1_000_000_000,
  milliard: 1_000_000_000,
  milliarder: 1_000_000_000,
  milliardar: 1_000_000_000,
};

const spaces = /[ \u00a0\u2009\u202f]/g;

/**
 * Splits typed digits into whole and decimal part, or null where more than one reading is possible.
 * A comma is the Norwegian decimal sign, so "1,234" (three decimals of a krone, or an English thousand) is refused;
 * a single dot before exactly three digits groups thousands, before one or two it can only be a decimal sign.
 */
function wholeAndDecimals(digits: string, scaled: boolean): { whole: string; decimals: string } | null {
  const decimalPlaces = scaled ? "\\d{1,2}|\\d{4,9}" : "\\d{1,2}";
  const readings: [RegExp, string][] = [
    [new RegExp(`^(\\d+)(?:[.,](${decimalPlaces}))?$`), "plain"],
    [new RegExp(`^(\\d{1,3}(?: \\d{3})+)(?:[.,](${decimalPlaces}))?$`), "spaces"],
    [new RegExp(`^(\\d{1,3}(?:\\.\\d{3})+)(?:,(${decimalPlaces}))?$`), "dots"],
    [new RegExp(`^(\\d{1,3}(?:,\\d{3})+)\\.(${decimalPlaces})$`), "commas, then a dot"],
    [/^(\d{1,3}(?:,\d{3}){2,})$/, "commas"],
  ];
  // "1.234 mill": 1.234 million or 1,234 million; both are sums a municipality may have.
  if (scaled && /^\d{1,3}\.\d{3}$/.test(digits)) return null;
  for (const [reading] of readings) {
    const match = reading.exec(digits);
    if (match?.[1] !== undefined) return { whole: match[1].replace(/[ .,]/g, ""), decimals: match[2] ?? "" };
  }
  return null;
}

/**
 * Reads kroner as a Norwegian types them: "1 234,50", "1.234.567", "kr 500,-", "1,5 mill". Returns whole øre, or null
 * when it cannot be read in one way only, is negative, has parts of an øre, or exceeds the safe integers.
 */
export function parseKroner(typed: string): number | null {
  let text = typed.replace(spaces, " ").trim().toLowerCase();
  text = text.replace(/^(?:kr\.?|nok) ?/, "").replace(/ ?(?:kr\.?|kroner|nok)$/, "");
  text = text.replace(/,[-–—]$/, "");

  const word = / ?([a-z]+)\.?$/.exec(text);
  const scale = word?.[1] === undefined ? 1 : scales[word[1]];
  if (scale === undefined) return null;
  const parts = wholeAndDecimals(word ? text.slice(0, word.index) : text, scale > 1);
  if (parts === null) return null;

  // Integers only: "0,29" as a float times 100 is 28.999…
  const orePerDecimalUnit = BigInt(scale) * 100n;
  const decimalUnits = 10n ** BigInt(parts.decimals.length);
  const numerator = BigInt(parts.whole + parts.decimals) * orePerDecimalUnit;
  if (numerator % decimalUnits !== 0n) return null;
  const ore = numerator / decimalUnits;
  return ore <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(ore) : null;
}

/** Whole øre as kroner in the form in which they are typed, "37 000 000" or "1 234,50": `parseKroner` gives the same sum back. */
export function kronerAsTyped(ore: number): string {
  const whole = String(Math.trunc(ore / 100)).replace(/\B(?=(?:\d{3})+$)/g, " ");
  const rest = ore % 100;
  return rest === 0 ? whole : `${whole},${String(rest).padStart(2, "0")}`;
}

/** Kroner as a number (from a CSV or JSON) to whole øre, rounded to the nearest øre. */
export function oreFromKroner(kroner: number): number {
  return Math.round(kroner * 100);
}

/**
 * How much of a cost is covered by what has been granted, own budget included. `ratio` is not capped at 1. A cost that
 * nobody has stated is never covered; a cost stated as nothing is.
 */
export function coverage(grantedOre: number, costOre: number | null): { ratio: number | null; covered: boolean } {
  if (costOre === null) return { ratio: null, covered: false };
  if (costOre === 0) return { ratio: 1, covered: true };
  return { ratio: grantedOre / costOre, covered: grantedOre >= costOre };
}
