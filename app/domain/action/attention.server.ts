import type { Db } from "~/db/door.server";
import { addDays, daysBetween, type IsoDate } from "~/domain/shared/period";

/** How many things wait for somebody; each is the number of rows its page shows. */
export interface Attention {
  /** Open actions past their due date. */
  lateActions: number;
  /** Open actions without an update within the municipality's interval. */
  staleActions: number;
  /** Gaps without an answered recommendation. */
  unansweredGaps: number;
  /** Recommendations that were postponed until a day that has come. */
  dueReviews: number;
  /** Values that wait to be verified, and values that came back. */
  submittedValues: number;
  returnedValues: number;
}

/** What needs attention in the municipality of the open door. One query. */
export async function attention(db: Db): Promise<Attention> {
  const rows = await db.$queryRaw<Attention[]>`
    WITH open_action AS (
      SELECT a.id, a.due_on, a.municipality_id, coalesce(a.starts_on, (a.created_at AT TIME ZONE 'Europe/Oslo')::date) AS began_on
        FROM action a WHERE a.state IN ('planned', 'in_progress', 'blocked')),
    here AS (SELECT m.update_interval_days FROM municipality m WHERE m.id = tiltak_municipality())
    SELECT (SELECT count(*)::int FROM open_action a WHERE a.due_on < tiltak_today()) AS "lateActions",
           (SELECT count(*)::int FROM open_action a, here h
             WHERE tiltak_today() - coalesce((SELECT max(u.reported_on) FROM progress_update u
                                               WHERE u.municipality_id = a.municipality_id AND u.action_id = a.id), a.began_on)
                   > h.update_interval_days) AS "staleActions",
           (SELECT count(*)::int FROM gap_chain g WHERE g.broken_at = 'recommendation') AS "unansweredGaps",
           (SELECT count(*)::int FROM response r
             WHERE r.outcome = 'postponed' AND r.review_on <= tiltak_today()) AS "dueReviews",
           (SELECT count(*)::int FROM observation o WHERE o.review = 'submitted') AS "submittedValues",
           (SELECT count(*)::int FROM observation o WHERE o.review = 'returned') AS "returnedValues"`;
  const [row] = rows;
  if (!row) throw new Error("the open door leads nowhere");
  return row;
}

/** One thing a person has to do. */
export interface OwnWork {
  kind: "action" | "milestone" | "recommendation";
  /** The action, or the recommendation. */
  id: string;
  title: string;
  /** The language of title and context. */
  language: string;
  /** The project or recommendation the action belongs to, or the action of a milestone. */
  context: string | null;
  contextLanguage: string | null;
  /** Null for what has no date: a recommendation that waits for an answer. */
  dueOn: IsoDate | null;
  /** The day a recommendation was received. */
  receivedOn: IsoDate | null;
}

/** Monday and Sunday of the week a day lies in. */
export function weekOf(today: IsoDate): { from: IsoDate; to: IsoDate } {
  const monday = "2024-01-01";
  const weekday = ((daysBetween(monday, today) % 7) + 7) % 7;
  return { from: addDays(today, -weekday), to: addDays(today, 6 - weekday) };
}

/**
 * What a person owns that is late or due by `until`: open actions, milestones of theirs, and recommendations that wait for an answer. The
 * most pressing first, at most `most`; `total` counts them all, `open` all their open actions. `next` is the first thing after that, where
 * nothing is due. One query.
 */
export async function workOf(
  db: Db,
  personId: string,
  until: IsoDate,
  most: number,
): Promise<{ rows: OwnWork[]; total: number; open: number; next: OwnWork | null }> {
  const found = await db.$queryRaw<(OwnWork & { isDue: boolean; total: number; open: number })[]>`
    WITH own AS (
      SELECT a.municipality_id, a.id, a.title, trim(a.language) AS language, a.due_on,
             coalesce(p.name, r.title) AS context, trim(coalesce(p.language, r.language)) AS "contextLanguage"
        FROM action a
        LEFT JOIN project p ON p.municipality_id = a.municipality_id AND p.id = a.project_id
        LEFT JOIN recommendation r ON r.municipality_id = a.municipality_id AND r.id = a.recommendation_id
       WHERE a.owner_id = ${personId}::uuid AND a.state IN ('planned', 'in_progress', 'blocked')),
    work AS (
      SELECT 'action' AS kind, o.id, o.title, o.language, o.context, o."contextLanguage", o.due_on, NULL::date AS received_on
        FROM own o WHERE o.due_on IS NOT NULL
      UNION ALL
      SELECT 'milestone', o.id, m.name, o.language, o.title, o.language, m.due_on, NULL
        FROM own o JOIN milestone m ON m.municipality_id = o.municipality_id AND m.action_id = o.id AND m.done_on IS NULL
      UNION ALL
      SELECT 'recommendation', r.id, r.title, trim(r.language), NULL, NULL, a.review_on, r.received_on
        FROM recommendation r
        LEFT JOIN response a ON a.municipality_id = r.municipality_id AND a.recommendation_id = r.id
       WHERE r.owner_id = ${personId}::uuid AND r.state IN ('received', 'under_review', 'postponed')),
    told AS (SELECT w.*, coalesce(w.due_on <= ${until}::date, true) AS "isDue" FROM work w)
    SELECT t.kind, t.id, t.title, t.language, t.context, t."contextLanguage", t.due_on::text AS "dueOn", t.received_on::text AS "receivedOn",
           t."isDue", count(*) FILTER (WHERE t."isDue") OVER ()::int AS total, (SELECT count(*)::int FROM own) AS open
      FROM told t
     ORDER BY t."isDue" DESC, t.due_on NULLS LAST, t.title, t.id
     LIMIT ${most + 1}`;
  const due = found.filter(({ isDue }) => isDue).slice(0, most);
  const next = due.length === 0 ? (found[0] ?? null) : null;
  const bare = ({ isDue: _isDue, total: _total, open: _open, ...row }: (typeof found)[number]): OwnWork => row;
  return {
    rows: due.map(bare),
    total: found[0]?.total ?? 0,
    open: found[0]?.open ?? 0,
    next: next && bare(next),
  };
}
