import { describe, expect, it } from "vitest";
import type { NamedPlace } from "./places.server";
import type { PlaceReading } from "./queries.server";
import { scored } from "./score";
import { wheelOf } from "./wheel";

const place = (position: number, dimension: string, category: string, results: NamedPlace["results"]): NamedPlace => ({
  key: String(position),
  position,
  label: `place ${position}`,
  slug: `kpi-${position}`,
  dimension,
  dimensionLabel: dimension.toUpperCase(),
  subDimension: dimension,
  subDimensionLabel: dimension,
  category,
  categoryLabel: category.toUpperCase(),
  goals: [],
  results,
});
const reading = (position: number, part: string): PlaceReading => ({
  place: position,
  part,
  unit: { short: "%", change: "pp", attached: true, isBoolean: false },
  state: "reported",
  value: 1,
  bound: null,
  qualifier: "exact",
});

const places = [
  place(1, "economy", "water", [scored(100)]),
  place(2, "economy", "transport", [scored(0)]),
  place(3, "environment", "water", [{ status: "no_data", state: null }]),
  place(4, "environment", "plans", [scored(100), scored(100)]),
];
const readings = [
  reading(1, ""),
  reading(2, "cycling"),
  reading(3, ""),
  reading(4, "compact"),
  reading(4, "connected"),
];

describe("wheelOf", () => {
  const { dimensions, whole } = wheelOf(places, readings);

  it("keeps a category of one name in two dimensions apart, and numbers them in the wheel's order", () => {
    expect(
      dimensions.map(({ label, categories }) => [
        label,
        ...categories.map(({ label, number }) => `${number} ${label}`),
      ]),
    ).toEqual([
      ["ECONOMY", "1 WATER", "2 TRANSPORT"],
      ["ENVIRONMENT", "3 WATER", "4 PLANS"],
    ]);
  });

  it("counts each level by itself", () => {
    expect(dimensions.map(({ aggregate }) => aggregate.percent)).toEqual([62.5, 100]);
    expect(dimensions[1]?.categories[0]?.aggregate).toMatchObject({ percent: null, coverage: { scored: 0, all: 1 } });
    expect(whole).toMatchObject({ points: 9, possible: 12 });
  });

  it("names the part in a place of one data point, and neither part nor figure where several share it", () => {
    const all = dimensions.flatMap(({ categories }) => categories.flatMap((category) => category.places));
    expect(all.map(({ part }) => part)).toEqual(["", "cycling", "", ""]);
    expect(all.map(({ reading: shown }) => shown?.value ?? null)).toEqual([1, 1, 1, null]);
    expect(all.map(({ state }) => state)).toEqual([4, 1, "no_data", 4]);
  });
});
