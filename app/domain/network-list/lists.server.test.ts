import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoNetwork, type DemoNetwork } from "../../../tests/support/network";
import { fundingOfMembers } from "./funding.server";
import { listOptions, membersFor } from "./options.server";
import { projectsOfMembers } from "./projects.server";
import { addressedDataPoints, sharedRecommendation } from "./recommendation-record.server";
import { recommendationsOfMembers } from "./recommendations.server";
import { sharedFunding, sharedProject, sharedUpdates } from "./record.server";
import { FundingSearch, ProjectsSearch, RecommendationsSearch } from "./search";

let place: DemoNetwork;
beforeAll(async () => {
  place = await demoNetwork();
});
afterAll(() => place.close());

const projects = (asked: object = {}) =>
  place.network((db) => projectsOfMembers(db, ProjectsSearch.parse(asked), "en"));
const recommendations = (asked: object = {}) =>
  place.network((db) => recommendationsOfMembers(db, RecommendationsSearch.parse(asked), "en"));
const funding = (asked: object = {}) => place.network((db) => fundingOfMembers(db, FundingSearch.parse(asked)));
const own = <Row>(key: string, sql: string) => place.municipality(key, (db) => db.$queryRawUnsafe<Row[]>(sql));
const idOf = async (key: string, sql: string) => (await own<{ id: string }>(key, sql))[0]?.id ?? "";

/** Every row of a list, page by page. */
async function all<Row>(page: (page: number) => Promise<{ rows: Row[]; total: number }>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let number = 1; number < 100; number += 1) {
    const found = await page(number);
    rows.push(...found.rows);
    if (rows.length >= found.total) break;
  }
  return rows;
}
const allProjects = (asked: object = {}) => all((page) => projects({ ...asked, page }));

describe("whose rows there are", () => {
  it("are those of members that share their plan in detail, all of them, and nobody else's", async () => {
    const rows = await allProjects();
    expect(new Set(rows.map(({ municipality }) => municipality))).toEqual(
      new Set(["alesund", "asker", "baerum", "rana"]),
    );
    for (const key of ["alesund", "asker", "baerum", "rana"]) {
      const [count] = await own<{ n: number }>(key, "SELECT count(*)::int AS n FROM project");
      expect(rows.filter(({ municipality }) => municipality === key)).toHaveLength(count?.n ?? -1);
    }
    const listed = await all((page) => recommendations({ page }));
    expect(new Set(listed.map(({ municipality }) => municipality))).toEqual(
      new Set(["alesund", "asker", "baerum", "rana"]),
    );
  });

  it("tells who shares and who does not, for each list", async () => {
    const shown = async (list: "projects" | "funding") =>
      (await place.network((db) => membersFor(db, list))).map(({ key, shares }) => [key, shares]);
    expect(Object.fromEntries(await shown("projects"))).toMatchObject({
      alesund: true,
      asker: true,
      baerum: true,
      rana: true,
      trondheim: false,
    });
    expect(Object.fromEntries(await shown("funding"))).toMatchObject({
      alesund: true,
      asker: false,
      baerum: true,
      rana: false,
      trondheim: false,
    });
  });

  it("ends with the grant, at once", async () => {
    await place.municipality("rana", (db) =>
      db.sharingGrant.updateMany({ where: { subject: "plan" }, data: { level: "summary" } }),
    );
    expect((await projects({ municipality: "rana" })).total).toBe(0);
    expect((await recommendations({ municipality: "rana" })).total).toBe(0);
    await place.municipality("rana", (db) =>
      db.sharingGrant.updateMany({ where: { subject: "plan" }, data: { level: "detail" } }),
    );
    expect((await projects({ municipality: "rana" })).total).toBeGreaterThan(0);
  });
});

describe("what a row shows", () => {
  it("has no sum of a member that does not share its money, and none to sort by", async () => {
    await place.municipality("asker", (db) =>
      db.project.updateMany({ data: { costOre: 123_456_700n, costNote: "hemmelig" } }),
    );
    const rows = await allProjects({ municipality: "asker" });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatchObject({
        sharesMoney: false,
        costOre: null,
        plannedOre: null,
        grantedOre: null,
        paidOre: null,
      });
    }
    const sorted = await allProjects({ sort: "cost", order: "desc" });
    const firstWithout = sorted.findIndex(({ costOre }) => costOre === null);
    expect(sorted.slice(firstWithout).every(({ costOre }) => costOre === null)).toBe(true);
    const one = await place.network((db) => sharedProject(db, { municipality: "asker", id: rows[0]?.id ?? "" }, "en"));
    expect(one).toMatchObject({ sharesMoney: false, costOre: null, costNote: null });
    expect(JSON.stringify([rows, one])).not.toMatch(/123456700|hemmelig/);
  });

  it("has the sums of one that does, as its own pages have them", async () => {
    const [mine] = await own<{ cost: number; granted: number }>(
      "alesund",
      `SELECT sum(p.cost_ore)::float8 AS cost, sum(g.granted_ore)::float8 AS granted
         FROM project p JOIN project_progress g ON g.municipality_id = p.municipality_id AND g.project_id = p.id`,
    );
    const rows = await allProjects({ municipality: "alesund" });
    const sum = (of: (row: (typeof rows)[number]) => number | null) =>
      rows.reduce((all, row) => all + (of(row) ?? 0), 0);
    expect(sum((row) => row.costOre)).toBe(mine?.cost);
    expect(sum((row) => row.grantedOre)).toBe(mine?.granted);
  });

  it("tells of updates only what is shared: nothing, the day, or the words", async () => {
    const withUpdate = `SELECT coalesce(u.project_id, x.project_id) AS id FROM progress_update u
      LEFT JOIN action x ON x.municipality_id = u.municipality_id AND x.id = u.action_id WHERE u.text <> '' LIMIT 1`;
    const words = async (municipality: string) => {
      const id = await idOf(municipality, withUpdate);
      return place.network(async (db) => ({
        project: await sharedProject(db, { municipality, id }, "en"),
        updates: await sharedUpdates(db, place.municipalityId(municipality), id),
      }));
    };
    const [alesund, baerum] = [await words("alesund"), await words("baerum")];
    expect(alesund.project?.updates).toBe("detail");
    expect(alesund.updates.some(({ text }) => text !== "")).toBe(true);
    expect(baerum.project).toMatchObject({ updates: "summary", lastUpdatedOn: expect.stringMatching(/^2/) as string });
    expect(baerum.updates).toEqual([]);
    for (const row of await allProjects({ municipality: "rana" })) {
      expect(row).toMatchObject({ sharesUpdates: false, lastUpdatedOn: null, daysStale: null });
    }
  });

  it("names no person, only units", async () => {
    const persons = (
      await Promise.all(["alesund", "baerum"].map((key) => own<{ name: string }>(key, "SELECT name FROM person")))
    ).flat();
    expect(persons.length).toBeGreaterThan(3);
    const rows = [...(await allProjects()), ...(await all((page) => recommendations({ page })))];
    const text = JSON.stringify(rows);
    expect(rows.some(({ unit }) => unit !== null)).toBe(true);
    expect(persons.filter(({ name }) => text.includes(name))).toEqual([]);
  });

  it("is another member's record only under that member's key", async () => {
    const id = await idOf("alesund", "SELECT id FROM project LIMIT 1");
    const one = (municipality: string) => place.network((db) => sharedProject(db, { municipality, id }, "en"));
    expect(await one("alesund")).not.toBeNull();
    expect(await one("baerum")).toBeNull();
    const hidden = await idOf("trondheim", "SELECT id FROM project LIMIT 1");
    expect(hidden).not.toBe("");
    expect(await place.network((db) => sharedProject(db, { municipality: "trondheim", id: hidden }, "en"))).toBeNull();
    const advice = await idOf("trondheim", "SELECT id FROM recommendation LIMIT 1");
    const asked = { municipality: "trondheim", id: advice };
    expect(await place.network((db) => sharedRecommendation(db, asked, "en"))).toBeNull();
  });

  it("keeps the figures back where only the plan is shared", async () => {
    const id = await idOf(
      "alesund",
      "SELECT recommendation_id AS id FROM recommendation_data_point l JOIN standing s USING (municipality_id, data_point_id) WHERE s.points IS NOT NULL LIMIT 1",
    );
    const dataPoints = () => place.network((db) => addressedDataPoints(db, place.municipalityId("alesund"), id, "en"));
    expect((await dataPoints()).some(({ value }) => value !== null)).toBe(true);
    const grant = (level: "summary" | "detail") =>
      place.municipality("alesund", (db) =>
        db.sharingGrant.updateMany({ where: { subject: "figures" }, data: { level } }),
      );
    await grant("summary");
    expect((await dataPoints()).every(({ value, points }) => value === null && points === null)).toBe(true);
    await grant("detail");
  });
});

describe("the filters", () => {
  it("narrow the list as they say", async () => {
    const rows = await allProjects({ state: "running", municipality: "alesund" });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ state, municipality }) => state === "running" && municipality === "alesund")).toBe(true);
    const answered = await recommendations({ state: "unanswered" });
    expect(answered.rows.every(({ state }) => ["received", "under_review"].includes(state))).toBe(true);
    expect((await projects({ area: "no_such_area" })).total).toBe(0);
    expect((await projects({ q: "ÅLESUND-NOTHING" })).total).toBe(0);
  });

  it("find late work, and stale work only with those who share updates", async () => {
    const late = await allProjects({ attention: "late" });
    expect(late.length).toBeGreaterThan(0);
    expect(late.every(({ actionsLate, daysLate }) => actionsLate > 0 || daysLate > 0)).toBe(true);
    const stale = await allProjects({ attention: "stale" });
    expect(stale.length).toBeGreaterThan(0);
    expect(stale.every(({ daysStale, sharesUpdates }) => daysStale !== null && sharesUpdates)).toBe(true);
    expect((await projects({ attention: "any" })).total).toBeGreaterThanOrEqual(Math.max(late.length, stale.length));
    const lateAdvice = await recommendations({ attention: "late" });
    expect(lateAdvice.total).toBeGreaterThan(0);
    expect(lateAdvice.rows.every(({ late }) => late > 0)).toBe(true);
  });

  it("find what concerns a data point or a goal, by effects and by recommendations", async () => {
    const [aimed] = await own<{ id: string; project: string; goal: string }>(
      "alesund",
      `SELECT e.data_point_id AS id, e.project_id AS project, split_part(k.sdg_targets[1], '.', 1) AS goal
         FROM expected_effect e JOIN data_point d ON d.id = e.data_point_id JOIN kpi k ON k.id = d.kpi_id WHERE k.sdg_targets <> '{}' LIMIT 1`,
    );
    expect((await allProjects({ dataPoint: aimed?.id })).map(({ id }) => id)).toContain(aimed?.project);
    const byGoal = await allProjects({ sdg: aimed?.goal });
    expect(byGoal.map(({ id }) => id)).toContain(aimed?.project);
    expect(byGoal.length).toBeLessThan((await projects()).total);
    const advice = await recommendations({ dataPoint: aimed?.id });
    expect(advice.total).toBeGreaterThan(0);
    expect((await recommendations({ sdg: 18 })).total).toBe((await recommendations()).total);
  });

  it("find what a programme or a provider pays for", async () => {
    const options = await place.network((db) => listOptions(db, "en"));
    const [programme] = options.programmes;
    const byProgramme = await funding({ programme: programme?.id });
    expect(byProgramme.total).toBeGreaterThan(0);
    expect(byProgramme.rows.every((row) => row.programme === programme?.name)).toBe(true);
    const ids = new Set(byProgramme.rows.map(({ projectId }) => projectId));
    expect(new Set((await allProjects({ programme: programme?.id })).map(({ id }) => id))).toEqual(ids);
    const [provider = ""] = options.providers;
    expect((await funding({ provider })).rows.every((row) => row.provider === provider)).toBe(true);
    // What is not shared is not among the choices: Asker's own sources, for one.
    const askers = await own<{ name: string }>(
      "asker",
      "SELECT name FROM funding_programme WHERE municipality_id IS NOT NULL",
    );
    const shown = new Set(options.programmes.map(({ name }) => name));
    expect(askers.length).toBeGreaterThan(0);
    expect(askers.filter(({ name }) => shown.has(name) && name !== "Investeringsbudsjettet (eksempel)")).toEqual([]);
  });
});

describe("the money", () => {
  it("is counted under its certainty, over all pages, and only of who shares it", async () => {
    const { totals, rows } = await funding();
    expect(new Set(rows.map(({ municipality }) => municipality))).toEqual(new Set(["alesund", "baerum"]));
    const sums = await Promise.all(
      ["alesund", "baerum"].map((key) =>
        own<{ granted: number; applied: number }>(
          key,
          `SELECT coalesce(sum(g.granted_ore), 0)::float8 AS granted, coalesce(sum(g.applied_ore), 0)::float8 AS applied
             FROM project_progress g WHERE NOT g.cancelled`,
        ),
      ),
    );
    const sum = (of: "granted" | "applied") => sums.reduce((all, [one]) => all + (one?.[of] ?? 0), 0);
    expect(totals.grantedOre).toBe(sum("granted"));
    expect(totals.appliedOre).toBe(sum("applied"));
    const id = await idOf("asker", "SELECT project_id AS id FROM funding_link LIMIT 1");
    expect(id).not.toBe("");
    expect(await place.network((db) => sharedFunding(db, place.municipalityId("asker"), id))).toEqual([]);
  });
});
