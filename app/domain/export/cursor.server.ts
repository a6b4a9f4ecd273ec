import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";

const rowsAtATime = 500;

/**
 * The rows of a query in its own order, some at a time: all of one moment, however long reading takes, and never all in memory. Through a
 * cursor, so the query runs once; it ends with the door's transaction, or when whoever asks stops asking. One at a time in a transaction.
 */
export async function* inBatches<Row>(db: Db, query: Prisma.Sql): AsyncGenerator<Row[]> {
  await db.$executeRaw`DECLARE in_batches NO SCROLL CURSOR FOR ${query}`;
  for (;;) {
    const rows = await db.$queryRaw<Row[]>`FETCH FORWARD ${Prisma.raw(String(rowsAtATime))} FROM in_batches`;
    if (rows.length > 0) yield rows;
    if (rows.length < rowsAtATime) break;
  }
  await db.$executeRaw`CLOSE in_batches`;
}
