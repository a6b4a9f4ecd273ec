import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aggregate,
  byCategory,
  byCategoryInSubDimension,
  byDimension,
  byGoal,
  bySubDimension,
  placeResult,
  riseOnlyFromCoverage,
  wheelState,
  withPoints,
  type Place,
} from "./aggregate";
import { scored, type ScoreResult } from "./score";

const attainments = { 1: 10, 2: 50, 3: 80, 4: 100 };
const noData: ScoreResult = { status: "no_data", state: null };
const inWords: ScoreResult = { status: "in_words" };
const points = (n: 1 | 2 | 3 | 4 | null): ScoreResult => (n === null ? noData : scored(attainments[n]));
const place = (key: string, ...results: ScoreResult[]): Place => ({
  key,
  dimension: "economy",
  subDimension: "ict",
  category: "transport",
  goals: [11],
  results,
});
const placesOf = (row: (1 | 2 | 3 | 4 | null)[]) => row.map((n, index) => place(String(index), points(n)));

describe("aggregate", () => {
  it("gives ITU's first published example: points 1, 3, 4, 1 are 56.25 %", () => {
    expect(aggregate(placesOf([1, 3, 4, 1]))).toMatchObject({ points: 9, possible: 16, percent: 56.25 });
  });

  it("gives ITU's second: points 3, 4, 2 with one missing are 75 %", () => {
    expect(aggregate(placesOf([3, 4, 2, null]))).toMatchObject({
      points: 9,
      possible: 12,
      percent: 75,
      coverage: { scored: 3, reported: 3, all: 4 },
    });
  });

  it("gives no score where nothing is scored, never nought", () => {
    const places = [place("a", noData), place("b", inWords), place("c", { status: "bound", provesGap: true })];
    expect(aggregate(places)).toEqual({
      points: 0,
      possible: 0,
      percent: null,
      coverage: { scored: 0, reported: 2, all: 3 },
      counts: { 4: 0, 3: 0, 2: 0, 1: 0, not_scored: 2, no_data: 1 },
    });
    expect(aggregate([]).percent).toBeNull();
  });

  it("stays between 25 and 100 percent, and its counts add up to all", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(1, 2, 3, 4, null, "words" as const)), (row) => {
        const result = aggregate(row.map((n, i) => place(String(i), n === "words" ? inWords : points(n as 1))));
        const { scored: scoredPlaces, reported, all } = result.coverage;
        expect(Object.values(result.counts).reduce((sum, n) => sum + n, 0)).toBe(all);
        expect(scoredPlaces).toBeLessThanOrEqual(reported);
        expect(reported).toBeLessThanOrEqual(all);
        if (result.percent === null) expect(scoredPlaces).toBe(0);
        else {
          expect(result.percent).toBeGreaterThanOrEqual(25);
          expect(result.percent).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it("with points added keeps its coverage: 18 of 28 become 19", () => {
    const before = aggregate(placesOf([4, 4, 3, 3, 2, 1, 1]));
    expect(before.percent).toBeCloseTo(64.29, 2);
    expect(withPoints(before, 1)).toEqual({ points: 19, possible: 28, percent: (100 * 19) / 28 });
  });
});

describe("placeResult", () => {
  const yes = scored(100);
  const no = scored(0);
  it.each<[string, ScoreResult[], object]>([
    ["no data points", [], { status: "no_data", state: null }],
    ["one, as it stands", [scored(180)], { status: "scored", points: 4, attainment: 180 }],
    ["five yes", [yes, yes, yes, yes, yes], { status: "scored", points: 4, attainment: 100 }],
    ["four of five", [yes, yes, no, yes, yes], { status: "scored", points: 3, attainment: 80 }],
    ["three of five", [yes, no, no, yes, yes], { status: "scored", points: 2, attainment: 60 }],
    ["one of five", [no, no, no, yes, no], { status: "scored", points: 1, attainment: 20 }],
    ["one beyond its target", [scored(300), no], { status: "scored", points: 2, attainment: 50 }],
    ["some scored", [yes, noData, yes], { status: "incomplete", scored: 2, of: 3 }],
    ["none scored, some reported", [noData, inWords, noData], { status: "in_words" }],
    ["none reported", [noData, { status: "no_data", state: "not_available" }], noData],
  ])("%s", (_, results, expected) => {
    expect(placeResult(results)).toEqual({ ...("points" in expected ? placeResult(results) : {}), ...expected });
  });

  it("that is incomplete counts as reported, not as scored", () => {
    expect(wheelState(placeResult([yes, noData]))).toBe("not_scored");
    expect(aggregate([place("a", yes, noData)]).coverage).toEqual({ scored: 0, reported: 1, all: 1 });
  });
});

describe("groups", () => {
  const at = (key: string, dimension: string, subDimension: string, category: string, goals: number[]): Place => ({
    key,
    dimension,
    subDimension,
    category,
    goals,
    results: [scored(100)],
  });
  const places = [
    at("1", "economy", "ict", "water", [6]),
    at("2", "economy", "ict", "transport", [11]),
    at("3", "economy", "infrastructure", "water", [6, 11]),
    at("4", "environment", "environment", "water", [6]),
  ];

  it("keep a category of one dimension apart from its namesake in another", () => {
    expect(byCategory(places).map(({ key, aggregate: { coverage } }) => [key, coverage.all])).toEqual([
      ["economy / water", 2],
      ["economy / transport", 1],
      ["environment / water", 1],
    ]);
  });

  it("by category within its sub-dimension are finer", () => {
    expect(byCategoryInSubDimension(places).map(({ key }) => key)).toEqual([
      "economy / ict / water",
      "economy / ict / transport",
      "economy / infrastructure / water",
      "environment / environment / water",
    ]);
  });

  it("follow the order of the places", () => {
    expect(byDimension(places).map(({ key }) => key)).toEqual(["economy", "environment"]);
    expect(bySubDimension(places).map(({ subDimension }) => subDimension)).toEqual([
      "ict",
      "infrastructure",
      "environment",
    ]);
  });

  it("count a place once in each of its goals", () => {
    expect(byGoal(places).map(({ goal, aggregate: { coverage } }) => [goal, coverage.all])).toEqual([
      [6, 3],
      [11, 2],
    ]);
  });

  it("hold every place exactly once, whatever the grouping", () => {
    const node = fc.constantFrom("a", "b", "c");
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node, node)), (nodes) => {
        const many = nodes.map(([d, s, c], i) => at(String(i), d, s, c, []));
        for (const group of [byDimension, bySubDimension, byCategory, byCategoryInSubDimension]) {
          const counted = group(many).reduce((sum, one) => sum + one.aggregate.coverage.all, 0);
          expect(counted).toBe(many.length);
        }
      }),
    );
  });
});

describe("riseOnlyFromCoverage", () => {
  it.each<[string, (1 | 2 | 3 | 4 | null)[], (1 | 2 | 3 | 4 | null)[], boolean]>([
    ["a bad KPI left out", [4, 1, 3], [4, null, 3], true],
    ["a bad KPI left out and one made worse", [4, 1, 4], [4, null, 3], true],
    ["a bad KPI left out, but another improved enough", [4, 1, 2], [4, null, 3], false],
    ["an improvement, nothing left out", [4, 1, 3], [4, 2, 3], false],
    ["no rise", [4, 1, 3], [4, 1, 3], false],
    ["a fall by leaving out a good one", [4, 1, 3], [null, 1, 3], false],
    ["a rise by measuring more", [4, 1, null], [4, 1, 4], false],
    ["nothing scored before", [null, null, null], [4, null, null], false],
    ["nothing scored after", [4, 1, 3], [null, null, null], false],
  ])("%s", (_, before, after, expected) => {
    expect(riseOnlyFromCoverage(placesOf(before), placesOf(after))).toBe(expected);
  });

  it("is never said while coverage keeps every place", () => {
    const row = fc.array(fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(row, row, (before, after) => {
        expect(riseOnlyFromCoverage(placesOf(before), placesOf(after))).toBe(false);
      }),
    );
  });
});
