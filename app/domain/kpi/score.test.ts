import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RuleViolation } from "~/domain/shared/errors";
import {
  attainment,
  bands,
  benchmarkFault,
  clamped,
  isGap,
  pointsFor,
  scoreObservation,
  scored,
  type Benchmark,
  type ObservedValue,
  type ScoreResult,
} from "./score";

const higher: Benchmark = { direction: "higher_is_better", target: 100, worst: null };
const waterLoss: Benchmark = { direction: "lower_is_better", target: 20, worst: 50 };
const noTarget: Benchmark = { direction: "higher_is_better", target: null, worst: null };

const measured = (value: number | boolean): ObservedValue => ({
  state: "reported",
  value,
  bound: null,
  qualifier: "exact",
});
const known = (qualifier: "above" | "below", bound: number): ObservedValue => ({
  state: "reported",
  value: null,
  bound,
  qualifier,
});
const words: ObservedValue = { state: "reported", value: null, bound: null, qualifier: "qualitative" };

describe("attainment", () => {
  it.each([
    ["at the worst value", 0, 0, 100, 0],
    ["at the target", 100, 0, 100, 100],
    ["half way", 50, 0, 100, 50],
    ["beyond the target", 67_240, 0, 100, 67_240],
    ["beyond the worst value", 40, 60, 81, (100 * -20) / 21],
    ["lower is better, half way", 35, 50, 20, 50],
    ["lower is better, at the target", 20, 50, 20, 100],
    ["lower is better, beyond the target", 5, 50, 20, 150],
    ["lower is better, beyond the worst value", 80, 50, 20, -100],
    ["a target of nought", 5, 20, 0, 75],
    ["yes", true, 0, 1, 100],
    ["no", false, 0, 1, 0],
    ["a worst value of its own", 82, 60, 81, (100 * 22) / 21],
  ])("%s", (_, value, worst, target, expected) => {
    expect(attainment(value, { worst, target })).toBeCloseTo(expected, 9);
  });

  it("is free of float noise, which would cost a band", () => {
    expect((100 * (40.1 - 50)) / (20 - 50)).toBeLessThan(33);
    expect(attainment(40.1, { target: 20, worst: 50 })).toBe(33);
    expect((100 * (0.315 - 0.6)) / (0.3 - 0.6)).toBeLessThan(95);
    expect(attainment(0.315, { target: 0.3, worst: 0.6 })).toBe(95);
    expect(attainment(30.2, { target: 20, worst: 50 })).toBe(66);
    expect(attainment(0.501, { target: 0.3, worst: 0.6 })).toBe(33);
  });

  it("refuses a target equal to the worst value", () => {
    expect(() => attainment(5, { target: 10, worst: 10 })).toThrow(RuleViolation);
  });

  it("refuses what is not a finite number", () => {
    expect(() => attainment(Number.NaN, { target: 10, worst: 0 })).toThrow(RuleViolation);
    expect(() => attainment(Number.POSITIVE_INFINITY, { target: 10, worst: 0 })).toThrow(RuleViolation);
  });

  it("is shown between 0 and 100", () => {
    expect([-20, 0, 47.5, 100, 180].map(clamped)).toEqual([0, 0, 47.5, 100, 100]);
  });
});

describe("points", () => {
  it.each([
    [-500, 1],
    [0, 1],
    [32.999999, 1],
    [33, 2],
    [65.999999, 2],
    [66, 3],
    [94.999999, 3],
    [95, 4],
    [100, 4],
    [67_240, 4],
  ])("%d percent of the way gives %d", (percent, points) => {
    expect(pointsFor(percent)).toBe(points);
    expect(scored(percent)).toEqual({ status: "scored", points, band: bands[points as 1], attainment: percent });
  });
});

describe("scoreObservation", () => {
  const cases: [string, ObservedValue | null, Benchmark | null, Partial<ScoreResult>, boolean][] = [
    ["water loss of 32 %", measured(32), waterLoss, { status: "scored", points: 2, attainment: 60 }, true],
    ["water loss of 30.2 %", measured(30.2), waterLoss, { status: "scored", points: 3, attainment: 66 }, true],
    ["nought, which is a value", measured(0), higher, { status: "scored", points: 1, attainment: 0 }, true],
    ["the target itself", measured(100), higher, { status: "scored", points: 4, attainment: 100 }, false],
    ["beyond the target", measured(250), higher, { status: "scored", points: 4, attainment: 250 }, false],
    ["beyond the worst value", measured(71), waterLoss, { status: "scored", points: 1, attainment: -70 }, true],
    ["yes", measured(true), { ...higher, target: 1 }, { status: "scored", points: 4, attainment: 100 }, false],
    ["no", measured(false), { ...higher, target: 1 }, { status: "scored", points: 1, attainment: 0 }, true],
    ["no benchmark", measured(5), null, { status: "no_target" }, false],
    ["a benchmark without target", measured(5), noTarget, { status: "no_target" }, false],
    [
      "context, whatever its target",
      measured(5),
      { direction: "context", target: 9, worst: 1 },
      { status: "no_target" },
      false,
    ],
    ["only words", words, higher, { status: "in_words" }, false],
    ["only words, no target", words, noTarget, { status: "in_words" }, false],
    ["above 33.3, lower is better", known("above", 33.3), waterLoss, { status: "bound", provesGap: true }, true],
    [
      "above 21, which may still be reached",
      known("above", 21),
      waterLoss,
      { status: "bound", provesGap: false },
      false,
    ],
    [
      "above the edge of the top band itself",
      known("above", 21.5),
      waterLoss,
      { status: "bound", provesGap: true },
      true,
    ],
    ["below 33.3, lower is better", known("below", 33.3), waterLoss, { status: "bound", provesGap: false }, false],
    [
      "below 60, lower is better, target 60",
      known("below", 60),
      { ...waterLoss, target: 60, worst: 600 },
      { status: "bound", provesGap: false },
      false,
    ],
    ["below 50, higher is better", known("below", 50), higher, { status: "bound", provesGap: true }, true],
    ["below 95, higher is better", known("below", 95), higher, { status: "bound", provesGap: true }, true],
    ["below 96, higher is better", known("below", 96), higher, { status: "bound", provesGap: false }, false],
    ["above 66.7, higher is better", known("above", 66.7), higher, { status: "bound", provesGap: false }, false],
    ["a bound without target", known("above", 3), noTarget, { status: "no_target" }, false],
    ["nothing registered", null, higher, { status: "no_data", state: null }, false],
    ["nothing registered, no benchmark", null, null, { status: "no_data", state: null }, false],
  ];
  it.each(cases)("%s", (_, observation, benchmark, expected, gap) => {
    const result = scoreObservation({ observation, benchmark });
    expect(result).toMatchObject(expected);
    expect(isGap(result)).toBe(gap);
  });

  it.each(["not_available", "not_applicable", "not_collected"] as const)("keeps %s apart from nought", (state) => {
    const observation: ObservedValue = { state, value: null, bound: null, qualifier: null };
    expect(scoreObservation({ observation, benchmark: higher })).toEqual({ status: "no_data", state });
  });

  it.each(["exact", "about", "nearly", "just_over", "derived", "worded", null] as const)(
    "takes a value worded as %s for a measurement",
    (qualifier) => {
      expect(scoreObservation({ observation: { ...measured(96), qualifier }, benchmark: higher })).toMatchObject({
        points: 4,
      });
    },
  );

  it.each<[string, ObservedValue, Benchmark]>([
    ["a target equal to the worst value", measured(1), { ...waterLoss, worst: 20 }],
    ["a target of nought without a worst value", measured(1), { ...higher, target: 0 }],
    ["lower is better without a worst value", measured(1), { ...waterLoss, worst: null }],
    ["a target on the wrong side", measured(1), { ...waterLoss, direction: "higher_is_better" }],
    ["a value that is not reported", { ...measured(1), state: "not_collected" }, higher],
    ["both a value and a bound", { ...measured(1), bound: 2 }, higher],
    ["a bound that is neither above nor below", { ...known("above", 2), qualifier: "about" }, higher],
    ["a bound in the place of a value", { ...measured(1), qualifier: "above" }, higher],
  ])("refuses %s", (_, observation, benchmark) => {
    expect(() => scoreObservation({ observation, benchmark })).toThrow(RuleViolation);
  });
});

describe("benchmarkFault", () => {
  it.each([
    [higher, null],
    [noTarget, null],
    [{ direction: "context", target: null, worst: null }, null],
    [{ direction: "higher_is_better", target: 81, worst: 60 }, null],
    [{ direction: "higher_is_better", target: 0, worst: null }, "benchmark.fault.target_is_worst"],
    [{ direction: "lower_is_better", target: 20, worst: null }, "benchmark.fault.worst_needed"],
    [{ direction: "lower_is_better", target: 20, worst: 20 }, "benchmark.fault.target_is_worst"],
    [{ direction: "lower_is_better", target: 20, worst: 10 }, "benchmark.fault.wrong_way_round"],
    [{ direction: "higher_is_better", target: 20, worst: 30 }, "benchmark.fault.wrong_way_round"],
  ] as [Benchmark, string | null][])("%j → %s", (benchmark, fault) => {
    expect(benchmarkFault(benchmark)).toBe(fault);
  });
});

/** Figures as sources write them: at most four decimals. */
const decimal = fc.integer({ min: -10_000_000, max: 10_000_000 }).map((n) => n / 10_000);
const yardsticks = fc
  .tuple(decimal, decimal)
  .filter(([target, worst]) => Math.abs(target - worst) >= 0.01)
  .map(([target, worst]) => ({
    direction: target > worst ? ("higher_is_better" as const) : ("lower_is_better" as const),
    target,
    worst,
  }));

describe("for every yardstick", () => {
  it("points lie between 1 and 4, and a gap is anything below 4", () => {
    fc.assert(
      fc.property(yardsticks, decimal, (benchmark, value) => {
        const result = scoreObservation({ observation: measured(value), benchmark });
        expect(result.status).toBe("scored");
        if (result.status !== "scored") return;
        expect([1, 2, 3, 4]).toContain(result.points);
        expect(isGap(result)).toBe(result.points < 4);
        expect(clamped(result.attainment)).toBeGreaterThanOrEqual(0);
        expect(clamped(result.attainment)).toBeLessThanOrEqual(100);
      }),
    );
  });

  it("the target gives 4 points and the worst value 1", () => {
    fc.assert(
      fc.property(yardsticks, (benchmark) => {
        expect(scoreObservation({ observation: measured(benchmark.target), benchmark })).toMatchObject({
          points: 4,
          attainment: 100,
        });
        expect(scoreObservation({ observation: measured(benchmark.worst), benchmark })).toMatchObject({
          points: 1,
          attainment: 0,
        });
      }),
    );
  });

  it("a better value never scores lower", () => {
    fc.assert(
      fc.property(yardsticks, decimal, decimal, (benchmark, one, other) => {
        const [worse, better] =
          (benchmark.direction === "higher_is_better") === one < other ? [one, other] : [other, one];
        expect(attainment(better, benchmark)).toBeGreaterThanOrEqual(attainment(worse, benchmark));
      }),
    );
  });

  it("a bound proves a gap only if every value it allows is one", () => {
    fc.assert(
      fc.property(
        yardsticks,
        decimal,
        fc.constantFrom("above", "below"),
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        (benchmark, bound, qualifier, distance) => {
          const result = scoreObservation({ observation: known(qualifier, bound), benchmark });
          if (result.status !== "bound" || !result.provesGap) return;
          const possible = qualifier === "above" ? bound + distance : bound - distance;
          // 9 decimals of a percent may round a value a hair below the edge up to it
          expect(attainment(possible, benchmark)).toBeLessThanOrEqual(95);
        },
      ),
    );
  });
});
