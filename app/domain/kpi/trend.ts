import { decimalSafe } from "./score";

export type BetterDirection = "higher_is_better" | "lower_is_better";

function isReached(value: number, target: number, direction: BetterDirection): boolean {
  return direction === "higher_is_better" ? value >= target : value <= target;
}

export type YearlyChange = { perYear: number; years: number } | { perYear: null; reason: "reached" | "year_passed" };

/**
 * The change a year (signed, in the data point's unit) that takes `value` to the municipality's own target by the end of
 * `byYear`, counted from `fromYear`, the current one: 32 % to 25 % from 2026 to 2033 is −1 a year.
 */
export function yearlyChange({
  value,
  target,
  direction,
  fromYear,
  byYear,
}: {
  value: number;
  target: number;
  direction: BetterDirection;
  fromYear: number;
  byYear: number;
}): YearlyChange {
  if (isReached(value, target, direction)) return { perYear: null, reason: "reached" };
  const years = byYear - fromYear;
  if (years <= 0) return { perYear: null, reason: "year_passed" };
  return { perYear: decimalSafe((target - value) / years), years };
}

/** A trend further ahead than this many years after the last observation says nothing. */
export const furthestYearsAhead = 100;

export type Arrival =
  | { year: number; perYear: number }
  | {
      year: null;
      reason:
        /** Fewer than two different years. */
        | "too_few_observations"
        /** The newest observation is at the target or beyond. */
        | "reached"
        | "moving_away"
        | "standing_still"
        /** The line has already passed the target, but the newest observation has not. */
        | "line_contradicts"
        | "too_far_ahead";
    };

/**
 * The first whole year in which the straight line (least squares) through the observations stands at the target or beyond.
 * Never claimed from observations of one year only.
 */
export function arrivalOf(
  observations: readonly { year: number; value: number }[],
  target: number,
  direction: BetterDirection,
): Arrival {
  const newest = observations.reduce<{ year: number; value: number } | null>(
    (latest, one) => (latest === null || one.year >= latest.year ? one : latest),
    null,
  );
  if (newest === null || new Set(observations.map(({ year }) => year)).size < 2) {
    return { year: null, reason: "too_few_observations" };
  }
  if (isReached(newest.value, target, direction)) return { year: null, reason: "reached" };

  const mean = (of: (one: { year: number; value: number }) => number) =>
    observations.reduce((sum, one) => sum + of(one), 0) / observations.length;
  const meanYear = mean(({ year }) => year);
  const meanValue = mean(({ value }) => value);
  const perYear = decimalSafe(
    mean(({ year, value }) => (year - meanYear) * (value - meanValue)) / mean(({ year }) => (year - meanYear) ** 2),
  );
  if (perYear === 0) return { year: null, reason: "standing_still" };
  if (perYear > 0 !== (direction === "higher_is_better")) return { year: null, reason: "moving_away" };
  const year = Math.ceil(decimalSafe(meanYear + (target - meanValue) / perYear));
  if (year <= newest.year) return { year: null, reason: "line_contradicts" };
  if (year > newest.year + furthestYearsAhead) return { year: null, reason: "too_far_ahead" };
  return { year, perYear };
}
