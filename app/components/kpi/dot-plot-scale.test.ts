import { describe, expect, it } from "vitest";
import { dotPlotScale, roundTicks } from "./dot-plot-scale";

describe("dotPlotScale", () => {
  const waterLoss = { target: 20, worst: 50, values: [28.42, 29.9, 32, 33.3, 34.7, 37.1], lowest: 0, highest: 100 };

  it("puts better to the left where lower is better", () => {
    const scale = dotPlotScale(waterLoss, 0, 350, 7);
    expect(scale.x(50)).toBe(350);
    expect(scale.x(15)).toBe(0);
    expect(scale.zones.map((zone) => zone.points)).toEqual([4, 3, 2, 1]);
    expect(scale.limits.map((limit) => Number(limit.toFixed(2)))).toEqual([21.5, 30.2, 40.1]);
  });

  it("puts better to the right where higher is better", () => {
    const scale = dotPlotScale({ target: 100, worst: 0, values: [1, 96] }, 0, 100, 5);
    expect(scale.zones.map((zone) => zone.points)).toEqual([1, 2, 3, 4]);
    expect(scale.x(100)).toBeGreaterThan(scale.x(96));
    expect(scale.limits).toEqual([95, 66, 33]);
  });

  it("covers the whole width with bands that touch", () => {
    const { zones } = dotPlotScale(waterLoss, 10, 360, 7);
    expect(zones[0]?.from).toBe(10);
    expect(zones.at(-1)?.to).toBe(360);
    zones.slice(1).forEach((zone, index) => {
      expect(zone.from).toBeCloseTo(zones[index]?.to ?? 0, 9);
    });
  });

  it("makes room for values beyond target and worst", () => {
    const scale = dotPlotScale({ target: 40, worst: 0, values: [-10, 400] }, 0, 100, 4);
    expect(scale.x(-10)).toBe(0);
    expect(scale.x(400)).toBe(100);
  });

  it("has no figures outside what the unit allows", () => {
    expect(Math.max(...dotPlotScale({ target: 100, worst: 0, values: [], highest: 100 }, 0, 100, 6).ticks)).toBe(100);
    expect(Math.min(...dotPlotScale({ target: 0, worst: 50, values: [], lowest: 0 }, 0, 100, 6).ticks)).toBe(0);
  });

  it("refuses a target equal to the worst value", () => {
    expect(() => dotPlotScale({ target: 5, worst: 5, values: [] }, 0, 1, 3)).toThrow(RangeError);
  });
});

describe("roundTicks", () => {
  it.each([
    [15, 50, 7, [15, 20, 25, 30, 35, 40, 45, 50]],
    [0, 1, 4, [0, 0.25, 0.5, 0.75, 1]],
    [0, 233, 5, [0, 50, 100, 150, 200]],
    [-3, 3, 3, [-2, 0, 2]],
  ])("from %d to %d in about %d steps", (low, high, wanted, ticks) => {
    expect(roundTicks(low, high, wanted)).toEqual(ticks);
  });

  it("gives the only figure there is", () => {
    expect(roundTicks(7, 7, 5)).toEqual([7]);
  });
});
