import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/access/can";
import { Forbidden, Invalid, Refused } from "~/domain/shared/errors";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { changeActions, chosenActions } from "./bulk.server";
import type { BulkForm, Chosen } from "./schema";

let work: Workplace;
let project = "";
let chosen: Chosen[] = [];

beforeAll(async () => {
  work = await workplace();
  project = await work.here(
    async (db) =>
      (
        await db.$queryRaw<{ id: string }[]>`
          INSERT INTO project (name, language, area_key) SELECT 'Nye rør', 'nb', min(key) FROM area RETURNING id`
      )[0]?.id ?? "",
  );
});
afterAll(() => work.close());

/** Three of the contributor's, due on different days. */
beforeEach(async () => {
  chosen = await work.here(
    (db) => db.$queryRaw<Chosen[]>`
      INSERT INTO action (title, language, project_id, owner_id, starts_on, due_on)
      SELECT n.title, 'nb', ${project}::uuid, ${work.persons.contributor}::uuid, date '2026-09-01', n.due_on
        FROM (VALUES ('A', date '2026-10-01'), ('B', date '2026-11-01'), ('C', date '2026-12-01')) n (title, due_on)
      RETURNING id, version`,
  );
});

type Change<T> = T extends BulkForm ? Omit<T, "chosen"> : never;
const change = (form: Change<BulkForm>, rows = chosen, as: Actor = work.planner) =>
  work.here((db) => changeActions(db, as, { ...form, chosen: rows }, work.today), as);
const read = () =>
  work.here((db) =>
    chosenActions(
      db,
      chosen.map(({ id }) => id),
    ),
  );

describe("changing several actions", () => {
  it("gives all a new owner, each with its own line in the history", async () => {
    expect(await change({ change: "owner", owner: work.persons.other })).toBe(3);
    expect(await read()).toMatchObject([
      { owner: "Anders Annen", version: 2 },
      { owner: "Anders Annen" },
      { owner: "Anders Annen" },
    ]);
    const ids = chosen.map(({ id }) => id);
    const lines = await work.here(
      (db) =>
        db.$queryRaw`SELECT subject_id FROM history_event WHERE subject_id = ANY (${ids}::uuid[]) AND operation = 'update'`,
    );
    expect(lines).toHaveLength(3);
  });

  it("moves all to one date, or each by a number of days", async () => {
    await change({ change: "due", dueOn: undefined, days: 14 });
    expect((await read()).map(({ dueOn }) => dueOn)).toEqual(["2026-10-15", "2026-11-15", "2026-12-15"]);
    const moved = (await read()).map(({ id, version }) => ({ id, version }));
    await change({ change: "due", dueOn: "2027-01-31", days: undefined }, moved);
    expect((await read()).map(({ dueOn }) => dueOn)).toEqual(["2027-01-31", "2027-01-31", "2027-01-31"]);
  });

  it("moves all to another state by the state table", async () => {
    await change({ change: "state", to: "in_progress", reason: null });
    const started = (await read()).map(({ id, version }) => ({ id, version }));
    await change({ change: "state", to: "completed", reason: null }, started);
    expect((await read()).map(({ state }) => state)).toEqual(["completed", "completed", "completed"]);
  });

  it("changes none when somebody else changed one, and names it", async () => {
    await work.here((db) => db.$executeRaw`UPDATE action SET title = 'B, endret' WHERE id = ${chosen[1]?.id}::uuid`);
    const refused = change({ change: "owner", owner: work.persons.other });
    await expect(refused).rejects.toBeInstanceOf(Refused);
    await expect(refused).rejects.toMatchObject({
      reason: "action.bulk.changed",
      params: { count: 1, titles: "B, endret" },
    });
    expect((await read()).map(({ owner, version }) => [owner, version])).toEqual([
      ["Åse Bidrar", 1],
      ["Åse Bidrar", 2],
      ["Åse Bidrar", 1],
    ]);
  });

  it("lets one of two who change the same rows at once through, and names the rows to the other", async () => {
    const both = await Promise.allSettled([
      change({ change: "due", dueOn: "2027-01-01", days: undefined }),
      change({ change: "due", dueOn: "2027-02-01", days: undefined }, [...chosen].reverse()),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find(({ status }) => status === "rejected");
    expect(lost).toMatchObject({ reason: { reason: "action.bulk.changed", params: { count: 3 } } });
    expect(new Set((await read()).map(({ dueOn }) => dueOn)).size).toBe(1);
  });

  it.each([
    [
      "a state that does not follow",
      { change: "state", to: "completed", reason: null },
      { reason: "action.bulk.no_such_move", params: { count: 3 } },
    ],
    [
      "a due date before the start",
      { change: "due", dueOn: undefined, days: -40 },
      { reason: "action.bulk.due_before_start", params: { count: 1, titles: "A" } },
    ],
    [
      "a cancellation without a reason",
      { change: "state", to: "cancelled", reason: null },
      { fields: { reason: [{ key: "forms.missing" }] } },
    ],
  ] as const)("refuses %s, and changes none", async (_, form, answer) => {
    await expect(change(form as Change<BulkForm>)).rejects.toMatchObject(answer);
    expect((await read()).map(({ version }) => version)).toEqual([1, 1, 1]);
  });

  it("refuses an action that is gone or in another municipality, and an owner who has left", async () => {
    const gone = { id: "00000000-0000-4000-8000-000000000000", version: 1 };
    await expect(change({ change: "owner", owner: work.persons.other }, [...chosen, gone])).rejects.toMatchObject({
      reason: "action.bulk.gone",
      params: { count: 1 },
    });
    await expect(change({ change: "owner", owner: work.persons.left })).rejects.toBeInstanceOf(Invalid);
    const elsewhere = work.elsewhere((db) =>
      changeActions(db, work.planner, { change: "due", dueOn: "2027-01-01", chosen }, work.today),
    );
    await expect(elsewhere).rejects.toMatchObject({ reason: "action.bulk.gone", params: { count: 3 } });
    expect((await read()).map(({ version }) => version)).toEqual([1, 1, 1]);
  });

  it("lets a contributor change their own together, and names those that are not", async () => {
    await change({ change: "due", dueOn: "2027-03-01", days: undefined }, chosen, work.contributor);
    await work.here(
      (db) =>
        db.$executeRaw`UPDATE action SET owner_id = ${work.persons.other}::uuid WHERE id = ${chosen[2]?.id}::uuid`,
    );
    const rows = (await read()).map(({ id, version }) => ({ id, version }));
    await expect(
      change({ change: "due", dueOn: "2027-04-01", days: undefined }, rows, work.contributor),
    ).rejects.toMatchObject({
      reason: "action.bulk.not_yours",
      params: { count: 1, titles: "C" },
    });
    await expect(
      change({ change: "due", dueOn: "2027-04-01", days: undefined }, rows, work.reader),
    ).rejects.toBeInstanceOf(Forbidden);
    expect((await read()).map(({ dueOn }) => dueOn)).toEqual(["2027-03-01", "2027-03-01", "2027-03-01"]);
  });
});
