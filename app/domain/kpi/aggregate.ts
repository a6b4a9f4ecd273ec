import { clamped, scored, wheelStates, type Points, type ScoreResult, type WheelState } from "./score";

/**
 * One of the 108 places on the wheel. Most hold one data point; the five yes/no principles of planning (EC: I: UP: 2A) share
 * one, which is why 112 data points make 108 places. Keys are whatever names the node in the catalogue.
 */
export type Place = {
  key: string;
  dimension: string;
  subDimension: string;
  category: string;
  /** Sustainable development goals, 1–17; a place counts once in each. */
  goals: readonly number[];
  results: readonly ScoreResult[];
};

/** As a single data point's result, or "incomplete": some of the place's data points are scored, but not all. */
export type PlaceResult = ScoreResult | { status: "incomplete"; scored: number; of: number };

/**
 * Folds the results of one place. Scored only if all are, from the mean of their attainments, each clamped first so that
 * one beyond its target cannot hide another's shortfall; reported if any is.
 */
export function placeResult(results: readonly ScoreResult[]): PlaceResult {
  const [first] = results;
  if (first === undefined) return { status: "no_data", state: null };
  if (results.length === 1) return first;
  const attainments = results.flatMap((result) => (result.status === "scored" ? [clamped(result.attainment)] : []));
  if (attainments.length === results.length) {
    return scored(attainments.reduce((sum, one) => sum + one, 0) / attainments.length);
  }
  if (attainments.length > 0) return { status: "incomplete", scored: attainments.length, of: results.length };
  return results.find((result) => result.status !== "no_data") ?? first;
}

/** How the place is drawn and counted. */
export function wheelState(result: PlaceResult): WheelState {
  if (result.status === "scored") return result.points;
  return result.status === "no_data" ? "no_data" : "not_scored";
}

export type Coverage = { scored: number; reported: number; all: number };

export type Aggregate = {
  points: number;
  /** 4 · scored. */
  possible: number;
  /** Unrounded; null where nothing is scored, which is no score and not nought. */
  percent: number | null;
  coverage: Coverage;
  counts: Record<WheelState, number>;
};

/** Points, what they could have been, and the share in percent, of so many scored places. */
export function summed(points: number, scoredPlaces: number): Pick<Aggregate, "points" | "possible" | "percent"> {
  const possible = 4 * scoredPlaces;
  return { points, possible, percent: possible === 0 ? null : (100 * points) / possible };
}

/** `points / (4 · scored)`, never without its coverage (ITU: points 1, 3, 4, 1 → 56.25 %). */
export function aggregate(places: readonly Pick<Place, "results">[]): Aggregate {
  const counts = Object.fromEntries(wheelStates.map((state) => [state, 0])) as Record<WheelState, number>;
  for (const place of places) counts[wheelState(placeResult(place.results))] += 1;
  const scoredPlaces = counts[4] + counts[3] + counts[2] + counts[1];
  return {
    ...summed(4 * counts[4] + 3 * counts[3] + 2 * counts[2] + counts[1], scoredPlaces),
    coverage: { scored: scoredPlaces, reported: scoredPlaces + counts.not_scored, all: places.length },
    counts,
  };
}

/** The same aggregate after so many more points on places that are already scored. */
export function withPoints(before: Aggregate, added: number): Pick<Aggregate, "points" | "possible" | "percent"> {
  return summed(before.points + added, before.coverage.scored);
}

export type Group = {
  key: string;
  dimension: string;
  subDimension: string | null;
  category: string | null;
  aggregate: Aggregate;
};

const separator = " / ";

function grouped(places: readonly Place[], nodeOf: (place: Place) => Omit<Group, "key" | "aggregate">): Group[] {
  const groups = new Map<string, { node: Omit<Group, "key" | "aggregate">; members: Place[] }>();
  for (const place of places) {
    const node = nodeOf(place);
    const key = [node.dimension, node.subDimension, node.category].filter((part) => part !== null).join(separator);
    const group = groups.get(key) ?? { node, members: [] };
    group.members.push(place);
    groups.set(key, group);
  }
  return [...groups].map(([key, { node, members }]) => ({ key, ...node, aggregate: aggregate(members) }));
}

/** In order of first appearance, as all groupings here: hand the places over in catalogue order. */
export function byDimension(places: readonly Place[]): Group[] {
  return grouped(places, ({ dimension }) => ({ dimension, subDimension: null, category: null }));
}

export function bySubDimension(places: readonly Place[]): Group[] {
  return grouped(places, ({ dimension, subDimension }) => ({ dimension, subDimension, category: null }));
}

/**
 * The 24 category places of the wheel (22 names): a category within its dimension. In the published profile the transport
 * KPIs of ICT and of Infrastructure are one category "Transport" of Economy, and so are water and electricity.
 */
export function byCategory(places: readonly Place[]): Group[] {
  return grouped(places, ({ dimension, category }) => ({ dimension, subDimension: null, category }));
}

/** Finer than the wheel: a category within its sub-dimension, as the KPI codes have it (27 of them). */
export function byCategoryInSubDimension(places: readonly Place[]): Group[] {
  return grouped(places, ({ dimension, subDimension, category }) => ({ dimension, subDimension, category }));
}

/** One aggregate per sustainable development goal that any place serves, in the goals' order. */
export function byGoal(places: readonly Place[]): { goal: number; aggregate: Aggregate }[] {
  const goals = [...new Set(places.flatMap((place) => place.goals))].sort((one, other) => one - other);
  return goals.map((goal) => ({ goal, aggregate: aggregate(places.filter((place) => place.goals.includes(goal))) }));
}

function scoredPoints(places: readonly Pick<Place, "key" | "results">[]): Map<string, Points> {
  const points = new Map<string, Points>();
  for (const { key, results } of places) {
    const result = placeResult(results);
    if (result.status === "scored") points.set(key, result.points);
  }
  return points;
}

/**
 * True when the percent has risen, but would not have with the places that are no longer scored put back at the points they
 * had: the rise comes only from leaving them out.
 */
export function riseOnlyFromCoverage(
  before: readonly Pick<Place, "key" | "results">[],
  after: readonly Pick<Place, "key" | "results">[],
): boolean {
  const was = aggregate(before);
  const is = aggregate(after);
  if (was.percent === null || is.percent === null || is.percent <= was.percent) return false;
  const stillScored = scoredPoints(after);
  const leftOut = [...scoredPoints(before)].filter(([key]) => !stillScored.has(key)).map(([, points]) => points);
  const putBack = summed(
    is.points + leftOut.reduce<number>((sum, points) => sum + points, 0),
    is.coverage.scored + leftOut.length,
  );
  return leftOut.length > 0 && putBack.percent !== null && putBack.percent <= was.percent;
}
