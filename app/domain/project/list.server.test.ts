import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { owners } from "~/domain/member/queries.server";
import { addDays } from "~/domain/shared/period";
import { projectSorts, projectsPerPage } from "./filter";
import { ProjectSearch } from "./search";
import { projectList } from "./list.server";
import { areaOptions, dataPointOptions, projectOptions, recommendationOptions } from "./options.server";

let work: Workplace;

beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.close());

const list = (asked: Record<string, string> = {}) =>
  work.here((db) => projectList(db, ProjectSearch.parse(asked), "nb", work.persons.contributor));
const names = async (asked: Record<string, string>) => (await list(asked)).rows.map(({ name }) => name);

describe("projectList", () => {
  it("pages through all projects once, in Norwegian order", async () => {
    const first = await list();
    const all: string[] = [];
    for (let page = 1; page <= Math.ceil(first.total / projectsPerPage); page++)
      all.push(...(await names({ page: String(page) })));
    expect(new Set(all).size).toBe(first.total);
    expect(first.total).toBe(first.counts.all);
    expect(all).toEqual(all.toSorted(new Intl.Collator("nb").compare));
  });

  it("gives the last page for one beyond it, and everything for what it cannot read", async () => {
    const { total } = await list();
    expect(await list({ page: "9999" })).toMatchObject({ page: Math.ceil(total / projectsPerPage) });
    const rubbish = {
      kind: "x'; --",
      area: "../",
      state: "",
      owner: "me'",
      attention: "soon",
      sort: "id",
      order: "up",
      page: "-1",
    };
    expect(await list(rubbish)).toMatchObject({ total, page: 1 });
  });

  it.each(projectSorts)("can be sorted by %s both ways", async (sort) => {
    const [up, down] = [await list({ sort }), await list({ sort, order: "desc" })];
    expect(up.total).toBe(down.total);
  });

  it("finds by owner, by what needs attention, by recommendation, by kind and by words, percent signs and capitals included", async () => {
    const yesterday = new Date(addDays(work.today, -1));
    await work.here(async (db) => {
      const shared = { language: "nb", areaKey: "health", state: "running" } as const;
      const late = await db.project.create({
        data: {
          ...shared,
          name: "ÅPENT 100% sent",
          kind: "policy",
          ownerId: work.persons.contributor,
          startsOn: yesterday,
          endsOn: yesterday,
        },
      });
      await db.project.create({ data: { ...shared, name: "Gammelt uten nytt", startsOn: new Date("2020-01-01") } });
      await db.project.create({
        data: {
          ...shared,
          name: "Avsluttet for lenge siden",
          state: "completed",
          startsOn: new Date("2020-01-01"),
          endsOn: new Date("2020-02-01"),
        },
      });
      const recommendation = await db.recommendation.findFirstOrThrow();
      await db.projectRecommendation.create({ data: { projectId: late.id, recommendationId: recommendation.id } });
    });
    expect(await names({ owner: "me" })).toEqual(["ÅPENT 100% sent"]);
    expect(await names({ owner: work.persons.contributor })).toEqual(["ÅPENT 100% sent"]);
    expect(await names({ owner: work.persons.other })).toEqual([]);
    expect(await names({ attention: "late" })).toEqual(["ÅPENT 100% sent"]);
    expect(await names({ attention: "stale" })).toEqual(["Gammelt uten nytt"]);
    expect(await names({ attention: "any" })).toEqual(["Gammelt uten nytt", "ÅPENT 100% sent"]);
    expect(await names({ recommendation: "linked" })).toEqual(["ÅPENT 100% sent"]);
    expect(await names({ q: "åpent 100%" })).toEqual(["ÅPENT 100% sent"]);
    expect(await names({ q: "%" })).toEqual(["ÅPENT 100% sent"]);
    expect(await names({ kind: "policy", area: "health", owner: "me" })).toEqual(["ÅPENT 100% sent"]);
    expect(await names({ state: "finished", area: "health" })).toContain("Avsluttet for lenge siden");
    const { counts, rows } = await list({ attention: "any", sort: "ends" });
    expect(counts).toMatchObject({ mine: 1, attention: 2 });
    expect(rows).toMatchObject([
      { daysLate: 1, daysStale: null },
      { daysLate: 0, daysStale: expect.any(Number) as number },
    ]);
    const { total } = await list({ recommendation: "none" });
    expect(total).toBe(counts.all - 1);
  });

  it("counts its views as they are filtered", async () => {
    const { counts } = await list();
    const total = async (asked: Record<string, string>) => (await list(asked)).total;
    expect(counts).toEqual({
      all: await total({}),
      open: await total({ state: "open" }),
      mine: await total({ owner: "me" }),
      attention: await total({ attention: "any" }),
      ownerless: await total({ owner: "none" }),
      finished: await total({ state: "finished" }),
    });
  });

  it("shows nothing of another municipality", async () => {
    const elsewhere = await work.elsewhere((db) =>
      projectList(db, ProjectSearch.parse({ q: "ÅPENT 100%" }), "nb", null),
    );
    expect(elsewhere.rows).toEqual([]);
  });
});

describe("what can be chosen", () => {
  it("is owners at work, by name with Å last; the one who has left only where a form shows him", async () => {
    const ownersNow = await work.here((db) => owners(db));
    expect(ownersNow.map(({ name, unit }) => `${name}, ${unit}`)).toEqual([
      "Anders Annen, Vannverket",
      "Åse Bidrar, Vannverket",
    ]);
    const withLeft = await work.here((db) => owners(db, work.persons.left));
    expect(withLeft.map(({ name }) => name)).toContain("Lisbet Sluttet");
    expect(await work.elsewhere((db) => owners(db))).toEqual([]);
  });

  it("is projects that are not cancelled", async () => {
    const cancelled = await work.here((db) =>
      db.project.create({
        data: { name: "Avlyst", language: "nb", areaKey: "health", state: "cancelled", stateReason: "x" },
      }),
    );
    const { all } = (await list()).counts;
    expect(await work.here((db) => projectOptions(db))).toHaveLength(all - 1);
    expect(await work.here((db) => projectOptions(db, cancelled.id))).toHaveLength(all);
  });

  it("is areas, recommendations and the 112 data points in the reader's language", async () => {
    const [areas, recommendations, dataPoints] = await work.here(async (db) => [
      await areaOptions(db, "nn"),
      await recommendationOptions(db, "nn"),
      await dataPointOptions(db, "nn"),
    ]);
    expect(areas.find(({ key }) => key === "water_sanitation_drainage")?.name).toBe("Vatn, avløp og overvatn");
    expect(recommendations.length).toBe(await work.here((db) => db.recommendation.count()));
    expect(dataPoints).toHaveLength(112);
    expect(dataPoints.some(({ isGap }) => isGap)).toBe(true);
  });
});
