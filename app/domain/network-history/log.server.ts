import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import { namesOf, type Name, type Named } from "../history/names.server";
import { networkColumnsOf } from "./fields";

// The history of a network's own records: who did what, when. Triggers write it (record_network_history), as they write a municipality's.

/** One line: a row of the network's that was added, changed or removed. */
export interface NetworkLine {
  id: string;
  at: Date;
  userId: string | null;
  /** Null where nobody did it, or nobody known here: a municipality's or partner's people are not shown to networks. */
  who: string | null;
  /** Belongs, or belonged, to the network; a name that is missing all the same was erased. */
  isOurs: boolean;
  /** The record the row is of, or belongs to. */
  subject: string;
  subjectId: string;
  entity: string;
  operation: "insert" | "update" | "delete";
  /** What the record is called now, or was. */
  name: string | null;
  /** The language its name is kept in; null for names that are no text of a language. */
  language: string | null;
  isGone: boolean;
  /** Of a municipality's report: whose. */
  of: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface NetworkLog {
  lines: NetworkLine[];
  /** What the lines name: data points, areas, commitments, municipalities, reviews. */
  names: ReadonlyMap<string, Name>;
  total: number;
  page: number;
  pageSize: number;
}

export const linesPerPage = 50;

/** One page of the network's history, newest first. Four queries at most, however long it is. */
export async function networkLog(db: Db, asked: number, language: Language): Promise<NetworkLog> {
  const [{ n: total } = { n: 0 }] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM network_history_event WHERE network_id = tiltak_network()`;
  const page = Math.min(asked, Math.max(1, Math.ceil(total / linesPerPage)));
  const lines = await db.$queryRaw<NetworkLine[]>`
    SELECT h.id::text AS id, h.at, h.user_id AS "userId", CASE WHEN u.erased_at IS NULL THEN u.name END AS who, u.id IS NOT NULL AS "isOurs",
           h.subject, h.subject_id AS "subjectId", h.entity, h.operation, h.before, h.after,
           coalesce(n.name, (
             SELECT coalesce(e.after ->> 'title', e.after ->> 'name', e.after ->> 'subject', e.before ->> 'title', e.before ->> 'name', e.before ->> 'subject')
               FROM network_history_event e
              WHERE e.network_id = h.network_id AND e.subject = h.subject AND e.subject_id = h.subject_id
                AND coalesce(e.after ->> 'title', e.after ->> 'name', e.after ->> 'subject', e.before ->> 'title', e.before ->> 'name', e.before ->> 'subject') IS NOT NULL
              ORDER BY e.id DESC LIMIT 1)) AS name,
           trim(n.language) AS language, n.name IS NULL AS "isGone", o.name AS of
      FROM (SELECT * FROM network_history_event WHERE network_id = tiltak_network()
             ORDER BY id DESC LIMIT ${linesPerPage} OFFSET ${(page - 1) * linesPerPage}) h
      LEFT JOIN app_user u ON u.id = h.user_id
      LEFT JOIN LATERAL (
        SELECT m.name, NULL::text AS language FROM municipality m WHERE h.subject = 'municipality' AND m.id = h.subject_id
        UNION ALL SELECT p.name, NULL FROM partner p WHERE h.subject = 'partner' AND p.id = h.subject_id
        UNION ALL SELECT r.title, r.language FROM review r WHERE h.subject = 'review' AND r.network_id = h.network_id AND r.id = h.subject_id
        UNION ALL SELECT c.title, c.language FROM challenge c WHERE h.subject = 'challenge' AND c.scope = h.network_id AND c.id = h.subject_id
        UNION ALL SELECT k.title, k.language FROM calendar_entry k WHERE h.subject = 'calendar_entry' AND k.network_id = h.network_id AND k.id = h.subject_id
        UNION ALL (SELECT s.words #>> ARRAY[l.language, 'subject'], l.language
                     FROM network_summary s, unnest(ARRAY[${language}, 'nb', 'nn', 'en']::text[]) WITH ORDINALITY AS l (language, place)
                    WHERE h.subject = 'network_summary' AND s.network_id = h.network_id AND s.id = h.subject_id AND s.words -> l.language IS NOT NULL
                    ORDER BY l.place LIMIT 1)
        UNION ALL SELECT w.subject, NULL FROM network_message w WHERE h.subject = 'message' AND w.network_id = h.network_id AND w.id = h.subject_id
      ) n ON true
      LEFT JOIN submission q ON h.entity = 'submission' AND q.id = h.entity_id AND q.network_id = h.network_id
      LEFT JOIN municipality o ON o.id = q.municipality_id
     ORDER BY h.id DESC`;
  return { lines, names: await namesOf(db, namedIn(lines), language), total, page, pageSize: linesPerPage };
}

/** By which name the history's names are asked for. */
const named = {
  data_point: "data_point",
  area: "area",
  commitment: "commitment",
  municipality: "municipality",
  municipalities: "municipality",
  round: "round",
} as const;

function namedIn(lines: readonly NetworkLine[]): Named[] {
  return lines.flatMap(({ entity, before, after }) =>
    networkColumnsOf(entity).flatMap(([column, kind]) => {
      if (!(kind in named)) return [];
      const values = [before?.[column], after?.[column]].flatMap((value) => (Array.isArray(value) ? value : [value]));
      return values.flatMap((id) => (typeof id === "string" ? [{ kind: named[kind as keyof typeof named], id }] : []));
    }),
  );
}
