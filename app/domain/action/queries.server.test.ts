import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, isLate, isStale } from "~/domain/shared/period";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { actionColumns, actionSorts, type ActionColumn, type ActionFilter, type ActionSort } from "./list";
import { actionList, filterNames } from "./queries.server";
import { actionStates, isOpenAction, type ActionState } from "./states";

const intervalDays = 60;
let work: Workplace;
const ids = { project: "", under: "", above: "" };

interface Planted {
  title: string;
  state?: ActionState;
  owner?: string | null;
  startsIn?: number | null;
  dueIn?: number | null;
  updated?: number[];
  milestones?: (boolean | null)[];
  straight?: boolean;
}

beforeAll(async () => {
  work = await workplace();
  await work.here(async (db) => {
    const one = async (rows: Promise<{ id: string }[]>) => (await rows)[0]?.id ?? "";
    ids.project = await one(
      db.$queryRaw`INSERT INTO project (name, language, area_key) SELECT 'Nye vannrør', 'nb', min(key) FROM area RETURNING id`,
    );
    ids.above = await one(db.$queryRaw`SELECT unit_id AS id FROM person WHERE id = ${work.persons.contributor}::uuid`);
    ids.under = await one(
      db.$queryRaw`INSERT INTO unit (name, parent_id) VALUES ('Ledningsnett', ${ids.above}::uuid) RETURNING id`,
    );
    await db.$executeRaw`UPDATE person SET unit_id = ${ids.under}::uuid WHERE id = ${work.persons.contributor}::uuid`;
    const recommendation = await one(db.$queryRaw`SELECT id FROM recommendation ORDER BY reference LIMIT 1`);
    const planted: Planted[] = [
      { title: "Forsinket", state: "in_progress", dueIn: -14, updated: [20, 3], milestones: [true, true, null] },
      { title: "Ærlig plan", dueIn: 0, milestones: [null] },
      { title: "Åpne data", dueIn: 30, owner: work.persons.other, startsIn: -61 },
      { title: "Blokkert lenge", state: "blocked", dueIn: -3, updated: [61] },
      { title: "Nesten for gammel", state: "in_progress", dueIn: 40, updated: [60], owner: null },
      { title: "Uten frist", dueIn: null, startsIn: null },
      {
        title: "Ferdig for lenge siden",
        state: "completed",
        startsIn: -200,
        dueIn: -100,
        updated: [200],
        milestones: [true],
      },
      { title: "Avbrutt", state: "cancelled", startsIn: -200, dueIn: -100 },
      { title: "100 % klart_nå", dueIn: 50, straight: true },
    ];
    for (const {
      title,
      state = "planned",
      owner = work.persons.contributor,
      startsIn = -20,
      dueIn = 10,
      updated = [],
      milestones = [],
      straight,
    } of planted) {
      const day = (offset: number | null) => (offset === null ? null : addDays(work.today, offset));
      const id = await one(db.$queryRaw`
        INSERT INTO action (title, language, project_id, recommendation_id, owner_id, state, state_reason, starts_on, due_on, completed_on)
        VALUES (${title}, 'nb', ${straight ? null : ids.project}::uuid, ${straight ? recommendation : null}::uuid, ${owner}::uuid, ${state}::action_state,
                ${state === "blocked" || state === "cancelled" ? "Grunn" : null}, ${day(startsIn)}::date, ${day(dueIn)}::date,
                ${state === "completed" ? day(-90) : null}::date) RETURNING id`);
      for (const ago of updated) {
        await db.$executeRaw`INSERT INTO progress_update (action_id, text, no_change, language, reported_on) VALUES (${id}::uuid, '', true, 'nb', ${day(-ago)}::date)`;
      }
      for (const [index, done] of milestones.entries()) {
        await db.$executeRaw`INSERT INTO milestone (action_id, name, due_on, done_on) VALUES (${id}::uuid, ${`M${index}`}, ${work.today}::date, ${done ? work.today : null}::date)`;
      }
    }
  });
});
afterAll(() => work.close());

const everything: ActionFilter = {
  q: "",
  state: "all",
  owner: null,
  project: null,
  unit: null,
  dueFrom: null,
  dueTo: null,
  attention: null,
};
interface Shape {
  sort: ActionSort;
  descending: boolean;
  page: number;
  size: number;
  columns: readonly ActionColumn[];
}
const list = (
  filter: Partial<ActionFilter> = {},
  { sort = "due", descending = false, page = 1, size = 50, columns = actionColumns }: Partial<Shape> = {},
) =>
  work.here((db) =>
    actionList(
      db,
      { ...everything, ...filter },
      { sort, descending, page, size },
      { today: work.today, intervalDays, columns },
    ),
  );
const titles = async (...given: Parameters<typeof list>) => (await list(...given)).rows.map(({ title }) => title);

describe("the list of actions", () => {
  it("gives each row what its columns show", async () => {
    const { rows, total, projects } = await list({ q: "forsinket" });
    expect([total, projects]).toEqual([1, 1]);
    expect(rows).toMatchObject([
      {
        title: "Forsinket",
        parent: "Nye vannrør",
        parentLanguage: "nb",
        state: "in_progress",
        owner: "Åse Bidrar",
        unit: "Ledningsnett",
        dueOn: addDays(work.today, -14),
        daysLate: 14,
        milestones: 3,
        milestonesDone: 2,
        daysSinceUpdate: 3,
        isStale: false,
        createdOn: work.today,
      },
    ]);
  });

  it("does not look up what is not shown", async () => {
    const { rows } = await list({ q: "forsinket" }, { columns: [] });
    expect(rows).toMatchObject([
      { title: "Forsinket", milestones: null, daysSinceUpdate: null, isStale: false, unit: null, createdOn: null },
    ]);
  });

  it.each<[string, Partial<ActionFilter>, string[]]>([
    [
      "open ones",
      { state: "open" },
      ["Forsinket", "Blokkert lenge", "Ærlig plan", "Åpne data", "Nesten for gammel", "100 % klart_nå", "Uten frist"],
    ],
    ["one state", { state: "completed" }, ["Ferdig for lenge siden"]],
    ["late ones", { attention: "late" }, ["Forsinket", "Blokkert lenge"]],
    ["stale ones", { attention: "stale" }, ["Blokkert lenge", "Åpne data"]],
    ["late or stale ones", { attention: "any" }, ["Forsinket", "Blokkert lenge", "Åpne data"]],
    ["those without an owner", { owner: "none" }, ["Nesten for gammel"]],
    ["words with signs that SQL reads in its own way", { q: "% klart_" }, ["100 % klart_nå"]],
    ["words that are not there", { q: "_%_" }, []],
    ["words of the project", { q: "VANNRØR", state: "blocked" }, ["Blokkert lenge"]],
  ])("finds %s", async (_, filter, expected) => {
    expect(await titles(filter)).toEqual(expected);
  });

  it("finds by owner, project, unit with those under it, and due dates", async () => {
    expect(await titles({ owner: work.persons.other })).toEqual(["Åpne data"]);
    expect(await titles({ project: ids.project, state: "open" })).not.toContain("100 % klart_nå");
    expect(await titles({ unit: ids.under, owner: work.persons.other })).toEqual([]);
    expect(await titles({ unit: ids.above, state: "open" })).toContain("Åpne data");
    expect(await titles({ unit: ids.above, state: "open" })).toContain("Forsinket");
    expect(await titles({ dueFrom: work.today, dueTo: addDays(work.today, 30) })).toEqual(["Ærlig plan", "Åpne data"]);
    expect(await titles({ owner: "00000000-0000-0000-0000-000000000000" })).toEqual([]);
  });

  it("sorts names with Æ, Ø and Å last, and puts what is missing last both ways", async () => {
    const up = await titles({ state: "planned" }, { sort: "title" });
    expect(up).toEqual(["100 % klart_nå", "Uten frist", "Ærlig plan", "Åpne data"]);
    expect(await titles({ state: "planned" }, { sort: "title", descending: true })).toEqual([...up].reverse());
    expect((await titles({ state: "open" }, { sort: "due", descending: true })).at(-1)).toBe("Uten frist");
    expect((await titles({ state: "open" }, { sort: "owner" })).at(-1)).toBe("Nesten for gammel");
  });

  it("can be sorted by every column, both ways, with the same rows", async () => {
    const all = (await titles()).sort();
    for (const sort of actionSorts) {
      for (const descending of [false, true]) {
        expect((await titles({}, { sort, descending })).sort(), sort).toEqual(all);
      }
    }
    expect((await titles({}, { sort: "milestones", descending: true }))[0]).toBe("Ferdig for lenge siden");
    expect((await titles({}, { sort: "updated", descending: true }))[0]).toBe("Forsinket");
  });

  it("pages without leaving out or repeating, and counts all on every page, even one past the end", async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((page) => list({}, { page, size: 4 })));
    expect(pages.map(({ total }) => total)).toEqual([9, 9, 9, 9]);
    expect(pages.map(({ rows }) => rows.length)).toEqual([4, 4, 1, 0]);
    expect(pages.flatMap(({ rows }) => rows.map(({ title }) => title))).toEqual(await titles());
  });

  it("says late and stale as the rules of the product do", async () => {
    const { rows } = await list();
    const updates = await work.here(
      (db) => db.$queryRaw<
        { id: string; last: string | null; since: string; state: ActionState; due: string | null }[]
      >`
        SELECT a.id, max(r.reported_on)::text AS last, coalesce(a.starts_on, a.created_at::date)::text AS since, a.state::text AS state, a.due_on::text AS due
          FROM action a LEFT JOIN progress_update r ON r.municipality_id = a.municipality_id AND r.action_id = a.id
         GROUP BY a.municipality_id, a.id`,
    );
    expect(actionStates.every((state) => rows.some((row) => row.state === state))).toBe(true);
    for (const { id, last, since, state, due } of updates) {
      const row = rows.find((one) => one.id === id);
      expect(row?.isStale, row?.title).toBe(isOpenAction(state) && isStale(last, since, work.today, intervalDays));
      expect(row?.daysLate !== null, row?.title).toBe(isOpenAction(state) && isLate(due, work.today));
    }
  });

  it("shows another municipality nothing, and names nothing of this one there", async () => {
    const there = await work.elsewhere((db) =>
      actionList(
        db,
        everything,
        { sort: "due", descending: false, page: 1, size: 50 },
        { today: work.today, intervalDays, columns: actionColumns },
      ),
    );
    expect(there).toEqual({ rows: [], total: 0, projects: 0 });
    const asked = { owner: work.persons.other, project: ids.project, unit: ids.under };
    expect(await work.elsewhere((db) => filterNames(db, asked))).toEqual({ owner: null, project: null, unit: null });
    expect(await work.here((db) => filterNames(db, asked))).toEqual({
      owner: "Anders Annen",
      project: "Nye vannrør",
      unit: "Ledningsnett",
    });
  });
});
