import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gapAddress, gapPoints, gapSorts, gapViews, isNarrowed, type GapSearch as Search } from "./filter";
import { GapSearch } from "./schema";

/** As the door hands an address over: one value as text, several as a list. */
function read(address: string): Search {
  const parameters = new URLSearchParams(address);
  const given: Record<string, string | string[]> = {};
  for (const name of new Set(parameters.keys())) {
    const all = parameters.getAll(name);
    given[name] = all.length > 1 ? all : (all[0] ?? "");
  }
  return GapSearch.parse(given);
}

const plain = GapSearch.parse({});

describe("the address of a gaps page", () => {
  it("is empty where nothing is asked for", () => {
    expect(gapAddress(plain, {})).toBe("?");
    expect(isNarrowed(plain)).toBe(false);
  });

  it("begins on the first page, with nothing open, when a filter or the order changes", () => {
    const search = { ...plain, page: 2, open: "00000000-0000-4000-8000-000000000000" };
    expect(gapAddress(search, { sort: "kpi" })).toBe("?sort=kpi");
    expect(gapAddress(search, { page: 3 })).toBe("?page=3");
  });

  it("reads back as it was written, whatever is in it", () => {
    const key = fc.stringMatching(/^[a-z0-9_-]{1,20}$/);
    const search: fc.Arbitrary<Search> = fc.record({
      q: fc.string({ maxLength: 60 }).map((text) => text.trim()),
      dimension: fc.uniqueArray(key, { maxLength: 3 }),
      category: fc.uniqueArray(
        fc.tuple(key, key).map(([one, other]) => `${one}.${other}`),
        { maxLength: 3 },
      ),
      points: fc.subarray([...gapPoints]),
      area: fc.uniqueArray(key, { maxLength: 3 }),
      owner: fc.option(fc.uuid({ version: 4 })),
      broken: fc.option(fc.constantFrom(...gapViews)),
      sort: fc.constantFrom(...gapSorts),
      open: fc.option(fc.uuid({ version: 4 })),
      page: fc.option(fc.integer({ min: 1, max: 1000 })),
    });
    fc.assert(
      fc.property(search, (given) => {
        const { page, open } = given;
        expect(read(gapAddress(given, { page, open }))).toEqual(given);
      }),
    );
  });
});

describe("reading an address", () => {
  it("takes what cannot be read for nothing asked, and never fails", () => {
    expect(
      read(
        "?points=7&points=2&category=waste&category=economy.waste&owner=me&broken=everywhere&sort=DROP&page=-1&open=x&dimension=%27",
      ),
    ).toEqual({ ...plain, points: ["2"], category: ["economy.waste"] });
    expect(read("?page=1e9&page=2&q=a&q=b&sort=kpi&sort=due&owner=")).toEqual(plain);
  });

  it("never fails, whatever is given", () => {
    const anything = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 80 }));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(plain)), anything), (given) => {
        expect(GapSearch.safeParse(given).success).toBe(true);
      }),
    );
  });

  it("cuts a search that is too long", () => {
    expect(read(`?q=${"a".repeat(500)}`).q).toHaveLength(100);
  });
});
