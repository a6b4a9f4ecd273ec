import { BandMark } from "~/components/kpi/band-mark";
import { Bullet } from "~/components/kpi/bullet";
import { bareUnit, figureText, valueText } from "~/components/kpi/figure";
import { KeyFigures } from "~/components/ui/key-figures";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { KpiPart } from "~/domain/kpi/queries.server";
import { clamped, pointsFor } from "~/domain/kpi/score";

/** Value, target, how far along, points and the next band. */
export function HeadFigures({ place, part }: { place: string; part: KpiPart }) {
  const { t, format } = useWords();
  const { unit, target, attainment, points, standing, nextValue, nextChange, year } = part;
  const next = nextBandPoints(part);
  const hasFigure = part.value !== null || part.bound !== null;
  // A long unit stands once, after the value.
  const bare = bareUnit(unit);
  return (
    <>
      <KeyFigures
        figures={[
          {
            key: "value",
            label: year === null ? place : t("kpis.one.valueOf", { place, year }),
            value: figureText(part, bare, t, format),
            after: hasFigure && bare !== unit ? unit.short : undefined,
            // Words are longer than figures, and need not shout.
            main: hasFigure,
          },
          {
            key: "target",
            label: t("kpis.one.target"),
            value: target === null ? t("kpis.one.noTarget") : valueText(target, hasFigure ? bare : unit, t, format),
            after:
              part.benchmarkStatus === null ? undefined : (
                <Tag outline={part.benchmarkStatus === "proposed"}>{t(`kpis.status.${part.benchmarkStatus}`)}</Tag>
              ),
          },
          ...(attainment === null || points === null
            ? []
            : [
                {
                  key: "attainment",
                  label: t("kpis.one.attainment"),
                  value: format.percent(Math.floor(clamped(attainment))),
                  after: <Bullet attainment={attainment} points={points} width={180} />,
                },
                {
                  key: "points",
                  label: t("kpis.one.points"),
                  value: (
                    <span className="key-figures__figure">
                      <BandMark state={points} /> {points}
                    </span>
                  ),
                  after: t("kpis.one.ofFour"),
                },
              ]),
          ...(next === null || nextChange === null || nextValue === null
            ? []
            : [
                {
                  key: "next",
                  label: t("kpis.one.toNext", { points: next }),
                  value: unit.isBoolean ? valueText(nextValue, unit, t, format) : format.change(nextChange, bare),
                  after: unit.isBoolean ? undefined : (
                    <span className="quiet">
                      {t("kpis.one.to", {
                        value: valueText(nextValue, bare, t, format),
                      })}
                    </span>
                  ),
                },
              ]),
        ]}
      />
      {standing === "scored" ? null : (
        <p className="key-figures-note">
          <BandMark state={standing === "no_data" ? "no_data" : "not_scored"}>
            {t(`kpis.one.stateText.${standing === "bound" && part.isGap ? "bound_gap" : standing}`)}
          </BandMark>
        </p>
      )}
    </>
  );
}

/** The points the next band gives; a yes or no goes to the top at once. */
function nextBandPoints({ points, unit, nextValue, target, worst }: KpiPart): number | null {
  if (points === null || nextValue === null || target === null || worst === null) return null;
  if (unit.isBoolean) return 4;
  return pointsFor((100 * (nextValue - worst)) / (target - worst));
}
