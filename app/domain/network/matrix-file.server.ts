import type { Db } from "~/db/door.server";
import type { Column } from "~/domain/export/columns";
import type { Language } from "~/text/languages";
import { sortedMembers, type MatrixMember } from "./matrix";
import { matrixFileColumns } from "./matrix-columns";
import { matrixColumns, matrixMembers } from "./queries.server";
import type { MatrixSearch } from "./search";

/** The matrix as a file: all members, in the columns and the order of the screen. */
export async function matrixFile(
  db: Db,
  { by, sort }: MatrixSearch,
  language: Language,
): Promise<{ columns: readonly Column<MatrixMember>[]; rows: AsyncIterable<MatrixMember[]> }> {
  const columns = await matrixColumns(db, by, language);
  const members = sortedMembers(await matrixMembers(db, by, columns), columns, sort);
  async function* inOne() {
    yield await Promise.resolve(members);
  }
  return { columns: matrixFileColumns(by, columns), rows: inOne() };
}
