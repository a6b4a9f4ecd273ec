import { describe, expect, it } from "vitest";
import { projectChanges } from "./history";

const line = (
  entity: string,
  operation: "insert" | "update" | "delete",
  before: object | null,
  after: object | null,
) => ({
  userId: "user-1",
  entity,
  operation,
  before: before as Record<string, unknown> | null,
  after: after as Record<string, unknown> | null,
});

describe("projectChanges", () => {
  it("tells what was and became of state, owner, dates and cost, and of texts only that they changed", () => {
    const before = { state: "planned", owner_id: null, cost_ore: 100, description: "a", source: "x" };
    const after = { state: "approved", owner_id: "person-1", cost_ore: 250, description: "b", source: "y" };
    expect(projectChanges(line("project", "update", before, after))).toEqual([
      { kind: "traced", field: "state", before: "planned", after: "approved" },
      { kind: "traced", field: "owner", before: null, after: "person-1" },
      { kind: "traced", field: "cost", before: "100", after: "250" },
      { kind: "named", field: "description" },
    ]);
  });

  it("tells a project that was loaded from one that somebody made", () => {
    const made = line("project", "insert", null, { name: "x" });
    expect(projectChanges(made)).toEqual([{ kind: "created" }]);
    expect(projectChanges({ ...made, userId: null })).toEqual([{ kind: "loaded" }]);
  });

  it.each([
    [line("project_partner", "insert", null, { name: "NTNU" }), { kind: "partnerAdded", name: "NTNU" }],
    [line("project_partner", "delete", { name: "NTNU" }, null), { kind: "partnerRemoved", name: "NTNU" }],
    [
      line("project_recommendation", "insert", null, { recommendation_id: "r" }),
      { kind: "linked", recommendationId: "r" },
    ],
    [
      line("project_recommendation", "delete", { recommendation_id: "r" }, null),
      { kind: "unlinked", recommendationId: "r" },
    ],
    [line("expected_effect", "insert", null, {}), { kind: "effectExpected" }],
    [line("expected_effect", "delete", {}, null), { kind: "effectRemoved" }],
    [line("observed_effect", "insert", null, {}), { kind: "effectObserved" }],
    [line("funding_link", "insert", null, {}), { kind: "fundingAdded" }],
    [
      line("funding_link", "update", { state: "planned" }, { state: "applied" }),
      { kind: "fundingMoved", before: "planned", after: "applied" },
    ],
    [line("funding_link", "update", { amount_ore: 1 }, { amount_ore: 2 }), { kind: "fundingChanged" }],
  ])("%j: %j", (given, change) => {
    expect(projectChanges(given)).toEqual([change]);
  });

  it("leaves out updates, which stand by themselves, and what it does not know", () => {
    expect(projectChanges(line("progress_update", "insert", null, { text: "x" }))).toEqual([]);
    expect(projectChanges(line("weather", "insert", null, {}))).toEqual([]);
  });
});
