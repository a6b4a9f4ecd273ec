import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import { allOf } from "./conditions.server";
import { rowsPerPage } from "./filter";

/** A list in SQL: the screen's page and the file are made of the same pieces, so that they cannot come to differ. */
export interface ListQuery {
  columns: Prisma.Sql;
  from: Prisma.Sql;
  where: Prisma.Sql[];
  /** Ends in what is unique, so that no row stands on two pages or on none. */
  order: Prisma.Sql;
}

/** All rows in the order of the screen; for a file. */
export const allRows = ({ columns, from, where, order }: ListQuery): Prisma.Sql =>
  Prisma.sql`SELECT ${columns} ${from} WHERE ${allOf(where)} ORDER BY ${order}`;

export interface Listed<Row> {
  rows: Row[];
  total: number;
  page: number;
}

/** One page of a list with how many rows fit in all, and what else `counted` counts over them; a page beyond the last is the last. Two queries. */
export async function onePage<Row, Counted extends object = object>(
  db: Db,
  list: ListQuery,
  asked: number,
  counted: Prisma.Sql = Prisma.empty,
): Promise<Listed<Row> & { counted: Counted }> {
  const [count] = await db.$queryRaw<(Counted & { total: number })[]>`
    SELECT count(*)::int AS total ${counted} ${list.from} WHERE ${allOf(list.where)}`;
  if (!count) throw new Error("an aggregate gave no row");
  const page = Math.min(asked, Math.max(1, Math.ceil(count.total / rowsPerPage)));
  const rows = await db.$queryRaw<Row[]>`${allRows(list)} LIMIT ${rowsPerPage} OFFSET ${(page - 1) * rowsPerPage}`;
  return { rows, total: count.total, page, counted: count };
}

/** A column to sort by and which way; what is unknown comes last. */
export const sorted = (by: Prisma.Sql, order: "asc" | "desc"): Prisma.Sql =>
  Prisma.sql`${by} ${order === "desc" ? Prisma.sql`DESC` : Prisma.sql`ASC`} NULLS LAST`;
