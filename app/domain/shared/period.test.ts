import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RuleViolation } from "./errors";
import { addDays, daysBetween, isIsoDate, isLate, isStale } from "./period";

const isoDate = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2200-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("isIsoDate", () => {
  it.each([
    ["2026-11-23", true],
    ["2024-02-29", true],
    ["2026-02-29", false],
    ["2026-13-01", false],
    ["2026-00-10", false],
    ["2026-1-1", false],
    ["23.11.2026", false],
    ["2026-11-23T00:00:00Z", false],
    ["", false],
  ])("%j → %s", (text, expected) => {
    expect(isIsoDate(text)).toBe(expected);
  });
});

describe("days", () => {
  it.each([
    ["2026-11-09", "2026-11-23", 14],
    ["2026-11-23", "2026-11-23", 0],
    ["2026-11-23", "2026-11-09", -14],
    ["2026-03-28", "2026-03-30", 2],
    ["2024-02-28", "2024-03-01", 2],
    ["2019-12-31", "2020-01-01", 1],
  ])("from %s to %s are %d", (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(addDays(from, days)).toBe(to);
  });

  it("refuse what is not a date", () => {
    expect(() => daysBetween("2026-02-30", "2026-03-01")).toThrow(RuleViolation);
    expect(() => addDays("soon", 1)).toThrow(RuleViolation);
  });

  it("added are days between", () => {
    fc.assert(
      fc.property(isoDate, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });
});

describe("late", () => {
  it.each([
    ["2026-11-22", true],
    ["2026-11-23", false],
    ["2026-11-24", false],
    [null, false],
  ])("due on %s, today the 23rd → %s", (dueOn, expected) => {
    expect(isLate(dueOn, "2026-11-23")).toBe(expected);
  });
});

describe("stale", () => {
  it.each([
    ["updated 60 days ago", addDays("2026-11-23", -60), "2020-01-01", false],
    ["updated 61 days ago", addDays("2026-11-23", -61), "2020-01-01", true],
    ["begun 60 days ago, never updated", null, addDays("2026-11-23", -60), false],
    ["begun 61 days ago, never updated", null, addDays("2026-11-23", -61), true],
    ["not begun", null, "2027-01-01", false],
  ])("%s", (_, lastUpdatedOn, since, expected) => {
    expect(isStale(lastUpdatedOn, since, "2026-11-23")).toBe(expected);
  });

  it("follows the municipality's own interval", () => {
    expect(isStale("2026-11-01", "2020-01-01", "2026-11-23", 14)).toBe(true);
    expect(isStale("2026-11-01", "2020-01-01", "2026-11-23", 30)).toBe(false);
  });
});
