import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "~/db/door.server";
import { refreshStandings } from "~/domain/kpi/standing.server";
import { addDays } from "~/domain/shared/period";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { gapDetails } from "./details.server";
import { gapOrderOf, gapPageSize, gapSorts, gapViews, type GapFilter, type GapSort } from "./filter";
import { gapToLink, linkableProjects } from "./linking.server";
import { gapOptions } from "./options.server";
import { gapChain, type GapChain, type GapRow } from "./queries.server";
import { GapSearch } from "./schema";

let work: Workplace;
/** Ids of data points by their English names. */
let points: Record<string, string>;
let dimensionOf: Map<string, string>;
let categoryOf: Map<string, string>;
/** Ids of what is made below. */
const made = { leakage: "", transport: "", sewer: "", meters: "", bus: "", gone: "" };

const none: GapFilter = { ...GapSearch.parse({}) };
const list =
  (filter: Partial<GapFilter> = {}, more?: { page?: number; open?: string }) =>
  (db: Db) =>
    gapChain(db, { ...none, ...filter }, "en", more);
const names = ({ rows }: GapChain) => rows.map(({ name }) => name);

/** Runs in the municipality and takes everything back. */
async function tried(run: (db: Db) => Promise<void>): Promise<void> {
  const takenBack = new Error("taken back");
  await work
    .here(async (db) => {
      await run(db);
      throw takenBack;
    })
    .catch((error: unknown) => {
      if (error !== takenBack) throw error;
    });
}

beforeAll(async () => {
  work = await workplace();
  await work.here(async (db) => {
    const all = await db.$queryRaw<{ id: string; name: string; dimension: string; category: string }[]>`
      SELECT d.id, d.name ->> 'en' AS name, m.key AS dimension, m.key || '.' || t.key AS category
        FROM data_point d JOIN kpi k ON k.id = d.kpi_id JOIN category t ON t.id = k.category_id
        JOIN sub_dimension b ON b.id = t.sub_dimension_id JOIN dimension m ON m.id = b.dimension_id`;
    points = Object.fromEntries(all.map(({ id, name }) => [name, id]));
    dimensionOf = new Map(all.map(({ id, dimension }) => [id, dimension]));
    categoryOf = new Map(all.map(({ id, category }) => [id, category]));
    // The seed's own plan would be in the way of one that is known here; its figures stay.
    await db.$executeRaw`DELETE FROM project`;
    await db.$executeRaw`DELETE FROM recommendation`;
    await makePlan(db);
  });
});
afterAll(() => work.close());

/** Two answered recommendations and four projects behind four gaps; every other gap has nothing. */
async function makePlan(db: Db): Promise<void> {
  const day = (days: number) => new Date(addDays(work.today, days));
  const recommend = async (title: string, areaKey: string, gaps: string[]) => {
    const { id } = await db.recommendation.create({
      data: {
        ...{ reference: title, areaKey, title, text: "", language: "nb", source: "council", receivedOn: day(-100) },
        dataPoints: { create: gaps.map((name) => ({ dataPointId: points[name] ?? "" })) },
        response: { create: { outcome: "adopted", answeredOn: day(-90) } },
      },
    });
    return id;
  };
  made.leakage = await recommend("Tett 100 % av lekkasjene", "water_sanitation_drainage", [
    "Water supply loss",
    "Smart water meters",
    "Water consumption",
  ]);
  made.transport = await recommend("Flytt reiser over på buss", "public_transport", ["Journeys by public transport"]);
  const programme = await db.fundingProgramme.findFirstOrThrow({ where: { municipalityId: null } });
  const project = async (name: string, areaKey: string, gap: string, more: object, effect: object = {}) => {
    const { id } = await db.project.create({
      data: {
        ...{ name, areaKey, language: "nb", state: "running", startsOn: day(-10), ...more },
        expectedEffects: { create: { dataPointId: points[gap] ?? "", ...effect } },
      },
    });
    return id;
  };
  const owned = { ownerId: work.persons.contributor };
  made.sewer = await project(
    "Nye rør i Åse_gata",
    "water_sanitation_drainage",
    "Water supply loss",
    { ...owned, costOre: 6_100_000_000n },
    { low: 28, high: 30, byYear: 2030 },
  );
  made.meters = await project("Målere\\avlesning", "ict_innovation", "Water supply loss", { startsOn: null });
  await db.expectedEffect.create({ data: { projectId: made.meters, dataPointId: points["Smart water meters"] ?? "" } });
  made.bus = await project("Flere elbusser", "public_transport", "Journeys by public transport", {
    ownerId: work.persons.other,
    costOre: 100n,
  });
  made.gone = await project("Avlyst", "public_transport", "Water consumption", {
    state: "cancelled",
    stateReason: "nei",
  });
  const action = (projectId: string, title: string, more: object) =>
    db.action.create({ data: { ...{ projectId, title, language: "nb" }, ...more } });
  await action(made.sewer, "Grav", { state: "in_progress", dueOn: day(-14) });
  await action(made.sewer, "Tegn", { state: "completed", dueOn: day(-40), completedOn: day(-41) });
  await action(made.bus, "Bestill", { state: "planned", dueOn: day(30) });
  await db.fundingLink.create({
    data: {
      ...{ projectId: made.sewer, programmeScope: programme.scope, programmeId: programme.id },
      ...{ state: "granted", amountOre: 7_000_000_000n, grantedOre: 6_100_000_000n, paidOre: 1_240_000_000n },
    },
  });
  await db.update.create({
    data: { projectId: made.sewer, text: "", noChange: true, language: "nb", reportedOn: day(-6) },
  });
}

describe("the chain of gaps", () => {
  it("gives every gap once, and views that add up to all of them", async () => {
    const chain = await work.here(list());
    expect(chain.rows).toHaveLength(chain.all);
    expect(new Set(chain.rows.map(({ dataPointId }) => dataPointId)).size).toBe(chain.all);
    expect(chain).toMatchObject({ matching: chain.all, shown: chain.all, page: 1 });
    expect(Object.keys(chain.views)).toEqual(gapViews);
    expect(Object.values(chain.views).reduce((sum, gaps) => sum + gaps, 0)).toBe(chain.all);
    expect(chain.scored).toBeGreaterThan(chain.all);
    const counted = await work.here((db) => db.standing.count({ where: { isGap: true } }));
    expect(chain.all).toBe(counted);
  });

  it("follows a gap from its value to its update", async () => {
    const { rows } = await work.here(list());
    expect(rows.find(({ name }) => name === "Water supply loss")).toEqual({
      dataPointId: points["Water supply loss"] ?? "",
      slug: expect.stringMatching(/^[a-z0-9-]+$/) as string,
      code: expect.stringContaining(":") as string,
      name: "Water supply loss",
      category: "Water and sanitation",
      unit: { short: "%", change: "pp", attached: true },
      isBoolean: false,
      value: 32,
      bound: null,
      target: 20,
      attainment: 60,
      points: 2,
      next: { value: 30.2, change: -1.8, points: 3 },
      recommendation: {
        id: made.leakage,
        title: "Tett 100 % av lekkasjene",
        language: "nb",
        outcome: "adopted",
        isAnswered: true,
        isLeftOut: false,
      },
      project: {
        id: made.sewer,
        name: "Nye rør i Åse_gata",
        language: "nb",
        state: "running",
        ownerId: work.persons.contributor,
        owner: "Åse Bidrar",
        ownerUnit: "Vannverket",
        effect: { low: 28, high: 30, byYear: 2030 },
        observed: null,
        costOre: 6_100_000_000,
        plannedOre: 0,
        appliedOre: 0,
        grantedOre: 6_100_000_000,
        paidOre: 1_240_000_000,
        isCovered: true,
        actions: 2,
        actionsDone: 1,
        actionsLate: 1,
        hasDatedAction: true,
        nextDueOn: addDays(work.today, -14),
        lastDoneOn: addDays(work.today, -41),
        lastUpdatedOn: addDays(work.today, -6),
        startedOn: addDays(work.today, -10),
      },
      projects: 2,
      brokenAt: null,
      reached: 7,
    } satisfies GapRow);
  });

  it("says where each chain breaks", async () => {
    const { rows, views, all } = await work.here(list());
    const broken = (name: string) => rows.find((row) => row.name === name)?.brokenAt;
    expect([
      broken("Water supply loss"),
      broken("Smart water meters"),
      broken("Water consumption"),
      broken("Journeys by public transport"),
      broken("Journeys by bicycle"),
    ]).toEqual([null, "owner", "project", "funding", "recommendation"]);
    expect(views).toEqual({
      ...{ recommendation: all - 4, project: 1, owner: 1, action: 0, funding: 1, update: 0, effect: 0, unbroken: 1 },
    });
  });

  it("shows the newest measured effect", async () => {
    await tried(async (db) => {
      for (const [value, daysAgo] of [
        [31, 400],
        [29.5, 3],
      ] as const) {
        await db.observedEffect.create({
          data: {
            ...{ projectId: made.sewer, dataPointId: points["Water supply loss"] ?? "", value, explanation: "målt" },
            measuredOn: new Date(addDays(work.today, -daysAgo)),
          },
        });
      }
      const { rows } = await list({ q: "Water supply loss" })(db);
      expect(rows).toHaveLength(1);
      expect(rows[0]?.project?.observed).toEqual({ value: 29.5, measuredOn: addDays(work.today, -3) });
    });
  });

  it("counts a bound that proves the shortfall as a gap without a score", async () => {
    await tried(async (db) => {
      const dataPointId = points["Water supply loss"] ?? "";
      await db.$executeRaw`DELETE FROM standing WHERE data_point_id = ${dataPointId}::uuid`;
      await db.observation.create({
        data: {
          ...{ dataPointId, year: 2024, state: "reported", bound: "33.3", qualifier: "above", source: "prøve" },
          ...{ review: "verified", verifiedAt: new Date() },
        },
      });
      await refreshStandings(db, [dataPointId]);
      const { rows, shown } = await list({ points: ["unscored"] })(db);
      expect(shown).toBe(1);
      expect(rows[0]).toMatchObject({
        value: null,
        bound: { value: 33.3, side: "above" },
        points: null,
        next: null,
        target: 20,
      });
      expect(rows[0]?.attainment).toBeCloseTo(55.67, 1);
      for (const sort of gapSorts) {
        const sorted = await list({ sort })(db);
        const { order } = gapOrderOf(sort);
        if (order === "attainment" || order === "next" || order === "gain") {
          expect([sort, names(sorted).at(-1)]).toEqual([sort, "Water supply loss"]);
        }
      }
      const details = await gapDetails(db, dataPointId);
      expect(details).toMatchObject({ value: null, benchmark: { direction: "lower_is_better", target: 20 } });
    });
  });
});

describe("the filters", () => {
  const kept = async (filter: Partial<GapFilter>, keeps: (row: GapRow) => boolean) => {
    const { rows: everything } = await work.here(list());
    const chain = await work.here(list(filter));
    const expected = everything.filter(keeps).map(({ name }) => name);
    expect(names(chain).sort()).toEqual(expected.sort());
    expect(chain.shown).toBe(expected.length);
    // The views count what the other filters leave.
    expect(Object.values(chain.views).reduce((sum, gaps) => sum + gaps, 0)).toBe(chain.matching);
    expect(chain.all).toBe(everything.length);
    return chain;
  };

  it("keep one dimension or several", async () => {
    const environment = await kept(
      { dimension: ["environment"] },
      ({ dataPointId }) => dimensionOf.get(dataPointId) === "environment",
    );
    expect(environment.shown).toBeGreaterThan(0);
    const two = ["environment", "economy"];
    await kept({ dimension: two }, ({ dataPointId }) => two.includes(dimensionOf.get(dataPointId) ?? ""));
  });

  it("keep a category within its dimension", async () => {
    const chain = await kept(
      { category: ["economy.water-and-sanitation"] },
      ({ dataPointId }) => categoryOf.get(dataPointId) === "economy.water-and-sanitation",
    );
    expect(names(chain)).toContain("Water supply loss");
  });

  it("keep bands", async () => {
    await kept({ points: ["1"] }, (row) => row.points === 1);
    await kept({ points: ["1", "3"] }, (row) => row.points === 1 || row.points === 3);
  });

  it("keep the areas of recommendations and of projects", async () => {
    const chain = await work.here(list({ area: ["water_sanitation_drainage"] }));
    expect(names(chain).sort()).toEqual(["Smart water meters", "Water consumption", "Water supply loss"]);
    expect(names(await work.here(list({ area: ["ict_innovation"] }))).sort()).toEqual([
      "Smart water meters",
      "Water supply loss",
    ]);
    // A cancelled project aims at nothing.
    expect(names(await work.here(list({ area: ["public_transport"] })))).toEqual(["Journeys by public transport"]);
  });

  it("keep the owner of the project shown", async () => {
    await kept({ owner: work.persons.contributor }, (row) => row.project?.ownerId === work.persons.contributor);
    await kept({ owner: work.persons.left }, () => false);
  });

  it.each(gapViews)("keep the gaps broken at: %s", async (view) => {
    const { views, matching, shown } = await kept(
      { broken: view },
      ({ brokenAt }) => (brokenAt ?? "unbroken") === view,
    );
    expect(shown).toBe(views[view]);
    expect(matching).toBeGreaterThan(shown);
  });

  it("work together", async () => {
    const chain = await work.here(list({ dimension: ["economy"], points: ["1"], broken: "owner", q: "smart" }));
    expect(names(chain)).toEqual(["Smart water meters"]);
    expect(chain).toMatchObject({ shown: 1, matching: 1, views: { owner: 1, unbroken: 0 } });
  });
});

describe("the search", () => {
  const found = async (q: string, language: "nb" | "en" = "en") =>
    (await work.here((db) => gapChain(db, { ...none, q }, language))).rows.map(({ dataPointId }) => dataPointId);

  it("finds the KPI's name in the reader's language", async () => {
    expect(await found("lekkasje fra vann", "nb")).toEqual([points["Water supply loss"]]);
    expect(await found("lekkasje fra vann", "en")).toEqual([]);
    expect(await found("SUPPLY LOSS")).toEqual([points["Water supply loss"]]);
  });

  it("finds the code as the framework and as the address have it", async () => {
    const [row] = (await work.here(list({ q: "Water supply loss" }))).rows;
    expect(await found(row?.code ?? "")).toContain(points["Water supply loss"]);
    expect(await found(row?.slug ?? "")).toContain(points["Water supply loss"]);
  });

  it("finds recommendations by title and projects by name, cancelled ones not", async () => {
    expect(await found("reiser over på")).toEqual([points["Journeys by public transport"]]);
    expect((await found("måLERE")).sort()).toEqual([points["Water supply loss"], points["Smart water meters"]].sort());
    expect(await found("NYE RØR I ÅSE")).toEqual([points["Water supply loss"]]);
    expect(await found("Avlyst")).toEqual([]);
  });

  it.each([
    ["%", ["Smart water meters", "Water consumption", "Water supply loss"]],
    ["100 %", ["Smart water meters", "Water consumption", "Water supply loss"]],
    ["100%av", []],
    ["_", ["Water supply loss"]],
    ["se_gata", ["Water supply loss"]],
    ["e_busser", []],
    ["\\", ["Smart water meters", "Water supply loss"]],
    ["ere\\a", ["Smart water meters", "Water supply loss"]],
    ["\\%", []],
    ["'; DROP TABLE project; --", []],
  ])("takes %j literally", async (q, expected) => {
    expect(names(await work.here(list({ q }))).sort()).toEqual(expected);
  });
});

describe("the order", () => {
  const missing = ({ isBoolean, points: now, attainment }: GapRow) =>
    (isBoolean || now === 3 ? 95 : now === 2 ? 66 : 33) - (attainment ?? 0);
  const measures: Record<string, (row: GapRow) => number | string | null> = {
    attainment: ({ attainment }) => attainment,
    next: missing,
    gain: ({ isBoolean, points: now }) => (now === null ? null : isBoolean ? 4 - now : 1),
    due: ({ project }) => project?.nextDueOn ?? null,
    chain: ({ reached }) => reached,
  };
  const norwegian = new Intl.Collator("nb");

  it.each(gapSorts)("%s", async (sort: GapSort) => {
    const { rows } = await work.here(list({ sort }));
    const { order, descending } = gapOrderOf(sort);
    if (order === "kpi") {
      const sorted = rows.map(({ name }) => name).sort(norwegian.compare);
      expect(rows.map(({ name }) => name)).toEqual(descending ? sorted.reverse() : sorted);
      return;
    }
    const values = rows.map((row) => measures[order]?.(row) ?? null);
    const known = values.filter((value) => value !== null);
    // What has none comes last, either way.
    expect(values.slice(known.length).every((value) => value === null)).toBe(true);
    const sorted = [...known].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    expect(known).toEqual(descending ? sorted.reverse() : sorted);
    expect(new Set(known).size).toBeGreaterThan(order === "gain" ? 0 : 1);
  });
});

describe("the pages", () => {
  it("hold at most fifty gaps, each once", async () => {
    await tried(async (db) => {
      await db.$executeRaw`UPDATE standing SET state = 'scored', attainment = 50, points = 2, is_gap = true, next_value = 1, next_change = 1`;
      const first = await list()(db);
      expect(first.all).toBeGreaterThan(2 * gapPageSize);
      const rows = [first, await list({}, { page: 2 })(db), await list({}, { page: 3 })(db)].flatMap(
        (chain) => chain.rows,
      );
      expect(first.rows).toHaveLength(gapPageSize);
      expect(rows).toHaveLength(first.all);
      expect(new Set(rows.map(({ dataPointId }) => dataPointId)).size).toBe(first.all);

      const beyond = await list({}, { page: 900 })(db);
      expect(beyond).toMatchObject({ page: 3, shown: first.all });
      expect(beyond.rows).toHaveLength(first.all - 2 * gapPageSize);

      const last = rows.at(-1)?.dataPointId ?? "";
      expect(await list({}, { open: last })(db)).toMatchObject({ page: 3 });
      expect(await list({}, { open: last, page: 1 })(db)).toMatchObject({ page: 1 });
      expect(await list({}, { open: work.persons.other })(db)).toMatchObject({ page: 1 });
    });
  });

  it("are one empty page where nothing matches", async () => {
    const chain = await work.here(list({ q: "finnes ikke" }, { page: 4 }));
    expect(chain).toMatchObject({ rows: [], shown: 0, matching: 0, page: 1 });
    expect(chain.all).toBeGreaterThan(0);
  });

  it("are empty for a municipality without figures", async () => {
    await tried(async (db) => {
      await db.$executeRaw`DELETE FROM standing`;
      expect(await list()(db)).toMatchObject({ rows: [], all: 0, scored: 0, page: 1 });
      expect(await gapOptions(db, "nb")).toEqual({ dimensions: [], categories: [], areas: [], owners: [] });
    });
  });
});

describe("another municipality", () => {
  it("sees its own gaps and nothing of these", async () => {
    const chain = await work.elsewhere(list());
    const own = await work.elsewhere((db) => db.standing.count({ where: { isGap: true } }));
    expect(chain.all).toBe(own);
    expect(chain.rows.every(({ project }) => project === null || !Object.values(made).includes(project.id))).toBe(true);
    expect(await work.elsewhere(list({ owner: work.persons.contributor }))).toMatchObject({ shown: 0 });
    expect(await work.elsewhere(list({ q: "Åse_gata" }))).toMatchObject({ shown: 0 });
    const { owners } = await work.elsewhere((db) => gapOptions(db, "en"));
    expect(owners.map(({ key }) => key)).not.toContain(work.persons.contributor);
    const details = await work.elsewhere((db) => gapDetails(db, points["Water supply loss"] ?? ""));
    expect(details?.projects ?? []).toEqual([]);
    const linkable = await work.elsewhere((db) => linkableProjects(db, points["Water supply loss"] ?? ""));
    expect(linkable.map(({ id }) => id)).not.toContain(made.bus);
  });
});

describe("the details of a gap", () => {
  it("are its projects, the one that gets furthest first, and its yardstick", async () => {
    await tried(async (db) => {
      const dataPointId = points["Water supply loss"] ?? "";
      await db.target.create({ data: { dataPointId, value: 25, byYear: 2033 } });
      const details = await gapDetails(db, dataPointId);
      expect(details?.projects.map(({ id, owner }) => ({ id, owner }))).toEqual([
        { id: made.sewer, owner: "Åse Bidrar" },
        { id: made.meters, owner: null },
      ]);
      expect(details).toMatchObject({
        value: 32,
        benchmark: { direction: "lower_is_better", target: 20 },
        ownTarget: { value: 25, byYear: 2033 },
        resultIndex: 0,
      });
      expect(details?.projects[0]).toMatchObject({
        effectLow: 28,
        effectHigh: 30,
        actions: 2,
        grantedOre: 6_100_000_000,
      });
    });
  });

  it("are not given where there is no gap", async () => {
    const [reached] = await work.here((db) => db.standing.findMany({ where: { points: 4 }, take: 1 }));
    expect(await work.here((db) => gapDetails(db, reached?.dataPointId ?? ""))).toBeNull();
    expect(await work.here((db) => gapDetails(db, work.persons.other))).toBeNull();
    expect(await work.here((db) => gapToLink(db, reached?.dataPointId ?? "", "nb"))).toBeNull();
  });
});

describe("what can be chosen", () => {
  it("are the filters that at least one gap has", async () => {
    const { dimensions, categories, areas, owners } = await work.here((db) => gapOptions(db, "en"));
    const { rows } = await work.here(list());
    expect(categories.map(({ key }) => key).sort()).toEqual(
      [...new Set(rows.map(({ dataPointId }) => categoryOf.get(dataPointId) ?? ""))].sort(),
    );
    expect(dimensions.map(({ key }) => key).sort()).toEqual(
      [...new Set(rows.map(({ dataPointId }) => dimensionOf.get(dataPointId) ?? ""))].sort(),
    );
    expect(areas.map(({ key }) => key).sort()).toEqual([
      "ict_innovation",
      "public_transport",
      "water_sanitation_drainage",
    ]);
    expect(owners.map(({ label }) => label)).toEqual(["Anders Annen", "Åse Bidrar"]);
    expect(new Set(categories.map(({ label }) => label)).size).toBe(categories.length);
  });

  it("are the projects that could be put behind a gap, those near it first", async () => {
    const behind = await work.here((db) => linkableProjects(db, points["Journeys by public transport"] ?? ""));
    expect(behind.map(({ name, isNear }) => [name, isNear])).toEqual([
      ["Målere\\avlesning", false],
      ["Nye rør i Åse_gata", false],
    ]);
    const water = await work.here((db) => linkableProjects(db, points["Water consumption"] ?? ""));
    expect(water.map(({ name, isNear }) => [name, isNear])).toEqual([
      ["Nye rør i Åse_gata", true],
      ["Flere elbusser", false],
      ["Målere\\avlesning", false],
    ]);
    const gap = await work.here((db) => gapToLink(db, points["Water consumption"] ?? "", "nb"));
    expect(gap).toMatchObject({ recommendation: { id: made.leakage, language: "nb" } });
  });
});
