import { describe, expect, it } from "vitest";
import { can, mayEver, type Actor, type Row } from "~/domain/access/can";
import type { Permission, Role } from "~/domain/access/table";
import { mendOf, type BrokenGap, type Mend } from "./mend";

const asks =
  (...roles: Role[]) =>
  (permission: Permission, row?: Row) => {
    const actor: Actor = { userId: "u", personId: "me", roles };
    return row === undefined ? mayEver(actor, permission) : can(actor, permission, row);
  };

const recommendation = { id: "r", isLeftOut: false };
const mine = { id: "p", ownerId: "me", costOre: 100 };
const theirs = { ...mine, ownerId: "somebody" };
const gap: BrokenGap = { dataPointId: "d", brokenAt: null, recommendation, project: theirs };

describe("what mends a chain", () => {
  it.each<[string, Partial<BrokenGap>, Mend, string]>([
    [
      "no recommendation",
      { brokenAt: "recommendation", recommendation: null },
      "write_recommendation",
      "recommendations/new?dataPoint=d",
    ],
    ["an unanswered one", { brokenAt: "recommendation" }, "answer_recommendation", "recommendations/r/answer"],
    [
      "one whose answer leaves the gap out",
      { brokenAt: "recommendation", recommendation: { id: "r", isLeftOut: true } },
      "answer_part",
      "recommendations/r/answer",
    ],
    ["no project", { brokenAt: "project", project: null }, "link_project", "gaps/d/project"],
    ["no owner", { brokenAt: "owner", project: { ...mine, ownerId: null } }, "assign_owner", "projects/p/owner"],
    ["no dated action", { brokenAt: "action" }, "plan_action", "actions/new?project=p"],
    ["too little money", { brokenAt: "funding" }, "find_funding", "projects/p/funding/new"],
    ["no stated cost", { brokenAt: "funding", project: { ...theirs, costOre: null } }, "state_cost", "projects/p/edit"],
    ["no update", { brokenAt: "update" }, "write_update", "projects/p/update"],
    ["no measured effect", { brokenAt: "effect" }, "record_effect", "projects/p/effect?dataPoint=d"],
  ])("with %s", (_, broken, mend, path) => {
    expect(mendOf({ ...gap, ...broken }, asks("planner"))).toEqual({ mend, path });
    expect(mendOf({ ...gap, ...broken }, asks("reader", "verifier", "administrator"))).toBeNull();
  });

  it("is nothing where nothing is missing", () => {
    expect(mendOf(gap, asks("planner"))).toBeNull();
  });

  it.each(["action", "funding", "update", "effect"] as const)(
    "a contributor mends only on her own project: %s",
    (brokenAt) => {
      expect(mendOf({ ...gap, brokenAt, project: mine }, asks("contributor"))).not.toBeNull();
      expect(mendOf({ ...gap, brokenAt }, asks("contributor"))).toBeNull();
    },
  );

  it("a contributor neither answers nor gives a project its owner, but may put her project behind a gap", () => {
    const unowned = { ...mine, ownerId: null };
    expect(mendOf({ ...gap, brokenAt: "recommendation" }, asks("contributor"))).toBeNull();
    expect(mendOf({ ...gap, brokenAt: "recommendation", recommendation: null }, asks("contributor"))).toBeNull();
    expect(mendOf({ ...gap, brokenAt: "owner", project: unowned }, asks("contributor"))).toBeNull();
    expect(mendOf({ ...gap, brokenAt: "project", project: null }, asks("contributor"))?.mend).toBe("link_project");
  });
});
