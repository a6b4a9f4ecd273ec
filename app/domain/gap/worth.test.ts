import { describe, expect, it } from "vitest";
import type { NamedPlace } from "~/domain/kpi/places.server";
import { scored, type ScoreResult } from "~/domain/kpi/score";
import { expectedReach, worthOf } from "./worth";

const place = (position: number, category: string, ...results: ScoreResult[]): NamedPlace => ({
  ...{ key: String(position), position, label: `KPI ${position}`, slug: `kpi-${position}`, goals: [], results },
  ...{ dimension: "economy", dimensionLabel: "Economy", subDimension: "ict", subDimensionLabel: "ICT" },
  ...{ category, categoryLabel: category === "water" ? "Water" : "Waste" },
});

// Worst 50, target 20: 32 is 60 % and 2 points, 30.2 is 66 % and 3.
const benchmark = { direction: "lower_is_better", target: 20, worst: 50 } as const;
const gap = { placeKey: "1", resultIndex: 0, value: 32, benchmark, next: { value: 30.2 } };
const places = [place(1, "water", scored(60)), place(2, "water", scored(100)), place(3, "waste", scored(10))];

describe("what one band is worth", () => {
  it("is told for the category and the dimension", () => {
    expect(worthOf(places, gap, [])).toEqual({
      category: { label: "Water", before: 75, after: 87.5 },
      dimension: { label: "Economy", before: (100 * 7) / 12, after: (100 * 8) / 12 },
      perMillion: null,
    });
  });

  it("is set against what the projects cost, those without cost or estimate left out", () => {
    const worth = worthOf(places, gap, [
      { costOre: 200_000_000, effectLow: 28, effectHigh: 30 },
      { costOre: null, effectLow: 28, effectHigh: 30 },
      { costOre: 100, effectLow: null, effectHigh: null },
    ]);
    expect(worth?.perMillion).toEqual({ low: 0.5, high: 0.5, projects: 1, leftOut: 2 });
  });

  it.each<[string, NamedPlace[]]>([
    ["there is no such place", places.slice(1)],
    ["the data point is not scored", [place(1, "water", { status: "no_target" })]],
    [
      "the place is shared with a data point that is not scored",
      [place(1, "water", scored(60), { status: "in_words" })],
    ],
  ])("is not told where %s", (_, wheel) => {
    expect(worthOf(wheel, gap, [])).toBeNull();
  });
});

describe("what is expected of the project shown", () => {
  const next = { value: 30.2, change: -1.8 };
  it("is set against the next band", () => {
    expect(expectedReach({ low: 28, high: 30 }, next)).toBe("enough");
  });
  it("is nothing without an estimate or a next band", () => {
    expect(expectedReach({ low: null, high: null }, next)).toBeNull();
    expect(expectedReach({ low: 28, high: 30 }, null)).toBeNull();
  });
});
