import { runMigrations } from "graphile-worker";
import pg from "pg";
import { connected } from "./connect.server";
import { Refusal } from "./refusal.server";

const queueLock = 7_170_002;

/** The schema in which graphile-worker keeps its jobs; the application's role may not enter it. */
export const queueSchema = "graphile_worker";

/**
 * Makes or mends the job queue's own tables, as the owner of ours and after our migrations. Of two servers starting at once one does it
 * and the other waits. Throws a `Refusal` when the owner may not make the schema.
 */
export async function prepareQueue({ ownerUrl }: { ownerUrl: string }): Promise<void> {
  await connected(ownerUrl, async (client) => {
    // The lock goes with the connection.
    await client.query("SELECT pg_advisory_lock($1)", [queueLock]);
    const pgPool = ownerPool(ownerUrl, 1);
    try {
      await beginSchema(client);
      await runMigrations({ pgPool, schema: queueSchema });
    } catch (error) {
      if ((error as pg.DatabaseError).code !== "42501") throw error;
      throw new Refusal(
        `The owner in DATABASE_URL may not make the schema "${queueSchema}" for the job queue: let it make schemas (GRANT CREATE ON DATABASE), or make that schema for it (CREATE SCHEMA ${queueSchema} AUTHORIZATION …).`,
      );
    } finally {
      await pgPool.end();
    }
  });
}

/**
 * Where the schema was made for an owner who may not make one, graphile-worker would still begin by asking to make it, and be refused: its
 * ledger, by which it knows that it has begun, is made here as it makes it.
 */
async function beginSchema(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ given: boolean }>(
    `SELECT to_regclass('${queueSchema}.migrations') IS NULL AND NOT has_database_privilege(current_database(), 'CREATE') AS given
       FROM pg_namespace WHERE nspname = '${queueSchema}'`,
  );
  if (!rows[0]?.given) return;
  await client.query(
    `CREATE TABLE ${queueSchema}.migrations (
       id int PRIMARY KEY, ts timestamptz NOT NULL DEFAULT now(), breaking boolean NOT NULL DEFAULT false)`,
  );
}

/** A pool of the owner's own, for the queue; whoever asked for it ends it. */
export function ownerPool(ownerUrl: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max,
    application_name: "tiltak worker",
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that the server drops must not end the process; the next query opens another.
  pool.on("error", () => undefined);
  // Without a listener a connection that breaks while it waits for news would end the process.
  pool.on("connect", (connection) => connection.on("error", () => undefined));
  return pool;
}
