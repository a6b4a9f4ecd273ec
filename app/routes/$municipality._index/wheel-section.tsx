import { Wheel } from "~/components/kpi/wheel";
import { WheelLegend } from "~/components/kpi/wheel-legend";
import { figureText } from "~/components/kpi/figure";
import { useWords } from "~/components/use-words";
import type { Aggregate } from "~/domain/kpi/aggregate";
import { kpiPath } from "~/domain/kpi/filter";
import { wheelStates, type WheelState } from "~/domain/kpi/score";
import type { WheelDimensionReading, WheelPlaceReading } from "~/domain/kpi/wheel";
import { useStateWords } from "~/components/kpi/state-words";

/** All data points around the circle, with what each mark means. */
export function WheelSection(props: {
  municipality: { key: string; name: string };
  dimensions: readonly WheelDimensionReading[];
  whole: Aggregate;
}) {
  const { t, format } = useWords();
  const stateWords = useStateWords();
  const { municipality, dimensions, whole } = props;

  const described = (place: WheelPlaceReading): string => {
    const standing = stateWords(place.state);
    if (place.reading === null || place.state === "no_data") return `${place.label}: ${standing}`;
    const reading = figureText(place.reading, place.reading.unit, t, format);
    return t("charts.place", { name: place.label, reading, standing });
  };
  const share = (percent: number | null) => (percent === null ? t("charts.noScore") : format.percent(percent, 1));
  const points = (reached: number, possible: number) => t("charts.pointsOf", { points: reached, possible });
  const scored = (some: number, all: number) => t("charts.scoredOf", { scored: some, all });
  const { counts, coverage } = whole;
  return (
    <section className="section" aria-labelledby="wheel">
      <header className="section-head">
        <h2 id="wheel">{t("overview.wheel", { count: coverage.all })}</h2>
        <a className="ds-link" href="#categories">
          {t("overview.asTable")}
        </a>
      </header>
      <Wheel
        dimensions={dimensions.map((dimension) => ({
          key: dimension.key,
          label: dimension.label,
          percent: dimension.aggregate.percent,
          categories: dimension.categories.map((category) => ({
            key: category.key,
            label: category.label,
            percent: category.aggregate.percent,
            scored: category.aggregate.coverage.scored,
            all: category.aggregate.coverage.all,
            places: category.places.map((place) => ({
              key: place.key,
              label: place.label,
              href: kpiPath(municipality.key, place.slug, place.part),
              state: place.state,
              description: described(place),
            })),
          })),
        }))}
        centre={{
          percent: whole.percent,
          points: whole.points,
          possible: whole.possible,
          scored: coverage.scored,
          all: coverage.all,
        }}
        summary={t("charts.wheelSummary", {
          name: municipality.name,
          share: share(whole.percent),
          points: points(whole.points, whole.possible),
          scored: scored(coverage.scored, coverage.all),
          four: counts[4],
          three: counts[3],
          two: counts[2],
          one: counts[1],
          notScored: counts.not_scored,
          noData: counts.no_data,
        })}
        words={{
          share: (percent) => format.percent(percent),
          exactShare: (percent) => format.percent(percent, 1),
          noScore: t("charts.noScore"),
          points,
          scored,
          caption: t("charts.wheelCaption"),
          phoneCaption: t("charts.wheelPhoneCaption"),
          keys: t("charts.wheelKeys"),
        }}
      />
      <WheelLegend
        items={wheelStates.map((state: WheelState) => ({
          state,
          label: stateWords(state),
          count: format.number(counts[state]),
        }))}
      />
    </section>
  );
}
