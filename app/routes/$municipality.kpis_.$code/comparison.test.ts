import { describe, expect, it } from "vitest";
import type { ComparatorRow, KpiPart, PublishedValue } from "~/domain/kpi/queries.server";
import { comparison, plotted, shortPlace } from "./comparison";

const part = {
  state: "reported",
  value: 32,
  bound: null,
  qualifier: "exact",
  year: 2019,
  standing: "scored",
  points: 2,
  isGap: true,
} as const;
const own = (direction: KpiPart["direction"], given: Partial<KpiPart> = {}) => ({
  key: "alesund",
  name: "Ålesund",
  part: { ...part, direction, ...given } as KpiPart,
});
const other = (key: string, given: Partial<PublishedValue>): PublishedValue => ({ ...part, key, name: key, ...given });
const figure = (place: string, given: Partial<ComparatorRow>): ComparatorRow => ({
  id: place,
  place,
  value: 30,
  valueMax: null,
  qualifier: "exact",
  year: 2023,
  source: "SSB",
  note: null,
  unit: { short: "%", change: "pp", attached: true },
  isComparable: true,
  ...given,
});
const places = (rows: { place: string }[]) => rows.map(({ place }) => place);

describe("comparison", () => {
  const others = [
    other("asker", { value: null, bound: 33.3, qualifier: "above", points: null }),
    other("trondheim", { value: 28.42, points: 3 }),
  ];

  it("puts the best first, whichever way that is", () => {
    expect(places(comparison(own("lower_is_better"), others, [figure("Norway", { value: 29.9 })], []))).toEqual([
      "trondheim",
      "Norway",
      "Ålesund",
      "asker",
    ]);
    expect(places(comparison(own("higher_is_better"), others, [], []))).toEqual(["asker", "Ålesund", "trondheim"]);
  });

  it("puts last what cannot be placed", () => {
    const words = other("rana", { value: null, qualifier: "qualitative", standing: "in_words", points: null });
    const range = figure("Old buildings", { valueMax: 550 });
    const foreign = figure("Paris", { isComparable: false });
    const rows = comparison(own("lower_is_better"), [words, ...others], [range, foreign], []);
    expect(places(rows).slice(-3)).toEqual(["rana", "Old buildings", "Paris"]);
    expect(plotted(rows, () => "").map(({ place }) => place)).toEqual(["trondheim", "Ålesund", "asker"]);
  });

  it("shows the chosen, or else those that come first", () => {
    const many = Array.from({ length: 12 }, (_, index) => other(`m${index}`, {}));
    expect(comparison(own("lower_is_better"), many, [], [])).toHaveLength(9);
    expect(places(comparison(own("lower_is_better"), many, [], ["m11"]))).toEqual(["Ålesund", "m11"]);
  });

  it("leaves out the municipality itself while it has nothing to show", () => {
    expect(places(comparison(own("lower_is_better", { state: null, value: null }), others, [], []))).toEqual([
      "trondheim",
      "asker",
    ]);
  });
});

describe("plotted", () => {
  it("draws a bound open to its side, and another place as a diamond", () => {
    const rows = comparison(
      own("lower_is_better"),
      [
        other("asker", { value: null, bound: 33.3, qualifier: "above", points: null }),
        other("rana", { value: null, bound: 5, qualifier: "below", points: null }),
      ],
      [figure("Norway", {}), figure("Paris", { qualifier: "above", value: 200 })],
      [],
    );
    expect(plotted(rows, () => "").map(({ place, kind }) => `${place} ${kind}`)).toEqual([
      "rana below",
      "Norway national",
      "Ålesund measured",
      "asker above",
      "Paris above",
    ]);
  });
});

describe("shortPlace", () => {
  it.each([
    ["Norway (average)", "Norway"],
    ["Trondheim", "Trondheim"],
    ["EU-28 with Iceland, Norway and Switzerland (average)", "EU-28 with I…"],
  ])("%s → %s", (place, short) => {
    expect(shortPlace(place)).toBe(short);
  });
});
