import type pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { connected } from "~/db/connect.server";
import { beforeSignIn } from "~/db/door.server";
import { links } from "~/domain/gap/chain";
import { compareReports } from "~/domain/review/compare";
import type { Frozen } from "~/domain/review/report";
import { passwordFits } from "~/domain/session/password.server";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../tests/support/database";
import { demoAccounts, loadDemo } from "./demo.server";

let database: TestDatabase;

/** Reads past row-level security, as PostgreSQL's superuser, but with the settings of Ålesund's door or the named one's. */
function asked<Line extends pg.QueryResultRow>(sql: string, key = "alesund"): Promise<Line[]> {
  const url = new URL(inject("database").adminUrl);
  url.pathname = new URL(database.ownerUrl).pathname;
  return connected(url.href, async (client) => {
    await client.query(
      `SELECT set_config('tiltak.door', 'municipality', false), set_config('tiltak.user', '', false),
              set_config('tiltak.municipality', (SELECT id::text FROM municipality WHERE key = $1), false)`,
      [key],
    );
    return (await client.query<Line>(sql)).rows;
  });
}

const count = async (from: string): Promise<number> =>
  (await asked<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`))[0]?.n ?? -1;
const of = (key: string) => `municipality_id = (SELECT id FROM municipality WHERE key = '${key}')`;

async function brokenAt(key: string): Promise<Record<string, number>> {
  const found = await asked<{ link: string; n: number }>(
    `SELECT coalesce(g.broken_at, 'unbroken') AS link, count(*)::int AS n FROM gap_chain g WHERE ${of(key)} GROUP BY 1`,
    key,
  );
  return Object.fromEntries(found.map(({ link, n }) => [link, n]));
}

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await loadDemo();
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("the demo", () => {
  it("marks every municipality, so that every page can say so, and has figures of five of them", async () => {
    expect(await count("municipality WHERE NOT is_demo")).toBe(0);
    expect(await count("(SELECT DISTINCT municipality_id FROM standing WHERE state <> 'no_data') m")).toBe(5);
  });

  it("has the two further members of the network that no source has figures of: one shares nothing, one has not answered", async () => {
    expect(
      await asked(
        `SELECT m.key, n.state::text, m.published_at IS NULL AS quiet, (SELECT count(*)::int FROM sharing_grant g WHERE g.municipality_id = m.id) AS grants
           FROM network_membership n JOIN municipality m ON m.id = n.municipality_id WHERE m.source = 'network.csv' ORDER BY 1`,
      ),
    ).toEqual([
      { key: "more-og-romsdal", state: "asked", quiet: true, grants: 0 },
      { key: "stavanger", state: "joined", quiet: true, grants: 0 },
    ]);
  });

  it("lets each account sign in with the one password, and nobody else", async () => {
    const credentials = await beforeSignIn((db) => db.credential.findMany({ include: { user: true } }));
    expect(credentials.map(({ user }) => user.email).sort()).toEqual(
      demoAccounts.accounts.map(({ email }) => email).sort(),
    );
    expect(new Set(credentials.map(({ passwordHash }) => passwordHash)).size).toBe(1);
    expect(await passwordFits(credentials[0]?.passwordHash ?? null, demoAccounts.password)).toBe(true);
    expect(await count("app_user WHERE email NOT LIKE '%.example'")).toBe(0);
  });

  it("has a planner in each municipality and every role in Ålesund", async () => {
    expect(await count("(SELECT DISTINCT municipality_id FROM membership WHERE role = 'planner') AS planners")).toBe(5);
    expect(await count(`(SELECT DISTINCT role FROM membership WHERE ${of("alesund")}) AS roles`)).toBe(5);
  });

  it("breaks the chain of Ålesund at every link, and leaves some unbroken", async () => {
    const broken = await brokenAt("alesund");
    expect(Object.keys(broken).sort()).toEqual([...links, "unbroken"].sort());
    // As looks/2-gaps draws it, but for one more that is unbroken instead of unmeasured.
    expect(broken).toMatchObject({
      recommendation: 7,
      project: 4,
      owner: 1,
      action: 2,
      funding: 3,
      update: 1,
      effect: 1,
    });
    expect(Object.values(broken).reduce((sum, n) => sum + n, 0)).toBe(
      await count(`standing WHERE ${of("alesund")} AND is_gap`),
    );
  });

  it.each(["asker", "rana", "trondheim"])("invents no plan for %s", async (key) => {
    expect(Object.keys(await brokenAt(key))).toEqual(["recommendation"]);
    for (const table of ["action", "response", "expected_effect", "target", "person"]) {
      expect(await count(`${table} WHERE ${of(key)}`), table).toBe(0);
    }
  });

  it("has late, stale, unowned and undated work, and work that is due this week", async () => {
    const open = `action WHERE ${of("alesund")} AND state IN ('planned', 'in_progress', 'blocked')`;
    expect(await count(open)).toBe(31);
    expect(await count(`${open} AND due_on BETWEEN tiltak_today() - 14 AND tiltak_today() - 3`)).toBe(3);
    expect(await count(`${open} AND due_on < tiltak_today()`)).toBe(3);
    expect(await count(`${open} AND due_on BETWEEN tiltak_today() AND tiltak_today() + 2`)).toBe(2);
    expect(await count(`${open} AND owner_id IS NULL`)).toBeGreaterThan(0);
    expect(await count(`${open} AND due_on IS NULL`)).toBeGreaterThan(0);
    expect(await count("project_progress WHERE last_updated_on < tiltak_today() - 60")).toBeGreaterThan(1);
  });

  it("labels what it invents, and keeps the words of the sources in their language", async () => {
    expect(await count("action WHERE NOT is_example OR language <> 'nb'")).toBe(0);
    expect(await count("funding_link WHERE NOT is_example AND note IS NOT NULL AND note LIKE '%eksempel%'")).toBe(0);
    expect(await count("project WHERE owner_id IS NOT NULL AND NOT is_example")).toBe(0);
    expect(await count("recommendation WHERE state <> 'received' AND NOT is_example")).toBe(0);
    expect(await count("project WHERE source IS NOT NULL AND language <> 'en'")).toBe(0);
    expect(await count("project WHERE source IS NULL AND (language <> 'nb' OR NOT is_example)")).toBe(0);
  });

  it("changes nothing when it is loaded again", async () => {
    const digest = async () =>
      Promise.all(
        ["app_user", "credential", "membership", "person", "project", "action", "funding_link", "history_event"].map(
          (table) => asked(`SELECT count(*), md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${table} t`),
        ),
      );
    const before = await digest();
    expect(await loadDemo()).toEqual({ loaded: [] });
    expect(await digest()).toEqual(before);
  });

  it("opens challenges from real gaps, and promises effects beyond today's value and no further than the aim", async () => {
    const challenges = await asked<{ key: string; gap: boolean; between: boolean }>(
      `SELECT m.key, s.is_gap AS gap, (CASE d.direction WHEN 'higher_is_better' THEN c.target_value > coalesce(o.value, o.bound) ELSE c.target_value < coalesce(o.value, o.bound) END) AS between
         FROM challenge c JOIN municipality m ON m.id = c.municipality_id JOIN data_point d ON d.id = c.data_point_id
         JOIN standing s ON s.municipality_id = c.municipality_id AND s.data_point_id = c.data_point_id
         JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id
        WHERE c.is_example ORDER BY 1`,
    );
    expect(challenges).toEqual(
      ["alesund", "asker", "baerum", "rana"].map((key) => ({ key, gap: true, between: true })),
    );
    const effects = await asked<{ title: string; gap: boolean; fits: boolean }>(
      `SELECT v.content ->> 'title' AS title, s.is_gap AS gap,
              CASE d.direction WHEN 'higher_is_better' THEN (e ->> 'low')::numeric > coalesce(o.value, o.bound) AND (e ->> 'high')::numeric <= coalesce(c.target_value, 100)
                               ELSE (e ->> 'high')::numeric <= coalesce(o.value, o.bound) AND (e ->> 'low')::numeric >= 0 END AS fits
         FROM proposal p JOIN proposal_revision v ON v.municipality_id = p.municipality_id AND v.proposal_id = p.id
         CROSS JOIN LATERAL jsonb_array_elements(v.content -> 'effects') e
         JOIN data_point d ON d.id = (e ->> 'dataPointId')::uuid
         JOIN standing s ON s.municipality_id = p.municipality_id AND s.data_point_id = d.id
         JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id
         LEFT JOIN challenge c ON c.municipality_id = p.municipality_id AND c.id = p.challenge_id
        WHERE p.is_example`,
    );
    expect(effects).toHaveLength(7);
    expect(effects.filter(({ gap, fits }) => !gap || !fits)).toEqual([]);
    // "Fits its interests" is there to be seen: the interests of each partner are areas of open challenges.
    expect(
      await count(
        "partner r WHERE EXISTS (SELECT FROM challenge c WHERE c.state = 'open' AND c.area_key = ANY (r.interests))",
      ),
    ).toBe(2);
  });

  it("has a closed and an open round of review, marked as examples, with members in every state and frozen reports that differ", async () => {
    const rounds = await asked<{ state: string; isExample: boolean; states: string }>(
      `SELECT r.state::text AS state, r.is_example AS "isExample", string_agg(m.key || ' ' || s.state, ', ' ORDER BY m.key) AS states
         FROM review r JOIN submission s ON s.review_id = r.id JOIN municipality m ON m.id = s.municipality_id
        WHERE m.key IN ('alesund', 'asker', 'baerum', 'rana', 'trondheim') GROUP BY r.network_id, r.id ORDER BY r.due_on`,
    );
    expect(rounds).toEqual([
      {
        state: "closed",
        isExample: true,
        states: "alesund accepted, asker accepted, baerum accepted, rana accepted, trondheim preparing",
      },
      {
        state: "open",
        isExample: true,
        states: "alesund questions, asker accepted, baerum submitted, rana preparing, trondheim preparing",
      },
    ]);
    const late = await asked<{ n: number }>(
      `SELECT count(*)::int AS n FROM submission_revision v JOIN submission s ON s.id = v.submission_id JOIN review r ON r.id = s.review_id
        WHERE v.submitted_at::date > r.due_on`,
    );
    expect(late).toEqual([{ n: 0 }]);
    const done = await asked<{ n: number }>(
      `SELECT jsonb_array_length(content::jsonb #> '{report,actions,done}') AS n FROM submission_revision WHERE ${of("alesund")} ORDER BY submitted_at`,
    );
    expect(done.at(-1)?.n).toBeGreaterThan(0);
    // What moved between them is invented, in a report that says so; no observation holds it.
    const frozen = await asked<{ key: string; content: string }>(
      `SELECT m.key, v.content FROM submission_revision v JOIN municipality m ON m.id = v.municipality_id ORDER BY v.submitted_at`,
    );
    const moved = ["alesund", "asker", "baerum"].map((key) => {
      const [spring, autumn] = frozen
        .filter((row) => row.key === key)
        .map(({ content }) => JSON.parse(content) as Frozen);
      if (!spring || !autumn) throw new Error(`${key} has no two reports`);
      expect(spring.note).toMatch(/^Eksempel: verdiene fra 2018 er oppdiktet: /);
      const { percent, up, down } = compareReports(spring.report, autumn.report);
      return [key, percent?.from !== percent?.to, up?.map(({ name }) => name.en), down?.map(({ name }) => name.en)];
    });
    expect(moved).toEqual([
      ["alesund", true, ["Waste incinerated", "Waste recycled"], ["Traffic fatalities"]],
      ["asker", false, ["Electricity system outage frequency"], ["Journeys by private vehicle"]],
      ["baerum", true, ["Public building energy consumption"], []],
    ]);
    expect(await count("observation WHERE source = 'Eksempel' OR year = 2018")).toBe(0);
    await loadDemo();
    expect(await count("review")).toBe(2);
  });
});
