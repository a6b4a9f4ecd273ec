import { describe, expect, it } from "vitest";
import { mostMembers, peersOf, similarSizes, type Peer } from "./peers";

const place = (
  key: string,
  population: number | null,
  county: string | null = "Viken",
  kind: Peer["kind"] = "municipality",
): Peer => ({
  key,
  name: key,
  kind,
  county,
  population,
});
const keys = (found: readonly Peer[]) => found.map(({ key }) => key);

describe("peers by size", () => {
  const own = place("own", 100_000);

  it("lie between the bounds that are told", () => {
    const { from, to } = similarSizes(own) ?? { from: 0, to: 0 };
    const all = [from - 1, from, to, to + 1].map((population) => place(String(population), population));
    expect(keys(peersOf(own, all, "size")).sort()).toEqual([String(from), String(to)].sort());
    expect(similarSizes(place("one", null))).toBeNull();
  });

  it.each([
    ["the same", 100_000, true],
    ["just within 35 %, above", 135_000, true],
    ["just within 35 %, below", 65_000, true],
    ["one too many", 135_001, false],
    ["one too few", 64_999, false],
    ["not known", null, false],
  ])("%s", (_name, population, isPeer) => {
    expect(keys(peersOf(own, [place("one", population)], "size"))).toEqual(isPeer ? ["one"] : []);
  });

  it("are the nearest first, by name where equally near, and never oneself", () => {
    const members = [place("far", 120_000), own, place("b", 95_000), place("a", 105_000)];
    expect(keys(peersOf(own, members, "size"))).toEqual(["a", "b", "far"]);
  });

  it("are none where the own population is not known", () => {
    expect(peersOf(place("own", null), [place("one", 5), place("two", null)], "size")).toEqual([]);
  });

  it("do not mix municipalities and counties", () => {
    expect(peersOf(own, [place("county", 100_000, "Viken", "county")], "size")).toEqual([]);
  });

  it("fit beside each other", () => {
    const many = Array.from({ length: 20 }, (_, index) => place(`m${index}`, 100_000 + index));
    const found = keys(peersOf(own, many, "size"));
    expect(found).toHaveLength(mostMembers - 1);
    expect(found[0]).toBe("m0");
  });
});

describe("peers by county", () => {
  it("are of the same county, the nearest in population first, those of unknown size last", () => {
    const own = place("own", 50_000);
    const members = [
      place("unknown", null),
      place("big", 700_000),
      place("near", 40_000),
      place("other", 50_000, "Nordland"),
    ];
    expect(keys(peersOf(own, members, "county"))).toEqual(["near", "big", "unknown"]);
  });

  it("are none where the county is not known", () => {
    expect(peersOf(place("own", 5, null), [place("one", 5, null)], "county")).toEqual([]);
  });
});
