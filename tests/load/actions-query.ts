import { Prisma } from "../../app/db/generated/client";
import type { Db } from "../../app/db/door.server";
import { withMunicipality } from "../../app/db/door.server";
import { usualColumns } from "../../app/domain/action/list";
import { actionList } from "../../app/domain/action/queries.server";
import { ownMunicipality } from "../../app/domain/municipality/queries.server";
import type { Measured } from "./large-database";

/** The page that is measured beside the bare server: open actions by due date. */
export const actionsSearch = "?state=open&sort=due";

/** The SQL that the actions page sends for its list, overheard, with the values it sends. */
export async function actionsStatements({ id, userId }: Measured): Promise<{ text: string; values: unknown[] }[]> {
  const statements: { text: string; values: unknown[] }[] = [];
  const listed = await withMunicipality(id, { userId }, async (db) => {
    const { municipality, today } = await ownMunicipality(db);
    return actionList(
      overheard(db, statements),
      {
        q: "",
        state: "open",
        owner: null,
        project: null,
        unit: null,
        dueFrom: null,
        dueTo: null,
        attention: null,
      },
      { sort: "due", descending: false, page: 1, size: 50 },
      { today, intervalDays: municipality.updateIntervalDays, columns: usualColumns },
    );
  });
  if (listed.rows.length !== 50 || statements.length === 0) {
    throw new Error(`the list of actions gave ${listed.rows.length} rows by ${statements.length} queries, not 50`);
  }
  return statements;
}

function overheard(db: Db, statements: { text: string; values: unknown[] }[]): Db {
  const queryRaw = (first: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
    const asked = first instanceof Prisma.Sql ? first : Prisma.sql(first, ...values);
    statements.push({ text: asked.text, values: asked.values });
    return db.$queryRaw(asked);
  };
  return new Proxy(db, {
    get: (target, name) => (name === "$queryRaw" ? queryRaw : (Reflect.get(target, name) as unknown)),
  });
}
