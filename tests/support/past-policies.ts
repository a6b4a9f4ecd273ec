import type pg from "pg";
import { connected } from "~/db/connect.server";
import { inject } from "vitest";
import type { TestDatabase } from "./database";

/** Answers one question as PostgreSQL's superuser, whom no policy binds: for tests that must know what really stands there. */
export async function pastPolicies<Line extends pg.QueryResultRow>(
  database: TestDatabase,
  sql: string,
  values: unknown[] = [],
): Promise<Line[]> {
  const url = new URL(inject("database").adminUrl);
  url.pathname = new URL(database.ownerUrl).pathname;
  return connected(url.href, async (client) => (await client.query<Line>(sql, values)).rows);
}

/** Each table's rows as one digest, so that a test can prove that nothing changed; without those of `except`. */
export async function digests(database: TestDatabase, except: string[] = []): Promise<Record<string, string>> {
  const tables = await pastPolicies<{ name: string }>(
    database,
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
  );
  const parts = tables
    .filter(({ name }) => !except.includes(name))
    .map(({ name }) => `SELECT '${name}' AS name, ${digestOf("t")} AS digest FROM public."${name}" t`);
  const found = await pastPolicies<{ name: string; digest: string }>(database, parts.join(" UNION ALL "));
  return Object.fromEntries(found.map(({ name, digest }) => [name, digest]));
}

/** SQL for the number and the digest of a table's rows. */
export const digestOf = (alias: string): string =>
  `count(*) || ' rows ' || md5(coalesce(string_agg(${alias}::text, E'\\n' ORDER BY ${alias}::text COLLATE "C"), ''))`;
