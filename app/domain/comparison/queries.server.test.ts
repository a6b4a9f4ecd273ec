import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoNetwork, type DemoNetwork } from "../../../tests/support/network";
import { comparedDataPoints, comparedFigures, comparedMembers, otherFigures } from "./queries.server";
import { ComparisonSearch } from "./search";

let place: DemoNetwork;
let dataPoint: string;

beforeAll(async () => {
  place = await demoNetwork();
  const loss = await place.network((db) =>
    db.dataPoint.findFirstOrThrow({ where: { kpi: { slug: "ec-i-ws-3c" } }, select: { id: true } }),
  );
  dataPoint = loss.id;
});
afterAll(() => place.close());

const everybody = ["alesund", "asker", "baerum", "rana", "trondheim"];
const figures = (members = everybody) => place.network((db) => comparedFigures(db, members, [dataPoint]));
const grant = (key: string, level: "nothing" | "summary" | "detail") =>
  place.municipality(key, (db) => db.sharingGrant.updateMany({ where: { subject: "figures" }, data: { level } }));

describe("members beside each other", () => {
  it("are all members of the network, with whether they share their figures", async () => {
    const members = await place.network((db) => comparedMembers(db));
    // By name as Norwegian sorts it; who was asked and has not joined is not among them.
    expect(members.map(({ key, sharesFigures }) => [key, sharesFigures])).toEqual([
      ["asker", true],
      ["baerum", true],
      ["rana", true],
      ["stavanger", false],
      ["trondheim", false],
      ["alesund", true],
    ]);
    const sharing = members.filter(({ sharesFigures }) => sharesFigures);
    expect(sharing.every(({ county, population }) => county !== null && (population ?? 0) > 0)).toBe(true);
  });

  it("show the figures of those that share them in detail, and of nobody else", async () => {
    expect((await figures()).map(({ member }) => member).sort()).toEqual(["alesund", "asker", "baerum", "rana"]);
    await grant("rana", "summary");
    expect((await figures(["rana"])).length).toBe(0);
    await grant("rana", "detail");
    expect((await figures(["rana"]))[0]?.observations).toHaveLength(1);
  });

  it("show verified values alone, one a year in their order, with the own target and the points", async () => {
    await place.municipality("alesund", async (db) => {
      const observed = (year: number, value: number, review: "verified" | "submitted") =>
        db.observation.create({
          data: {
            dataPointId: dataPoint,
            year,
            value,
            review,
            state: "reported",
            qualifier: "exact",
            source: "test",
            ...(review === "verified" ? { verifiedAt: new Date() } : {}),
          },
        });
      await observed(2017, 36, "verified");
      await observed(2024, 1, "submitted");
      await db.target.deleteMany({ where: { dataPointId: dataPoint } });
      await db.target.create({ data: { dataPointId: dataPoint, value: 25, byYear: 2033 } });
    });
    const [own] = await figures(["alesund"]);
    expect(own?.observations.map(({ year, value }) => [year, value])).toEqual([
      [2017, 36],
      [2019, 32],
    ]);
    expect(own?.target).toEqual({ value: 25, byYear: 2033 });
    expect(own?.points).toBe(2);
  });

  it("have the benchmark and the figures of other places with them", async () => {
    const [loss] = await place.network((db) => comparedDataPoints(db, [dataPoint], "en"));
    expect(loss).toMatchObject({ code: "EC: I: WS: 3C", direction: "lower_is_better", benchmark: 20 });
    const consumption = await place.network(async (db) => {
      const { id } = await db.dataPoint.findFirstOrThrow({
        where: { comparators: { some: {} } },
        select: { id: true },
      });
      return otherFigures(db, [id], "en");
    });
    expect(consumption.length).toBeGreaterThan(0);
  });
});

describe("what is asked for in the address", () => {
  it("takes one or several, leaves out what cannot be read, and counts each once", () => {
    const id = "7a1f5c7e-2f43-4d59-9d0b-2f3f4f5a6b7c";
    expect(ComparisonSearch.parse({ member: "asker", dataPoint: [id, id, "x"] })).toMatchObject({
      member: ["asker"],
      dataPoint: [id],
    });
    expect(ComparisonSearch.parse({ member: ["asker", "../x", "asker"], peers: "shoe", of: "Å" })).toEqual({
      member: ["asker"],
      dataPoint: [],
      of: undefined,
      peers: undefined,
    });
  });
});
