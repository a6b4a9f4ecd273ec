import { BandMark } from "~/components/kpi/band-mark";
import { figureText, valueText } from "~/components/kpi/figure";
import type { PointLine } from "~/domain/publication/profile";
import { useWords } from "../use-words";

/** A few figures set large: what is furthest from its target, and a target that is reached. */
export function Highlights({ points }: { points: readonly PointLine[] }) {
  const { t, format } = useWords();
  if (points.length === 0) return null;
  return (
    <section className="section" aria-labelledby="noticed">
      <h2 id="noticed">{t("open.noticed")}</h2>
      <ul className="highlights">
        {points.map((point) => (
          <li key={`${point.code} ${point.part}`}>
            <p className="big-figure">
              {figureText(point, { ...point.unit, short: point.unit.attached ? point.unit.short : "" }, t, format)}
            </p>
            <p className="strong">
              {point.name}
              {point.unit.attached || point.unit.short === "" ? null : (
                <span className="quiet"> ({point.unit.short})</span>
              )}
            </p>
            {point.target === null ? null : (
              <p className="quiet">
                {point.points === 4
                  ? t("open.highlightReached")
                  : t(point.isProposed ? "open.highlightProposed" : "open.highlightTarget", {
                      value: valueText(point.target, point.unit, t, format),
                    })}
              </p>
            )}
            <BandMark state={point.points ?? "not_scored"}>
              {point.points === null ? t("charts.notScored") : t("charts.points", { count: point.points })}
            </BandMark>
          </li>
        ))}
      </ul>
    </section>
  );
}
