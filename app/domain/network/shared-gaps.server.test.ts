import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "~/db/door.server";
import { clamped } from "~/domain/kpi/score";
import { NotFound } from "~/domain/shared/errors";
import { refreshStandings } from "~/domain/kpi/standing.server";
import { demoNetwork, type DemoNetwork } from "../../../tests/support/network";
import { SharedGapPageSearch, SharedGapSearch } from "./search";
import { namedInList, sharedGapPage, sharedGaps } from "./shared-gaps.server";

let place: DemoNetwork;
/** The id of the water supply loss. */
let loss: string;

beforeAll(async () => {
  place = await demoNetwork();
  loss = await place.network(
    async (db) => (await db.dataPoint.findFirstOrThrow({ where: { kpi: { slug: "ec-i-ws-3c" } } })).id,
  );
}, 120_000);
afterAll(() => place.close());

const list = (search: object = {}, size?: number) =>
  place.network((db) => sharedGaps(db, SharedGapSearch.parse(search), "en", size));
const detail = (id = loss, search: object = {}, most?: number) =>
  place.network((db) => sharedGapPage(db, id, "en", SharedGapPageSearch.parse(search), most));

describe("the gaps that several members share", () => {
  it("are those of at least two members that share in detail, most members first, then the furthest", async () => {
    const { rows, total } = await list({}, 100);
    const standings = await place.network((db) => db.standing.findMany({ where: { isGap: true } }));
    const counts = new Map<string, number>();
    for (const { dataPointId } of standings) counts.set(dataPointId, (counts.get(dataPointId) ?? 0) + 1);
    const several = [...counts].filter(([, members]) => members >= 2);
    expect(total).toBe(several.length);
    expect(new Map(rows.map(({ dataPointId, members }) => [dataPointId, members]))).toEqual(new Map(several));
    for (const [index, row] of rows.entries()) {
      const next = rows[index + 1];
      if (!next) continue;
      expect(row.members).toBeGreaterThanOrEqual(next.members);
      if (row.members === next.members) expect(row.shortfall ?? -1).toBeGreaterThanOrEqual(next.shortfall ?? -1);
      expect(row.who).toHaveLength(Math.min(row.members, namedInList));
      expect(row.who.map(({ key }) => key)).not.toContain("trondheim");
    }
    expect(several.length).toBeGreaterThan(20);
  });

  it("say who, how far, and how many projects", async () => {
    const { rows } = await list({}, 100);
    expect(rows.find(({ dataPointId }) => dataPointId === loss)).toMatchObject({
      ...{ members: 4, measured: 4, projects: 4, solved: 0 },
      who: [
        { key: "rana", points: 2 },
        { key: "baerum", points: 2 },
        { key: "alesund", points: 2 },
        // Known only as a bound.
        { key: "asker", points: null, attainment: null },
      ],
    });
  });

  it("are as far from the target on average as the members whose distance is known; a bound tells none", async () => {
    const { rows } = await list({}, 100);
    const { who = [], shortfall } = rows.find(({ dataPointId }) => dataPointId === loss) ?? {};
    const known = who.flatMap(({ attainment }) => (attainment === null ? [] : [100 - clamped(attainment)]));
    expect(known).toHaveLength(3);
    expect(shortfall).toBeCloseTo(known.reduce((sum, left) => sum + left, 0) / known.length, 6);
  });

  it("are filtered by category, goal and number of members, and paged", async () => {
    const transport = await list({ category: "economy.transport" });
    expect(transport.rows.length).toBeGreaterThan(3);
    expect(new Set(transport.rows.map(({ category }) => category))).toEqual(new Set(["Transport"]));
    expect((await list({ goal: "6" })).rows.map(({ dataPointId }) => dataPointId)).toContain(loss);
    expect((await list({ goal: "6", category: "economy.transport" })).total).toBe(0);
    const four = await list({ least: "4" });
    expect(four.rows.every(({ members }) => members === 4)).toBe(true);
    expect(await list({ least: "400" })).toMatchObject({ rows: [], total: 0, page: 1 });
    const all = await list({}, 1000);
    const second = await list({ page: "2" }, 5);
    expect(second.rows).toEqual(all.rows.slice(5, 10));
    // Beyond the last page is the last.
    const last = await list({ page: "999" }, 5);
    expect(last.page).toBe(Math.ceil(all.total / 5));
    expect(last.rows).toEqual(all.rows.slice((last.page - 1) * 5));
  });

  it("leave out whoever withdraws its figures, and its projects with the plan", async () => {
    const level = (key: string, subject: "figures" | "plan", to: "nothing" | "summary" | "detail") =>
      place.municipality(key, (db) => db.sharingGrant.updateMany({ where: { subject }, data: { level: to } }));
    await level("rana", "figures", "summary");
    await level("alesund", "plan", "nothing");
    const found = (await list({}, 100)).rows.find(({ dataPointId }) => dataPointId === loss);
    expect(found).toMatchObject({ members: 3, projects: 2 });
    expect((await detail()).shortKeys).toEqual(["baerum", "alesund", "asker"]);
    expect((await detail()).projects.map(({ municipality }) => municipality)).toEqual(["Bærum", "Bærum"]);
    await level("rana", "figures", "detail");
    await level("alesund", "plan", "detail");
  });
});

/** Changes a municipality, asks the network and changes it back. */
async function meanwhile(
  change: (db: Db) => Promise<unknown>,
  undo: (db: Db) => Promise<unknown>,
  run: () => Promise<void>,
) {
  await place.municipality("baerum", change);
  try {
    await run();
  } finally {
    await place.municipality("baerum", undo);
  }
}

describe("one shared gap", () => {
  it("tells the members that fall short, the projects and who funds them", async () => {
    const page = await detail();
    expect(page).toMatchObject({ name: "Water supply loss", target: 20, projectCount: 4 });
    expect(page.short.map(({ key }) => key)).toEqual(["rana", "baerum", "alesund", "asker"]);
    expect(page.shortKeys).toEqual(["rana", "baerum", "alesund", "asker"]);
    expect(page.short[3]).toMatchObject({ points: null, value: null, bound: 33.3, qualifier: "above" });
    expect([page.solved, page.solvedCount, page.reached]).toEqual([[], 0, []]);
    expect(page.projects.map(({ state }) => state)).toEqual(["running", "running", "approved", "planned"]);
    expect(page.funders.length).toBeGreaterThan(0);
    // Rana shares no money; nobody's plain names or sums stand here.
    expect(Object.keys(page.funders[0] ?? {}).sort()).toEqual([
      "language",
      "programme",
      "projects",
      "provider",
      "states",
    ]);
  });

  it("tells who has solved it since an earlier published evaluation, and what they did", async () => {
    const year = 2025;
    await meanwhile(
      async (db) => {
        await db.$executeRaw`
          INSERT INTO observation (data_point_id, year, state, value, qualifier, source, review, verified_at)
          VALUES (${loss}::uuid, ${year}, 'reported', 19, 'exact', 'Test', 'verified', now())`;
        await refreshStandings(db, [loss]);
      },
      async (db) => {
        await db.$executeRaw`UPDATE standing SET observation_id = NULL, earlier_observation_id = NULL, was_gap = false WHERE data_point_id = ${loss}::uuid`;
        await db.$executeRaw`DELETE FROM observation WHERE data_point_id = ${loss}::uuid AND year = ${year}`;
        await refreshStandings(db, [loss]);
      },
      async () => {
        const found = (await list({}, 100)).rows.find(({ dataPointId }) => dataPointId === loss);
        expect(found).toMatchObject({ members: 3, measured: 4, solved: 1 });
        const page = await detail();
        expect(page.solved.map(({ key, value, before, projects }) => [key, value, before, projects])).toEqual([
          ["baerum", 19, { year: 2019, value: 34.7, bound: null, qualifier: "exact" }, []],
        ]);
        expect([page.solvedCount, page.shortKeys]).toEqual([1, ["rana", "alesund", "asker"]]);
      },
    );
    expect((await detail()).solved).toEqual([]);
  });

  it("tells of the furthest, and of all when they are asked for", async () => {
    const few = await detail(loss, {}, 2);
    expect(few.short.map(({ key }) => key)).toEqual(["rana", "baerum"]);
    expect(few.shortKeys).toHaveLength(4);
    expect((await detail(loss, { members: "all" }, 2)).short.map(({ key }) => key)).toEqual(few.shortKeys);
  });

  it("names by their name those who reached the target and never had the gap", async () => {
    const rows = await place.network(
      (db) => db.$queryRaw<{ id: string; name: string }[]>`
        SELECT s.data_point_id AS id, m.name FROM standing s JOIN municipality m ON m.id = s.municipality_id
         WHERE s.state = 'scored' AND NOT s.is_gap AND NOT s.was_gap ORDER BY s.data_point_id LIMIT 1`,
    );
    const [one] = rows;
    expect(one).toBeDefined();
    expect((await detail(one?.id)).reached).toContain(one?.name);
  });

  it("is not found where there is no such data point", async () => {
    await expect(detail("00000000-0000-8000-8000-000000000000")).rejects.toThrow(NotFound);
  });
});
