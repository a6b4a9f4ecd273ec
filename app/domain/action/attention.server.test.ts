import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "~/domain/shared/period";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { attention, weekOf, workOf } from "./attention.server";

let place: Workplace;
const day = (date: string) => new Date(date);

beforeAll(async () => {
  place = await workplace();
});
afterAll(() => place.close());

describe("weekOf", () => {
  it.each([
    ["2026-11-21", "2026-11-16", "2026-11-22"],
    ["2026-11-16", "2026-11-16", "2026-11-22"],
    ["2026-11-22", "2026-11-16", "2026-11-22"],
    ["2023-12-31", "2023-12-25", "2023-12-31"],
  ])("%s lies between %s and %s", (today, from, to) => {
    expect(weekOf(today)).toEqual({ from, to });
  });
});

describe("attention and my work", () => {
  it("count nothing where nothing is being done, but for the gaps nobody has answered", async () => {
    expect(await place.here((db) => attention(db))).toMatchObject({
      lateActions: 0,
      staleActions: 0,
      unansweredGaps: 23,
      submittedValues: 0,
    });
    expect(await place.here((db) => workOf(db, place.persons.contributor, place.today, 5))).toEqual({
      rows: [],
      total: 0,
      open: 0,
      next: null,
    });
  });

  it("count what is late, stale, due and mine", async () => {
    const { today } = place;
    await place.here(async (db) => {
      const project = await db.project.findFirstOrThrow({ select: { id: true } });
      const action = (title: string, dueOn: string | null, more: object = {}) =>
        db.action.create({
          data: {
            title,
            language: "nb",
            projectId: project.id,
            ownerId: place.persons.contributor,
            state: "in_progress",
            startsOn: day(addDays(today, -10)),
            dueOn: dueOn === null ? null : day(dueOn),
            ...more,
          },
          select: { id: true },
        });
      await action("For sent", addDays(today, -3));
      await action("I dag", today, { startsOn: day(addDays(today, -200)) });
      const later = await action("Senere", addDays(today, 40));
      await action("Uten dato", null);
      await action("En annens", addDays(today, -3), { ownerId: place.persons.other });
      await action("Ferdig", addDays(today, -3), { state: "completed", completedOn: day(today) });
      await db.milestone.create({ data: { actionId: later.id, name: "Milepæl", dueOn: day(today) } });
      const recommendation = await db.recommendation.findFirstOrThrow({ select: { id: true } });
      await db.recommendation.updateMany({
        where: { id: recommendation.id },
        data: { ownerId: place.persons.contributor },
      });
    });

    expect(await place.here((db) => attention(db))).toMatchObject({ lateActions: 2, staleActions: 1 });
    const work = await place.here((db) => workOf(db, place.persons.contributor, today, 5));
    expect(work.rows.map(({ kind, title }) => (kind === "recommendation" ? kind : `${kind} ${title}`))).toEqual([
      "action For sent",
      "action I dag",
      "milestone Milepæl",
      "recommendation",
    ]);
    expect(work).toMatchObject({ total: 4, open: 4, next: null });
    expect(await place.here((db) => workOf(db, place.persons.contributor, today, 1))).toMatchObject({
      total: 4,
      rows: { length: 1 },
    });
    expect(await place.here((db) => workOf(db, place.persons.other, addDays(today, -10), 5))).toMatchObject({
      rows: [],
      next: { title: "En annens" },
    });
    expect(await place.elsewhere((db) => attention(db))).toMatchObject({ lateActions: 0 });
  });
});
