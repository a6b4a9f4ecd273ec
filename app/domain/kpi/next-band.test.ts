import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Place } from "./aggregate";
import { gainOf, nextBand, pointsPerMillion } from "./next-band";
import { attainment, pointsFor, scored, type Benchmark } from "./score";

const higher = (target: number, worst = 0): Benchmark => ({ direction: "higher_is_better", target, worst });
const lower = (target: number, worst: number): Benchmark => ({ direction: "lower_is_better", target, worst });
const waterLoss = lower(20, 50);

describe("nextBand", () => {
  it.each<[string, number, Benchmark, { value: number; change: number; points: number }]>([
    ["water supply loss", 32, waterLoss, { value: 30.2, change: -1.8, points: 3 }],
    ["shared bicycles", 0, higher(200), { value: 66, change: 66, points: 2 }],
    ["shared vehicles", 0, higher(150), { value: 49.5, change: 49.5, points: 2 }],
    ["smart water meters", 1, higher(100), { value: 33, change: 32, points: 2 }],
    ["low-carbon vehicles", 3.91, higher(50), { value: 16.5, change: 12.59, points: 2 }],
    ["water consumption", 560, lower(165, 600), { value: 456.4, change: -103.6, points: 2 }],
    ["traffic monitoring", 10, higher(50), { value: 16.5, change: 6.5, points: 2 }],
    ["journeys by private vehicle", 71, lower(35, 80), { value: 65.1, change: -5.9, points: 2 }],
    ["journeys by public transport", 6, higher(25), { value: 8.3, change: 2.3, points: 2 }],
    ["journeys by bicycle", 3, higher(15), { value: 5, change: 2, points: 2 }],
    ["public building sustainability", 13.7, higher(50), { value: 16.5, change: 2.8, points: 2 }],
    ["3 points to 4", 92, higher(100), { value: 95, change: 3, points: 4 }],
    ["beyond the worst value", 71, waterLoss, { value: 40.1, change: -30.9, points: 2 }],
    ["a small index", 0.59, lower(0.3, 0.6), { value: 0.501, change: -0.089, points: 2 }],
    ["a small share", 0.5, higher(3), { value: 0.99, change: 0.49, points: 2 }],
  ])("%s", (_, value, benchmark, expected) => {
    expect(nextBand(value, benchmark)).toEqual(expected);
  });

  it.each<[string, number | boolean, Benchmark | null]>([
    ["at the top band", 100, higher(100)],
    ["just inside the top band", 95, higher(100)],
    ["beyond the target", 250, higher(100)],
    ["without a benchmark", 5, null],
    ["without a target", 5, { direction: "higher_is_better", target: null, worst: null }],
    ["for context", 5, { direction: "context", target: null, worst: null }],
    ["for a yes", true, higher(1)],
  ])("does not exist %s", (_, value, benchmark) => {
    expect(nextBand(value, benchmark)).toBeNull();
  });

  it("takes a no to yes at once", () => {
    expect(nextBand(false, higher(1))).toEqual({ value: 1, change: 1, points: 4 });
    expect(nextBand(0, higher(1), true)).toEqual({ value: 1, change: 1, points: 4 });
  });

  it("names a value that reaches the band, of which one step less would not", () => {
    const decimal = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 1000);
    fc.assert(
      fc.property(decimal, decimal, decimal, (target, worst, value) => {
        fc.pre(Math.abs(target - worst) >= 0.01);
        const benchmark = target > worst ? higher(target, worst) : lower(target, worst);
        const next = nextBand(value, benchmark);
        if (next === null) return;
        const before = pointsFor(attainment(value, { target, worst }));
        expect(next.points).toBe(before + 1);
        expect(pointsFor(attainment(next.value, { target, worst }))).toBe(next.points);
        expect(value + next.change).toBeCloseTo(next.value, 8);
        expect(Math.sign(next.change)).toBe(target > worst ? 1 : -1);
        // no more than a hundredth of the way past the threshold
        const threshold = { 2: 33, 3: 66, 4: 95, 1: 0 }[next.points];
        expect(attainment(next.value, { target, worst })).toBeLessThanOrEqual(threshold + 1.000001);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("gainOf", () => {
  const place = (key: string, category: string, ...attainments: number[]): Place => ({
    key,
    dimension: "economy",
    subDimension: "infrastructure",
    category,
    goals: [],
    results: attainments.map(scored),
  });
  const water = [100, 100, 80, 80, 60, 10, 10].map((percent, index) => place(`water-${index}`, "water", percent));
  const principles = place("planning", "urban planning", 100, 100, 0, 100, 0);
  const places = [...water, principles];

  it("says that water loss at 30.2 % lifts its category from 64 to 68 %", () => {
    const gain = gainOf(places, { placeKey: "water-4", value: 30.2, benchmark: waterLoss });
    expect(gain?.category.before.percent).toBeCloseTo(64.3, 1);
    expect(gain?.category.after.percent).toBeCloseTo(67.9, 1);
    expect(gain?.category.points).toBe(1);
    expect(gain?.dimension).toMatchObject({ points: 1, before: { points: 20 }, after: { points: 21 } });
  });

  it("counts a shared place by what the whole place gains", () => {
    const gain = gainOf(places, { placeKey: "planning", resultIndex: 2, value: 1, benchmark: higher(1) });
    expect(gain?.category).toMatchObject({ points: 1, before: { points: 2 }, after: { points: 3 } });
  });

  it("is unknown for a place that is not there or not scored", () => {
    expect(gainOf(places, { placeKey: "nowhere", value: 1, benchmark: higher(1) })).toBeNull();
    const unmeasured: Place = { ...principles, key: "x", results: [{ status: "no_data", state: null }] };
    expect(gainOf([unmeasured], { placeKey: "x", value: 1, benchmark: higher(1) })).toBeNull();
    const incomplete: Place = { ...principles, key: "y", results: [scored(0), { status: "no_data", state: null }] };
    expect(gainOf([incomplete], { placeKey: "y", value: 1, benchmark: higher(1) })).toBeNull();
  });
});

describe("pointsPerMillion", () => {
  const million = 100_000_000;
  const project = (low: number, high: number, effectLow: number, effectHigh: number) => ({
    costLowOre: low * million,
    costHighOre: high * million,
    effect: { low: effectLow, high: effectHigh },
  });

  it("ranges from the poorest effect at the highest cost to the best at the lowest", () => {
    expect(pointsPerMillion(32, waterLoss, [project(20, 40, 21, 30)])).toEqual({
      low: 1 / 40,
      high: 2 / 20,
      projects: 1,
      leftOut: 0,
    });
  });

  it("adds up what several projects change", () => {
    const both = pointsPerMillion(32, waterLoss, [project(10, 10, 31, 31), project(10, 10, 31, 31)]);
    expect(both).toEqual({ low: 1 / 20, high: 1 / 20, projects: 2, leftOut: 0 });
  });

  it("leaves out projects without a cost or an effect, and says how many", () => {
    const unknown = { costLowOre: null, costHighOre: null, effect: { low: 20, high: 20 } };
    const aimless = { costLowOre: million, costHighOre: million, effect: null };
    const free = { costLowOre: 0, costHighOre: 0, effect: { low: 20, high: 20 } };
    const range = pointsPerMillion(32, waterLoss, [unknown, project(10, 10, 30, 30), aimless, free]);
    expect(range).toEqual({ low: 0.1, high: 0.1, projects: 1, leftOut: 3 });
  });

  it("is nothing without a costed project or a benchmark", () => {
    expect(pointsPerMillion(32, waterLoss, [])).toBeNull();
    expect(pointsPerMillion(32, { ...waterLoss, target: null }, [project(1, 1, 20, 20)])).toBeNull();
  });

  it("never has its low end above its high end", () => {
    const cost = fc.integer({ min: 1, max: 100 });
    const effect = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cost, cost, effect, effect), { minLength: 1, maxLength: 4 }), (rows) => {
        const range = pointsPerMillion(
          32,
          waterLoss,
          rows.map((row) => project(...row)),
        );
        expect(range?.low).toBeLessThanOrEqual(range?.high ?? Number.NaN);
      }),
    );
  });
});
