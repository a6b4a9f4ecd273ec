import type { Db } from "~/db/door.server";

/** A row as its table has it: columns in snake_case, decimals as text so that they keep their exactness. */
export type TableRow = Record<string, unknown>;

type Existing = "update" | "keep" | "refuse";

/** Rows the table did not have, and rows that were brought into line with the files. */
export type Planted = { added: number; changed: number };

/**
 * Writes rows into a table in one statement. What to do with a row whose key is there already: `update` it where it differs, `keep`
 * it as it is, or `refuse`. A row without change is not touched, so that no version, stamp or history line moves.
 */
export async function plant(
  db: Db,
  table: string,
  rows: readonly TableRow[],
  existing: Existing,
  key: readonly string[] = ["id"],
): Promise<Planted> {
  const first = rows[0];
  if (first === undefined) return { added: 0, changed: 0 };
  const columns = Object.keys(first);
  const others = columns.filter((column) => !key.includes(column));
  const onConflict = {
    refuse: "",
    keep: "ON CONFLICT DO NOTHING",
    update: `ON CONFLICT (${key.join(", ")}) DO UPDATE SET ${others.map((column) => `${column} = excluded.${column}`).join(", ")}
      WHERE (${others.map((column) => `t.${column}`).join(", ")}) IS DISTINCT FROM (${others.map((column) => `excluded.${column}`).join(", ")})`,
  }[existing];
  const list = columns.join(", ");
  const written = await db.$queryRawUnsafe<{ added: boolean }[]>(
    `INSERT INTO ${table} AS t (${list})
     SELECT ${list} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) ${onConflict}
     RETURNING xmax = 0 AS added`,
    JSON.stringify(rows),
  );
  const added = written.filter((row) => row.added).length;
  return { added, changed: written.length - added };
}
