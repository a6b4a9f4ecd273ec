import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverage, kronerAsTyped, oreFromKroner, parseKroner } from "./money";

describe("parseKroner", () => {
  it.each([
    ["0", 0],
    ["7", 700],
    ["1234", 123_400],
    ["1 234", 123_400],
    ["1 234,50", 123_450],
    ["1 234,5", 123_450],
    ["0,29", 29],
    ["1\u00a0234\u00a0567,05", 123_456_705],
    ["1\u202f234", 123_400],
    ["1.234", 123_400],
    ["1.234.567", 123_456_700],
    ["1.234,50", 123_450],
    ["1234.50", 123_450],
    ["1 234.50", 123_450],
    ["1,234.50", 123_450],
    ["1,234,567", 123_456_700],
    ["  500  ", 50_000],
    ["kr 500,-", 50_000],
    ["500 kr", 50_000],
    ["500 kr.", 50_000],
    ["NOK 1 000", 100_000],
    ["12 000 kroner", 1_200_000],
    ["1,5 mill", 150_000_000],
    ["1,5 mill.", 150_000_000],
    ["1.5 mill", 150_000_000],
    ["kr 61 mill.", 6_100_000_000],
    ["2 millioner kroner", 200_000_000],
    ["1 200 mill", 120_000_000_000],
    ["1,2 mrd", 120_000_000_000],
    ["0,1234 mill", 12_340_000],
  ])("reads %j as %d øre", (typed, ore) => {
    expect(parseKroner(typed)).toBe(ore);
  });

  it.each([
    [""],
    ["   "],
    ["kr"],
    ["mill"],
    ["1,234"],
    ["1,234 mill"],
    ["1.234 mill"],
    ["12 34"],
    ["1  234"],
    ["1 2345"],
    ["1.23.456"],
    ["1.234 567"],
    ["1 234,505"],
    ["12,345.678"],
    [",50"],
    ["5,"],
    ["-5"],
    ["−5"],
    ["1e6"],
    ["5 000 euro"],
    ["fem"],
    ["ca. 5 000"],
    ["5 000–6 000"],
    ["0,000000001 mill"],
    ["90 071 992 547 409,92"],
  ])("refuses %j", (typed) => {
    expect(parseKroner(typed)).toBeNull();
  });

  it("reads back every sum it can hold, in each way of writing it", () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), fc.constantFrom(" ", "\u00a0", "."), (ore, separator) => {
        const kroner = BigInt(ore) / 100n;
        const rest = String(ore % 100).padStart(2, "0");
        const grouped = String(kroner).replace(/\B(?=(\d{3})+$)/g, separator);
        expect(parseKroner(`${grouped},${rest}`)).toBe(ore);
        expect(parseKroner(`${kroner},${rest}`)).toBe(ore);
      }),
    );
  });

  it("gives null or a safe, non-negative integer, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789 .,-krmil".split("")), maxLength: 14 }), (typed) => {
        const ore = parseKroner(typed);
        expect(ore === null || (Number.isSafeInteger(ore) && ore >= 0)).toBe(true);
      }),
    );
  });
});

describe("kronerAsTyped", () => {
  it.each([
    [0, "0"],
    [99, "0,99"],
    [123_405, "1 234,05"],
    [3_700_000_000, "37 000 000"],
  ])("%d øre is typed %s", (ore, typed) => {
    expect(kronerAsTyped(ore)).toBe(typed);
  });

  it("is read back as the same sum", () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (ore) => {
        expect(parseKroner(kronerAsTyped(ore))).toBe(ore);
      }),
    );
  });
});

describe("oreFromKroner", () => {
  it.each([
    [37_000_000, 3_700_000_000],
    [0.29, 29],
    [1.005, 100],
  ])("%d kroner is %d øre", (kroner, ore) => {
    expect(oreFromKroner(kroner)).toBe(ore);
  });
});

describe("coverage", () => {
  it.each([
    ["half", 50, 100, { ratio: 0.5, covered: false }],
    ["exactly", 100, 100, { ratio: 1, covered: true }],
    ["more than", 150, 100, { ratio: 1.5, covered: true }],
    ["one øre short of", 99, 100, { ratio: 0.99, covered: false }],
    ["a stated cost of nothing", 0, 0, { ratio: 1, covered: true }],
    ["no stated cost", 100, null, { ratio: null, covered: false }],
  ])("granted %s the cost", (_, granted, cost, expected) => {
    expect(coverage(granted, cost)).toEqual(expected);
  });
});
