import { describe, expect, it } from "vitest";
import { changesOf, type HistoryLine } from "./changes";

const at = new Date("2026-11-21T10:42:00Z");
const line = (given: Partial<HistoryLine>): HistoryLine => ({
  at,
  userId: "user-1",
  subject: "action",
  subjectId: "action-1",
  entity: "action",
  operation: "update",
  before: {},
  after: {},
  ...given,
});
const kinds = (...lines: Partial<HistoryLine>[]) => changesOf(lines.map(line), 10).map(({ kind }) => kind);

describe("changesOf", () => {
  it.each<[string, Partial<HistoryLine>, string]>([
    ["a new action", { operation: "insert", after: { title: "x", state: "planned" } }, "action_added"],
    ["a completed action", { after: { state: "completed", completed_on: "2026-11-21" } }, "action_completed"],
    ["an action that goes on", { before: { state: "blocked" }, after: { state: "in_progress" } }, "action_unblocked"],
    ["a moved due date", { after: { due_on: "2026-12-24" } }, "action_due"],
    ["a due date taken away", { after: { due_on: null } }, "changed"],
    ["a new owner", { after: { owner_id: "person-1", due_on: "2026-12-24" } }, "owner_changed"],
    ["a reached milestone", { entity: "milestone", after: { done_on: "2026-11-21" } }, "milestone_done"],
    ["no change", { entity: "progress_update", operation: "insert", after: { no_change: true } }, "no_change"],
    [
      "an answer",
      { subject: "recommendation", entity: "response", operation: "insert", after: { outcome: "adopted_in_part" } },
      "answer_adopted_in_part",
    ],
    ["a grant", { subject: "project", entity: "funding_link", after: { granted_ore: 800_000_000 } }, "grant_recorded"],
    [
      "a verified value",
      { subject: "data_point", entity: "observation", after: { review: "verified" } },
      "value_verified",
    ],
    ["a new target", { subject: "data_point", entity: "target", operation: "insert", after: {} }, "target_set"],
    [
      "a partner that left",
      { subject: "project", entity: "project_partner", operation: "delete", before: {} },
      "changed",
    ],
    ["a person taken away", { subject: "person", entity: "person", operation: "delete", before: {} }, "removed"],
  ])("tells %s", (_, given, kind) => {
    expect(kinds(given)).toEqual([kind]);
  });

  it("makes one change of what one transaction did to one record, and tells the most of it", () => {
    expect(
      kinds(
        {
          subject: "recommendation",
          subjectId: "r",
          entity: "recommendation",
          after: { state: "adopted", owner_id: "p" },
        },
        {
          subject: "recommendation",
          subjectId: "r",
          entity: "response",
          operation: "insert",
          after: { outcome: "adopted" },
        },
      ),
    ).toEqual(["answer_adopted"]);
    expect(
      kinds(
        { subject: "project", subjectId: "p", entity: "funding_link", operation: "insert", after: { granted_ore: 1 } },
        { subject: "project", subjectId: "p", entity: "project", operation: "insert", after: {} },
      ),
    ).toEqual(["project_added"]);
  });

  it("says nothing of a value that was replaced", () => {
    expect(
      kinds(
        { subject: "data_point", subjectId: "d", entity: "observation", after: { review: "superseded" } },
        { subject: "data_point", subjectId: "d", entity: "observation", after: { review: "verified" } },
      ),
    ).toEqual(["value_verified"]);
  });

  it("makes one change of all that was loaded at once", () => {
    const loaded = changesOf(
      [1, 2, 3].map((number) => line({ userId: null, subjectId: `action-${number}`, operation: "insert" })),
      10,
    );
    expect(loaded).toEqual([
      {
        kind: "loaded",
        at,
        userId: null,
        via: null,
        subject: null,
        subjectId: null,
        date: null,
        amountOre: null,
        reason: null,
      },
    ]);
  });

  it("gives the reason for which a value was returned", () => {
    const returned = { subject: "data_point", entity: "observation" };
    const changes = changesOf(
      [
        line({ ...returned, subjectId: "d", after: { review: "returned", return_reason: "Feil år" } }),
        line({ ...returned, subjectId: "e", after: { review: "returned" } }),
        line({ ...returned, subjectId: "f", after: { review: "verified", return_reason: null } }),
      ],
      10,
    );
    expect(changes.map(({ kind, reason }) => [kind, reason])).toEqual([
      ["value_returned", "Feil år"],
      ["value_returned", null],
      ["value_verified", null],
    ]);
  });

  it("names the date and the sum", () => {
    expect(changesOf([line({ after: { due_on: "2026-12-24" } })], 10)[0]?.date).toBe("2026-12-24");
    const grant = line({
      subject: "project",
      entity: "funding_link",
      operation: "insert",
      after: { granted_ore: 4200 },
    });
    expect(changesOf([grant], 10)[0]?.amountOre).toBe(4200);
  });

  it("keeps the newest", () => {
    const lines = [5, 4, 3].map((minute) => line({ at: new Date(at.getTime() + minute * 60_000) }));
    expect(changesOf(lines, 2).map((change) => change.at.getTime())).toEqual(
      lines.slice(0, 2).map((one) => one.at.getTime()),
    );
  });
});
