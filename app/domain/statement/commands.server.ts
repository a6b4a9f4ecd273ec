import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import { can, type Actor } from "../access/can";
import { Conflict, Forbidden } from "../shared/errors";
import type { StatementKind } from "./kinds";
import { ownStatement } from "./queries.server";

/**
 * Writes the municipality's own text in one language; no text takes it away, and the product's is shown again. `version` is the one that
 * was read, 0 where there was none.
 * @throws Forbidden, Conflict
 */
export async function writeStatement(
  db: Db,
  actor: Actor,
  kind: StatementKind,
  language: Language,
  { text, version }: { text: string | null; version: number },
): Promise<void> {
  if (!can(actor, "publication.write")) throw new Forbidden("publication.write");
  const written = await attempt(db, kind, language, { text, version });
  if (written > 0 || (text === null && version === 0 && (await ownStatement(db, kind, language)).version === 0)) return;
  const current = await ownStatement(db, kind, language);
  throw new Conflict({ text: current.text, version: String(current.version) });
}

/** How many rows were written: none when somebody else was first. */
function attempt(
  db: Db,
  kind: StatementKind,
  language: Language,
  { text, version }: { text: string | null; version: number },
): Promise<number> {
  if (text === null) {
    return db.$executeRaw`
      DELETE FROM statement WHERE municipality_id = tiltak_municipality() AND kind = ${kind}::statement_kind
         AND language = ${language} AND version = ${version}`;
  }
  if (version === 0) {
    return db.$executeRaw`
      INSERT INTO statement (kind, language, text) VALUES (${kind}::statement_kind, ${language}, ${text})
      ON CONFLICT (municipality_id, kind, language) DO NOTHING`;
  }
  return db.$executeRaw`
    UPDATE statement SET text = ${text} WHERE municipality_id = tiltak_municipality() AND kind = ${kind}::statement_kind
       AND language = ${language} AND version = ${version}`;
}
