import type { Aggregate } from "~/domain/kpi/aggregate";
import type { WheelDimensionReading, WheelPlaceReading } from "~/domain/kpi/wheel";
import { useWords } from "../use-words";
import { figureText } from "./figure";
import { useStateWords } from "./state-words";
import type { WheelCentre, WheelDimension, WheelWords } from "./wheel-drawing";

interface Read {
  name: string;
  dimensions: readonly WheelDimensionReading[];
  whole: Aggregate;
  /** Where a place leads. */
  hrefOf: (place: WheelPlaceReading) => string;
}

/** What the wheel draws and says, in the reader's words. */
export function useWheel({ name, dimensions, whole, hrefOf }: Read): {
  dimensions: WheelDimension[];
  centre: WheelCentre;
  summary: string;
  words: WheelWords;
} {
  const { t, format } = useWords();
  const stateWords = useStateWords();
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
  return {
    dimensions: dimensions.map((dimension) => ({
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
          href: hrefOf(place),
          state: place.state,
          description: described(place),
        })),
      })),
    })),
    centre: {
      percent: whole.percent,
      points: whole.points,
      possible: whole.possible,
      scored: coverage.scored,
      all: coverage.all,
    },
    summary: t("charts.wheelSummary", {
      name,
      share: share(whole.percent),
      points: points(whole.points, whole.possible),
      scored: scored(coverage.scored, coverage.all),
      four: counts[4],
      three: counts[3],
      two: counts[2],
      one: counts[1],
      notScored: counts.not_scored,
      noData: counts.no_data,
    }),
    words: {
      share: (percent) => format.percent(percent),
      exactShare: (percent) => format.percent(percent, 1),
      noScore: t("charts.noScore"),
      points,
      scored,
      caption: t("charts.wheelCaption"),
      phoneCaption: t("charts.wheelPhoneCaption"),
      keys: t("charts.wheelKeys"),
    },
  };
}
