import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database";
import { connected } from "./connect.server";
import { migrate } from "./migrate.server";

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await testDatabase();
  await query("DROP SCHEMA public CASCADE");
  await query("CREATE SCHEMA public");
  folder = await mkdtemp(path.join(tmpdir(), "tiltak-migrations-"));
  await write("20260101000000_first", "CREATE TABLE first (id int);\nINSERT INTO first VALUES (1);\n");
  await write("20260102000000_second", "DO $$ BEGIN CREATE TABLE second (id int); PERFORM pg_sleep(0.2); END $$;\n");
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

describe("migrate", () => {
  it("applies what is missing, in the order of the names, and nothing the second time", async () => {
    expect(await run()).toEqual(["20260101000000_first", "20260102000000_second"]);
    expect(await run()).toEqual([]);
    await write("20260103000000_third", "ALTER TABLE first ADD COLUMN name text;");
    expect(await run()).toEqual(["20260103000000_third"]);
    expect(await query("SELECT id, name FROM first")).toEqual([{ id: 1, name: null }]);
  });

  it("keeps the ledger as Prisma does", async () => {
    await run();
    const ledger = await query(
      `SELECT migration_name, checksum, applied_steps_count, logs, rolled_back_at, id ~ '^[0-9a-f-]{36}$' AS uuid,
              finished_at >= started_at AS in_order
         FROM _prisma_migrations ORDER BY started_at LIMIT 1`,
    );
    expect(ledger).toEqual([
      {
        migration_name: "20260101000000_first",
        checksum: createHash("sha256")
          .update("CREATE TABLE first (id int);\nINSERT INTO first VALUES (1);\n")
          .digest("hex"),
        applied_steps_count: 1,
        logs: null,
        rolled_back_at: null,
        uuid: true,
        in_order: true,
      },
    ]);
    const columns = await query(
      `SELECT string_agg(concat_ws(' ', column_name, data_type, character_maximum_length, is_nullable, column_default), ', ' ORDER BY ordinal_position) AS all
         FROM information_schema.columns WHERE table_name = '_prisma_migrations'`,
    );
    // As the schema engine of Prisma 7.10 makes it.
    expect(columns[0]?.all).toBe(
      "id character varying 36 NO, checksum character varying 64 NO, finished_at timestamp with time zone YES, " +
        "migration_name character varying 255 NO, logs text YES, rolled_back_at timestamp with time zone YES, " +
        "started_at timestamp with time zone NO now(), applied_steps_count integer NO 0",
    );
  });

  it("lets one of two servers starting at once migrate and the other wait", async () => {
    const said: string[] = [];
    const both = await Promise.all([run(), run((message) => said.push(message)), run((message) => said.push(message))]);
    expect(both.flat().sort()).toEqual(["20260101000000_first", "20260102000000_second"]);
    expect(await query("SELECT count(*)::int AS rows FROM _prisma_migrations")).toEqual([{ rows: 2 }]);
    expect(said).toContain("Waiting for another server that is changing the database");
  });

  it("refuses when an applied migration was changed, naming the file", async () => {
    await run();
    await write("20260101000000_first", "CREATE TABLE first (id bigint);\n");
    await write("20260103000000_third", "CREATE TABLE third ();");
    await expect(run()).rejects.toThrow(
      `${path.join(folder, "20260101000000_first", "migration.sql")} was changed after it had been applied`,
    );
    expect(await query("SELECT to_regclass('third') AS third")).toEqual([{ third: null }]);
  });

  it("forgives line ends that git changed, as Prisma does", async () => {
    await run();
    await write("20260101000000_first", "CREATE TABLE first (id int);\r\nINSERT INTO first VALUES (1);\r\n");
    expect(await run()).toEqual([]);
  });

  it("refuses when an applied migration is missing from the folder", async () => {
    await run();
    await rm(path.join(folder, "20260102000000_second"), { recursive: true });
    await expect(run()).rejects.toThrow(
      "has had the migration 20260102000000_second, which this version of Tiltak does not know",
    );
  });

  it("refuses a folder without its file", async () => {
    await mkdir(path.join(folder, "20260103000000_third"));
    await expect(run()).rejects.toThrow(`${path.join("20260103000000_third", "migration.sql")} is missing`);
  });

  it("refuses after a migration that another program began and did not finish, until it is marked rolled back", async () => {
    await run();
    await query("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '20260102000000_second'");
    await expect(run()).rejects.toThrow(/migration 20260102000000_second began 2\d{3}-.* and never finished/);
    await query("UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '20260102000000_second'");
    await query("DROP TABLE second");
    expect(await run()).toEqual(["20260102000000_second"]);
  });

  it("undoes a migration that fails, keeps those before it, says where, and tries again next time", async () => {
    await write("20260102000000_second", "CREATE TABLE second (id int);\nSELECT nonsense;\n");
    await expect(run()).rejects.toThrow(/20260102000000_second.migration\.sql:2 failed and was undone.*"nonsense"/);
    expect(await query("SELECT to_regclass('first')::text AS first, to_regclass('second') AS second")).toEqual([
      { first: "first", second: null },
    ]);
    await write("20260102000000_second", "CREATE TABLE second (id int);");
    expect(await run()).toEqual(["20260102000000_second"]);
  });

  it("says plainly that a database is missing or the password wrong, without the password", async () => {
    const missing = new URL(database.ownerUrl);
    missing.pathname = "/nowhere";
    await expect(migrate({ ownerUrl: missing.href, folder })).rejects.toThrow(/"nowhere" at .* does not exist/);
    const wrong = new URL(database.ownerUrl);
    wrong.password = "not-the-password";
    await expect(migrate({ ownerUrl: wrong.href, folder })).rejects.toThrow(
      /^(?!.*not-the-password).*refused the sign-in/,
    );
    await expect(migrate({ ownerUrl: "postgresql://a:b@127.0.0.1:1/c", folder })).rejects.toThrow(
      /cannot be reached \(ECONNREFUSED\)/,
    );
  });

  it("applies the product's own migrations to an empty database", async () => {
    await cp("prisma/migrations", folder, { recursive: true });
    await rm(path.join(folder, "20260101000000_first"), { recursive: true });
    await rm(path.join(folder, "20260102000000_second"), { recursive: true });
    expect((await run()).length).toBeGreaterThan(0);
    expect(await run()).toEqual([]);
  });
});

function run(onProgress?: (message: string) => void): Promise<string[]> {
  return migrate({ ownerUrl: database.ownerUrl, folder, onProgress });
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  return connected(database.ownerUrl, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
}

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, "migration.sql"), sql);
}
