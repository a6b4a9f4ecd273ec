import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/access/can";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { addDays } from "~/domain/shared/period";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import {
  addMilestone,
  assignAction,
  createAction,
  editAction,
  editMilestone,
  moveAction,
  removeMilestone,
  rescheduleAction,
  tickMilestone,
  writeActionUpdate,
} from "./commands.server";
import { actionFormValues } from "./form.server";
import { actionHistory } from "./history.server";
import { actionDetail } from "./queries.server";
import type { ActionForm } from "./schema";

let work: Workplace;
/** One project the contributor owns, and one somebody else does. */
const projects = { own: "", others: "" };
let recommendation = "";
const absent = "00000000-0000-4000-8000-000000000000";

beforeAll(async () => {
  work = await workplace();
  await work.here(async (db) => {
    const made = await db.$queryRaw<{ id: string }[]>`
      INSERT INTO project (name, language, area_key, owner_id)
      SELECT n.name, 'nb', (SELECT min(key) FROM area), n.owner
        FROM (VALUES ('Nye rør', ${work.persons.contributor}::uuid), ('Bysykler', ${work.persons.other}::uuid)) n (name, owner)
      RETURNING id`;
    projects.own = made[0]?.id ?? "";
    projects.others = made[1]?.id ?? "";
    const found = await db.$queryRaw<{ id: string }[]>`SELECT id FROM recommendation ORDER BY reference LIMIT 1`;
    recommendation = found[0]?.id ?? "";
  });
});
afterAll(() => work.close());

const form = (changes: Partial<ActionForm> = {}): ActionForm => ({
  title: "Kartlegge rør",
  description: "",
  language: "nb",
  project: projects.own,
  recommendation: null,
  owner: work.persons.contributor,
  startsOn: "2026-09-01",
  dueOn: "2026-12-15",
  ...changes,
});
const make = (changes: Partial<ActionForm> = {}) => work.here((db) => createAction(db, work.planner, form(changes)));
const read = (id: string) => work.here((db) => actionDetail(db, id, { updates: 10 }));
const edit = (id: string, changes: Partial<ActionForm>, version: number, as: Actor = work.planner) =>
  work.here((db) => editAction(db, as, id, { ...form(changes), version }), as);
const move = (
  id: string,
  to: "in_progress" | "blocked" | "completed" | "cancelled",
  from: "planned" | "in_progress" | "blocked",
  more = {},
  as: Actor = work.planner,
) => work.here((db) => moveAction(db, as, id, to, { from, reason: null, outcome: null, ...more }, work.today), as);

describe("making an action", () => {
  it("puts it under a project, or straight under a recommendation", async () => {
    expect(await read(await make())).toMatchObject({
      title: "Kartlegge rør",
      state: "planned",
      project: { id: projects.own, title: "Nye rør", language: "nb" },
      ownerId: work.persons.contributor,
      owner: "Åse Bidrar",
      unit: "Vannverket",
      startsOn: "2026-09-01",
      dueOn: "2026-12-15",
      version: 1,
    });
    const straight = await read(await make({ project: null, recommendation }));
    expect(straight).toMatchObject({ project: null, recommendations: [{ id: recommendation }] });
  });

  it("refuses a project, a recommendation and an owner that are not here", async () => {
    await expect(make({ project: absent })).rejects.toMatchObject({ fields: { project: [{ key: "forms.gone" }] } });
    await expect(make({ project: null, recommendation: absent })).rejects.toMatchObject({
      fields: { recommendation: [{ key: "forms.gone" }] },
    });
    await expect(make({ owner: absent })).rejects.toMatchObject({ fields: { owner: [{ key: "forms.gone" }] } });
    await expect(make({ owner: work.persons.left })).rejects.toBeInstanceOf(Invalid);
    const elsewhere = await work.elsewhere((db) => db.project.findFirstOrThrow({ select: { id: true } }));
    await expect(make({ project: elsewhere.id })).rejects.toBeInstanceOf(Invalid);
  });

  it("lets a contributor make one under a project of their own, and nowhere else", async () => {
    const made = await work.here((db) => createAction(db, work.contributor, form()), work.contributor);
    expect(await read(made)).toMatchObject({ title: "Kartlegge rør" });
    for (const changes of [{ project: projects.others }, { project: null, recommendation }]) {
      await expect(
        work.here(
          (db) => createAction(db, work.contributor, form({ ...changes, title: "Ikke lov" })),
          work.contributor,
        ),
      ).rejects.toBeInstanceOf(Forbidden);
    }
    await expect(
      work.here((db) => createAction(db, work.reader, form({ title: "Ikke lov" })), work.reader),
    ).rejects.toBeInstanceOf(Forbidden);
    expect(await work.here((db) => db.action.count({ where: { title: "Ikke lov" } }))).toBe(0);
  });
});

describe("editing an action", () => {
  it("writes what was typed, raises the version and leaves a line in the history", async () => {
    const id = await make();
    await edit(
      id,
      { title: "Kartlegge gamle rør", owner: work.persons.other, project: projects.others, dueOn: null },
      1,
    );
    expect(await read(id)).toMatchObject({
      title: "Kartlegge gamle rør",
      owner: "Anders Annen",
      dueOn: null,
      version: 2,
      project: { id: projects.others },
    });
    const { entries } = await work.here((db) => actionHistory(db, id, 10));
    expect(entries.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ["owner", "Åse Bidrar", "Anders Annen"],
      ["due", "2026-12-15", null],
      ["parent", "Nye rør", "Bysykler"],
      ["title", "Kartlegge rør", "Kartlegge gamle rør"],
      ["created", null, null],
    ]);
    expect(entries[0]?.who).toBe("Planner");
  });

  it("answers a stale version with the action as it stands, and keeps it so", async () => {
    const id = await make();
    await edit(id, { title: "Først" }, 1);
    const late = edit(id, { title: "Sist" }, 1);
    await expect(late).rejects.toBeInstanceOf(Conflict);
    await expect(late).rejects.toMatchObject({
      current: { title: "Først", version: "2", project: projects.own, dueOn: "2026-12-15" },
    });
    expect(await read(id)).toMatchObject({ title: "Først", version: 2 });
  });

  it("lets each of ten who save at once either succeed or hear of it, and keeps each success once", async () => {
    const id = await make();
    let lost = 0;
    const attempts = Array.from({ length: 10 }, async (_, index) => {
      for (;;) {
        const { version } = await work.here((db) => actionFormValues(db, id));
        try {
          await edit(id, { title: `Utgave ${index}` }, Number(version));
          return;
        } catch (error) {
          if (!(error instanceof Conflict)) throw error;
          lost += 1;
        }
      }
    });
    await Promise.all(attempts);
    expect((await read(id)).version).toBe(11);
    const { entries, total } = await work.here((db) => actionHistory(db, id, 50));
    expect(total).toBe(11);
    const titles = entries.filter(({ kind }) => kind === "title");
    expect(titles.map(({ to }) => to).sort()).toEqual(Array.from({ length: 10 }, (_, index) => `Utgave ${index}`));
    // Each follows the one before: none was written over another.
    for (const [index, entry] of titles.slice(0, -1).entries()) expect(entry.from).toBe(titles[index + 1]?.to);
    expect(lost).toBeGreaterThan(0);
  });

  it("lets exactly one of ten with the same version through", async () => {
    const id = await make();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => edit(id, { title: `Utgave ${index}` }, 1)),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(Conflict);
    expect(await read(id)).toMatchObject({ version: 2 });
    expect((await work.here((db) => actionHistory(db, id, 50))).total).toBe(2);
  });

  it("lets a contributor change their own, and move it only to what is theirs", async () => {
    const own = await make();
    await edit(own, { title: "Mitt" }, 1, work.contributor);
    await expect(edit(own, { project: projects.others }, 2, work.contributor)).rejects.toBeInstanceOf(Forbidden);
    expect(await read(own)).toMatchObject({ title: "Mitt", project: { id: projects.own } });
    const others = await make({ owner: work.persons.other });
    await expect(edit(others, { title: "Ikke mitt" }, 1, work.contributor)).rejects.toBeInstanceOf(Forbidden);
    await expect(edit(others, { title: "Ikke mitt" }, 1, work.reader)).rejects.toBeInstanceOf(Forbidden);
    expect(await read(others)).toMatchObject({ title: "Kartlegge rør", version: 1 });
  });

  it("finds nothing through another municipality's door", async () => {
    const id = await make();
    await expect(
      work.elsewhere((db) => editAction(db, work.planner, id, { ...form(), version: 1 })),
    ).rejects.toBeInstanceOf(NotFound);
    await expect(work.elsewhere((db) => actionDetail(db, id, { updates: 1 }))).rejects.toBeInstanceOf(NotFound);
    expect((await work.elsewhere((db) => actionHistory(db, id, 10))).total).toBe(0);
  });
});

describe("owner and dates", () => {
  it("are each changed by themselves", async () => {
    const id = await make({ owner: null });
    await work.here((db) => assignAction(db, work.planner, id, { owner: work.persons.other, version: 1 }));
    await work.here((db) =>
      rescheduleAction(db, work.planner, id, { startsOn: null, dueOn: "2027-02-01", version: 2 }),
    );
    expect(await read(id)).toMatchObject({ owner: "Anders Annen", startsOn: null, dueOn: "2027-02-01", version: 3 });
  });

  it("are refused from a stale version, for somebody who has left, and from the wrong people", async () => {
    const id = await make();
    await expect(
      work.here((db) => assignAction(db, work.planner, id, { owner: work.persons.other, version: 7 })),
    ).rejects.toMatchObject({
      current: { owner: work.persons.contributor, version: "1" },
    });
    await expect(
      work.here((db) => rescheduleAction(db, work.planner, id, { startsOn: null, dueOn: null, version: 7 })),
    ).rejects.toMatchObject({
      current: { startsOn: "2026-09-01", dueOn: "2026-12-15", version: "1" },
    });
    await expect(
      work.here((db) => assignAction(db, work.planner, id, { owner: work.persons.left, version: 1 })),
    ).rejects.toBeInstanceOf(Invalid);
    await expect(
      work.here((db) => assignAction(db, work.reader, id, { owner: work.persons.other, version: 1 }), work.reader),
    ).rejects.toBeInstanceOf(Forbidden);
    expect(await read(id)).toMatchObject({ owner: "Åse Bidrar", dueOn: "2026-12-15", version: 1 });
  });
});

describe("an action's states", () => {
  it("go from planned to completed, with the reason of a block only while it lasts", async () => {
    const id = await make();
    await move(id, "in_progress", "planned");
    await move(id, "blocked", "in_progress", { reason: "Mangler data" });
    expect(await read(id)).toMatchObject({ state: "blocked", stateReason: "Mangler data" });
    await move(id, "in_progress", "blocked");
    expect(await read(id)).toMatchObject({ state: "in_progress", stateReason: null });
    await move(id, "completed", "in_progress", { outcome: "Alle rør er kartlagt" });
    expect(await read(id)).toMatchObject({
      state: "completed",
      completedOn: work.today,
      outcome: "Alle rør er kartlagt",
    });
    const { entries } = await work.here((db) => actionHistory(db, id, 20));
    expect(entries.filter(({ kind }) => kind === "state").map(({ from, to, why }) => [from, to, why])).toEqual([
      ["in_progress", "completed", null],
      ["blocked", "in_progress", null],
      ["in_progress", "blocked", "Mangler data"],
      ["planned", "in_progress", null],
    ]);
  });

  it("are not left by a move the table lacks, without a reason, or twice at once", async () => {
    const id = await make();
    await expect(move(id, "completed", "planned")).rejects.toBeInstanceOf(Refused);
    await expect(move(id, "cancelled", "planned")).rejects.toMatchObject({
      fields: { reason: [{ key: "forms.missing" }] },
    });
    expect(await read(id)).toMatchObject({ state: "planned", version: 1 });
    const both = await Promise.allSettled([move(id, "in_progress", "planned"), move(id, "in_progress", "planned")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await read(id)).toMatchObject({ state: "in_progress", version: 2 });
  });

  it("are not changed blindly: what the mover saw must still hold", async () => {
    const id = await make();
    await move(id, "in_progress", "planned");
    await move(id, "blocked", "in_progress", { reason: "Venter" });
    await expect(move(id, "completed", "in_progress")).rejects.toMatchObject({ reason: "shared.blocked.no_such_move" });
    expect(await read(id)).toMatchObject({ state: "blocked" });
  });

  it("are changed by planners, and by contributors on their own", async () => {
    const others = await make({ owner: work.persons.other });
    for (const actor of [work.contributor, work.reader]) {
      await expect(move(others, "in_progress", "planned", {}, actor)).rejects.toBeInstanceOf(Forbidden);
    }
    expect(await read(others)).toMatchObject({ state: "planned" });
    const own = await make();
    await move(own, "in_progress", "planned", {}, work.contributor);
    expect(await read(own)).toMatchObject({ state: "in_progress" });
  });
});

describe("milestones", () => {
  it("are added, changed, ticked off and removed, and the history tells it under the action", async () => {
    const id = await make();
    const milestone = await work.here((db) =>
      addMilestone(db, work.planner, id, { name: "Anbud ute", dueOn: "2026-10-01" }),
    );
    await work.here((db) =>
      editMilestone(db, work.planner, id, milestone, { name: "Anbud sendt", dueOn: "2026-10-15", version: 1 }),
    );
    await work.here((db) => tickMilestone(db, work.planner, id, milestone, { done: true, today: work.today }));
    // Ticked by two at once it is done once, on the day of the first.
    await work.here((db) =>
      tickMilestone(db, work.planner, id, milestone, { done: true, today: addDays(work.today, 1) }),
    );
    expect((await read(id)).milestones).toEqual([
      { id: milestone, name: "Anbud sendt", dueOn: "2026-10-15", doneOn: work.today, version: 3 },
    ]);
    await work.here((db) => tickMilestone(db, work.planner, id, milestone, { done: false, today: work.today }));
    await work.here((db) => removeMilestone(db, work.planner, id, milestone, { version: 4 }));
    expect((await read(id)).milestones).toEqual([]);
    const { entries } = await work.here((db) => actionHistory(db, id, 20));
    expect(entries.map(({ kind }) => kind)).toEqual([
      "milestoneRemoved",
      "milestoneUndone",
      "milestoneDone",
      "milestoneChanged",
      "milestoneAdded",
      "created",
    ]);
  });

  it("are not changed or removed from a stale version, by others, or through another action", async () => {
    const id = await make();
    const milestone = await work.here((db) =>
      addMilestone(db, work.planner, id, { name: "Anbud", dueOn: "2026-10-01" }),
    );
    await expect(
      work.here((db) => editMilestone(db, work.planner, id, milestone, { name: "X", dueOn: "2026-10-02", version: 5 })),
    ).rejects.toMatchObject({
      current: { name: "Anbud", dueOn: "2026-10-01", version: "1" },
    });
    await expect(
      work.here((db) => removeMilestone(db, work.planner, id, milestone, { version: 5 })),
    ).rejects.toBeInstanceOf(Refused);
    await expect(
      work.here((db) => removeMilestone(db, work.reader, id, milestone, { version: 1 }), work.reader),
    ).rejects.toBeInstanceOf(Forbidden);
    const other = await make();
    await expect(
      work.here((db) => tickMilestone(db, work.planner, other, milestone, { done: true, today: work.today })),
    ).rejects.toBeInstanceOf(NotFound);
    expect((await read(id)).milestones).toMatchObject([{ name: "Anbud", doneOn: null, version: 1 }]);
  });
});

describe("updates", () => {
  const write = (id: string, changes: object = {}, as: Actor = work.planner) =>
    work.here(
      (db) =>
        writeActionUpdate(
          db,
          as,
          id,
          { text: "Halvveis", noChange: false, reportedOn: work.today, ...changes },
          { language: "nn", today: work.today },
        ),
      as,
    );

  it("are dated reports, and 'no change' is one too", async () => {
    const id = await make();
    await write(id, { reportedOn: addDays(work.today, -3) });
    await write(id, { text: null, noChange: true }, work.contributor);
    expect((await read(id)).updates).toMatchObject([
      { text: "", noChange: true, reportedOn: work.today, reportedBy: "Contributor" },
      { text: "Halvveis", noChange: false, language: "nn", reportedOn: addDays(work.today, -3), reportedBy: "Planner" },
    ]);
    expect((await read(id)).updatesTotal).toBe(2);
  });

  it("are not written for a day to come, or by those who may not", async () => {
    const id = await make({ owner: work.persons.other });
    await expect(write(id, { reportedOn: addDays(work.today, 1) })).rejects.toBeInstanceOf(Invalid);
    await expect(write(id, {}, work.contributor)).rejects.toBeInstanceOf(Forbidden);
    await expect(write(id, {}, work.reader)).rejects.toBeInstanceOf(Forbidden);
    expect((await read(id)).updates).toEqual([]);
  });
});
