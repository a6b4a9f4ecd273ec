import { describe, expect, it } from "vitest";
import { entriesOf, type HistoryLine } from "./history";

const line = (given: Partial<HistoryLine>): HistoryLine => ({
  id: "1",
  at: new Date("2026-11-21T10:42:00Z"),
  who: "Marte Aasgård",
  byPerson: true,
  entity: "action",
  operation: "update",
  before: {},
  after: {},
  names: { a: "Jonas Vikbø", b: "Ingrid Solvik", p: "Bildeling", q: "Bysykler" },
  ...given,
});
const said = (given: Partial<HistoryLine>) =>
  entriesOf(line(given)).map(({ kind, from, to, why }) => [kind, from, to, why]);

describe("an action's history", () => {
  it.each<[string, Partial<HistoryLine>, unknown[][]]>([
    ["that it was made", { operation: "insert", before: null, after: { title: "x" } }, [["created", null, null, null]]],
    ["that it came with the data", { operation: "insert", byPerson: false, after: {} }, [["loaded", null, null, null]]],
    [
      "a due date that moved",
      { before: { due_on: "2026-10-30" }, after: { due_on: "2026-11-13" } },
      [["due", "2026-10-30", "2026-11-13", null]],
    ],
    [
      "owners by name",
      { before: { owner_id: "a" }, after: { owner_id: "b" } },
      [["owner", "Jonas Vikbø", "Ingrid Solvik", null]],
    ],
    [
      "a first owner",
      { before: { owner_id: null }, after: { owner_id: "b" } },
      [["owner", null, "Ingrid Solvik", null]],
    ],
    [
      "a state with its reason",
      { before: { state: "in_progress", state_reason: null }, after: { state: "blocked", state_reason: "Waits" } },
      [["state", "in_progress", "blocked", "Waits"]],
    ],
    [
      "another project",
      { before: { project_id: "p" }, after: { project_id: "q" } },
      [["parent", "Bildeling", "Bysykler", null]],
    ],
    [
      "several changes of one save, the weightiest first",
      {
        before: { title: "A", due_on: null, owner_id: "a" },
        after: { title: "B", due_on: "2027-01-01", owner_id: null },
      },
      [
        ["owner", "Jonas Vikbø", null, null],
        ["due", null, "2027-01-01", null],
        ["title", "A", "B", null],
      ],
    ],
    [
      "a milestone that is done",
      { entity: "milestone", before: { done_on: null }, after: { done_on: "2026-11-21" } },
      [["milestoneDone", null, null, null]],
    ],
    [
      "a milestone that is not",
      { entity: "milestone", before: { done_on: "2026-11-21" }, after: { done_on: null } },
      [["milestoneUndone", null, null, null]],
    ],
    [
      "a milestone that was removed",
      { entity: "milestone", operation: "delete", before: { name: "Anbud" }, after: null },
      [["milestoneRemoved", "Anbud", null, null]],
    ],
    [
      "an update",
      { entity: "progress_update", operation: "insert", after: { text: "…" } },
      [["update", null, null, null]],
    ],
    ["what it does not know", { after: { is_example: true } }, [["other", null, null, null]]],
  ])("tells %s", (_, given, sentences) => {
    expect(said(given)).toEqual(sentences);
  });
});
