import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOwner, withMunicipality, type Db } from "~/db/door.server";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import { refreshStandings } from "./standing.server";

let database: TestDatabase;
let alesund: string;
const actor = { userId: "00000000-0000-0000-0000-000000000000" };

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  alesund = await withMunicipality(actor.userId, actor, async (db) => {
    return (await db.municipality.findUniqueOrThrow({ where: { key: "alesund" }, select: { id: true } })).id;
  });
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

const inAlesund = <T>(run: (db: Db) => Promise<T>) => withMunicipality(alesund, actor, run);

async function dataPoint(db: Db, label: string): Promise<string> {
  return (await db.dataPoint.findFirstOrThrow({ where: { label }, select: { id: true } })).id;
}

async function standing(db: Db, label: string) {
  const found = await db.standing.findFirstOrThrow({ where: { dataPoint: { label } }, include: { observation: true } });
  return {
    state: found.state,
    attainment: found.attainment?.toString() ?? null,
    points: found.points,
    isGap: found.isGap,
    nextValue: found.nextValue?.toString() ?? null,
    nextChange: found.nextChange?.toString() ?? null,
    year: found.observation?.year ?? null,
  };
}

async function observe(db: Db, label: string, year: number, value: string, review: "draft" | "verified") {
  await db.observation.create({
    data: {
      dataPointId: await dataPoint(db, label),
      year,
      state: "reported",
      qualifier: "exact",
      value,
      source: "test",
      review,
      verifiedAt: review === "verified" ? new Date() : null,
    },
  });
}

describe("refreshStandings", () => {
  it("has one row for each data point of the catalogue, as the profile of Ålesund shows them", async () => {
    await inAlesund(async (db) => {
      const [all, standings] = [await db.dataPoint.count(), await db.standing.findMany()];
      expect(standings).toHaveLength(all);
      const points = [4, 3, 2, 1].map((wanted) => standings.filter((one) => one.points === wanted).length);
      expect(points).toEqual([33, 5, 7, 11]);
      expect(standings.filter((one) => one.isGap)).toHaveLength(23);
      expect(await standing(db, "Water Supply Loss")).toEqual({
        state: "scored",
        attainment: "60",
        points: 2,
        isGap: true,
        nextValue: "30.2",
        nextChange: "-1.8",
        year: 2019,
      });
      expect(await standing(db, "Air Pollution SO2")).toMatchObject({ state: "no_data", points: null, isGap: false });
      expect(await standing(db, "Poverty")).toMatchObject({ state: "in_words" });
      expect(await standing(db, "Wastewater Treated: Tertiary")).toMatchObject({ state: "no_target" });
      expect(await standing(db, "Residential Thermal Energy Consumption")).toMatchObject({
        state: "no_data",
        year: null,
      });
    });
  });

  it("touches nothing when nothing has changed", async () => {
    expect(await inAlesund((db) => refreshStandings(db))).toBe(0);
  });

  it("follows the newest verified observation, and no draft", async () => {
    await inAlesund(async (db) => {
      await observe(db, "Water Supply Loss", 2024, "19", "draft");
      expect(await refreshStandings(db)).toBe(0);
      await observe(db, "Water Supply Loss", 2023, "26", "verified");
      expect(await refreshStandings(db)).toBe(1);
      expect(await standing(db, "Water Supply Loss")).toMatchObject({
        points: 3,
        attainment: "80",
        year: 2023,
        isGap: true,
      });
      await observe(db, "Water Supply Loss", 2018, "45", "verified");
      expect(await refreshStandings(db)).toBe(0);
    });
  });

  it("rewrites only the data points it is given", async () => {
    await inAlesund(async (db) => {
      await observe(db, "Cycling", 2023, "15", "verified");
      await observe(db, "Traffic Monitoring", 2023, "50", "verified");
      expect(await refreshStandings(db, [await dataPoint(db, "Cycling")])).toBe(1);
      expect(await standing(db, "Cycling")).toMatchObject({ points: 4, isGap: false, nextValue: null });
      expect(await standing(db, "Traffic Monitoring")).toMatchObject({ points: 1 });
      expect(await refreshStandings(db, [])).toBe(0);
      await refreshStandings(db);
    });
  });

  it("scores against the newest version of the benchmark", async () => {
    await asOwner(database.ownerUrl, async (doors) => {
      const db = await doors.municipality(alesund);
      const dataPointId = await dataPoint(db, "Police Service");
      await db.benchmark.create({
        data: {
          dataPointId,
          version: 2,
          target: "80",
          worst: "0",
          status: "documented",
          basis: "test",
          source: "test",
        },
      });
      expect(await refreshStandings(db, [dataPointId])).toBe(1);
      expect(await standing(db, "Police Service")).toMatchObject({ points: 4, attainment: "98.75", isGap: false });
    });
  });

  it("takes a bound for a gap when the bound alone proves it", async () => {
    const asker = await inAlesund((db) => db.municipality.findUniqueOrThrow({ where: { key: "asker" } }));
    await withMunicipality(asker.id, actor, async (db) => {
      expect(await standing(db, "Water Supply Loss")).toMatchObject({ state: "bound", points: null, isGap: true });
    });
  });
});
