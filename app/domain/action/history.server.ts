import type { Db } from "~/db/door.server";
import { entriesOf, type HistoryEntry, type HistoryLine } from "./history";

export interface ShownHistory {
  entries: (HistoryEntry & { key: string; at: Date; who: string | null })[];
  /** All lines of the action's history. */
  total: number;
}

/** The newest `most` lines of an action's history, newest first, as sentences to be; updates are shown by themselves. One query. */
export async function actionHistory(db: Db, id: string, most: number): Promise<ShownHistory> {
  const lines = await db.$queryRaw<(HistoryLine & { total: number })[]>`
    SELECT h.id::text AS id, h.at, h.user_id IS NOT NULL AS "byPerson", h.entity, h.operation, h.before, h.after, h.total, w.name AS who,
           coalesce(n.names, '{}') AS names
      FROM (SELECT h.*, count(*) OVER ()::int AS total FROM history_event h
             WHERE h.subject = 'action' AND h.subject_id = ${id}::uuid AND h.entity <> 'progress_update'
             ORDER BY h.id DESC LIMIT ${most}) h
      LEFT JOIN app_user w ON w.id = h.user_id
      LEFT JOIN LATERAL (
        SELECT jsonb_object_agg(x.id, x.name) AS names
          FROM (SELECT o.id::text AS id, o.name FROM person o
                 WHERE o.municipality_id = h.municipality_id AND o.id::text IN (h.before ->> 'owner_id', h.after ->> 'owner_id')
                UNION ALL
                SELECT p.id::text, p.name FROM project p
                 WHERE p.municipality_id = h.municipality_id AND p.id::text IN (h.before ->> 'project_id', h.after ->> 'project_id')
                UNION ALL
                SELECT g.id::text, g.title FROM recommendation g
                 WHERE g.municipality_id = h.municipality_id
                   AND g.id::text IN (h.before ->> 'recommendation_id', h.after ->> 'recommendation_id')) x) n
        ON h.entity = 'action' AND h.operation = 'update'
     ORDER BY h.id DESC`;
  return {
    entries: lines.flatMap((line) =>
      entriesOf(line).map((entry, index) => ({ ...entry, key: `${line.id} ${index}`, at: line.at, who: line.who })),
    ),
    total: lines[0]?.total ?? 0,
  };
}
