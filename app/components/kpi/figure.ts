import type { ObservationState, Qualifier } from "~/domain/kpi/score";
import type { Formats, UnitWords } from "~/text/format";
import type { Translate } from "~/text/words";

/** What was observed, as far as it takes to write it. `state` is null where nobody has registered anything. */
export interface Figure {
  state: ObservationState | null;
  value: number | null;
  bound: number | null;
  qualifier: Qualifier | null;
}

/** How the figures of a data point are written. */
export interface FigureUnit extends UnitWords {
  isBoolean: boolean;
}

/** A number of the data point with its unit, or yes and no. */
export function valueText(value: number, unit: FigureUnit, t: Translate, format: Formats): string {
  if (!unit.isBoolean) return format.value(value, unit);
  return value === 1 ? t("kpis.yes") : value === 0 ? t("kpis.no") : format.number(value);
}

/** The unit as it stands with each figure: a long one is left out, where it is said once beside them. */
export function bareUnit(unit: FigureUnit): FigureUnit {
  return unit.attached || unit.isBoolean ? unit : { ...unit, short: "", change: "" };
}

/** What the reading does not say itself: how the source came to the figure. Null where there is nothing to add. */
export function addedQualifier(qualifier: Qualifier | null): "exact" | "derived" | "worded" | null {
  return qualifier === "exact" || qualifier === "derived" || qualifier === "worded" ? qualifier : null;
}

/** The whole reading: "32 %", "om lag 150 km per 100 000", "over 33,3 %", "oppgitt i ord", "ikke tilgjengelig". */
export function figureText(figure: Figure, unit: FigureUnit, t: Translate, format: Formats): string {
  const { state, value, bound, qualifier } = figure;
  if (state === null) return t("kpis.notRegistered");
  if (state !== "reported") return t(`kpis.observationState.${state}`);
  if (bound !== null) {
    const limit = valueText(bound, unit, t, format);
    return qualifier === "below" ? t("kpis.below", { value: limit }) : t("kpis.above", { value: limit });
  }
  if (value === null) return t("kpis.inWords");
  const written = valueText(value, unit, t, format);
  return qualifier === "about" || qualifier === "nearly" || qualifier === "just_over"
    ? t(`kpis.nearness.${qualifier}`, { value: written })
    : written;
}
