import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withPublic } from "~/db/door.server";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import type { KpiFilter } from "./filter";
import {
  chosenPart,
  comparatorsOf,
  furthestGaps,
  kpiBySlug,
  kpiList,
  observationsOf,
  placeReadings,
  projectsFor,
  publishedValues,
  recommendationsFor,
} from "./queries.server";
import { KpiPageSearch, KpiSearch } from "./schema";

let place: Workplace;
beforeAll(async () => {
  place = await workplace();
});
afterAll(() => place.close());

const list = (filter: Partial<KpiFilter> = {}) =>
  place.here((db) => kpiList(db, { ...KpiSearch.parse({}), ...filter }, "nb"));

describe("the list of KPIs", () => {
  it("has every data point of the catalogue, a page at a time, with each dimension's number", async () => {
    const first = await list();
    expect(first).toMatchObject({ total: 112, page: 1 });
    expect(first.rows).toHaveLength(60);
    expect(first.dimensions.map(({ label, count }) => `${label} ${count}`)).toEqual([
      "Økonomi 55",
      "Miljø 28",
      "Samfunn og kultur 29",
    ]);
    const last = await list({ page: 99 });
    expect(last.page).toBe(2);
    expect(last.rows).toHaveLength(52);
  });

  it("narrows by dimension, category, level and state, and counts what matches", async () => {
    const transport = await list({ dimension: "economy", category: "transport" });
    expect(transport.total).toBe(15);
    expect(transport.dimensions.map(({ count }) => count)).toEqual([55, 28, 29]);
    expect(transport.categories.map(({ key }) => key)).toContain("transport");
    expect((await list({ level: "core" })).total + (await list({ level: "advanced" })).total).toBe(112);
    const states = await Promise.all(
      (["4", "3", "2", "1", "not_scored", "no_data"] as const).map((state) => list({ state })),
    );
    expect(states.reduce((sum, { total }) => sum + total, 0)).toBe(112);
    expect(states.map(({ total }) => total)).toEqual([33, 5, 7, 11, 11, 45]);
  });

  it("searches name, code and category as typed, in the reader's language", async () => {
    expect((await list({ q: "lekkasje" })).rows.map(({ slug }) => slug)).toEqual(["ec-i-ws-3c"]);
    expect((await list({ q: "EC: I: WS: 3C" })).total).toBe(1);
    expect((await list({ q: "%" })).rows.map(({ slug }) => slug)).toEqual(["ec-ict-ps-1a"]);
    expect((await list({ q: "'; --" })).total).toBe(0);
  });

  it("sorts both ways, with what has no attainment last", async () => {
    const worst = await list({ sort: "attainment" });
    const best = await list({ sort: "attainment", order: "desc" });
    const known = (rows: typeof worst.rows) =>
      rows.flatMap(({ attainment }) => (attainment === null ? [] : [attainment]));
    expect(known(worst.rows)).toEqual(known(worst.rows).toSorted((a, b) => a - b));
    expect(known(best.rows)).toEqual(known(best.rows).toSorted((a, b) => b - a));
    expect(known(worst.rows)).toHaveLength(56);
    const names = (await list({ sort: "name" })).rows.map(({ name }) => name);
    expect(names).toEqual(names.toSorted(new Intl.Collator("nb").compare));
  });

  it("finds what waits to be verified", async () => {
    expect((await list({ review: "submitted" })).total).toBe(0);
    await place.here(async (db) => {
      const { id } = await db.dataPoint.findFirstOrThrow({ where: { kpi: { slug: "ec-i-ws-3c" } } });
      await db.observation.create({
        data: {
          dataPointId: id,
          year: 2024,
          state: "reported",
          qualifier: "exact",
          value: "20",
          source: "x",
          review: "submitted",
        },
      });
    });
    expect(
      (await list({ review: "submitted" })).rows.map(({ slug, submitted, year }) => [slug, submitted, year]),
    ).toEqual([["ec-i-ws-3c", 1, 2019]]);
  });

  it("takes rubbish in the address for no filter", () => {
    expect(
      KpiSearch.parse({ page: "-1", state: "7", dimension: "'; DROP", sort: ["a", "b"], q: ["x", "y"], level: "" }),
    ).toEqual(KpiSearch.parse({}));
    expect(KpiPageSearch.parse({ place: ["asker", "'"], part: ["a", "b"] })).toEqual({
      place: ["asker"],
      part: undefined,
    });
    expect(KpiPageSearch.parse({ place: "asker" }).place).toEqual(["asker"]);
  });
});

describe("one KPI", () => {
  it("has its parts in order with benchmark and basis", async () => {
    const kpi = await place.here((db) => kpiBySlug(db, "ec-i-t-4a", "en"));
    expect(kpi?.parts.map(({ part }) => part)).toEqual(["private", "public", "walking", "cycling", "para"]);
    expect(kpi?.parts.at(-1)).toMatchObject({ target: null, benchmarkStatus: null, direction: "context" });
    expect(chosenPart(kpi?.parts ?? [], "cycling")).toMatchObject({
      value: 3,
      target: 15,
      worst: 0,
      benchmarkStatus: "proposed",
      points: 1,
    });
    expect(chosenPart(kpi?.parts ?? [], "rubbish").part).toBe("private");
    expect(await place.here((db) => kpiBySlug(db, "nothing", "en"))).toBeNull();
  });

  it("has its observations, and what addresses it, from this municipality alone", async () => {
    const { id } = await place.here((db) =>
      db.dataPoint.findFirstOrThrow({ where: { label: "Water Supply Loss" }, select: { id: true } }),
    );
    const here = await place.here((db) => observationsOf(db, id));
    const there = await place.elsewhere((db) => observationsOf(db, id));
    expect(here.some(({ id: own }) => there.some((other) => other.id === own))).toBe(false);
    const recommendations = await place.here((db) => recommendationsFor(db, id));
    expect(recommendations.map(({ reference }) => reference)).toEqual(["alesund-water"]);
    expect(await place.here((db) => projectsFor(db, id))).toEqual([]);
    await place.here(async (db) => {
      const project = await db.project.findFirstOrThrow({ select: { id: true } });
      await db.expectedEffect.create({
        data: { projectId: project.id, dataPointId: id, low: "28", high: "30", byYear: 2030 },
      });
    });
    expect(await place.here((db) => projectsFor(db, id))).toMatchObject([
      { isAimed: true, low: 28, high: 30, actions: 0 },
    ]);
    expect(await place.elsewhere((db) => projectsFor(db, id))).toEqual([]);
  });

  it("has the figures of other places, those in another unit marked", async () => {
    const comparators = await place.here(async (db) => {
      const { id } = await db.dataPoint.findFirstOrThrow({ where: { label: "Public Building Energy Consumption" } });
      return comparatorsOf(db, id, "nb");
    });
    expect(comparators.map(({ isComparable }) => isComparable)).toContain(false);
  });
});

describe("what others publish", () => {
  const ask = (own: string, wanted: string[] = [], part?: string) =>
    withPublic((db) => publishedValues(db, { slug: "ec-i-ws-3c", part, own, wanted }));

  it("is everybody else's verified value, the chosen first, then the nearest in population", async () => {
    const rows = await ask("alesund");
    expect(rows.map(({ key }) => key).sort()).toEqual(["asker", "baerum", "rana", "trondheim"]);
    expect(rows.find(({ key }) => key === "asker")).toMatchObject({
      value: null,
      bound: 33.3,
      qualifier: "above",
      points: null,
    });
    expect((await ask("alesund", ["trondheim"]))[0]?.key).toBe("trondheim");
    expect(
      await withPublic((db) => publishedValues(db, { slug: "nothing", part: "x", own: "alesund", wanted: ["'"] })),
    ).toEqual([]);
  });
});

describe("the overview's figures", () => {
  it("are the gaps furthest away, as in the published profile", async () => {
    const { rows, total } = await place.here((db) => furthestGaps(db, "en", 3));
    expect(total).toBe(23);
    expect(rows.map(({ name }) => name)).toEqual(["Shared bicycles", "Shared vehicles", "Smart water meters"]);
    expect(rows[2]).toMatchObject({ value: 1, target: 100, nextValue: 33, nextChange: 32 });
  });

  it("are 112 readings on 108 places", async () => {
    const readings = await place.here((db) => placeReadings(db, "nb"));
    expect(readings).toHaveLength(112);
    expect(new Set(readings.map(({ place: at }) => at)).size).toBe(108);
  });
});
