import { describe, expect, it } from "vitest";
import { Refused } from "../shared/errors";
import { changedSubjects, nothingFrom, standingOf } from "./levels";
import { grantsOf, proposed, Proposal, SharingForm, sharingFormValues } from "./schema";
import { endOf, membershipStates, movesFrom, municipalityMoves, networkMoves } from "./states";

describe("a membership's moves", () => {
  it.each([
    ["asked", ["join", "decline"], ["withdraw"]],
    ["joined", ["leave"], ["leave"]],
    ["declined", [], ["ask_again"]],
    ["left", [], ["ask_again"]],
  ] as const)("from %s the municipality may %j and the network %j", (state, municipality, network) => {
    expect(movesFrom(municipalityMoves, state)).toEqual(municipality);
    expect(movesFrom(networkMoves, state)).toEqual(network);
  });

  it("lead nowhere but where the table says", () => {
    for (const state of membershipStates)
      for (const move of [...municipalityMoves, ...networkMoves]) {
        const tried = () => endOf(move, state);
        if (movesFrom([move], state).length > 0) expect(membershipStates).toContain(tried());
        else expect(tried).toThrow(new Refused("shared.blocked.no_such_move"));
      }
  });
});

describe("grants", () => {
  const today = "2026-11-22";
  it.each([
    [{ level: "nothing", from: "2020-01-01" }, "nothing"],
    [{ level: "summary", from: "2026-11-22" }, "now"],
    [{ level: "detail", from: "2026-11-23" }, "later"],
  ] as const)("%j stands at %s", (grant, standing) => expect(standingOf(grant, today)).toBe(standing));

  it("differ by level, and by day where something is shared", () => {
    const before = { ...nothingFrom(today), plan: { level: "detail", from: today } as const };
    expect(changedSubjects(before, before)).toEqual([]);
    expect(changedSubjects(before, { ...before, figures: { level: "nothing", from: "2020-01-01" } })).toEqual([]);
    expect(changedSubjects(before, { ...before, plan: { level: "detail", from: "2027-01-01" } })).toEqual(["plan"]);
  });

  it("are what the form says; without a day from today", () => {
    const form = SharingForm.parse({
      figures: "detail",
      plan: "summary",
      planFrom: "2027-01-01",
      money: "nothing",
      updates: "nothing",
      version: "0",
    });
    const grants = grantsOf(form, today);
    expect(grants).toEqual({
      ...nothingFrom(today),
      figures: { level: "detail", from: today },
      plan: { level: "summary", from: "2027-01-01" },
    });
    expect(sharingFormValues(grants)).toEqual({
      figures: "detail",
      figuresFrom: today,
      plan: "summary",
      planFrom: "2027-01-01",
      money: "nothing",
      updates: "nothing",
    });
  });

  it("are proposed one by one; what cannot be read proposes nothing", () => {
    const saved = { ...nothingFrom(today), plan: { level: "detail", from: "2026-01-01" } as const };
    expect(proposed(saved, Proposal.parse({}), today)).toEqual(saved);
    expect(
      proposed(saved, Proposal.parse({ plan: "all", figures: "' OR 1=1", money: ["detail", "nothing"] }), today),
    ).toEqual(saved);
    expect(
      proposed(saved, Proposal.parse({ plan: "nothing", updates: "summary", updatesFrom: "2026-13-40" }), today),
    ).toEqual({
      ...saved,
      plan: { level: "nothing", from: today },
      updates: { level: "summary", from: today },
    });
  });
});
