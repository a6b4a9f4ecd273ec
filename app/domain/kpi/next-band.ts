import { aggregate, placeResult, type Aggregate, type Place } from "./aggregate";
import {
  attainment,
  decimalSafe,
  pointsFor,
  scored,
  thresholds,
  yardstick,
  type Benchmark,
  type Points,
  type Yardstick,
} from "./score";

/** What lifts a data point: the value to reach, the change from today's (signed, in its unit) and the points it then has. */
export type NextBand = { value: number; change: number; points: Points };

const mostDecimals = 6;

/**
 * As many decimals as it takes for one step to be at most a hundredth of the way from worst to target, and at least one:
 * "30.2 %", "0.99 % of GDP", an index of "0.501".
 */
function decimalsFor({ target, worst }: Yardstick): number {
  const hundredth = Math.abs(target - worst) / 100;
  for (let decimals = 1; decimals < mostDecimals; decimals += 1) {
    if (decimalSafe(10 ** -decimals - hundredth) <= 0) return decimals;
  }
  return mostDecimals;
}

/**
 * The least demanding value, in a readable number of decimals, that reaches the threshold: the exact value rounded towards the
 * target, so that what is shown is enough (165 / 600 litres at 33 %: 456.45 exactly, shown 456.4).
 */
function valueReaching(threshold: number, measure: Yardstick): number {
  const exact = measure.worst + (threshold / 100) * (measure.target - measure.worst);
  const scale = 10 ** decimalsFor(measure);
  const steps = decimalSafe(exact * scale);
  const towardsTarget = measure.direction === "higher_is_better" ? 1 : -1;
  let whole = towardsTarget === 1 ? Math.ceil(steps) : Math.floor(steps);
  while (attainment(whole / scale, measure) < threshold) whole += towardsTarget;
  return decimalSafe(whole / scale);
}

/**
 * What it takes to the next band from `value`. Null where there is none: top band, no benchmark, context only. A yes/no data
 * point has no value in between and goes to 1 at once.
 */
export function nextBand(value: number | boolean, benchmark: Benchmark | null, isBoolean = false): NextBand | null {
  const measure = yardstick(benchmark);
  if (measure === null) return null;
  const points = pointsFor(attainment(value, measure));
  if (points === 4) return null;
  const from = Number(value);
  if (isBoolean || typeof value === "boolean") {
    return { value: measure.target, change: decimalSafe(measure.target - from), points: 4 };
  }
  const next = (points + 1) as 2 | 3 | 4;
  const reached = valueReaching(thresholds[next], measure);
  return { value: reached, change: decimalSafe(reached - from), points: next };
}

export type Gain = { before: Aggregate; after: Aggregate; points: number };

/**
 * What lifting one data point would do to its category and dimension as the wheel has them. `resultIndex` picks the data point
 * within its place, which matters where several share one. Null when there is no such place or the data point is not scored.
 */
export function gainOf(
  places: readonly Place[],
  lifted: { placeKey: string; resultIndex?: number; value: number; benchmark: Benchmark },
): { category: Gain; dimension: Gain } | null {
  const place = places.find(({ key }) => key === lifted.placeKey);
  const measure = yardstick(lifted.benchmark);
  const index = lifted.resultIndex ?? 0;
  if (place === undefined || measure === null || place.results[index]?.status !== "scored") return null;
  const results = place.results.with(index, scored(attainment(lifted.value, measure)));
  if (placeResult(results).status !== "scored") return null;
  const after = places.map((one) => (one === place ? { ...place, results } : one));

  const gain = (members: (all: readonly Place[]) => readonly Place[]): Gain => {
    const [was, is] = [aggregate(members(places)), aggregate(members(after))];
    return { before: was, after: is, points: is.points - was.points };
  };
  const inDimension = (all: readonly Place[]) => all.filter(({ dimension }) => dimension === place.dimension);
  return {
    category: gain((all) => inDimension(all).filter(({ category }) => category === place.category)),
    dimension: gain(inDimension),
  };
}

/** A project that aims at the data point. Effect: the values it alone is expected to bring the data point to. */
export type CostedProject = {
  costLowOre: number | null;
  costHighOre: number | null;
  effect: { low: number; high: number } | null;
};

/** Points gained for each million kroner: the poorest effect at the highest cost, to the best effect at the lowest. */
export type PointsPerMillion = { low: number; high: number; projects: number; leftOut: number };

/**
 * Points per million kroner for the projects that have both a cost and an expected effect; the others are counted as left out.
 * Projects' changes from today's value are added together, as if none took from another. Null when no project is costed.
 */
export function pointsPerMillion(
  value: number,
  benchmark: Benchmark,
  projects: readonly CostedProject[],
): PointsPerMillion | null {
  const measure = yardstick(benchmark);
  if (measure === null) return null;
  const costed = projects.flatMap(({ costLowOre, costHighOre, effect }) =>
    costLowOre === null || costHighOre === null || effect === null || costLowOre <= 0
      ? []
      : [{ costLowOre, costHighOre, changes: [effect.low - value, effect.high - value] as const }],
  );
  if (costed.length === 0) return null;

  const better = measure.direction === "higher_is_better" ? Math.max : Math.min;
  const poorer = measure.direction === "higher_is_better" ? Math.min : Math.max;
  const now = pointsFor(attainment(value, measure));
  const gained = (pick: (...changes: number[]) => number) =>
    pointsFor(attainment(value + costed.reduce((sum, { changes }) => sum + pick(...changes), 0), measure)) - now;
  const millions = (costs: number[]) => costs.reduce((sum, ore) => sum + ore, 0) / 100_000_000;
  const cheapest = millions(costed.map(({ costLowOre, costHighOre }) => Math.min(costLowOre, costHighOre)));
  const dearest = millions(costed.map(({ costLowOre, costHighOre }) => Math.max(costLowOre, costHighOre)));

  const [fewest, most] = [gained(poorer), gained(better)];
  return {
    // Where a project would cost points, dividing by the smaller cost is the worse end.
    low: fewest / (fewest < 0 ? cheapest : dearest),
    high: most / (most < 0 ? dearest : cheapest),
    projects: costed.length,
    leftOut: projects.length - costed.length,
  };
}
