/** A number as a file may write it: exact decimal text, two readings that both make sense, or nothing that can be read. */
export type NumberReading = { value: string } | { readings: [string, string] } | null;

const spaces = /[ \u00a0\u2009\u202f]/g;

/** Without needless noughts in front, and "-" for every kind of minus. */
const tidy = (whole: string, decimals = "") =>
  `${whole.replace(/^(-?)0+(?=\d)/, "$1")}${decimals === "" ? "" : `.${decimals}`}`;

/**
 * Reads "14369", "14 369,5", "14.369,5", "1,234,567", "3,5", "0.875". One comma or dot before exactly three digits can group thousands or
 * be the decimal sign ("1,234"), and is read only where thousands make no sense ("0,875", "1234,567").
 */
export function readNumber(typed: string): NumberReading {
  const text = typed
    .trim()
    .replace(spaces, " ")
    .replace(/^[\u2212\u2013]/, "-");
  const plain = /^(-?\d+)(?:[.,](\d+))?$/.exec(text);
  if (plain?.[1] !== undefined) {
    const [, whole, decimals = ""] = plain;
    const couldGroup = decimals.length === 3 && /^-?[1-9]\d{0,2}$/.test(whole);
    return couldGroup
      ? { readings: [tidy(whole, decimals), tidy(whole + decimals)] }
      : { value: tidy(whole, decimals) };
  }
  const grouped = [
    /^(-?\d{1,3}(?: \d{3})+)(?:[.,](\d+))?$/,
    /^(-?\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/,
    /^(-?\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/,
  ];
  for (const grouping of grouped) {
    const match = grouping.exec(text);
    if (match?.[1] !== undefined) return { value: tidy(match[1].replace(/[ .,]/g, ""), match[2]) };
  }
  return null;
}
