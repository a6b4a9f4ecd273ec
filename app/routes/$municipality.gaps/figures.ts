import type { Formats, UnitWords } from "~/text/format";
import type { Translate } from "~/text/words";

/** How the figures of one data point are written in the narrow columns of the chain. */
export interface Measured {
  unit: UnitWords;
  isBoolean: boolean;
}

const noUnit: UnitWords = { short: "", change: "", attached: false };

/** Only per cent stands after each figure; every other unit has a line of its own under them. */
const standsAfter = ({ unit }: Measured) => unit.short === "%";

/** The line under the figures, where their unit does not stand after them. */
export function unitLine(measured: Measured): string | null {
  return measured.isBoolean || standsAfter(measured) || measured.unit.short === "" ? null : measured.unit.short;
}

export function valueText(value: number, measured: Measured, t: Translate, format: Formats, decimals?: number): string {
  if (measured.isBoolean) return value === 0 ? t("gaps.no") : t("gaps.yes");
  return format.value(value, standsAfter(measured) ? measured.unit : noUnit, decimals);
}

/** Both ends, or one where they are the same: "28–30%". */
export function rangeText(
  { low, high }: { low: number; high: number },
  measured: Measured,
  t: Translate,
  format: Formats,
): string {
  if (measured.isBoolean || low === high) return valueText(high, measured, t, format);
  // A dash beside a minus cannot be read.
  const between = low < 0 || high < 0 ? " – " : "–";
  return `${format.number(low)}${between}${valueText(high, measured, t, format)}`;
}

/** The change with its sign, and its unit where it has one here. */
export function changeText(
  change: number,
  measured: Measured,
  format: Formats,
  decimals: number,
): { sum: string; unit: string } {
  return { sum: format.change(change, noUnit, decimals), unit: standsAfter(measured) ? measured.unit.change : "" };
}
