import type { Direction } from "~/domain/kpi/score";
import { arrivalOf } from "~/domain/kpi/trend";
import type { Formats } from "~/text/format";
import type { Translate } from "~/text/words";
import { valueText, type FigureUnit } from "./figure";

/** Where the trend through the observations leads, in words; from one year alone nothing is claimed. `aim` is the target, own or the benchmark's. */
export function arrivalText(
  measured: readonly { year: number; value: number }[],
  { aim, direction, unit }: { aim: number | null; direction: Direction; unit: FigureUnit },
  t: Translate,
  format: Formats,
): string {
  const years = new Set(measured.map(({ year }) => year)).size;
  if (years < 2) return t(years === 0 ? "kpis.one.arrival.noObservation" : "kpis.one.arrival.oneObservation");
  if (direction === "context" || aim === null) return t("kpis.one.arrival.no_target");
  const arrival = arrivalOf(measured, aim, direction);
  const target = valueText(aim, unit, t, format);
  if (arrival.year !== null) {
    return t("kpis.one.arrival.year", { change: format.change(arrival.perYear, unit), target, year: arrival.year });
  }
  if (arrival.reason === "too_few_observations") return t("kpis.one.arrival.oneObservation");
  return t(`kpis.one.arrival.${arrival.reason}`, { target });
}
