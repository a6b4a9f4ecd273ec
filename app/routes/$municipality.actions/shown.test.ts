import { describe, expect, it } from "vitest";
import { actionColumns, type ActionRow } from "~/domain/action/list";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";
import { shownRows, type ShownRow } from "./shown";

const row = (given: Partial<ActionRow> = {}): ActionRow => ({
  id: "1",
  version: 3,
  title: "Kartlegge rør",
  language: "nb",
  parent: "Nye vannrør",
  parentLanguage: "nb",
  state: "in_progress",
  dueOn: "2026-11-09",
  daysLate: 14,
  owner: "Åse",
  unit: null,
  startsOn: null,
  completedOn: null,
  createdOn: "2026-01-31",
  milestones: 4,
  milestonesDone: 2,
  daysSinceUpdate: 12,
  isStale: false,
  ...given,
});
const words = { t: translatorFor("en").t, format: formatsFor("en"), language: "en" } as const;

describe("shownRows", () => {
  it("writes a row in the reader's words, and says which language its texts are in", () => {
    expect(shownRows([row()], actionColumns, words)).toEqual([
      {
        id: "1",
        version: 3,
        title: "Kartlegge rør",
        lang: "nb",
        parent: "Nye vannrør",
        parentLang: "nb",
        owner: "Åse",
        unit: null,
        due: "9 Nov 2026",
        late: "14 days late",
        starts: null,
        state: "in_progress",
        milestones: "2 of 4",
        updated: "12 days ago",
        completed: null,
        created: "31 Jan 2026",
      },
    ]);
  });

  it("leaves out what is not shown", () => {
    expect(shownRows([row({ language: "en", parentLanguage: "en" })], ["owner"], words)).toEqual([
      { id: "1", version: 3, title: "Kartlegge rør", parent: "Nye vannrør", owner: "Åse" },
    ]);
  });

  it.each<[Partial<ActionRow>, Partial<ShownRow>]>([
    [{ daysLate: 1 }, { late: "1 day late" }],
    [
      { daysLate: null, dueOn: null },
      { due: null, late: undefined },
    ],
    [{ daysSinceUpdate: 0 }, { updated: "today" }],
    [{ daysSinceUpdate: 1 }, { updated: "1 day ago" }],
    [
      { daysSinceUpdate: null, isStale: true },
      { updated: "never", isStale: true },
    ],
    [{ milestones: 0, milestonesDone: 0 }, { milestones: undefined }],
  ])("%j is %j", (given, shown) => {
    const [found] = shownRows([row(given)], actionColumns, words);
    for (const [name, text] of Object.entries(shown)) expect(found?.[name as keyof ShownRow]).toBe(text);
  });
});
