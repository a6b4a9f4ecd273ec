import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "../env.server";
import { PrismaClient } from "./generated/client";
import { countQuery } from "./query-count.server";

// Private to this folder: everyone else goes through a door. Kept on the global object because the built server and the program that
// starts it hold separate copies of this module, and because hot reload would otherwise open a new pool at each change.

const held = globalThis as { tiltakClient?: { prisma: PrismaClient; pool: pg.Pool } };

const names = new Map<string, string>();

/**
 * A statement that carries the comment "planned once" is prepared under a name: each connection parses and plans it once and keeps it. For
 * statements of one fixed text that run often and are asked for one municipality's rows by its door, where a plan for one serves all;
 * planning the chain of gaps takes as long as running it. No more than so many, since each is kept as long as its connection.
 */
function statementName({ sql }: { sql: string }): string {
  // No name is pg's way to say: parse and plan anew.
  if (!sql.includes("/* planned once */")) return "";
  const name = names.get(sql);
  if (name !== undefined || names.size >= 200) return name ?? "";
  const fresh = `tiltak_${names.size + 1}`;
  names.set(sql, fresh);
  return fresh;
}

function connect(url: string): { prisma: PrismaClient; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: env().DATABASE_POOL,
    // A server that nobody asks anything stays signed in: that tells others that its role's password is in use (`roles.server.ts`).
    min: 1,
    application_name: "tiltak",
    // A database that takes the call and says nothing must not hold visitors for ever.
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that the server drops must not end the process; the next query opens another.
  pool.on("error", () => undefined);
  if (env().SERVER_TIMING) pool.on("connect", countQuery);
  const adapter = new PrismaPg(pool, { disposeExternalPool: true, statementNameGenerator: statementName });
  return { prisma: new PrismaClient({ errorFormat: "minimal", adapter }), pool };
}

/** The one Prisma client, signed in as the runtime role. */
export function client(): PrismaClient {
  const url = env().DATABASE_RUNTIME_URL;
  if (!url) throw new Error("The runtime role's address is not known yet: open the database before the first query.");
  held.tiltakClient ??= connect(url);
  return held.tiltakClient.prisma;
}

/** The connections of the runtime role, for what speaks to PostgreSQL by itself (counters.server.ts). */
export function runtimePool(): pg.Pool {
  client();
  return held.tiltakClient!.pool;
}

/** Signs in before the first question is asked. */
export async function signInToDatabase(): Promise<void> {
  await client().$executeRaw`SELECT 1`;
}

/** A client of its own for the tables' owner, on one connection; whoever asked for it disconnects it. */
export function ownerClient(ownerUrl: string): PrismaClient {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, application_name: "tiltak owner" });
  pool.on("error", () => undefined);
  return new PrismaClient({ errorFormat: "minimal", adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
}

/** Ends all connections; the next query would open new ones. */
export async function disconnect(): Promise<void> {
  const open = held.tiltakClient;
  held.tiltakClient = undefined;
  await open?.prisma.$disconnect();
}
