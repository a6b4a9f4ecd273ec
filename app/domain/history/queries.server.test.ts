import { afterAll, beforeAll, expect, it } from "vitest";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { setTarget } from "../kpi/commands.server";
import { latestChanges } from "./queries.server";

let place: Workplace;
beforeAll(async () => {
  place = await workplace();
});
afterAll(() => place.close());

const latest = (most = 6) => place.here((db) => latestChanges(db, "en", most));

it("says that the sources were loaded, once, and what people did, newest first", async () => {
  const before = await latest(50);
  expect(before.at(-1)).toMatchObject({ kind: "loaded", doer: null, name: null });

  await place.here((db) =>
    setTarget(
      db,
      place.planner,
      { slug: "ec-i-t-4a", part: "cycling" },
      { part: "cycling", value: "10", byYear: null, basis: null, version: undefined },
    ),
  );
  const project = await place.here(async (db) => {
    const { id } = await db.project.findFirstOrThrow({ select: { id: true }, where: { state: "running" } });
    await db.project.updateMany({ where: { id }, data: { state: "paused" } });
    return id;
  }, place.contributor);
  const [newest, second] = await latest();
  expect(newest).toMatchObject({
    kind: "project_paused",
    doer: { name: "Contributor" },
    subjectId: project,
    nameLanguage: "en",
  });
  expect(second).toMatchObject({
    kind: "target_set",
    doer: { name: "Planner" },
    name: "Journeys by bicycle",
    slug: "ec-i-t-4a",
    part: "cycling",
  });
});

it("keeps what happened to a record that is gone", async () => {
  await place.here(async (db) => {
    const action = await db.action.create({
      data: {
        title: "Borte",
        language: "nb",
        projectId: (await db.project.findFirstOrThrow({ select: { id: true } })).id,
      },
      select: { id: true },
    });
    await db.action.deleteMany({ where: { id: action.id } });
  });
  expect((await latest(1))[0]).toMatchObject({ name: "Borte", isGone: true, doer: { name: "Planner" } });
});

it("shows nothing of other municipalities", async () => {
  const kinds = (await place.elsewhere((db) => latestChanges(db, "en", 10))).map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(["loaded"]));
});
