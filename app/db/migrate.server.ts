import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { connected } from "./connect.server";
import { Refusal } from "./refusal.server";

/** The lock that Prisma's own `migrate deploy` takes, so that neither runs while the other does. */
const migrationLock = 72_707_369;

interface Migration {
  name: string;
  file: string;
  sql: string;
  checksum: string;
}

interface LedgerRow {
  migration_name: string;
  checksum: string;
  started_at: Date;
  finished_at: Date | null;
}

/**
 * Applies the migrations of `folder` that the database lacks, each whole or not at all, and gives their names. Keeps Prisma's ledger, so
 * that `prisma migrate deploy` agrees about what has been applied. Of two servers starting at once one migrates and the other waits.
 * Throws a `Refusal` when the folder and the ledger tell different stories.
 */
export async function migrate({
  ownerUrl,
  folder = path.resolve("prisma/migrations"),
  onProgress = () => undefined,
}: {
  ownerUrl: string;
  folder?: string | undefined;
  onProgress?: (message: string) => void;
}): Promise<string[]> {
  const migrations = await readMigrations(folder);
  return connected(ownerUrl, async (client) => {
    const { rows } = await client.query<{ free: boolean }>("SELECT pg_try_advisory_lock($1) AS free", [migrationLock]);
    if (!rows[0]?.free) {
      onProgress("Waiting for another server that is changing the database");
      await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    }
    // The lock goes with the connection.
    const pending = compare(migrations, await readLedger(client));
    for (const migration of pending) {
      onProgress(`Changing the database: ${migration.name}`);
      await apply(client, migration);
    }
    return pending.map(({ name }) => name);
  });
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const file = path.join(folder, name, "migration.sql");
      const bytes = await readFile(file).catch(() => {
        throw new Refusal(`The migration file ${file} is missing: put it back, or remove its empty folder.`);
      });
      return { name, file, sql: bytes.toString("utf8"), checksum: sha256(bytes) };
    }),
  );
}

async function readLedger(client: pg.Client): Promise<LedgerRow[]> {
  // Asked first: on a database where the table exists, CREATE TABLE IF NOT EXISTS would still say so with a notice.
  const { rows } = await client.query<{ found: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found",
  );
  if (!rows[0]?.found) {
    await client.query(`CREATE TABLE _prisma_migrations (
      id                  VARCHAR(36) PRIMARY KEY NOT NULL,
      checksum            VARCHAR(64) NOT NULL,
      finished_at         TIMESTAMPTZ,
      migration_name      VARCHAR(255) NOT NULL,
      logs                TEXT,
      rolled_back_at      TIMESTAMPTZ,
      started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
      applied_steps_count INTEGER NOT NULL DEFAULT 0
    )`);
  }
  const ledger = await client.query<LedgerRow>(
    `SELECT migration_name, checksum, started_at, finished_at FROM _prisma_migrations
      WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  return ledger.rows;
}

/** The migrations still to be applied. */
function compare(migrations: Migration[], ledger: LedgerRow[]): Migration[] {
  for (const row of ledger) {
    const migration = migrations.find(({ name }) => name === row.migration_name);
    if (row.finished_at === null) {
      throw new Refusal(
        `The migration ${row.migration_name} began ${row.started_at.toISOString()} and never finished: restore the database from a backup, or mend it by hand and then mark it with "npx prisma migrate resolve".`,
      );
    }
    if (migration === undefined) {
      throw new Refusal(
        `The database has had the migration ${row.migration_name}, which this version of Tiltak does not know: start the version that applied it or a newer one, or restore a backup.`,
      );
    }
    if (!sameText(migration, row.checksum)) {
      throw new Refusal(
        `The migration file ${migration.file} was changed after it had been applied: put the file back as it was and write a new migration for the change.`,
      );
    }
  }
  const applied = new Set(ledger.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !applied.has(name));
}

/** Git may have changed the line ends on the way to another machine; Prisma forgives that too, and nothing else. */
function sameText({ sql, checksum }: Migration, recorded: string): boolean {
  const unix = sql.replaceAll("\r\n", "\n");
  return [checksum, sha256(unix), sha256(unix.replaceAll("\n", "\r\n"))].includes(recorded);
}

/** The script goes as one simple query, because it cannot be cut at semicolons; its ledger row goes in the same transaction. */
async function apply(client: pg.Client, { name, file, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, NULL, NULL, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const { message, position } = error as pg.DatabaseError;
    const line = position === undefined ? "" : `:${sql.slice(0, Number(position)).split("\n").length}`;
    throw new Refusal(`The migration ${file}${line} failed and was undone, nothing of it remains: ${message}.`);
  }
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
