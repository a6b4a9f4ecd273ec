import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOperator, beforeSignIn, withMunicipality, withPublic, type Db } from "~/db/door.server";
import { exceptions } from "~/db/privileges";
import { openMunicipalities, publishedMunicipality } from "~/domain/open-data/municipalities.server";
import { openList } from "~/domain/open-data/queries.server";
import { lists, Parameters, type ListName } from "~/domain/open-data/schema";
import { placesByMunicipality } from "~/domain/kpi/places.server";
import { publishedMunicipalities, publishedScores } from "~/domain/municipality/queries.server";
import { provideEnvironment } from "~/env.server";
import { loadDemo } from "../../prisma/demo.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { digestOf, digests, pastPolicies } from "../support/past-policies";

// As the runtime role, below every page: what each door shows and lets be written, for every table and view the catalogue knows.
// What must be refused is committed where PostgreSQL did not refuse it, and at the end all rows are compared with those of the start.

type Row = Record<string, unknown>;
type Door = "municipality" | "public" | "before_sign_in" | "operator";
interface Way {
  door: Door;
  municipality: string;
  user: string;
}

const nobody = "00000000-0000-0000-0000-000000000000";
const catalogue = Object.keys(exceptions).filter((name) => !["_prisma_migrations", "history_event"].includes(name));
/** What stays inside the municipality though it has published itself. */
const neverPublic = ["person", "membership", "milestone", "progress_update", "history_event"];
const sharedOrOwn = "funding_programme";

interface Table {
  name: string;
  owned: boolean;
  columns: string[];
  key: string[];
  links: { to: string; columns: string[]; targets: string[] }[];
}

let database: TestDatabase;
let tables: Table[];
let views: string[];
const id = { a: "", b: "", userOfA: "" };
let atStart: Record<string, string>;
let tried = 0;

const owned = () => tables.filter((table) => table.owned);
const tableOf = (name: string): Table => {
  const table = tables.find((one) => one.name === name);
  if (!table) throw new Error(`there is no table ${name}`);
  return table;
};
const quoted = (name: string) => `public."${name}"`;

async function sample(table: Table, municipality: string, where = "true"): Promise<Row> {
  const [found] = await pastPolicies<{ row: Row }>(
    database,
    `SELECT to_jsonb(t) AS row FROM ${quoted(table.name)} t WHERE municipality_id = $1 AND ${where} LIMIT 1`,
    [municipality],
  );
  if (!found)
    throw new Error(`${table.name} has no row to try with where ${where}: let the demo hold one, or plant one here`);
  return found.row;
}

/** The row once more, so that neither its key nor what is unique about it is taken. */
function another(table: Table, row: Row): Row {
  const fresh: Row = { ...row };
  if (table.name === "person") fresh.user_id = null;
  if (table.name === "observation") fresh.review = "draft";
  if ("id" in fresh && table.name !== "history_event") fresh.id = randomUUID();
  for (const column of ["name", "reference", "email", "key"]) {
    if (typeof fresh[column] === "string") fresh[column] = `${String(fresh[column])} ${randomUUID()}`;
  }
  return fresh;
}

const insertion = (table: Table) =>
  `INSERT INTO ${quoted(table.name)} SELECT * FROM jsonb_populate_record(NULL::${quoted(table.name)}, $1)`;
const byKey = (table: Table, row: Row, from = 1) => ({
  sql: table.key.map((column, index) => `"${column}" = $${index + from}`).join(" AND "),
  values: table.key.map((column) => row[column]),
});

let plain: pg.Client;

/** Runs one statement of the runtime role behind a door (or none); what PostgreSQL lets happen is kept, unless `keep` is false. */
async function through(
  way: Way | null,
  sql: string,
  values: unknown[] = [],
  keep = true,
  client = plain,
): Promise<{ count: number; rows: Row[]; error?: string }> {
  tried += 1;
  await client.query("BEGIN");
  try {
    if (way) {
      await client.query(
        "SELECT set_config('tiltak.door', $1, true), set_config('tiltak.municipality', $2, true), set_config('tiltak.user', $3, true)",
        [way.door, way.municipality, way.user],
      );
    }
    const { rowCount, rows } = await client.query<Row>(sql, values);
    await client.query(keep ? "COMMIT" : "ROLLBACK");
    return { count: rowCount ?? 0, rows };
  } catch (error) {
    await client.query("ROLLBACK");
    return { count: 0, rows: [], error: (error as pg.DatabaseError).code ?? String(error) };
  }
}

const fresh = () => new pg.Client({ connectionString: database.runtimeUrl });

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await loadDemo();
  tables = await pastPolicies<Table & Row>(
    database,
    `SELECT c.relname AS name,
            EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'municipality_id') AS owned,
            ARRAY(SELECT a.attname::text FROM pg_attribute a
                   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum) AS columns,
            ARRAY(SELECT a.attname::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
                   WHERE i.indrelid = c.oid AND i.indisprimary) AS key,
            ARRAY(SELECT jsonb_build_object('to', k.confrelid::regclass::text,
                'columns', (SELECT jsonb_agg(a.attname ORDER BY n.place) FROM unnest(k.conkey) WITH ORDINALITY AS n (attnum, place)
                              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = n.attnum),
                'targets', (SELECT jsonb_agg(a.attname ORDER BY n.place) FROM unnest(k.confkey) WITH ORDINALITY AS n (attnum, place)
                              JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = n.attnum))
                  FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f'
                    AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attname = 'municipality_id')) AS links
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations' ORDER BY 1`,
  );
  views = (
    await pastPolicies<{ name: string }>(
      database,
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v' ORDER BY 1",
    )
  ).map(({ name }) => name);
  const [ids] = await pastPolicies<{ a: string; b: string; user: string }>(
    database,
    `SELECT (SELECT id FROM municipality WHERE key = 'alesund') AS a, (SELECT id FROM municipality WHERE key = 'baerum') AS b,
            (SELECT id FROM app_user WHERE email = 'planner@alesund.example') AS user`,
  );
  Object.assign(id, { a: ids?.a, b: ids?.b, userOfA: ids?.user });
  plain = fresh();
  await plain.connect();
  // A draft in each, which nobody outside may see; and what the demo leaves out.
  for (const municipality of [id.a, id.b]) {
    await pastPolicies(
      database,
      `WITH settings AS (SELECT set_config('tiltak.municipality', $1::text, false), set_config('tiltak.user', '', false)),
            draft AS (INSERT INTO observation (municipality_id, data_point_id, year, state, source)
              SELECT $1::uuid, d.id, 1999, 'not_collected', 'a draft' FROM data_point d, settings LIMIT 1),
            aim AS (INSERT INTO target (municipality_id, data_point_id, value)
              SELECT $1::uuid, d.id, 1 FROM data_point d, settings LIMIT 1 ON CONFLICT DO NOTHING)
       INSERT INTO observed_effect (municipality_id, project_id, data_point_id, value, measured_on, explanation)
       SELECT $1::uuid, e.project_id, e.data_point_id, 1, '2026-01-01', 'planted' FROM expected_effect e, settings
        WHERE e.municipality_id = $1::uuid LIMIT 1`,
      [municipality],
    );
  }
  await pastPolicies(
    database,
    "INSERT INTO session (id_hash, user_id, expires_at) SELECT repeat('0', 64), id, now() + interval '1 day' FROM app_user LIMIT 1",
  );
  atStart = await digests(database);
});

afterAll(async () => {
  process.stdout.write(
    `doors: ${tried} statements tried as the runtime role on ${tables.length} tables and ${views.length} views\n`,
  );
  await plain.end();
  await disconnect();
  await database.drop();
});

const inA = (): Way => ({ door: "municipality", municipality: id.a, user: id.userOfA });

describe("outside any door", () => {
  // A connection that has been through a door holds empty settings instead of none.
  it.each(["a fresh connection", "one that has been through a door"])(
    "on %s every query of rows fails",
    async (which) => {
      const client = fresh();
      await client.connect();
      if (which !== "a fresh connection") await through(inA(), "SELECT 1", [], true, client);
      const faults: string[] = [];
      for (const table of tables.filter(({ name }) => !catalogue.includes(name))) {
        const [column = ""] = table.columns;
        const statements: [string, unknown[]][] = [
          [`SELECT * FROM ${quoted(table.name)}`, []],
          [`SELECT count(*) FROM ${quoted(table.name)}`, []],
          [`UPDATE ${quoted(table.name)} SET "${column}" = "${column}"`, []],
          [`DELETE FROM ${quoted(table.name)}`, []],
          [insertion(table), [table.owned ? another(table, await sample(table, id.a)) : {}]],
        ];
        for (const [sql, values] of statements) {
          const { error } = await through(null, sql, values, true, client);
          if (error === undefined) faults.push(sql);
        }
      }
      for (const view of views) {
        if ((await through(null, `SELECT * FROM ${quoted(view)}`, [], true, client)).error === undefined)
          faults.push(view);
      }
      await client.end();
      expect(faults).toEqual([]);
    },
  );

  it("a door of another name is no door", async () => {
    for (const door of ["", "Municipality", "owner"]) {
      const { error } = await through(
        { door: door as Door, municipality: id.a, user: id.userOfA },
        "SELECT * FROM unit",
      );
      expect(error, door).toBeDefined();
    }
  });
});

describe.each(["published", "unpublished"])("in one municipality's door, of another that is %s,", (state) => {
  beforeAll(async () => {
    if (state === "unpublished") await publish(id.b, false);
  });
  afterAll(async () => {
    if (state === "unpublished") await publish(id.b, true);
  });

  it("no row of any table or view is seen, and all own ones are", async () => {
    const faults: string[] = [];
    for (const { name } of owned()) {
      const own = name === sharedOrOwn ? "coalesce(municipality_id, $1) = $1" : "municipality_id = $1";
      const meant = await standing(name, own, [id.a]);
      const seen = await through(inA(), `SELECT ${digestOf("t")} AS digest FROM ${quoted(name)} t`);
      if (seen.rows[0]?.digest !== meant)
        faults.push(`${name}: ${JSON.stringify(seen.rows[0] ?? seen.error)} instead of ${meant}`);
      const locked = await through(inA(), `SELECT FROM ${quoted(name)} WHERE municipality_id = $1 FOR SHARE`, [id.b]);
      if (locked.count > 0) faults.push(`${name} can be locked`);
    }
    for (const view of views) {
      const { rows, error } = await through(
        inA(),
        `SELECT count(*)::int AS n, count(*) FILTER (WHERE municipality_id = $1)::int AS own FROM ${quoted(view)}`,
        [id.a],
      );
      if (error !== undefined || rows[0]?.n !== rows[0]?.own || rows[0]?.n === 0)
        faults.push(`${view}: ${JSON.stringify(rows[0] ?? error)}`);
    }
    expect(faults).toEqual([]);
  });

  it("no row is changed, removed, added, replaced or moved", async () => {
    const faults: string[] = [];
    const wrote = (what: string, { count, error }: { count: number; error?: string }, codes: string[]) => {
      if (count > 0 || (error !== undefined && !codes.includes(error)))
        faults.push(`${what}: ${error ?? `${count} rows`}`);
    };
    for (const table of owned()) {
      const { name } = table;
      const theirs = await sample(table, id.b);
      const ours = await sample(table, id.a);
      const key = byKey(table, theirs);
      const column = table.columns.find((one) => !table.key.includes(one)) ?? table.columns[0] ?? "";
      wrote(
        `${name} update`,
        await through(inA(), `UPDATE ${quoted(name)} SET "${column}" = "${column}" WHERE ${key.sql}`, key.values),
        ["42501"],
      );
      wrote(
        `${name} take over`,
        await through(inA(), `UPDATE ${quoted(name)} SET municipality_id = $1 WHERE municipality_id = $2`, [
          id.a,
          id.b,
        ]),
        ["42501"],
      );
      wrote(`${name} delete`, await through(inA(), `DELETE FROM ${quoted(name)} WHERE ${key.sql}`, key.values), [
        "42501",
      ]);
      wrote(`${name} insert`, await through(inA(), insertion(table), [another(table, theirs)]), ["42501"]);
      wrote(`${name} replace`, await through(inA(), `${insertion(table)} ON CONFLICT DO NOTHING`, [theirs]), ["42501"]);
      const own = byKey(table, ours, 2);
      wrote(
        `${name} give away`,
        await through(inA(), `UPDATE ${quoted(name)} SET municipality_id = $1 WHERE ${own.sql}`, [id.b, ...own.values]),
        ["42501"],
      );
      wrote(`${name} truncate`, await through(inA(), `TRUNCATE ${quoted(name)} CASCADE`), ["42501"]);
    }
    expect(faults).toEqual([]);
    expect(await changed()).toEqual([]);
  });

  // Key checks look past the policies: without compound keys this would work.
  it("no row is linked to, and a link to theirs is refused as one to nothing is", async () => {
    const faults: string[] = [];
    let links = 0;
    for (const table of owned().filter(({ name }) => name !== "history_event")) {
      for (const link of table.links) {
        links += 1;
        const { column, target } = linkColumn(table, link);
        const filled = `"${column}" IS NOT NULL`;
        const [given] = await pastPolicies<{ n: number }>(
          database,
          `SELECT count(*)::int AS n FROM ${quoted(table.name)} WHERE municipality_id = $1 AND ${filled}`,
          [id.a],
        );
        const ours = await sample(table, id.a, given?.n ? filled : "true");
        const theirs = await sample(tableOf(link.to), id.b);
        for (const [whose, value] of [
          ["theirs", theirs[target]],
          ["nobody's", randomUUID()],
        ] as const) {
          const aimed: Row = { [column]: value, ...(column === "supersedes_id" ? { supersede_reason: "x" } : {}) };
          const own = byKey(table, ours, 2);
          const set = Object.keys(aimed).map((name) => `"${name}" = n."${name}"`);
          const updated = await through(
            inA(),
            `UPDATE ${quoted(table.name)} t SET ${set.join(", ")} FROM jsonb_populate_record(NULL::${quoted(table.name)}, $1) n
              WHERE ${own.sql.replaceAll(/"(\w+)" =/g, 't."$1" =')}`,
            [aimed, ...own.values],
          );
          if (updated.error !== "23503")
            faults.push(`${table.name}.${column} updated to ${whose}: ${updated.error ?? updated.count}`);
          // There is a standing for each data point already: the key would refuse another before its link is looked at.
          if (table.name === "standing") continue;
          const inserted = await through(inA(), insertion(table), [{ ...another(table, ours), ...aimed }]);
          if (inserted.error !== "23503")
            faults.push(`${table.name}.${column} inserted with ${whose}: ${inserted.error ?? inserted.count}`);
        }
        if (link.to === sharedOrOwn) {
          // The scope of another municipality is refused by a check, before any key.
          const moved = await through(inA(), insertion(table), [{ ...another(table, ours), programme_scope: id.b }]);
          if (moved.error !== "23514") faults.push(`${table.name} uses another's scope: ${moved.error ?? moved.count}`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(links).toBeGreaterThan(15);
    expect(await changed()).toEqual([]);
  });

  it("the municipality itself is seen only as published, its people not at all, and passwords and sessions of nobody", async () => {
    const seen = async (sql: string) => (await through(inA(), sql)).rows.map((row) => row.v);
    expect(await seen(`SELECT key AS v FROM municipality WHERE id = '${id.b}'`)).toEqual(
      state === "published" ? ["baerum"] : [],
    );
    expect(await seen("SELECT DISTINCT split_part(email, '@', 2) AS v FROM app_user")).toEqual(["alesund.example"]);
    for (const table of ["credential", "session"])
      expect(await seen(`SELECT user_id AS v FROM ${table}`), table).toEqual([]);
    for (const [sql, values] of [
      ["UPDATE municipality SET name = 'x' WHERE id <> $1", [id.a]],
      ["DELETE FROM municipality", []],
      ["INSERT INTO municipality (key, name, kind) VALUES ('x', 'x', 'municipality')", []],
      ["UPDATE app_user SET name = 'x' WHERE id <> $1", [id.userOfA]],
      ["DELETE FROM app_user", []],
      ["INSERT INTO app_user (email, name) VALUES ('x', 'x')", []],
      ["UPDATE credential SET password_hash = 'x'", []],
      ["DELETE FROM credential", []],
      ["INSERT INTO credential (user_id, password_hash) VALUES ($1, 'x')", [id.userOfA]],
      ["INSERT INTO session (id_hash, user_id, expires_at) VALUES ('x', $1, now())", [id.userOfA]],
      ["DELETE FROM session", []],
    ] as [string, unknown[]][]) {
      expect((await through(inA(), sql, values)).count, sql).toBe(0);
    }
    expect(await changed()).toEqual([]);
  });
});

const linkColumn = (table: Table, link: Table["links"][number]) => {
  const index = link.columns.findIndex((column) => !["municipality_id", "programme_scope"].includes(column));
  const [column, target] = [link.columns[index], link.targets[index]];
  if (column === undefined || target === undefined)
    throw new Error(`${table.name} links to ${link.to} by the municipality alone`);
  return { column, target };
};

/** The tables whose rows are no longer those of the start. */
async function changed(): Promise<string[]> {
  const now = await digests(database);
  // Publishing is this test's own doing.
  return Object.keys(now).filter((name) => name !== "municipality" && now[name] !== atStart[name]);
}

async function standing(table: string, where: string, values: unknown[] = []): Promise<string> {
  const [found] = await pastPolicies<{ digest: string }>(
    database,
    `SELECT ${digestOf("t")} AS digest FROM ${quoted(table)} t WHERE ${where}`,
    values,
  );
  return found?.digest ?? "";
}

async function publish(municipality: string, isPublished: boolean): Promise<void> {
  await pastPolicies(
    database,
    `UPDATE municipality SET published_at = ${isPublished ? "now()" : "NULL"} WHERE id = $1`,
    [municipality],
  );
}

describe("the doors that lead to no municipality", () => {
  const published = "municipality_id IN (SELECT id FROM municipality WHERE published_at IS NOT NULL)";
  const shown: Record<"public" | "before_sign_in" | "operator", (table: string) => string> = {
    public: (table) =>
      catalogue.includes(table)
        ? "true"
        : table === "municipality"
          ? "published_at IS NOT NULL"
          : neverPublic.includes(table) || !tableOf(table).owned
            ? "false"
            : table === sharedOrOwn
              ? `municipality_id IS NULL OR ${published}`
              : table === "observation"
                ? `${published} AND review = 'verified'`
                : published,
    before_sign_in: (table) =>
      catalogue.includes(table) || ["municipality", "app_user", "credential", "session", "membership"].includes(table)
        ? "true"
        : table === sharedOrOwn
          ? "municipality_id IS NULL"
          : "false",
    operator: (table) =>
      catalogue.includes(table) || ["municipality", "app_user", "credential"].includes(table)
        ? "true"
        : table === sharedOrOwn
          ? "municipality_id IS NULL"
          : "false",
  };
  const writable: Record<keyof typeof shown, string[]> = {
    public: [],
    before_sign_in: ["session"],
    operator: ["municipality", "app_user", "credential", sharedOrOwn],
  };
  const doors = Object.keys(shown) as (keyof typeof shown)[];
  const way = (door: Door): Way => ({ door, municipality: nobody, user: nobody });

  beforeAll(() => publish(id.b, false));
  afterAll(() => publish(id.b, true));

  it.each(doors)("%s shows exactly what it should of every table", async (door) => {
    const faults: string[] = [];
    for (const { name } of tables) {
      const meant = await standing(name, shown[door](name));
      const seen = await through(way(door), `SELECT ${digestOf("t")} AS digest FROM ${quoted(name)} t`);
      if (seen.rows[0]?.digest !== meant)
        faults.push(`${name}: ${JSON.stringify(seen.rows[0] ?? seen.error)} instead of ${meant}`);
    }
    expect(faults).toEqual([]);
  });

  it.each(doors)("%s shows views of published municipalities at most", async (door) => {
    for (const view of views) {
      const { rows } = await through(
        way(door),
        `SELECT count(*)::int AS n, count(*) FILTER (WHERE municipality_id NOT IN (SELECT id FROM municipality WHERE published_at IS NOT NULL))::int AS hidden FROM ${quoted(view)}`,
      );
      expect(rows[0]?.hidden, view).toBe(0);
      if (door === "public") expect(rows[0]?.n, view).toBeGreaterThan(0);
      else expect(rows[0]?.n, view).toBe(0);
    }
  });

  it.each(doors)("%s lets nothing be written but what it is for", async (door) => {
    const faults: string[] = [];
    for (const table of tables.filter(({ name }) => !writable[door].includes(name))) {
      const { name } = table;
      const [column = ""] = table.columns;
      const [row] = await pastPolicies<{ row: Row }>(
        database,
        `SELECT to_jsonb(t) AS row FROM ${quoted(name)} t LIMIT 1`,
      );
      const statements: [string, unknown[]][] = [
        [`UPDATE ${quoted(name)} SET "${column}" = "${column}"`, []],
        [`DELETE FROM ${quoted(name)}`, []],
        [`TRUNCATE ${quoted(name)} CASCADE`, []],
        [insertion(table), [row ? another(table, row.row) : {}]],
        ...(table.owned
          ? ([[insertion(table), [{ ...another(table, await sample(table, id.a)), municipality_id: nobody }]]] as [
              string,
              unknown[],
            ][])
          : []),
      ];
      for (const [sql, values] of statements) {
        const { count, error } = await through(way(door), sql, values);
        if (error === undefined && (count > 0 || sql.startsWith("INSERT"))) faults.push(`${sql}: ${count} rows`);
      }
    }
    expect(faults).toEqual([]);
    expect(await changed()).toEqual([]);
  });

  it("operator may keep shared programmes and none of a municipality's", async () => {
    const programmes = tableOf(sharedOrOwn);
    const ours = await sample(programmes, id.a);
    expect((await through(way("operator"), insertion(programmes), [another(programmes, ours)], false)).error).toBe(
      "42501",
    );
    const shared = { ...another(programmes, ours), municipality_id: null, scope: nobody };
    expect((await through(way("operator"), insertion(programmes), [shared], false)).count).toBe(1);
    expect((await through(way("operator"), `DELETE FROM ${sharedOrOwn} WHERE municipality_id IS NOT NULL`)).count).toBe(
      0,
    );
  });

  it("an unpublished municipality is in no answer of the open API, even to those who know its id", async () => {
    const parameters = Parameters.parse({});
    await withPublic(async (db) => {
      expect(await publishedMunicipality(db, "baerum")).toBeNull();
      expect(await publishedMunicipality(db, "alesund")).toEqual({ id: id.a, key: "alesund" });
      expect((await openMunicipalities(db, "en")).map(({ key }) => key)).not.toContain("baerum");
      expect(await openMunicipalities(db, "en", "baerum")).toEqual([]);
      expect((await publishedMunicipalities(db)).map(({ key }) => key)).not.toContain("baerum");
      expect((await publishedScores(db)).map(({ key }) => key)).not.toContain("baerum");
      expect([...(await placesByMunicipality(db, "en")).keys()]).not.toContain("baerum");
      for (const list of Object.keys(lists) as ListName[]) {
        tried += 1;
        expect(await openList(db, list, { id: id.b, key: "baerum" }, parameters), list).toEqual(
          await openList(db, list, { id: randomUUID(), key: "nowhere" }, parameters),
        );
        const open = await openList(db, list, { id: id.a, key: "alesund" }, parameters);
        expect("items" in open && open.items.length, list).toBeGreaterThan(0);
      }
    });
  });
});

describe("history", () => {
  it("is read by its municipality and written by nobody", async () => {
    const line = await sample(tableOf("history_event"), id.a);
    for (const [sql, values] of [
      [insertion(tableOf("history_event")), [{ ...line, id: 999_999_999 }]],
      ["UPDATE history_event SET user_id = NULL", []],
      ["DELETE FROM history_event", []],
      ["TRUNCATE history_event", []],
      ["SELECT setval('history_event_id_seq', 1)", []],
      ["ALTER TABLE action DISABLE TRIGGER history", []],
      ["SET LOCAL session_replication_role = replica", []],
    ] as [string, unknown[]][]) {
      expect((await through(inA(), sql, values)).error, sql).toBe("42501");
    }
    expect(await changed()).toEqual([]);
  });

  it("cannot be diverted to a temporary table of the same name, and names who acted", async () => {
    const client = fresh();
    await client.connect();
    const action = await sample(tableOf("action"), id.a);
    const lines = () =>
      pastPolicies<{ user: string; after: Row }>(
        database,
        `SELECT user_id AS user, after FROM public.history_event WHERE entity = 'action' AND subject_id = $1 ORDER BY id`,
        [action.id],
      );
    const before = (await lines()).length;
    const { error } = await through(
      null,
      "CREATE TEMPORARY TABLE history_event (LIKE public.history_event)",
      [],
      true,
      client,
    );
    expect(error).toBeUndefined();
    await through(inA(), "UPDATE action SET title = title || ' (once more)' WHERE id = $1", [action.id], true, client);
    await client.end();
    const now = await lines();
    expect(now).toHaveLength(before + 1);
    expect(now.at(-1)).toEqual({ user: id.userOfA, after: { title: `${String(action.title)} (once more)` } });
  });
});

describe("the doors of the application", () => {
  const settings = (db: Db) =>
    db.$queryRaw<
      Row[]
    >`SELECT current_setting('tiltak.door') AS door, current_setting('tiltak.municipality') AS municipality,
                               current_setting('tiltak.user') AS user, current_user::text AS role`;
  const role = () => new URL(database.runtimeUrl).username;

  it("set what the policies look at, as the runtime role", async () => {
    const someone = { userId: id.userOfA };
    expect(await withMunicipality(id.a, someone, settings)).toEqual([{ ...inA(), role: role() }]);
    expect(await withPublic(settings)).toEqual([{ door: "public", municipality: nobody, user: nobody, role: role() }]);
    expect(await beforeSignIn(settings)).toEqual([
      { door: "before_sign_in", municipality: nobody, user: nobody, role: role() },
    ]);
    expect(await asOperator(someone, settings)).toEqual([
      { door: "operator", municipality: nobody, user: id.userOfA, role: role() },
    ]);
  });

  it("shut behind each transaction, also one that failed", async () => {
    await expect(
      withMunicipality(id.a, { userId: id.userOfA }, async (db) => {
        await db.$executeRaw`SELECT 1`;
        throw new Error("half way");
      }),
    ).rejects.toThrow("half way");
    // The pool is small enough that the next door gets the same connection.
    expect(await withPublic((db) => db.person.count())).toBe(0);
  });

  it("hold a query begun inside and finished outside to nothing", async () => {
    const escaped = await withMunicipality(id.a, { userId: id.userOfA }, (db) =>
      Promise.resolve(() => db.unit.count()),
    );
    await expect(escaped()).rejects.toThrow();
  });
});
