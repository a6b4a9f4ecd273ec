import { gainOf, pointsPerMillion, type NextBand, type PointsPerMillion } from "~/domain/kpi/next-band";
import type { NamedPlace } from "~/domain/kpi/places.server";
import type { Benchmark } from "~/domain/kpi/score";
import { reachOf, type Reach } from "./next-step";

/** A category or dimension before and after; percent of its points, null where nothing is scored. */
export interface Lift {
  label: string;
  before: number | null;
  after: number | null;
}

/** What one band is worth. */
export interface Worth {
  category: Lift;
  dimension: Lift;
  /** What the projects' expected effects come to for what they cost; null where none has both. */
  perMillion: PointsPerMillion | null;
}

/** What lifting the data point to its next band would do to its category and dimension. Null where the wheel does not score its place. */
export function worthOf(
  places: readonly NamedPlace[],
  gap: { placeKey: string; resultIndex: number; value: number; benchmark: Benchmark; next: Pick<NextBand, "value"> },
  projects: readonly { costOre: number | null; effectLow: number | null; effectHigh: number | null }[],
): Worth | null {
  const { placeKey, resultIndex, value, benchmark, next } = gap;
  const place = places.find(({ key }) => key === placeKey);
  const gain = gainOf(places, { placeKey, resultIndex, value: next.value, benchmark });
  if (place === undefined || gain === null) return null;
  return {
    category: { label: place.categoryLabel, before: gain.category.before.percent, after: gain.category.after.percent },
    dimension: {
      label: place.dimensionLabel,
      before: gain.dimension.before.percent,
      after: gain.dimension.after.percent,
    },
    perMillion: pointsPerMillion(
      value,
      benchmark,
      projects.map(({ costOre, effectLow, effectHigh }) => ({
        costLowOre: costOre,
        costHighOre: costOre,
        effect: effectLow === null || effectHigh === null ? null : { low: effectLow, high: effectHigh },
      })),
    ),
  };
}

/** Whether the project shown is expected to reach the next band; null where nothing is estimated. */
export function expectedReach(
  effect: { low: number | null; high: number | null },
  next: { value: number; change: number } | null,
): Reach | null {
  return next === null || effect.low === null || effect.high === null
    ? null
    : reachOf({ low: effect.low, high: effect.high }, next);
}
