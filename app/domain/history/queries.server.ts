import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import { changesOf, type Change, type HistoryLine } from "./changes";

export interface NamedChange extends Change {
  /** Who did it; null where they are no longer known here, or nobody did. */
  who: string | null;
  /** What the record is called now; null where it is gone. */
  name: string | null;
  /** The language the name is kept in; null for names of the catalogue, which are in the reader's. */
  nameLanguage: string | null;
  /** A data point's address. */
  slug: string | null;
  part: string | null;
}

// So many lines are read for each change that is shown: one transaction often writes several.
const linesPerChange = 20;

/** The latest `most` changes of the open door's municipality, newest first. Two queries. */
export async function latestChanges(db: Db, language: Language, most: number): Promise<NamedChange[]> {
  const lines = await db.$queryRaw<HistoryLine[]>`
    SELECT at, user_id AS "userId", subject, subject_id AS "subjectId", entity, operation, before, after
      FROM history_event ORDER BY id DESC LIMIT ${most * linesPerChange}`;
  const changes = changesOf(lines, most);
  const asked = JSON.stringify(
    changes.map(({ subject, subjectId, userId }) => ({ subject, subject_id: subjectId, user_id: userId })),
  );
  const names = await db.$queryRaw<Pick<NamedChange, "who" | "name" | "nameLanguage" | "slug" | "part">[]>`
    SELECT w.name AS who,
           coalesce(a.title, p.name, r.title, d.name ->> ${language}, f.name, e.year::text, h.name, u.name) AS name,
           trim(coalesce(a.language, p.language, r.language, f.language)) AS "nameLanguage", k.slug, d.part
      FROM ROWS FROM (jsonb_to_recordset(${asked}::jsonb) AS (subject text, subject_id uuid, user_id uuid))
             WITH ORDINALITY AS c(subject, subject_id, user_id, place)
      LEFT JOIN app_user w ON w.id = c.user_id
      LEFT JOIN action a ON c.subject = 'action' AND a.id = c.subject_id
      LEFT JOIN project p ON c.subject = 'project' AND p.id = c.subject_id
      LEFT JOIN recommendation r ON c.subject = 'recommendation' AND r.id = c.subject_id
      LEFT JOIN data_point d ON c.subject = 'data_point' AND d.id = c.subject_id
      LEFT JOIN kpi k ON k.id = d.kpi_id
      LEFT JOIN funding_programme f ON c.subject = 'funding_programme' AND f.id = c.subject_id
      LEFT JOIN evaluation e ON c.subject = 'evaluation' AND e.id = c.subject_id
      LEFT JOIN person h ON c.subject = 'person' AND h.id = c.subject_id
      LEFT JOIN unit u ON c.subject = 'unit' AND u.id = c.subject_id
     ORDER BY c.place`;
  return changes.map((change, index) => ({
    ...change,
    ...(names[index] ?? { who: null, name: null, nameLanguage: null, slug: null, part: null }),
  }));
}
