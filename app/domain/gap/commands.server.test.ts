import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/access/can";
import { Forbidden, Invalid, NotFound } from "~/domain/shared/errors";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { linkProject } from "./commands.server";

let work: Workplace;
let gap: string;
let reached: string;
let recommendation: string;
let number = 0;
beforeAll(async () => {
  work = await workplace();
  await work.here(async (db) => {
    await db.$executeRaw`DELETE FROM recommendation_data_point`;
    gap = (await db.standing.findFirstOrThrow({ where: { isGap: true } })).dataPointId;
    reached = (await db.standing.findFirstOrThrow({ where: { points: 4 } })).dataPointId;
    recommendation = (
      await db.recommendation.create({
        data: {
          ...{ reference: "x", areaKey: "public_transport", title: "x", text: "", language: "nb", source: "council" },
          receivedOn: new Date(work.today),
          dataPoints: { create: { dataPointId: gap } },
          response: { create: { outcome: "adopted", answeredOn: new Date(work.today) } },
        },
      })
    ).id;
  });
});
afterAll(() => work.close());

const project = (more: object = {}) =>
  work.here(async (db) => {
    const data = { name: `Prosjekt ${++number}`, areaKey: "public_transport", language: "nb" };
    return (await db.project.create({ data: { ...data, ...more } })).id;
  });

/** What links the project to the gap, as it stands now. */
const links = (projectId: string) =>
  work.here(async (db) => ({
    aims: await db.expectedEffect.findMany({
      where: { projectId },
      select: { dataPointId: true, low: true, high: true, byYear: true },
    }),
    answers: (await db.projectRecommendation.findMany({ where: { projectId } })).map((link) => link.recommendationId),
    version: (await db.project.findFirst({ where: { id: projectId } }))?.version,
  }));

const link = (projectId: string, { as = work.planner, to = gap }: { as?: Actor; to?: string } = {}) =>
  work.here((db) => linkProject(db, as, to, { project: projectId }), as);

const unlinked = { aims: [], answers: [], version: 1 };

describe("linking a project to a gap", () => {
  it("lets it aim at the data point without an estimate, and answer the gap's recommendation", async () => {
    const id = await project();
    await link(id);
    expect(await links(id)).toEqual({
      aims: [{ dataPointId: gap, low: null, high: null, byYear: null }],
      answers: [recommendation],
      // Raised: whoever has the project's form open must be told.
      version: 2,
    });
    const [chain] = await work.here(
      (db) => db.$queryRaw<{ broken_at: string; projects: number }[]>`
        SELECT broken_at, projects FROM gap_chain WHERE data_point_id = ${gap}::uuid`,
    );
    expect(chain).toEqual({ broken_at: "owner", projects: 1 });
  });

  it("changes nothing the second time", async () => {
    const id = await project();
    await link(id);
    const before = await links(id);
    await link(id);
    expect(await links(id)).toEqual(before);
  });

  it("keeps an estimate that is there", async () => {
    const id = await project({ expectedEffects: { create: { dataPointId: gap, low: 1, high: 2, byYear: 2030 } } });
    await link(id);
    const { aims, answers } = await links(id);
    expect(aims.map(({ low, high, byYear }) => [Number(low), Number(high), byYear])).toEqual([[1, 2, 2030]]);
    expect(answers).toEqual([recommendation]);
  });

  it("leaves a declined recommendation alone", async () => {
    await work.here((db) =>
      db.response.updateMany({
        data: { outcome: "declined", reason: "nei" },
        where: { recommendationId: recommendation },
      }),
    );
    const id = await project();
    await link(id);
    expect(await links(id)).toMatchObject({ aims: [{ dataPointId: gap }], answers: [] });
    await work.here((db) =>
      db.response.updateMany({ data: { outcome: "adopted" }, where: { recommendationId: recommendation } }),
    );
  });

  it("is for planners, and for contributors with their own projects", async () => {
    const own = await project({ ownerId: work.persons.contributor });
    await link(own, { as: work.contributor });
    expect((await links(own)).aims).toHaveLength(1);

    const others = await project({ ownerId: work.persons.other });
    await expect(link(others, { as: work.contributor })).rejects.toThrow(Forbidden);
    expect(await links(others)).toEqual(unlinked);
    const nobodys = await project();
    await expect(link(nobodys, { as: work.contributor })).rejects.toThrow(Forbidden);
    await expect(link(nobodys, { as: work.reader })).rejects.toThrow(Forbidden);
    expect(await links(nobodys)).toEqual(unlinked);
  });

  it("refuses a project that is not here, is another municipality's or is cancelled", async () => {
    await expect(link(work.persons.other)).rejects.toThrow(Invalid);
    const foreign = await work.elsewhere(
      async (db) =>
        (await db.project.create({ data: { name: "Vårt", areaKey: "public_transport", language: "nb" } })).id,
    );
    await expect(link(foreign)).rejects.toThrow(Invalid);
    const aims = await work.elsewhere((db) => db.expectedEffect.count({ where: { projectId: foreign } }));
    expect(aims).toBe(0);
    const cancelled = await project({ state: "cancelled", stateReason: "nei" });
    await expect(link(cancelled)).rejects.toThrow(Invalid);
    expect(await links(cancelled)).toEqual(unlinked);
  });

  it("knows no gap where the target is reached or nothing is", async () => {
    const id = await project();
    await expect(link(id, { to: reached })).rejects.toThrow(NotFound);
    await expect(link(id, { to: work.persons.other })).rejects.toThrow(NotFound);
    expect(await links(id)).toEqual(unlinked);
  });
});
