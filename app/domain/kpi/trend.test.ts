import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrivalOf, yearlyChange } from "./trend";

describe("yearlyChange", () => {
  it.each([
    ["water loss 32 → 25 by 2033", 32, 25, "lower_is_better", 2026, 2033, { perYear: -1, years: 7 }],
    ["recycling 35 → 65 by 2035", 35, 65, "higher_is_better", 2025, 2035, { perYear: 3, years: 10 }],
    ["a third a year", 1, 2, "higher_is_better", 2026, 2029, { perYear: 0.333333333, years: 3 }],
    ["at the target", 25, 25, "lower_is_better", 2026, 2033, { perYear: null, reason: "reached" }],
    ["beyond the target", 20, 25, "lower_is_better", 2026, 2033, { perYear: null, reason: "reached" }],
    ["this year", 32, 25, "lower_is_better", 2026, 2026, { perYear: null, reason: "year_passed" }],
    ["a year gone by", 32, 25, "lower_is_better", 2026, 2020, { perYear: null, reason: "year_passed" }],
  ] as const)("%s", (_, value, target, direction, fromYear, byYear, expected) => {
    expect(yearlyChange({ value, target, direction, fromYear, byYear })).toEqual(expected);
  });
});

describe("arrivalOf", () => {
  const line = (...values: [number, number][]) => values.map(([year, value]) => ({ year, value }));
  it.each([
    ["a straight line", line([2019, 32], [2021, 30]), 25, "lower_is_better", { year: 2026, perYear: -1 }],
    ["in any order", line([2021, 30], [2019, 32]), 25, "lower_is_better", { year: 2026, perYear: -1 }],
    [
      "within a year: the year it is there",
      line([2019, 10], [2020, 14]),
      20,
      "higher_is_better",
      { year: 2022, perYear: 4 },
    ],
    [
      "through three points",
      line([2018, 10], [2019, 13], [2020, 14]),
      20,
      "higher_is_better",
      { year: 2023, perYear: 2 },
    ],
    ["none", [], 20, "higher_is_better", { year: null, reason: "too_few_observations" }],
    ["one", line([2019, 32]), 25, "lower_is_better", { year: null, reason: "too_few_observations" }],
    [
      "two of the same year",
      line([2019, 32], [2019, 30]),
      25,
      "lower_is_better",
      { year: null, reason: "too_few_observations" },
    ],
    ["already there", line([2019, 32], [2021, 24]), 25, "lower_is_better", { year: null, reason: "reached" }],
    ["moving away", line([2019, 32], [2021, 34]), 25, "lower_is_better", { year: null, reason: "moving_away" }],
    ["standing still", line([2019, 32], [2021, 32]), 25, "lower_is_better", { year: null, reason: "standing_still" }],
    [
      "too slow to mean anything",
      line([2019, 32], [2021, 31.99]),
      25,
      "lower_is_better",
      { year: null, reason: "too_far_ahead" },
    ],
    [
      "a line the newest value contradicts",
      line([2018, 0], [2019, 30], [2020, 19.9]),
      20,
      "higher_is_better",
      { year: null, reason: "line_contradicts" },
    ],
  ] as const)("%s", (_, observations, target, direction, expected) => {
    expect(arrivalOf(observations, target, direction)).toEqual(expected);
  });

  it("lies after the newest observation and within a century, or is not claimed", () => {
    const observation = fc.record({
      year: fc.integer({ min: 2000, max: 2030 }),
      value: fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
    });
    fc.assert(
      fc.property(
        fc.array(observation, { maxLength: 6 }),
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom("higher_is_better", "lower_is_better"),
        (observations, target, direction) => {
          const arrival = arrivalOf(observations, target, direction);
          if (arrival.year === null) return;
          const newest = Math.max(...observations.map(({ year }) => year));
          expect(arrival.year).toBeGreaterThan(newest);
          expect(arrival.year).toBeLessThanOrEqual(newest + 100);
          expect(new Set(observations.map(({ year }) => year)).size).toBeGreaterThan(1);
        },
      ),
    );
  });
});
