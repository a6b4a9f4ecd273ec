import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import type { Actor } from "~/domain/access/can";
import { Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { addDays } from "~/domain/shared/period";
import { expectedEffects, observedEffects, recordEffect } from "./effects.server";
import { projectActions, projectById, projectPartners, projectRecommendations } from "./queries.server";
import type { ProjectState } from "./states";
import { moveProject, projectFacts } from "./transitions.server";
import { projectUpdates, writeProjectUpdate } from "./updates.server";

// What happens to a project after it was made: moves, updates, effects, and what its page reads of them.

let work: Workplace;
let dataPoint: { id: string };
let recommendation: { id: string; title: string };

beforeAll(async () => {
  work = await workplace();
  await work.here(async (db) => {
    dataPoint = await db.dataPoint.findFirstOrThrow({ where: { kpi: { code: "EC: I: WS: 3C" } } });
    recommendation = await db.recommendation.findFirstOrThrow();
  });
});
afterAll(() => work.close());

let made = 0;
/** A project that may be approved, unless something is taken from it. */
async function project(
  changes: Partial<{ state: ProjectState; owner: string | null; ends: string | null; linked: boolean }> = {},
) {
  const { state = "planned", owner = work.persons.contributor, ends = "2030-12-31", linked = true } = changes;
  return work.here(async (db) => {
    const { id } = await db.project.create({
      data: {
        name: `Prosjekt ${++made}`,
        language: "nb",
        areaKey: "health",
        state,
        ownerId: owner,
        startsOn: new Date("2026-01-01"),
        endsOn: ends === null ? null : new Date(ends),
        expectedEffects: {
          create: { dataPointId: dataPoint.id, low: 28, high: 30, byYear: 2030, confidence: "medium" },
        },
      },
    });
    if (linked) await db.projectRecommendation.create({ data: { projectId: id, recommendationId: recommendation.id } });
    return id;
  });
}

const read = (id: string) => work.here((db) => projectById(db, id, "nb"));
const move = (
  id: string,
  to: ProjectState,
  typed: { reason?: string; outcome?: string } = {},
  as: Actor = work.planner,
) =>
  work.here((db) => moveProject(db, as, id, { to, reason: typed.reason ?? null, outcome: typed.outcome ?? null }), as);
const refusal = (tried: Promise<unknown>) =>
  tried.then(
    () => "accepted",
    (error: unknown) => (error instanceof Refused ? error.reason : String(error)),
  );

describe("moveProject", () => {
  it("walks from plan to evaluation, keeping the outcome and leaving a reason with its state", async () => {
    const id = await project();
    await move(id, "approved");
    await move(id, "running");
    await move(id, "paused");
    await move(id, "completed", { outcome: "120 meter rør er skiftet", reason: "not asked for" });
    expect(await read(id)).toMatchObject({
      state: "completed",
      outcome: "120 meter rør er skiftet",
      stateReason: null,
    });
    expect(await refusal(move(id, "evaluated"))).toBe("project.blocked.no_observed_effect");
    await work.here((db) =>
      recordEffect(
        db,
        work.planner,
        id,
        { dataPoint: dataPoint.id, value: "29.1", measuredOn: work.today, explanation: "Målt" },
        work.today,
      ),
    );
    await move(id, "evaluated");
    expect(await read(id)).toMatchObject({ state: "evaluated", outcome: "120 meter rør er skiftet" });
  });

  it.each([
    ["no_owner", { owner: null }],
    ["no_dates", { ends: null }],
    ["no_purpose", { linked: false }],
  ])("refuses approval with %s", async (reason, changes) => {
    const id = await project(changes);
    expect(await refusal(move(id, "approved"))).toBe(`project.blocked.${reason}`);
    expect((await read(id)).state).toBe("planned");
  });

  it("asks for the outcome of what is completed and the reason of what is cancelled, at their fields", async () => {
    const id = await project({ state: "running" });
    const fieldsOf = (tried: Promise<unknown>) =>
      tried.catch((error: unknown) => Object.keys((error as Invalid).fields));
    expect(await fieldsOf(move(id, "completed", { reason: "x" }))).toEqual(["outcome"]);
    expect(await fieldsOf(move(id, "cancelled"))).toEqual(["reason"]);
    expect((await read(id)).state).toBe("running");
    await move(id, "cancelled", { reason: "Ingen penger" });
    expect(await read(id)).toMatchObject({ state: "cancelled", stateReason: "Ingen penger", outcome: null });
  });

  it("refuses a move that somebody else has made already", async () => {
    const id = await project({ state: "approved" });
    await move(id, "running");
    expect(await refusal(move(id, "running"))).toBe("shared.blocked.no_such_move");
  });

  it("is the owner's and the planner's alone", async () => {
    const own = await project({ state: "approved" });
    await move(own, "running", {}, work.contributor);
    const others = await project({ state: "approved", owner: work.persons.other });
    await expect(move(others, "running", {}, work.contributor)).rejects.toThrow(Forbidden);
    await expect(move(own, "paused", {}, work.reader)).rejects.toThrow(Forbidden);
    expect([(await read(own)).state, (await read(others)).state]).toEqual(["running", "approved"]);
  });

  it("knows the facts of no project that is not here", async () => {
    const foreign = await work.elsewhere((db) => db.project.findFirstOrThrow());
    await expect(work.here((db) => projectFacts(db, foreign.id))).rejects.toThrow(NotFound);
  });
});

describe("updates", () => {
  const write = (id: string, text: string | null, reportedOn: string, as: Actor = work.planner) =>
    work.here(
      (db) =>
        writeProjectUpdate(
          db,
          as,
          id,
          { text, noChange: text === null, reportedOn },
          { language: "nn", today: work.today },
        ),
      as,
    );

  it("stand newest first, those on the project's actions among them", async () => {
    const id = await project();
    await write(id, "Byrja", "2026-02-01");
    await write(id, null, "2026-03-01", work.contributor);
    const action = await work.here((db) =>
      db.action.create({ data: { projectId: id, title: "Grave", language: "nb" } }),
    );
    await work.here((db) =>
      db.update.create({
        data: { actionId: action.id, text: "Halvveis", language: "nb", reportedOn: new Date("2026-02-15") },
      }),
    );
    const { rows, total } = await work.here((db) => projectUpdates(db, id, 2));
    expect(total).toBe(3);
    expect(rows).toMatchObject([
      {
        text: "",
        noChange: true,
        language: "nn",
        reportedOn: "2026-03-01",
        reportedBy: "Contributor",
        actionTitle: null,
      },
      { text: "Halvveis", reportedOn: "2026-02-15", actionId: action.id, actionTitle: "Grave", reportedBy: null },
    ]);
  });

  it("end staleness", async () => {
    const id = await project({ state: "running" });
    expect((await read(id)).daysStale).toBeGreaterThan(60);
    await write(id, "Godt i gang", work.today);
    expect(await read(id)).toMatchObject({ daysStale: null, lastUpdatedOn: work.today });
  });

  it("are refused for days to come and for those who do not own it", async () => {
    const id = await project({ owner: work.persons.other });
    await expect(write(id, "I morgen", addDays(work.today, 1))).rejects.toThrow(Invalid);
    await expect(write(id, "Ikke mitt", work.today, work.contributor)).rejects.toThrow(Forbidden);
    expect((await work.here((db) => projectUpdates(db, id, 5))).total).toBe(0);
  });
});

describe("effects", () => {
  const record = (
    id: string,
    changes: Partial<{ dataPoint: string; measuredOn: string }> = {},
    as: Actor = work.planner,
  ) =>
    work.here(
      (db) =>
        recordEffect(
          db,
          as,
          id,
          { dataPoint: dataPoint.id, value: "29.125", measuredOn: work.today, explanation: "Nattmåling", ...changes },
          work.today,
        ),
      as,
    );

  it("are expected beside where the data point stands", async () => {
    const id = await project();
    const [expected] = await work.here((db) => expectedEffects(db, id, "nb"));
    expect(expected).toMatchObject({
      slug: "ec-i-ws-3c",
      low: 28,
      high: 30,
      byYear: 2030,
      confidence: "medium",
      value: 32,
      target: 20,
    });
    expect(expected?.short).toBe("%");
  });

  it("are observed after completion, exact to what was typed", async () => {
    const id = await project({ state: "completed" });
    await record(id);
    expect(await work.here((db) => observedEffects(db, id, "nb"))).toMatchObject([
      { dataPointId: dataPoint.id, value: 29.125, measuredOn: work.today, explanation: "Nattmåling" },
    ]);
  });

  it("are refused before completion, for days to come, unknown data points and others' projects", async () => {
    const running = await project({ state: "running" });
    expect(await refusal(record(running))).toBe("project.not_completed");
    const done = await project({ state: "completed", owner: work.persons.other });
    await expect(record(done, { measuredOn: addDays(work.today, 1) })).rejects.toThrow(Invalid);
    await expect(record(done, { dataPoint: "00000000-0000-4000-8000-00000000dead" })).rejects.toThrow(Invalid);
    await expect(record(done, {}, work.contributor)).rejects.toThrow(Forbidden);
    for (const id of [running, done]) expect(await work.here((db) => observedEffects(db, id, "nb"))).toEqual([]);
  });
});

describe("a project's page", () => {
  it("reads recommendations, partners and actions with their milestones, open ones first", async () => {
    const id = await project({ state: "running" });
    await work.here(async (db) => {
      await db.projectPartner.create({ data: { projectId: id, name: "Ålesund lag" } });
      await db.projectPartner.create({ data: { projectId: id, name: "Sula lag" } });
      await db.action.create({
        data: {
          projectId: id,
          title: "Ferdig",
          language: "nb",
          state: "completed",
          completedOn: new Date("2026-02-02"),
        },
      });
      await db.action.create({
        data: {
          projectId: id,
          title: "Sein",
          language: "nb",
          ownerId: work.persons.other,
          dueOn: new Date(addDays(work.today, -3)),
          milestones: {
            create: [
              { name: "a", dueOn: new Date("2026-01-01"), doneOn: new Date("2026-01-01") },
              { name: "b", dueOn: new Date("2026-03-01") },
            ],
          },
        },
      });
    });
    const [page, linked, partners, actions] = await work.here(async (db) => [
      await projectById(db, id, "nn"),
      await projectRecommendations(db, id),
      await projectPartners(db, id),
      await projectActions(db, id, 100),
    ]);
    expect(page).toMatchObject({
      owner: "Åse Bidrar",
      unit: "Vannverket",
      actions: 2,
      actionsDone: 1,
      actionsLate: 1,
      covered: false,
    });
    expect(linked).toMatchObject([{ id: recommendation.id, title: recommendation.title }]);
    expect(partners.map(({ name }) => name)).toEqual(["Sula lag", "Ålesund lag"]);
    expect(actions).toMatchObject([
      { title: "Sein", owner: "Anders Annen", daysLate: 3, milestones: 2, milestonesDone: 1 },
      { title: "Ferdig", daysLate: 0, milestones: 0 },
    ]);
  });

  it("is nowhere for another municipality", async () => {
    const id = await project();
    await expect(work.elsewhere((db) => projectById(db, id, "nb"))).rejects.toThrow(NotFound);
    expect(await work.elsewhere((db) => projectActions(db, id, 10))).toEqual([]);
  });
});
