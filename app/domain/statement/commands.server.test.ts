import { afterAll, beforeAll, expect, it } from "vitest";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { withPublic } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { Conflict, Forbidden } from "~/domain/shared/errors";
import { writeStatement } from "./commands.server";
import { municipalitiesWithStatement, ownStatement, publishedStatement } from "./queries.server";

let work: Workplace;
let administrator: Actor;
beforeAll(async () => {
  work = await workplace();
  administrator = { ...work.planner, roles: ["administrator"] };
});
afterAll(() => work.close());

const write = (text: string | null, version: number, actor = administrator) =>
  work.here((db) => writeStatement(db, actor, "privacy", "nn", { text, version }));
const read = () => work.here((db) => ownStatement(db, "privacy", "nn"));

it("is written by administrators alone, changed by whoever read the newest, and taken away", async () => {
  for (const actor of [work.planner, work.reader]) {
    await expect(write("Nei", 0, actor)).rejects.toThrow(Forbidden);
  }
  expect(await read()).toEqual({ text: "", version: 0 });
  await write(null, 0);
  await write("Vår tekst", 0);
  expect(await read()).toEqual({ text: "Vår tekst", version: 1 });

  // Somebody else began on the same empty page.
  await expect(write("Ein annan tekst", 0)).rejects.toThrow(Conflict);
  await expect(write(null, 0)).rejects.toThrow(Conflict);
  await write("Ny tekst", 1);
  const late = await write("For seint", 1).catch((error: unknown) => error);
  expect(late).toBeInstanceOf(Conflict);
  expect((late as Conflict).current).toEqual({ text: "Ny tekst", version: "2" });
  await expect(write(null, 1)).rejects.toThrow(Conflict);
  expect(await read()).toEqual({ text: "Ny tekst", version: 2 });

  await write(null, 2);
  expect(await read()).toEqual({ text: "", version: 0 });
  await expect(write("Borte", 2)).rejects.toThrow(Conflict);
});

it("is shown to everyone where the municipality is published, and nowhere else", async () => {
  await write("Vår tekst", 0);
  await work.elsewhere(async (db) => {
    expect(await ownStatement(db, "privacy", "nn")).toEqual({ text: "", version: 0 });
  });
  const shown = () => withPublic((db) => publishedStatement(db, "alesund", "privacy"));
  expect(await shown()).toMatchObject({ name: "Ålesund", own: [{ language: "nn", text: "Vår tekst" }] });
  expect(await withPublic((db) => municipalitiesWithStatement(db, "privacy"))).toEqual([
    { key: "alesund", name: "Ålesund" },
  ]);
  expect(await withPublic((db) => municipalitiesWithStatement(db, "accessibility"))).toEqual([]);
  await work.here((db) => db.$executeRaw`UPDATE municipality SET published_at = NULL WHERE id = tiltak_municipality()`);
  expect(await shown()).toBeNull();
  expect(await withPublic((db) => municipalitiesWithStatement(db, "privacy"))).toEqual([]);
  expect(await withPublic((db) => publishedStatement(db, "no-such-place", "privacy"))).toBeNull();
});
