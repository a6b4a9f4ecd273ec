import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import type { StatementKind } from "./kinds";

/** A municipality's own text in one language. */
export interface OwnStatement {
  language: Language;
  text: string;
  updatedAt: Date;
}

/** The municipality of that key and what it has written itself, in any language; null where none is published under that key. */
export async function publishedStatement(
  db: Db,
  key: string,
  kind: StatementKind,
): Promise<{ key: string; name: string; own: OwnStatement[] } | null> {
  const municipality = await db.municipality.findFirst({
    where: { key, publishedAt: { not: null } },
    select: { id: true, key: true, name: true },
  });
  if (!municipality) return null;
  const own = await db.statement.findMany({
    where: { municipalityId: municipality.id, kind },
    select: { language: true, text: true, updatedAt: true },
    orderBy: { language: "asc" },
  });
  return { key: municipality.key, name: municipality.name, own: own as OwnStatement[] };
}

/** The published municipalities that have a text of their own, by name, Å last. */
export async function municipalitiesWithStatement(
  db: Db,
  kind: StatementKind,
): Promise<{ key: string; name: string }[]> {
  return db.$queryRaw`
    SELECT key, name FROM municipality m
     WHERE published_at IS NOT NULL
       AND EXISTS (SELECT FROM statement s WHERE s.municipality_id = m.id AND s.kind = ${kind}::statement_kind)
     ORDER BY name COLLATE norwegian`;
}

/** Which texts the municipality of the door has written, and when. */
export async function ownStatements(
  db: Db,
): Promise<{ kind: StatementKind; language: Language; version: number; updatedAt: Date }[]> {
  return db.$queryRaw`
    SELECT kind::text, language, version, updated_at AS "updatedAt" FROM statement
     WHERE municipality_id = tiltak_municipality() ORDER BY kind, language`;
}

/** The text of the municipality of the door to be edited; empty and of version 0 where there is none. */
export async function ownStatement(
  db: Db,
  kind: StatementKind,
  language: Language,
): Promise<{ text: string; version: number }> {
  const [found] = await db.$queryRaw<{ text: string; version: number }[]>`
    SELECT text, version FROM statement
     WHERE municipality_id = tiltak_municipality() AND kind = ${kind}::statement_kind AND language = ${language}`;
  return found ?? { text: "", version: 0 };
}
