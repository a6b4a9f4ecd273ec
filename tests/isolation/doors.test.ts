import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import {
  asOperator,
  beforeSignIn,
  byInvitation,
  inEachMunicipality,
  withAccount,
  withJobs,
  withMunicipality,
  withNetwork,
  withPartner,
  withPublic,
  type Db,
} from "~/db/door.server";
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
import { plantEverywhere, type Everywhere } from "./everywhere";
import { all, between, seenByPartner, sharedByGrant, sharing, type Door, type Rights, type Way } from "./shared-rights";

// As the runtime role, below every page: what each door shows and lets be written, for every table and view the catalogue knows.
// What must be refused is committed where PostgreSQL did not refuse it, and at the end all rows are compared with those of the start.

type Row = Record<string, unknown>;

const nobody = "00000000-0000-0000-0000-000000000000";
const catalogue = Object.keys(exceptions).filter(
  (name) => name !== "_prisma_migrations" && !name.endsWith("history_event"),
);
/** What stays inside the municipality though it has published itself. */
const neverPublic = [
  "person",
  "membership",
  "milestone",
  "progress_update",
  "history_event",
  "support_session",
  "api_token",
  "invitation",
  "sharing_grant",
  "submission_draft",
  "evidence",
  "commitment_judgement",
  "commitment_status",
];
/** Counters of attempts, by hashed keys: asked before and outside every door, and no person's or municipality's. */
const outsideDoors = ["rate_limit"];
/** What networks are shown as a summary. The public sees the plan itself, or nothing. */
const summaries = ["plan_summary", "money_summary", "updates_summary"];
/** What a municipality sees of others' people, and nobody else of anybody. */
const atHome = ["network_leader"];
const sharedOrOwn = ["funding_programme", "funding_round"];

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
let there: Everywhere;
let atStart: Record<string, string>;
let tried = 0;

/** A municipality's own: its door may do everything with them, and no other door writes them. */
const owned = () => tables.filter((table) => table.owned && !(table.name in between));
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
  for (const column of ["name", "reference", "email", "key", "subject", "credential_id"]) {
    // What a grant is about is one of four words.
    if (typeof fresh[column] === "string" && table.name !== "sharing_grant")
      fresh[column] = `${String(fresh[column])} ${randomUUID()}`;
  }
  for (const column of ["token_hash", "id_hash", "code_hash"]) {
    if (column in fresh) fresh[column] = (randomUUID() + randomUUID()).replaceAll("-", "");
  }
  return fresh;
}

const columnsOf = (table: Table) => table.columns.map((column) => `"${column}"`).join(", ");
const insertion = (table: Table) =>
  `INSERT INTO ${quoted(table.name)} (${columnsOf(table)}) SELECT ${columnsOf(table)} FROM jsonb_populate_record(NULL::${quoted(table.name)}, $1)`;
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
        `SELECT set_config('tiltak.door', $1, true), set_config('tiltak.municipality', $2, true), set_config('tiltak.network', $3, true),
                set_config('tiltak.partner', $4, true), set_config('tiltak.user', $5, true), set_config('tiltak.via', '', true)`,
        [way.door, way.municipality ?? nobody, way.network ?? nobody, way.partner ?? nobody, way.user ?? nobody],
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
                   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
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
  there = await plantEverywhere(database);
  Object.assign(id, { a: there.municipality[0], b: there.municipality[1], userOfA: there.user[0] });
  plain = fresh();
  await plain.connect();
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
      for (const table of tables.filter(({ name }) => ![...catalogue, ...outsideDoors].includes(name))) {
        const [column = ""] = table.columns;
        const statements: [string, unknown[]][] = [
          [`SELECT * FROM ${quoted(table.name)}`, []],
          [`SELECT count(*) FROM ${quoted(table.name)}`, []],
          [`UPDATE ${quoted(table.name)} SET "${column}" = "${column}"`, []],
          [`DELETE FROM ${quoted(table.name)}`, []],
          [insertion(table), [table.owned ? another(table, await sample(table, id.a)) : {}]],
        ];
        for (const [sql, values] of statements) {
          const { count, error } = await through(null, sql, values, true, client);
          // Where nobody may ever change or remove anything there is no policy to fail.
          if (error === undefined && (count > 0 || !/^(DELETE|UPDATE)/.test(sql))) faults.push(sql);
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
      const own = sharedOrOwn.includes(name) ? "coalesce(municipality_id, $1) = $1" : "municipality_id = $1";
      const meant = await standing(name, own, [id.a]);
      const seen = await through(inA(), `SELECT ${digestOf("t")} AS digest FROM ${quoted(name)} t`);
      if (seen.rows[0]?.digest !== meant)
        faults.push(`${name}: ${JSON.stringify(seen.rows[0] ?? seen.error)} instead of ${meant}`);
      const locked = await through(inA(), `SELECT FROM ${quoted(name)} WHERE municipality_id = $1 FOR SHARE`, [id.b]);
      if (locked.count > 0) faults.push(`${name} can be locked`);
    }
    for (const view of views.filter(
      (name) => !["administered_municipality", "partner_project", "published_value"].includes(name),
    )) {
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
        if (sharedOrOwn.includes(link.to)) {
          // The scope of another municipality is refused by a check, before any key.
          const scope = sharedOrOwn.includes(table.name) ? "scope" : "programme_scope";
          const moved = await through(inA(), insertion(table), [{ ...another(table, ours), [scope]: id.b }]);
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
    // And the operators, of whom an administrator names one for a support session.
    expect(await seen("SELECT DISTINCT split_part(email, '@', 2) AS v FROM app_user ORDER BY 1")).toEqual([
      "alesund.example",
      "tiltak.example",
    ]);
    for (const table of ["credential", "session"])
      expect(await seen(`SELECT user_id AS v FROM ${table}`), table).toEqual([]);
    for (const [sql, values] of [
      ["UPDATE municipality SET name = 'x' WHERE id <> $1", [id.a]],
      ["DELETE FROM municipality", []],
      ["INSERT INTO municipality (key, name, kind) VALUES ('x', 'x', 'municipality')", []],
      ["UPDATE app_user SET name = 'x'", []],
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
  const index = link.columns.findIndex((column) => !["municipality_id", "programme_scope", "scope"].includes(column));
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

/** Without triggers: the history of this is no part of what is compared. */
async function publish(municipality: string, isPublished: boolean): Promise<void> {
  await pastPolicies(
    database,
    `SET session_replication_role = replica;
     UPDATE municipality SET published_at = ${isPublished ? "now()" : "NULL"} WHERE id = '${municipality}'`,
  );
}

const published = "t.municipality_id IN (SELECT id FROM municipality WHERE published_at IS NOT NULL)";
const isOperator = "t.id IN (SELECT user_id FROM operator)";
const proofs = ["credential", "session", "password_reset", "passkey", "one_time_code", "backup_code", "identity"];

/** What a way may do with a table, as it is meant. */
function rightsOf(way: Way, table: Table): Rights {
  const { name } = table;
  if (catalogue.includes(name)) return { shown: "true" };
  if (outsideDoors.includes(name)) return all("true");
  if (name in between) return between[name]?.[way.door]?.(way) ?? {};
  const rights = byDoor[way.door](way, table);
  const { shown = "false" } = rights;
  // Whatever the door: what is published, what is shared, and what one may send without reading it.
  if (name === "municipality") return { ...rights, shown: `t.published_at IS NOT NULL OR ${shown}` };
  if (sharedOrOwn.includes(name)) return { ...rights, shown: `t.municipality_id IS NULL OR ${shown}` };
  if (name === "outbox_message" && way.door !== "public") return { ...rights, added: "t.sent_at IS NULL" };
  return rights;
}

const byDoor: Record<Door, (way: Way, table: Table) => Rights> = {
  municipality: ({ municipality, user }, { name, owned }) => {
    const own = `t.municipality_id = '${municipality}'`;
    if (name === "history_event") return { shown: own };
    if (name === "support_session")
      return { ...all(own), removed: "false", added: `${own} AND t.opened_by = '${user}'` };
    // What was judged and frozen is never changed, and whoever signs is who asks.
    if (name === "commitment_judgement") return { shown: own, added: `${own} AND t.judged_by = '${user}'` };
    if (name === "commitment_status") return { shown: own, added: own };
    if (name === "evidence") return { ...all(own), added: `${own} AND t.added_by = '${user}'` };
    if (name === "api_token") return { ...all(own), added: `${own} AND t.created_by = '${user}'` };
    if (name === "publication")
      return { ...all(own), removed: "false", added: `${own} AND coalesce(t.published_by, '${user}') = '${user}'` };
    if (owned) return all(own);
    if (name === "municipality") return { shown: `t.id = '${municipality}'`, changed: `t.id = '${municipality}'` };
    if (name === "operator") return { shown: "true" };
    if (name === "network")
      return { shown: `t.id IN (SELECT network_id FROM network_membership WHERE municipality_id = '${municipality}')` };
    if (name === "partner") {
      const asked = `t.asked_municipality_id = '${municipality}'`;
      return { shown: `t.state = 'confirmed' OR ${asked}`, changed: `${asked} AND t.state = 'registered'` };
    }
    const works = `t.id IN (SELECT user_id FROM membership WHERE municipality_id = '${municipality}')`;
    return name === "app_user" ? { shown: `t.id = '${user}' OR ${works} OR ${isOperator}` } : {};
  },
  network: ({ network, user }, { name }) => {
    if (["network_member", "invitation"].includes(name)) return all(`t.network_id = '${network}'`);
    if (name === "network") return { shown: `t.id = '${network}'`, changed: `t.id = '${network}'` };
    if (name === "partner") return { shown: "t.state = 'confirmed'" };
    if (name === "municipality")
      return { shown: `t.id IN (SELECT municipality_id FROM network_membership WHERE network_id = '${network}')` };
    if (name === "sharing_grant") return { shown: `t.network_id = '${network}'` };
    const grant = sharedByGrant[name];
    if (grant) {
      const { subject, level, where = "true" } = grant;
      return { shown: `t.municipality_id IN (${sharing(network ?? nobody, subject, level)}) AND ${where}` };
    }
    const belongs = `t.id IN (SELECT user_id FROM network_member WHERE network_id = '${network}')`;
    return name === "app_user" ? { shown: `t.id = '${user}' OR ${belongs}` } : {};
  },
  partner: ({ partner, user }, { name }) => {
    if (["partner_member", "invitation"].includes(name)) return all(`t.partner_id = '${partner}'`);
    if (name === "partner") return { shown: `t.id = '${partner}'`, changed: `t.id = '${partner}'` };
    if (name === "network")
      return { shown: `t.id IN (SELECT network_id FROM network_partner WHERE partner_id = '${partner}')` };
    if (name === "municipality") {
      const fellows = `SELECT municipality_id FROM network_membership n JOIN network_partner p USING (network_id) WHERE n.state = 'joined' AND p.partner_id = '${partner}'`;
      const challenging = `SELECT l.municipality_id FROM challenge_place l JOIN challenge t ON t.id = l.challenge_id WHERE ${seenByPartner({ door: "partner", partner: partner ?? nobody })}`;
      return {
        shown: `t.id IN (${fellows} UNION ${challenging} UNION SELECT municipality_id FROM proposal WHERE partner_id = '${partner}')`,
      };
    }
    const belongs = `t.id IN (SELECT user_id FROM partner_member WHERE partner_id = '${partner}')`;
    return name === "app_user" ? { shown: `t.id = '${user}' OR ${belongs}` } : {};
  },
  account: ({ user }, { name }) => {
    if (proofs.includes(name)) return all(`t.user_id = '${user}'`);
    if (name === "app_user") return { shown: `t.id = '${user}'`, changed: `t.id = '${user}'` };
    if (name === "operator") return { shown: "true" };
    // What I am told is held about me.
    if (name === "invitation") return { shown: `'${user}' IN (t.invited_by, t.accepted_by)` };
    if (["membership", "network_member", "partner_member"].includes(name)) return { shown: `t.user_id = '${user}'` };
    const places: Record<string, string> = {
      municipality: "municipality_id FROM membership",
      network: "network_id FROM network_member",
      partner: "partner_id FROM partner_member",
    };
    return name in places ? { shown: `t.id IN (SELECT ${places[name]} WHERE user_id = '${user}')` } : {};
  },
  public: (_, { name, owned }) => {
    if (!owned || neverPublic.includes(name)) return {};
    if (name === "publication") return { shown: `${published} AND t.withdrawn_at IS NULL` };
    return { shown: name === "observation" ? `${published} AND t.review = 'verified'` : published };
  },
  before_sign_in: (_, { name }) => {
    const places = ["municipality", "network", "operator", "membership", "network_member", "partner_member"];
    if ([...places, "support_session"].includes(name)) return { shown: "true" };
    if (["session", "password_reset"].includes(name)) return all("true");
    if (["credential", "identity"].includes(name)) return { ...all("true"), removed: "false" };
    if (name === "app_user") return { shown: "true", added: "true" };
    // A partner registers itself, and whoever did it is invited.
    if (name === "partner") return { shown: "true", added: "t.state = 'registered'" };
    if (name === "invitation") {
      const registering = "t.partner_id IN (SELECT id FROM partner WHERE state = 'registered')";
      const added = `${registering} AND t.invited_by IS NULL AND t.roles = ARRAY['partner_administrator']`;
      return { shown: "true", changed: "true", added };
    }
    const used = ["api_token", "passkey", "one_time_code", "backup_code"];
    return used.includes(name) ? { shown: "true", changed: "true" } : {};
  },
  operator: ({ user }, { name }) => {
    if (["network", "network_member", "partner", "partner_member", "operator"].includes(name)) return all("true");
    if (sharedOrOwn.includes(name)) return all("t.municipality_id IS NULL");
    if (name === "municipality") return { ...all("true"), removed: "false" };
    if (name === "app_user") return { shown: "true", added: "true" };
    if (name === "credential") return { added: "true" };
    if (name === "operator_history_event") return { shown: "true" };
    if (name !== "invitation") return {};
    const seen = "t.municipality_id IS NULL OR t.invited_by IN (SELECT user_id FROM operator)";
    const first = `t.roles = ARRAY['administrator'] AND t.person_id IS NULL AND NOT EXISTS (
      SELECT FROM membership m WHERE m.municipality_id = t.municipality_id AND m.role = 'administrator')`;
    return {
      shown: seen,
      changed: seen,
      added: `t.invited_by = '${user}' AND (t.municipality_id IS NULL OR ${first})`,
    };
  },
  jobs: (_, { name }) => {
    if (name === "outbox_message") return all("true");
    if (["session", "password_reset", "invitation"].includes(name)) return { shown: "true", removed: "true" };
    if (["municipality", "network", "partner", "operator"].includes(name)) return { shown: "true" };
    return name === "app_user" ? { shown: isOperator } : {};
  },
};

/** The columns by which a row is a municipality's, a network's, a partner's or a person's, and what else could stand there. */
const scopes = (): Record<string, string[]> => ({
  municipality_id: there.municipality,
  network_id: there.network,
  partner_id: there.partner,
  user_id: [...there.user, there.leader, there.proposer],
});
const scopeOf: Partial<Record<Door, string>> = {
  municipality: "municipality_id",
  network: "network_id",
  partner: "partner_id",
  account: "user_id",
};

describe("every door, with one municipality unpublished,", () => {
  beforeAll(() => publish(id.b, false));
  afterAll(() => publish(id.b, true));

  const ways: [string, () => Way][] = [
    ["a municipality's", inA],
    ["another municipality's", () => ({ door: "municipality", municipality: id.b, user: there.user[1] })],
    ["a network's", () => ({ door: "network", network: there.network[0], user: there.leader })],
    ["another network's", () => ({ door: "network", network: there.network[1], user: there.leader })],
    ["a partner's", () => ({ door: "partner", partner: there.partner[0], user: there.proposer })],
    ["another partner's", () => ({ door: "partner", partner: there.partner[1], user: there.proposer })],
    ["one's account", () => ({ door: "account", user: there.user[0] })],
    ["another's account", () => ({ door: "account", user: there.user[1] })],
    ["a network leader's account", () => ({ door: "account", user: there.leader })],
    ["a proposer's account", () => ({ door: "account", user: there.proposer })],
    ["the operator's", () => ({ door: "operator", user: there.operator })],
    ["before sign-in", () => ({ door: "before_sign_in" })],
    ["the public", () => ({ door: "public" })],
    ["the jobs'", () => ({ door: "jobs" })],
  ];

  /** One question about all tables at once: the value of an SQL expression over each table's rows `t` that meet a condition. */
  const ofTables = async (expression: string, where: (table: Table) => string): Promise<Map<string, unknown>> => {
    const parts = tables.map(
      (table) =>
        `SELECT '${table.name}' AS name, to_jsonb((SELECT ${expression} FROM ${quoted(table.name)} t WHERE ${where(table)})) AS value`,
    );
    const found = await pastPolicies<{ name: string; value: unknown }>(database, parts.join(" UNION ALL "));
    return new Map(found.map(({ name, value }) => [name, value]));
  };

  it.each(ways)("%s: shows exactly what it should of every table", async (_, way) => {
    const faults: string[] = [];
    const digestsOfShown = await ofTables(digestOf("t"), (table) => rightsOf(way(), table).shown ?? "false");
    for (const table of tables) {
      const meant = String(digestsOfShown.get(table.name));
      const seen = await through(way(), `SELECT ${digestOf("t")} AS digest FROM ${quoted(table.name)} t`);
      if (seen.rows[0]?.digest !== meant)
        faults.push(`${table.name}: ${JSON.stringify(seen.rows[0] ?? seen.error)} instead of ${meant}`);
    }
    expect(faults).toEqual([]);
  });

  it.each(ways)("%s: shows in views what it shows in tables", async (_, way) => {
    for (const view of views) {
      const { door, municipality, network, partner } = way();
      const meant =
        view === "administered_municipality"
          ? door === "operator"
          : view === "partner_project"
            ? door === "partner" && `t.partner_id = '${partner}'`
            : view === "published_value"
              ? door === "partner" &&
                "t.municipality_id IN (SELECT id FROM municipality WHERE published_at IS NOT NULL)"
              : view === "submission_head" && door !== "municipality"
                ? door === "network" && `t.submission_id IN (SELECT id FROM submission WHERE network_id = '${network}')`
                : atHome.includes(view) && door !== "municipality"
                  ? false
                  : door === "public"
                    ? !summaries.includes(view) &&
                      "t.municipality_id IN (SELECT id FROM municipality WHERE published_at IS NOT NULL)"
                    : door === "network"
                      ? `t.municipality_id IN (SELECT municipality_id FROM sharing_grant WHERE network_id = '${network}' AND level <> 'nothing')`
                      : door === "municipality" && `t.municipality_id = '${municipality}'`;
      const { rows } = await through(
        way(),
        `SELECT count(*)::int AS n, count(*) FILTER (WHERE NOT (${meant}))::int AS hidden FROM ${quoted(view)} t`,
      );
      expect(rows[0]?.hidden, view).toBe(0);
      if (meant === false) expect(rows[0]?.n, view).toBe(0);
      else if (!["network", "partner"].includes(door)) expect(rows[0]?.n, view).toBeGreaterThan(0);
    }
  });

  it("a network's: shows every project of those that share their plan in detail, and what it costs only where they share money so", async () => {
    const [network = ""] = there.network;
    // Without triggers: afterwards the grants are those of the start.
    const shareMoney = (level: "summary" | "detail") =>
      pastPolicies(
        database,
        `SET session_replication_role = replica;
         UPDATE sharing_grant SET level = '${level}' WHERE municipality_id = '${id.a}' AND network_id = '${network}' AND subject = 'money'`,
      );
    const compared = async (of: string) => {
      const shared = (column: string) =>
        `CASE WHEN municipality_id IN (${sharing(of, "money")}) THEN ${column} END AS ${column}`;
      const meant = await pastPolicies(
        database,
        `SELECT id, name, state::text, ${shared("cost_ore")}, ${shared("cost_note")} FROM project
          WHERE municipality_id IN (${sharing(of, "plan")}) ORDER BY id`,
      );
      const way: Way = { door: "network", network: of, user: there.leader };
      const seen = await through(
        way,
        "SELECT id, name, state::text, cost_ore, cost_note FROM shared_project ORDER BY id",
      );
      expect(seen.rows, seen.error).toEqual(meant);
      return { projects: seen.rows.length, costs: seen.rows.filter((row) => row.cost_ore !== null).length };
    };
    const withheld = await compared(network);
    expect(withheld.projects).toBeGreaterThan(0);
    expect(withheld.costs).toBe(0);
    await shareMoney("detail");
    const shown = await compared(network);
    await shareMoney("summary");
    expect(shown).toEqual({ ...withheld, costs: withheld.projects });
    expect(await compared(there.network[1] ?? "")).toEqual({ projects: 0, costs: 0 });
    expect(await changed()).toEqual([]);
  });

  // What may be done is rolled back and counted; what may not be done is tried blind too, naming no column that would have to be read first.
  it.each(ways)("%s: lets no row be changed, removed or locked but those it should", async (_, way) => {
    const faults: string[] = [];
    const right = (table: Table, one: keyof Rights) => `(${rightsOf(way(), table)[one] ?? "false"})`;
    const changeable = await ofTables(
      "count(*)::int",
      (table) => `${right(table, "shown")} AND ${right(table, "changed")}`,
    );
    const changeableBlind = await ofTables("count(*)::int", (table) => right(table, "changed"));
    const removable = await ofTables("count(*)::int", (table) => right(table, "removed"));
    const samples = await ofTables("(array_agg(to_jsonb(t)))[1]", () => "true");
    for (const table of tables) {
      const { name } = table;
      const [mayChange = 0, mayChangeBlind = 0, mayRemove = 0] = [changeable, changeableBlind, removable].map(
        (counts) => Number(counts.get(name)),
      );
      const key = table.key[0] ?? "";
      const column = table.columns.find((one) => !table.key.includes(one)) ?? key;
      const note = (what: string, ran: { count: number; error?: string }, isFine: (count: number) => boolean) => {
        if (ran.error === undefined ? !isFine(ran.count) : ran.error !== "42501" && mayChange + mayRemove === 0)
          faults.push(`${name} ${what}: ${ran.error ?? ran.count} (${mayChange}, ${mayRemove})`);
      };
      const table_ = quoted(name);
      const value = `(SELECT n."${column}" FROM jsonb_populate_record(NULL::${table_}, $1) n)`;
      note("lock", await through(way(), `SELECT FROM ${table_} FOR SHARE`, [], false), (n) => n === mayChange);
      note(
        "update",
        await through(way(), `UPDATE ${table_} SET "${key}" = "${key}"`, [], false),
        (n) => n === mayChange,
      );
      note(
        "blind update",
        await through(way(), `UPDATE ${table_} SET "${column}" = ${value}`, [samples.get(name) ?? {}], false),
        (n) => n <= mayChangeBlind,
      );
      note("delete", await through(way(), `DELETE FROM ${table_}`, [], false), (n) => n <= mayRemove);
      note("truncate", await through(way(), `TRUNCATE ${table_} CASCADE`), () => false);
    }
    expect(faults).toEqual([]);
    expect(await changed()).toEqual([]);
  });

  it.each(ways)("%s: lets no row be added but those it should", async (_, way) => {
    const faults: string[] = [];
    for (const may of [true, false]) {
      const rows = await ofTables(
        `(array_agg(to_jsonb(t) ORDER BY md5(t::text)))[1:${may ? 2 : 6}]`,
        (table) => `coalesce(${rightsOf(way(), table).added ?? "false"}, false) = ${may}`,
      );
      for (const table of tables) {
        for (const row of (rows.get(table.name) ?? []) as Row[]) {
          const { error } = await through(way(), insertion(table), [another(table, row)], false);
          // Whatever else may be wrong with the copy of a row: a door that lets it in does not say 42501, and one that does not says that first.
          if ((error === "42501") === may)
            faults.push(`${table.name} ${may}: ${error ?? "added"} ${JSON.stringify(row)}`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(await changed()).toEqual([]);
  });

  it.each(ways)("%s: lets nothing be given to or taken from another", async (_, way) => {
    const faults: string[] = [];
    const own = scopeOf[way().door];
    for (const table of tables) {
      for (const [column, values] of Object.entries(scopes())) {
        if (!table.columns.includes(column)) continue;
        // Before sign-in, by the operator and by the worker no row is anybody's in particular: only what the table above lets change is.
        for (const value of [...values, nobody]) {
          const ran = await through(
            way(),
            `UPDATE ${quoted(table.name)} SET "${column}" = '${value}' WHERE "${column}" <> '${value}'`,
            [],
            false,
          );
          const isOwnColumn = own === undefined ? table.owned || column !== "user_id" : column === own;
          if (isOwnColumn && ran.error === undefined && ran.count > 0 && way().door !== "operator")
            faults.push(`${table.name}.${column} to ${value}: ${ran.count}`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(await changed()).toEqual([]);
  });
});

describe("what a policy cannot say", () => {
  // Each is a way somebody with a bug to use would try to become more than they are; all are kept if they succeed.
  const attempts: [string, () => Way, [string, () => unknown[]][]][] = [
    [
      "in a municipality's door nobody changes who they are, lengthens a token or a support session, or signs as another",
      inA,
      [
        ["UPDATE app_user SET email = 'x@x.example'", () => []],
        ["UPDATE municipality SET key = 'x'", () => []],
        ["UPDATE municipality SET kind = 'county'", () => []],
        ["UPDATE api_token SET expires_at = expires_at + interval '1 day'", () => []],
        ["UPDATE api_token SET scopes = scopes || ARRAY['plan.write']", () => []],
        ["UPDATE support_session SET starts_at = now(), ends_at = now() + interval '8 hours'", () => []],
        ["UPDATE support_session SET reason = 'x'", () => []],
        ["UPDATE support_session SET ends_at = ends_at + interval '9 hours'", () => []],
        ["DELETE FROM support_session", () => []],
        [
          "INSERT INTO support_session (operator_id, opened_by, reason, ends_at) VALUES ($1, $1, 'x', now() + interval '1 hour')",
          () => [there.operator],
        ],
        ["INSERT INTO operator (user_id) VALUES ($1)", () => [id.userOfA]],
        [
          "INSERT INTO network_member (network_id, user_id, role) VALUES ($1, $2, 'network_leader')",
          () => [there.network[0], id.userOfA],
        ],
      ],
    ],
    [
      "in one's account nobody joins anything by themselves",
      () => ({ door: "account", user: id.userOfA }),
      [
        ["INSERT INTO operator (user_id) VALUES ($1)", () => [id.userOfA]],
        [
          "INSERT INTO membership (municipality_id, user_id, role) VALUES ($1, $2, 'administrator')",
          () => [id.b, id.userOfA],
        ],
        ["UPDATE membership SET role = 'administrator'", () => []],
        ["UPDATE membership SET valid_to = NULL", () => []],
        [
          "INSERT INTO network_member (network_id, user_id, role) VALUES ($1, $2, 'network_leader')",
          () => [there.network[0], id.userOfA],
        ],
        [
          "INSERT INTO partner_member (partner_id, user_id, role) VALUES ($1, $2, 'partner_administrator')",
          () => [there.partner[0], id.userOfA],
        ],
        ["UPDATE session SET user_id = $1", () => [there.user[1]]],
        [
          "INSERT INTO session (id_hash, user_id, expires_at) VALUES (repeat('a', 64), $1, now() + interval '1 day')",
          () => [there.operator],
        ],
        [
          "INSERT INTO credential (user_id, password_hash) VALUES ($1, 'x') ON CONFLICT (user_id) DO UPDATE SET password_hash = 'x'",
          () => [there.operator],
        ],
        ["SELECT FROM outbox_message", () => []],
      ],
    ],
    [
      "before sign-in proofs are used up, not changed, made or moved",
      () => ({ door: "before_sign_in" }),
      [
        ["UPDATE invitation SET roles = ARRAY['administrator']", () => []],
        ["UPDATE invitation SET municipality_id = $1 WHERE municipality_id IS NOT NULL", () => [id.b]],
        ["UPDATE invitation SET email = 'x@x.example'", () => []],
        ["UPDATE invitation SET expires_at = now() + interval '1 year'", () => []],
        ["UPDATE api_token SET scopes = scopes || ARRAY['plan.write']", () => []],
        ["UPDATE api_token SET revoked_at = NULL, expires_at = now() + interval '1 year'", () => []],
        ["UPDATE session SET user_id = $1 WHERE user_id <> $1", () => [there.operator]],
        ["UPDATE app_user SET email = 'x@x.example'", () => []],
        ["UPDATE credential SET user_id = $1 WHERE user_id <> $1", () => [there.operator]],
        ["UPDATE passkey SET public_key = 'x'", () => []],
        ["UPDATE passkey SET user_id = $1 WHERE user_id <> $1", () => [there.operator]],
        ["DELETE FROM passkey", () => []],
        ["UPDATE one_time_code SET secret = 'x'", () => []],
        ["DELETE FROM one_time_code", () => []],
        ["UPDATE backup_code SET code_hash = repeat('b', 64)", () => []],
        ["UPDATE identity SET user_id = $1 WHERE user_id <> $1", () => [there.operator]],
        ["DELETE FROM identity", () => []],
        ["UPDATE password_reset SET user_id = $1 WHERE user_id <> $1", () => [there.operator]],
        ["INSERT INTO operator (user_id) VALUES ($1)", () => [id.userOfA]],
        [
          "INSERT INTO membership (municipality_id, user_id, role) VALUES ($1, $2, 'administrator')",
          () => [id.a, id.userOfA],
        ],
      ],
    ],
    [
      "the operator gets into no plan and no account",
      () => ({ door: "operator", user: there.operator }),
      [
        ["UPDATE municipality SET published_at = now() WHERE published_at IS NULL", () => []],
        ["UPDATE municipality SET second_factor_required = NOT second_factor_required", () => []],
        ["DELETE FROM municipality", () => []],
        ["SELECT FROM credential", () => []],
        ["UPDATE credential SET password_hash = 'x'", () => []],
        ["UPDATE app_user SET email = 'x@x.example'", () => []],
        ["DELETE FROM app_user WHERE id = $1", () => [id.userOfA]],
        [
          "INSERT INTO session (id_hash, user_id, expires_at) VALUES (repeat('a', 64), $1, now() + interval '1 day')",
          () => [id.userOfA],
        ],
        [
          "INSERT INTO membership (municipality_id, user_id, role) VALUES ($1, $2, 'administrator')",
          () => [id.a, there.operator],
        ],
        [
          "INSERT INTO support_session (municipality_id, operator_id, opened_by, reason, ends_at) VALUES ($1, $2, $2, 'x', now() + interval '1 hour')",
          () => [id.a, there.operator],
        ],
        // Where there is an administrator, an invitation would be a way around support sessions.
        ...["administrator", "reader", "planner"].map((role): [string, () => unknown[]] => [
          `INSERT INTO invitation (municipality_id, email, roles, token_hash, expires_at, invited_by)
           VALUES ($1, 'x@x.example', ARRAY['${role}'], repeat('a', 64), now() + interval '1 day', $2)`,
          () => [id.a, there.operator],
        ]),
        [
          `INSERT INTO invitation (municipality_id, email, roles, token_hash, expires_at, invited_by)
           SELECT id, 'x@x.example', ARRAY['planner'], repeat('a', 64), now() + interval '1 day', $1 FROM municipality WHERE key = 'tomvik'`,
          () => [there.operator],
        ],
        ["UPDATE invitation SET municipality_id = $1 WHERE municipality_id IS NOT NULL", () => [id.a]],
        [
          "UPDATE invitation SET network_id = NULL, partner_id = NULL, municipality_id = $1, roles = ARRAY['administrator']",
          () => [id.a],
        ],
        ["SELECT FROM invitation WHERE municipality_id = $1", () => [id.a]],
      ],
    ],
    [
      "a network invites to itself alone, and keeps its key",
      () => ({ door: "network", network: there.network[0], user: there.leader }),
      [
        ["UPDATE invitation SET network_id = NULL, municipality_id = $1, roles = ARRAY['administrator']", () => [id.a]],
        ["UPDATE invitation SET network_id = $1", () => [there.network[1]]],
        [
          `INSERT INTO invitation (network_id, email, roles, token_hash, expires_at, person_id)
           SELECT $1, 'x@x.example', ARRAY['network_member'], repeat('a', 64), now() + interval '1 day', $2::uuid`,
          () => [there.network[0], randomUUID()],
        ],
        ["UPDATE network SET key = 'x'", () => []],
        ["UPDATE network_member SET network_id = $1", () => [there.network[1]]],
      ],
    ],
    [
      "the worker clears away and sends, and makes nothing else",
      () => ({ door: "jobs" }),
      [
        [
          "INSERT INTO session (id_hash, user_id, expires_at) VALUES (repeat('a', 64), $1, now() + interval '1 day')",
          () => [id.userOfA],
        ],
        ["UPDATE session SET expires_at = now() + interval '1 year'", () => []],
        ["UPDATE invitation SET accepted_at = now()", () => []],
        [
          "INSERT INTO invitation (network_id, email, roles, token_hash, expires_at) VALUES ($1, 'x@x.example', ARRAY['network_leader'], repeat('a', 64), now())",
          () => [there.network[0]],
        ],
        ["SELECT FROM credential", () => []],
        ["SELECT FROM membership", () => []],
      ],
    ],
    [
      "the public sends no mail",
      () => ({ door: "public" }),
      [
        [
          "INSERT INTO outbox_message (kind, recipient, language, subject, text) VALUES ('x', 'x', 'nb', 'x', 'x')",
          () => [],
        ],
      ],
    ],
  ];
  it.each(attempts)("%s", async (_, way, statements) => {
    const succeeded: string[] = [];
    for (const [sql, values] of statements) {
      const { count, error } = await through(way(), sql, values());
      // A statement that could not have worked at all would prove nothing.
      if (count > 0 || (error !== undefined && !["42501", "23514"].includes(error)))
        succeeded.push(`${sql}: ${error ?? count}`);
    }
    expect(succeeded).toEqual([]);
    expect(await changed()).toEqual([]);
  });

  it("the operator invites a municipality's first administrator, and sees what other operators invited", async () => {
    const operator: Way = { door: "operator", user: there.operator };
    const first = `INSERT INTO invitation (municipality_id, email, roles, token_hash, expires_at, invited_by)
      SELECT id, 'x@x.example', ARRAY['administrator'], repeat('a', 64), now() + interval '1 day', $1 FROM municipality WHERE key = 'tomvik'`;
    expect((await through(operator, first, [there.operator], false)).count).toBe(1);
    expect((await through(operator, "SELECT FROM invitation WHERE email = 'first@tomvik.example'")).count).toBe(1);
    expect(
      (await through(operator, "UPDATE municipality SET name = name || 'x' WHERE id = $1", [id.a], false)).count,
    ).toBe(1);
  });
});

describe("the doors that lead to no municipality", () => {
  const way = (door: Door): Way => ({ door });

  beforeAll(() => publish(id.b, false));
  afterAll(() => publish(id.b, true));

  it("operator may keep shared programmes and none of a municipality's", async () => {
    for (const name of sharedOrOwn) {
      const table = tableOf(name);
      const ours = await sample(table, id.a);
      const added = await through(way("operator"), insertion(table), [another(table, ours)], false);
      expect(added.error, name).toBe("42501");
      const [programme] = (await through(way("operator"), "SELECT id FROM funding_programme LIMIT 1")).rows;
      const shared = { ...another(table, ours), programme_id: programme?.id, municipality_id: null, scope: nobody };
      expect((await through(way("operator"), insertion(table), [shared], false)).count, name).toBe(1);
      const removed = await through(way("operator"), `DELETE FROM ${name} WHERE municipality_id IS NOT NULL`);
      expect(removed.count, name).toBe(0);
    }
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
      // How many lines all municipalities have together.
      ["SELECT nextval('history_event_id_seq')", []],
      ["SELECT last_value FROM history_event_id_seq", []],
      ["ALTER TABLE action DISABLE TRIGGER history", []],
      ["SET LOCAL session_replication_role = replica", []],
    ] as [string, unknown[]][]) {
      expect((await through(inA(), sql, values)).error, sql).toBe("42501");
    }
    expect(await changed()).toEqual([]);
  });

  it("of what is shared is read by the operator and written by nobody", async () => {
    const operator: Way = { door: "operator", user: there.operator };
    const { rows } = await through(operator, "SELECT to_jsonb(t) AS line FROM operator_history_event t LIMIT 1");
    for (const [sql, values] of [
      [
        insertion(tableOf("operator_history_event")),
        [{ ...(rows[0]?.line as Row), id: 999_999_999, user_id: there.operator }],
      ],
      ["UPDATE operator_history_event SET user_id = NULL", []],
      ["DELETE FROM operator_history_event", []],
      ["TRUNCATE operator_history_event", []],
      ["SELECT nextval('operator_history_event_id_seq')", []],
      ["ALTER TABLE funding_round DISABLE TRIGGER operator_history", []],
    ] as [string, unknown[]][]) {
      expect((await through(operator, sql, values)).error, sql).toBe("42501");
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
             current_setting('tiltak.network') AS network, current_setting('tiltak.partner') AS partner,
             current_setting('tiltak.user') AS user, current_setting('tiltak.via') AS via, current_user::text AS role`;
  const role = () => new URL(database.runtimeUrl).username;

  it("set what the policies look at, as the runtime role", async () => {
    const someone = { userId: id.userOfA };
    const none = { municipality: nobody, network: nobody, partner: nobody, user: nobody, via: "", role: role() };
    expect(await withMunicipality(id.a, someone, settings)).toEqual([{ ...none, ...inA() }]);
    expect(await withMunicipality(id.a, { ...someone, via: "import" }, settings)).toEqual([
      { ...none, ...inA(), via: "import" },
    ]);
    expect(await withNetwork(id.b, someone, settings)).toEqual([
      { ...none, door: "network", network: id.b, user: id.userOfA },
    ]);
    expect(await withPartner(id.b, someone, settings)).toEqual([
      { ...none, door: "partner", partner: id.b, user: id.userOfA },
    ]);
    expect(await withAccount(someone, settings)).toEqual([{ ...none, door: "account", user: id.userOfA }]);
    expect(await asOperator(someone, settings)).toEqual([{ ...none, door: "operator", user: id.userOfA }]);
    expect(await withPublic(settings)).toEqual([{ ...none, door: "public" }]);
    expect(await beforeSignIn(settings)).toEqual([{ ...none, door: "before_sign_in" }]);
    expect(await withJobs(settings)).toEqual([{ ...none, door: "jobs", via: "job" }]);
  });

  it("of a job lead into each municipality once, as nobody, and one that fails keeps none of the others shut", async () => {
    const seen: Row[] = [];
    const walked: string[] = [];
    const walk = inEachMunicipality(async (db, { key }) => {
      walked.push(key);
      const [opened = {}] = await settings(db);
      seen.push(opened);
      expect(await db.unit.count({ where: { NOT: { municipalityId: String(opened.municipality) } } })).toBe(0);
      if (key === "alesund") throw new Error("here alone");
    });
    await expect(walk).rejects.toThrow("here alone");
    const all = await pastPolicies<{ key: string; id: string }>(
      database,
      "SELECT key, id FROM municipality ORDER BY key",
    );
    expect(walked).toEqual(all.map(({ key }) => key));
    const none = { network: nobody, partner: nobody, user: nobody, via: "job", role: role() };
    expect(seen).toEqual(all.map((one) => ({ ...none, door: "municipality", municipality: one.id })));
  });

  it("of an invitation shut one behind the other", async () => {
    await byInvitation(async (doors) => {
      expect(await (await doors.beforeSignIn()).credential.count()).toBeGreaterThan(0);
      const inside = await doors.municipality(id.a, { userId: id.userOfA });
      expect([await inside.credential.count(), await inside.networkMember.count()]).toEqual([0, 0]);
      const network = await doors.network(there.network[0], { userId: id.userOfA });
      expect([await network.person.count(), await network.networkMember.count()]).toEqual([0, 2]);
      const partner = await doors.partner(there.partner[0], { userId: id.userOfA });
      expect([await partner.networkMember.count(), await partner.partnerMember.count()]).toEqual([0, 2]);
    });
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
