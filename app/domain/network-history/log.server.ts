import type { Db } from "~/db/door.server";

// The history of a network's own records: who did what, when. Other areas write to it by a trigger (record_network_history), so what is not
// known here by name is told as "another record", with the name it has or had.

/** One line: a row of the network's that was added, changed or removed. */
export interface NetworkLine {
  id: string;
  at: Date;
  /** Null where nobody known here did it: a municipality's or partner's people are not shown to networks. */
  who: string | null;
  /** Whether anybody did it at all. */
  isPerson: boolean;
  entity: string;
  operation: "insert" | "update" | "delete";
  /** Whom or what it is about, as it is called now or was. */
  name: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export const linesPerPage = 50;

/** One page of the network's history, newest first. Two queries, however long it is. */
export async function networkLog(
  db: Db,
  asked: number,
): Promise<{ lines: NetworkLine[]; total: number; page: number; pageSize: number }> {
  const [{ n: total } = { n: 0 }] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM network_history_event WHERE network_id = tiltak_network()`;
  const page = Math.min(asked, Math.max(1, Math.ceil(total / linesPerPage)));
  const lines = await db.$queryRaw<NetworkLine[]>`
    SELECT h.id::text AS id, h.at, CASE WHEN u.erased_at IS NULL THEN u.name END AS who, h.user_id IS NOT NULL AS "isPerson", h.entity, h.operation,
           h.before, h.after,
           coalesce(m.name, p.name, (
             SELECT coalesce(e.after ->> 'title', e.after ->> 'name', e.after ->> 'subject', e.before ->> 'title', e.before ->> 'name', e.before ->> 'subject')
               FROM network_history_event e
              WHERE e.network_id = h.network_id AND e.subject = h.subject AND e.subject_id = h.subject_id
                AND coalesce(e.after ->> 'title', e.after ->> 'name', e.after ->> 'subject', e.before ->> 'title', e.before ->> 'name', e.before ->> 'subject') IS NOT NULL
              ORDER BY e.id DESC LIMIT 1)) AS name
      FROM network_history_event h
      LEFT JOIN app_user u ON u.id = h.user_id
      LEFT JOIN municipality m ON h.subject = 'municipality' AND m.id = h.subject_id
      LEFT JOIN partner p ON h.subject = 'partner' AND p.id = h.subject_id
     WHERE h.network_id = tiltak_network()
     ORDER BY h.id DESC LIMIT ${linesPerPage} OFFSET ${(page - 1) * linesPerPage}`;
  return { lines, total, page, pageSize: linesPerPage };
}
