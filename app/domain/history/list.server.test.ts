import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";
import { createAction, editAction, removeMilestone, addMilestone } from "../action/commands.server";
import { actionFormValues } from "../action/form.server";
import { ActionChange } from "../action/schema";
import { visibleSubjects } from "./changes";
import { columnsOf, isEntity, parentColumns, silentColumns } from "./fields";
import { historyPage, historyPageSize, historyParts, historyPeople } from "./queries.server";
import { HistorySearch, type HistoryFilter } from "./search";
import { fileRows, shownChanges } from "./shown";

let place: Workplace;
let action: string;
const everything = visibleSubjects(true);
const plan = visibleSubjects(false);
const reader = { t: translatorFor("en").t, format: formatsFor("en") };
const search = (given: Partial<HistorySearch> = {}) => HistorySearch.parse(given);
const page = (given: Partial<HistorySearch> & Pick<HistoryFilter, "records"> = {}, subjects = plan) =>
  place.here((db) => historyPage(db, { ...search(given), records: given.records }, subjects, "en"));
const told = async (given: Parameters<typeof page>[0] = {}) =>
  shownChanges("alesund", await page(given), reader, () => true);

beforeAll(async () => {
  place = await workplace();
  action = await place.here(async (db) => {
    const { id: project } = await db.project.findFirstOrThrow({ where: { state: "running" }, select: { id: true } });
    return createAction(db, place.planner, {
      title: "Telle fugler",
      description: "",
      language: "nb",
      project,
      recommendation: null,
      owner: null,
      startsOn: null,
      dueOn: "2026-12-24",
    });
  });
  const change = (given: object) =>
    place.here(async (db) => {
      const values = Object.entries({ ...(await actionFormValues(db, action)), ...given }).filter(
        ([, text]) => text !== "",
      );
      await editAction(db, place.planner, action, ActionChange.parse(Object.fromEntries(values)));
    });
  await change({ title: "Telle flere fugler", dueOn: "2027-01-31", owner: place.persons.other });
  await change({ owner: place.persons.contributor });
});
afterAll(() => place.close());

describe("the history of a record", () => {
  it("tells each change field by field, with names and dates in the reader's words", async () => {
    const [second, first, made] = await told({ records: [{ subject: "action", id: action }] });
    expect(second).toMatchObject({ who: "Planner", name: "Telle flere fugler", page: `/alesund/actions/${action}` });
    expect(second?.parts).toMatchObject([
      { title: "Action: changed", fields: [{ label: "Owner", before: "Anders Annen", after: "Åse Bidrar" }] },
    ]);
    expect(first?.parts[0]?.fields).toMatchObject([
      { label: "Title", before: "Telle fugler", after: "Telle flere fugler" },
      { label: "Owner", before: null, after: "Anders Annen" },
      { label: "Due", before: "24 Dec 2026", after: "31 Jan 2027" },
    ]);
    expect(made?.parts[0]).toMatchObject({ operation: "insert", title: "Action: added" });
    expect(made?.parts[0]?.fields).toContainEqual(expect.objectContaining({ label: "State", after: "Planned" }));
  });

  it("stays readable when the record is gone, by the name it had", async () => {
    const gone = await place.here(async (db) => {
      const { id } = await db.action.create({
        data: { title: "Borte vekk", language: "nb", projectId: (await db.project.findFirstOrThrow()).id },
      });
      await db.action.deleteMany({ where: { id } });
      return id;
    });
    const [removed, added] = await told({ records: [{ subject: "action", id: gone }] });
    // Both were done in one transaction, so they are one change of two parts.
    expect(added).toBeUndefined();
    expect(removed).toMatchObject({ name: "Borte vekk", page: null });
    expect(removed?.parts[0]?.fields).toContainEqual({
      column: "title",
      label: "Title",
      before: "Borte vekk",
      after: null,
    });
  });

  it("says which milestone it was, also when it is gone", async () => {
    await place.here(async (db) => {
      const id = await addMilestone(db, place.planner, action, { name: "Kikkert kjøpt", dueOn: "2027-01-01" });
      await removeMilestone(db, place.planner, action, id, { version: 1 });
    });
    const [change] = await told({ records: [{ subject: "action", id: action }] });
    expect(change?.parts.map(({ title }) => title)).toEqual([
      "Milestone “Kikkert kjøpt”: removed",
      "Milestone “Kikkert kjøpt”: added",
    ]);
  });
});

describe("filters", () => {
  it("choose by who, kind, operation, days and the record's name, also the one it had", async () => {
    const planner = { who: place.planner.userId } as const;
    expect(new Set((await page(planner)).lines.map(({ userId }) => userId))).toEqual(new Set([place.planner.userId]));
    expect((await page({ who: "sources" })).lines.every(({ userId }) => userId === null)).toBe(true);
    expect((await page({ who: "import" })).total).toBe(0);
    expect(new Set((await page({ subject: "project" })).lines.map(({ subject }) => subject))).toEqual(
      new Set(["project"]),
    );
    expect(new Set((await page({ operation: "update" })).lines.map(({ operation }) => operation))).toEqual(
      new Set(["update"]),
    );
    const named = await page({ q: "telle fugler" });
    expect(new Set(named.lines.map(({ subjectId }) => subjectId))).toEqual(new Set([action]));
    expect((await page({ q: "FLERE FUGLER" })).total).toBe(named.total);
    expect((await page({ q: "%" })).total).toBe(0);
    const all = (await page()).total;
    expect((await page({ from: place.today })).total).toBe(all);
    expect((await page({ to: "2020-01-01" })).total).toBe(0);
    expect((await page({ from: place.today, to: place.today })).total).toBe(all);
  });

  it("are no filter where they cannot be read", () => {
    expect(HistorySearch.parse({ who: "x", subject: "y", from: "2027-02-30", before: "-1", record: "1" })).toEqual(
      search(),
    );
  });
});

describe("pages", () => {
  it("follow each other by key without a gap or a repetition, both ways", async () => {
    const seen: string[] = [];
    let at = await page();
    seen.push(...at.lines.map(({ id }) => id));
    expect(at.newer).toBeNull();
    while (at.older !== null) {
      at = await page({ before: at.older });
      seen.push(...at.lines.map(({ id }) => id));
    }
    expect(seen.length).toBe(at.total);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => Number(b) - Number(a)));
    const back = await page({ after: at.newer ?? "" });
    expect(back.lines.map(({ id }) => id)).toEqual(seen.slice(-historyPageSize - at.lines.length, -at.lines.length));
  });
});

describe("who has which rights", () => {
  it("is told to those who manage members alone", async () => {
    const kinds = async (subjects: typeof plan) => {
      const found = await Promise.all(
        everything.map(async (subject) => ((await page({ subject }, subjects)).total > 0 ? [subject] : [])),
      );
      return found.flat();
    };
    expect(await kinds(everything)).toContain("membership");
    expect(await kinds(plan)).not.toContain("membership");
    expect(plan).not.toContain("invitation");
    expect(plan).not.toContain("api_token");
    expect(plan).not.toContain("support_session");
    expect((await page({ records: [{ subject: "membership", id: action }] })).total).toBe(0);
  });

  it("is no other municipality's: nothing of ours is seen there", async () => {
    const there = await place.elsewhere((db) =>
      historyPage(db, { ...search(), records: [{ subject: "action", id: action }] }, everything, "en"),
    );
    expect(there.total).toBe(0);
    expect(await place.elsewhere((db) => historyPeople(db, everything))).toEqual([]);
  });
});

describe("the file", () => {
  it("has exactly the lines of the filter, and is refused rather than cut off", async () => {
    const filter = search({ q: "telle flere fugler" });
    const { total } = await page(filter);
    const parts = await place.here((db) => historyParts(db, filter, plan, "en"));
    const rows = (parts ?? []).flatMap((part) => fileRows(part, reader));
    expect(new Set(rows.map(([line]) => line)).size).toBe(total);
    expect(rows.map((row) => row.slice(2))).toContainEqual([
      "Planner",
      "Action",
      "Telle flere fugler",
      "Action",
      "changed",
      "Owner",
      "Anders Annen",
      "Åse Bidrar",
    ]);
    expect(await place.here((db) => historyParts(db, filter, plan, "en", total - 1))).toBeNull();
    expect(await place.here((db) => historyParts(db, filter, plan, "en", total))).not.toBeNull();
  });
});

describe("the columns", () => {
  it("of every table with a history are told to people, or stand among those that say nothing", async () => {
    const tables = await place.here(
      (db) => db.$queryRaw<{ name: string; columns: string[] }[]>`
        SELECT c.relname::text AS name, ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
          FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgfoid = 'record_history'::regproc ORDER BY 1`,
    );
    expect(tables.length).toBeGreaterThan(20);
    const untold = tables.flatMap(({ name, columns }) =>
      isEntity(name)
        ? columns
            .filter((column) => !columnsOf(name).some(([told]) => told === column))
            .filter((column) => !silentColumns.includes(column) && !parentColumns[name]?.includes(column))
            .map((column) => `${name}.${column}`)
        : [name],
    );
    expect(untold).toEqual([]);
  });
});
