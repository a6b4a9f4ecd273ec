import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/domain/shared/period";
import { brokenAt, chainOf, links, type Link, type ProjectFacts } from "./chain";

const today = "2026-11-23";
const open: ProjectFacts = {
  hasOwner: true,
  hasDatedAction: true,
  costOre: 6_100_000_000,
  grantedOre: 6_100_000_000,
  completed: false,
  lastUpdatedOn: addDays(today, -6),
  startedOn: "2025-01-01",
  hasObservedEffect: false,
};
const measured: ProjectFacts = { ...open, completed: true, lastUpdatedOn: null, hasObservedEffect: true };
const bare: ProjectFacts = {
  ...open,
  hasOwner: false,
  hasDatedAction: false,
  costOre: null,
  grantedOre: 0,
  lastUpdatedOn: null,
};

describe("a project's chain", () => {
  it.each<[string, ProjectFacts, Link | null]>([
    ["open and complete so far", open, null],
    ["without an owner", { ...open, hasOwner: false }, "owner"],
    ["without a dated action", { ...open, hasDatedAction: false }, "action"],
    ["without a stated cost", { ...open, costOre: null }, "funding"],
    ["without a stated cost, though granted", { ...open, costOre: null, grantedOre: 5 }, "funding"],
    ["one øre short", { ...open, grantedOre: 6_099_999_999 }, "funding"],
    ["granted more than it costs", { ...open, grantedOre: 9_000_000_000 }, null],
    ["costing nothing", { ...open, costOre: 0, grantedOre: 0 }, null],
    ["updated 60 days ago", { ...open, lastUpdatedOn: addDays(today, -60) }, null],
    ["updated 61 days ago", { ...open, lastUpdatedOn: addDays(today, -61) }, "update"],
    ["never updated", { ...open, lastUpdatedOn: null }, "update"],
    ["never updated, begun this week", { ...open, lastUpdatedOn: null, startedOn: addDays(today, -3) }, null],
    ["completed and measured, without updates", measured, null],
    ["completed and not measured", { ...measured, hasObservedEffect: false }, "effect"],
    ["completed, measured, but without an owner", { ...measured, hasOwner: false }, "owner"],
    ["missing everything", bare, "owner"],
  ])("%s", (_, project, expected) => {
    expect(brokenAt(project, { today })).toBe(expected);
  });

  it("follows the municipality's own interval", () => {
    expect(brokenAt(open, { today, intervalDays: 5 })).toBe("update");
    expect(brokenAt(open, { today, intervalDays: 6 })).toBeNull();
  });
});

describe("a gap's chain", () => {
  it.each<[string, boolean, ProjectFacts[], object]>([
    ["no answer, no project", false, [], { brokenAt: "recommendation", reached: 0, projectIndex: null }],
    [
      "no answer, though a project runs",
      false,
      [bare, open],
      { brokenAt: "recommendation", reached: 0, projectIndex: 1 },
    ],
    ["an answer, no project", true, [], { brokenAt: "project", reached: 1, projectIndex: null }],
    ["a project without an owner", true, [bare], { brokenAt: "owner", reached: 2, projectIndex: 0 }],
    [
      "the project that gets furthest",
      true,
      [bare, { ...open, costOre: null }],
      { brokenAt: "funding", reached: 4, projectIndex: 1 },
    ],
    ["an unbroken open project", true, [bare, open], { brokenAt: null, reached: 7, projectIndex: 1 }],
    [
      "an unbroken one before one that lacks its effect",
      true,
      [{ ...measured, hasObservedEffect: false }, open],
      { brokenAt: null, reached: 7, projectIndex: 1 },
    ],
    ["the first of two that get equally far", true, [open, measured], { brokenAt: null, reached: 7, projectIndex: 0 }],
    [
      "a completed one without effect",
      true,
      [{ ...measured, hasObservedEffect: false }],
      { brokenAt: "effect", reached: 6, projectIndex: 0 },
    ],
  ])("%s", (_, answeredRecommendation, projects, expected) => {
    expect(chainOf({ answeredRecommendation, projects, today })).toEqual(expected);
  });

  const facts: fc.Arbitrary<ProjectFacts> = fc.record({
    hasOwner: fc.boolean(),
    hasDatedAction: fc.boolean(),
    costOre: fc.option(fc.nat({ max: 10 })),
    grantedOre: fc.nat({ max: 10 }),
    completed: fc.boolean(),
    lastUpdatedOn: fc.option(fc.integer({ min: -200, max: 0 }).map((days) => addDays(today, days))),
    startedOn: fc.integer({ min: -400, max: 30 }).map((days) => addDays(today, days)),
    hasObservedEffect: fc.boolean(),
  });

  it("never gets shorter by another project", () => {
    fc.assert(
      fc.property(fc.array(facts), facts, fc.boolean(), (projects, another, answeredRecommendation) => {
        const before = chainOf({ answeredRecommendation, projects, today });
        const after = chainOf({ answeredRecommendation, projects: [...projects, another], today });
        expect(after.reached).toBeGreaterThanOrEqual(before.reached);
      }),
    );
  });

  it("is broken exactly at the link after those reached", () => {
    fc.assert(
      fc.property(fc.array(facts), fc.boolean(), (projects, answeredRecommendation) => {
        const chain = chainOf({ answeredRecommendation, projects, today });
        expect(chain.brokenAt).toBe(links[chain.reached] ?? null);
      }),
    );
  });
});
