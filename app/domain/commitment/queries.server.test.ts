import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOperator, withMunicipality, withPublic, type Db } from "~/db/door.server";
import { disconnect } from "~/db/client.server";
import { provideEnvironment } from "~/env.server";
import { pastPolicies } from "../../../tests/support/past-policies";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import { criterionKeys, evaluateCommitments, type CriterionKey } from "./criteria";
import {
  commitmentCatalogue,
  commitmentCounts,
  commitmentCountsOf,
  commitmentWords,
  criterionPageSize,
  criterionRows,
} from "./queries.server";

let database: TestDatabase;
const nobody = { userId: "00000000-0000-0000-0000-000000000000" };
const municipality = { alesund: "", asker: "" };

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  const all = await asOperator(nobody, (db) => db.municipality.findMany({ select: { id: true, key: true } }));
  for (const { id, key } of all) if (key in municipality) municipality[key as keyof typeof municipality] = id;
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const inAlesund = <T>(run: (db: Db) => Promise<T>) => withMunicipality(municipality.alesund, nobody, run);

/** Runs in Ålesund and takes everything back. */
async function tried<T>(run: (db: Db) => Promise<T>): Promise<T> {
  const takenBack = new Error("taken back");
  let result: { value: T } | undefined;
  await inAlesund(async (db) => {
    result = { value: await run(db) };
    throw takenBack;
  }).catch((error: unknown) => {
    if (error !== takenBack) throw error;
  });
  if (!result) throw new Error("not run");
  return result.value;
}

async function countOf(db: Db, key: CriterionKey) {
  return (await commitmentCounts(db))[key];
}

/** Every page of the rows behind a criterion. */
async function allRows(db: Db, key: CriterionKey, counted: boolean | null, only?: string) {
  const rows = [];
  for (let page = 1; ; page++) {
    const answer = await criterionRows(db, key, { counted, page }, "nn", only);
    if (answer === null || answer.page !== page) return rows;
    rows.push(...answer.rows);
    if (rows.length >= answer.total) return rows;
  }
}

async function expectRowsToHold(db: Db, only?: string) {
  const counts = await commitmentCounts(db, only);
  for (const key of criterionKeys) {
    const count = counts[key];
    const all = await allRows(db, key, null, only);
    const counted = await allRows(db, key, true, only);
    const left = await allRows(db, key, false, only);
    expect([key, counted.length, all.length]).toEqual([key, count?.numerator ?? 0, count?.denominator ?? 0]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(counted.every((row) => row.counted) && left.every((row) => !row.counted)).toBe(true);
    expect([...counted, ...left].map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
    expect(all.every(({ label }) => label.trim() !== "")).toBe(true);
  }
}

const newProject = { name: "Ny", language: "nb", areaKey: "health", state: "running" } as const;

describe("the numbers of the commitments", () => {
  it("are as many as the rows listed behind them", () => inAlesund((db) => expectRowsToHold(db)), 60_000);

  it(
    "are as many as the rows behind them through the public door too",
    () => withPublic((db) => expectRowsToHold(db, "alesund")),
    60_000,
  );

  it("are the same inside and in public, though updates and persons are not shown there", async () => {
    const inside = await inAlesund((db) => commitmentCounts(db));
    expect(await withPublic((db) => commitmentCounts(db, "alesund"))).toEqual(inside);
  });

  it("are of one municipality only", async () => {
    const before = await withMunicipality(municipality.asker, nobody, (db) => commitmentCounts(db));
    await expect(
      tried(async (db) => {
        await db.project.create({ data: newProject });
        return (await countOf(db, "projects_ready"))?.denominator;
      }),
    ).resolves.toBe(((await inAlesund((db) => countOf(db, "projects_ready")))?.denominator ?? 0) + 1);
    expect(await withMunicipality(municipality.asker, nobody, (db) => commitmentCounts(db))).toEqual(before);
  });

  it("of many at once are those of each, in one query", async () => {
    const ids = Object.values(municipality);
    const many = await withPublic((db) => commitmentCountsOf(db, ids));
    expect([...many.keys()]).toEqual(ids);
    expect(many.get(municipality.alesund)).toEqual(await inAlesund((db) => commitmentCounts(db)));
    expect(many.get(municipality.asker)).toEqual(
      await withMunicipality(municipality.asker, nobody, (db) => commitmentCounts(db)),
    );
    const own = await inAlesund((db) => commitmentCountsOf(db, ids));
    expect(own.get(municipality.alesund)).toEqual(many.get(municipality.alesund));
    // Of another's nothing is told but what everyone sees: that it is published.
    const told = Object.entries(own.get(municipality.asker) ?? {}).filter(([, count]) => count !== null);
    expect(told).toEqual([["profile_published", { numerator: 1, denominator: 1 }]]);
  });

  it("take challenges that are open now, and no drafts", async () => {
    const { rows, all } = await tried(async (db) => {
      const { id: dataPointId } = await db.dataPoint.findFirstOrThrow();
      const day = 86_400_000;
      const make = (title: string, state: "draft" | "open" | "closed", from: number, to: number) =>
        db.challenge.create({
          data: {
            scope: municipality.alesund,
            municipalityId: municipality.alesund,
            dataPointId,
            areaKey: "health",
            title,
            text: "x",
            language: "nb",
            state,
            opensAt: new Date(Date.now() + from * day),
            closesAt: new Date(Date.now() + to * day),
          },
        });
      await make("Open", "open", -1, 1);
      await make("Not begun", "open", 1, 2);
      await make("Past its time", "open", -2, -1);
      await make("Closed", "closed", -2, 1);
      await make("Draft", "draft", -1, 1);
      return { rows: await allRows(db, "challenges_open", true), all: await countOf(db, "challenges_open") };
    });
    expect(rows.map(({ label }) => label)).toEqual(["Open"]);
    expect(all).toEqual({ numerator: 1, denominator: 4 });
  });

  it("take a proposal as answered in time within 30 days, and leave out what waits less and what was withdrawn", async () => {
    const before = await inAlesund((db) => countOf(db, "proposals_answered_in_time"));
    const plant = (state: string, submitted: number, decided: number | null) => `
      INSERT INTO proposal (municipality_id, partner_id, state, revision, submitted_at, decided_at)
      SELECT '${municipality.alesund}', id, '${state}', 1, now() - interval '${submitted} days',
             ${decided === null ? "NULL" : `now() - interval '${decided} days'`} FROM partner WHERE key = 'proposing';`;
    await pastPolicies(
      database,
      `INSERT INTO partner (key, name, kind) VALUES ('proposing', 'Proposing AS', 'company');
       ${plant("accepted", 60, 31)} ${plant("declined", 60, 20)} ${plant("in_evaluation", 40, null)}
       ${plant("submitted", 10, null)} ${plant("withdrawn", 50, null)}`,
    );
    const rows = await inAlesund((db) => allRows(db, "proposals_answered_in_time", null));
    expect(await inAlesund((db) => countOf(db, "proposals_answered_in_time"))).toEqual({
      numerator: (before?.numerator ?? 0) + 1,
      denominator: (before?.denominator ?? 0) + 3,
    });
    expect(rows.map(({ counted, amount }) => [counted, amount])).toEqual(
      expect.arrayContaining([
        [true, 29],
        [false, 40],
      ]),
    );
    expect(await withPublic((db) => commitmentCounts(db, "alesund"))).toEqual(
      await inAlesund((db) => commitmentCounts(db)),
    );
    await pastPolicies(database, "DELETE FROM proposal; DELETE FROM partner WHERE key = 'proposing'");
  });

  it("know all core KPIs and data points of the catalogue", async () => {
    const counts = await inAlesund((db) => commitmentCounts(db));
    expect(counts.core_kpis_verified?.denominator).toBe(54);
    expect(counts.core_kpis_recent?.denominator).toBe(54);
    expect(counts.data_points_with_aim?.denominator).toBe(112);
    expect(counts.profile_published).toEqual({ numerator: 1, denominator: 1 });
  });

  it("take a gap as answered exactly when the chain does", async () => {
    const { counts, chain } = await tried(async (db) => {
      const [first, second] = await db.recommendation.findMany({
        where: { dataPoints: { some: {} } },
        orderBy: { reference: "asc" },
        take: 2,
      });
      await db.person.create({ data: { name: "Eier" } }).then(async ({ id }) => {
        await db.recommendation.update({
          where: { municipalityId_id: { municipalityId: municipality.alesund, id: first?.id ?? "" } },
          data: { ownerId: id, state: "adopted" },
        });
      });
      await db.response.create({
        data: { recommendationId: first?.id ?? "", outcome: "adopted", answeredOn: new Date() },
      });
      await db.response.create({
        data: { recommendationId: second?.id ?? "", outcome: "under_review", answeredOn: new Date() },
      });
      const rows = await db.$queryRaw<{ numerator: number; denominator: number }[]>`
        SELECT count(*) FILTER (WHERE answered)::int AS numerator, count(*)::int AS denominator FROM gap_chain`;
      return { counts: await commitmentCounts(db), chain: rows[0] };
    });
    expect(counts.gaps_answered).toEqual(chain);
    expect(counts.gaps_answered?.numerator).toBeGreaterThan(0);
    expect(counts.adopted_with_project).toEqual({ numerator: 0, denominator: 1 });
  });

  it("leave out cancelled projects and what belongs to them", async () => {
    const before = await inAlesund((db) => commitmentCounts(db));
    const after = await tried(async (db) => {
      const { id } = await db.project.create({
        data: { ...newProject, kind: "plan", state: "cancelled", stateReason: "Pengene kom ikke" },
      });
      await db.projectPartner.create({ data: { projectId: id, name: "Bare her AS" } });
      await db.action.create({
        data: { projectId: id, title: "Stanset", language: "nb", startsOn: new Date("2020-01-01") },
      });
      return commitmentCounts(db);
    });
    const partners = before.partners_taking_part ?? { numerator: 0, denominator: 0 };
    expect(after).toEqual({
      ...before,
      partners_taking_part: { numerator: partners.numerator, denominator: partners.denominator + 1 },
    });
  });

  it("ask a project for owner, both dates and an estimated effect, and say what is missing", async () => {
    const rows = await tried(async (db) => {
      const bare = await db.project.create({ data: { ...newProject, name: "Bare name" } });
      const owner = await db.person.create({ data: { name: "Eier" } });
      const dates = { startsOn: new Date("2026-01-01"), endsOn: new Date("2027-01-01") };
      const full = await db.project.create({ data: { ...newProject, name: "Full", ownerId: owner.id, ...dates } });
      const dataPoint = await db.dataPoint.findFirstOrThrow();
      await db.expectedEffect.create({ data: { projectId: bare.id, dataPointId: dataPoint.id } });
      await db.expectedEffect.create({ data: { projectId: full.id, dataPointId: dataPoint.id, low: 1, high: 2 } });
      return allRows(db, "projects_ready", null);
    });
    expect(rows.find(({ label }) => label === "Bare name")).toMatchObject({
      counted: false,
      missing: ["owner", "dates", "effect"],
    });
    expect(rows.find(({ label }) => label === "Full")).toMatchObject({ counted: true, missing: [] });
  });

  it("count an open action as updated within the interval, and leave out young work without an update", async () => {
    const rows = await tried(async (db) => {
      const { id: projectId } = await db.project.create({ data: newProject });
      const begun = new Date(Date.now() - 400 * 86_400_000);
      const make = (title: string, startsOn: Date | null) =>
        db.action.create({ data: { projectId, title, language: "nb", startsOn, state: "in_progress" } });
      const fresh = await make("Fersk", begun);
      const stale = await make("Gammel", begun);
      await make("Aldri", begun);
      await make("Ung", null);
      const report = (actionId: string, days: number) =>
        db.update.create({
          data: {
            actionId,
            text: "",
            noChange: true,
            language: "nb",
            reportedOn: new Date(Date.now() - days * 86_400_000),
          },
        });
      await report(fresh.id, 3);
      await report(stale.id, 200);
      return allRows(db, "actions_updated", null);
    });
    const named = Object.fromEntries(rows.map(({ label, counted }) => [label, counted]));
    expect(named).toMatchObject({ Fersk: true, Gammel: false, Aldri: false });
    expect(named).not.toHaveProperty("Ung");
  });

  it("count a KPI as measured again when a later year is verified", async () => {
    const { before, after } = await tried(async (db) => {
      const evaluated = await db.observation.findFirstOrThrow({
        where: { evaluationId: { not: null }, review: "verified", state: "reported" },
      });
      const start = await countOf(db, "kpis_measured_again");
      await db.observation.create({
        data: {
          dataPointId: evaluated.dataPointId,
          year: evaluated.year + 20,
          state: "reported",
          value: 1,
          qualifier: "exact",
          source: "test",
          review: "verified",
          verifiedAt: new Date(),
        },
      });
      return { before: start, after: await countOf(db, "kpis_measured_again") };
    });
    expect(after).toEqual({
      numerator: (before?.numerator ?? 0) + 1,
      denominator: before?.denominator,
    });
  });

  it("feed the rule, which gives four results", async () => {
    const results = await inAlesund(async (db) =>
      evaluateCommitments(await commitmentCounts(db), (await commitmentCatalogue(db, "nb")).rules),
    );
    expect(results.map(({ commitment }) => commitment)).toEqual(["knowledge", "plans", "mobilisation", "measurement"]);
  });
});

describe("the rows behind a criterion", () => {
  it("come a page at a time, and a page beyond the last is the last", async () => {
    const first = await inAlesund((db) => criterionRows(db, "data_points_with_aim", { counted: null, page: 1 }, "en"));
    expect(first?.rows).toHaveLength(criterionPageSize);
    const last = await inAlesund((db) => criterionRows(db, "data_points_with_aim", { counted: null, page: 999 }, "en"));
    expect(last?.page).toBe(3);
    expect(last?.rows).toHaveLength(12);
  });

  it("are named in the reader's language", async () => {
    const words = await inAlesund((db) => commitmentWords(db, "nn"));
    expect(words.map(({ name }) => name)).toEqual(["Kunnskap", "Planar", "Mobilisering", "Måling"]);
    expect(words.flatMap(({ criteria }) => Object.keys(criteria)).sort()).toEqual([...criterionKeys].sort());
  });
});
