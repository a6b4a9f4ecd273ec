import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import type { CommitmentState, GrantLevel, MatrixCell, MatrixColumn, MatrixKind, MatrixMember } from "./matrix";

/** The columns of the matrix in the order of the wheel. A category stands under its dimension; a goal has its number as label. */
export async function matrixColumns(db: Db, kind: MatrixKind, language: Language): Promise<MatrixColumn[]> {
  if (kind === "goal") {
    return db.$queryRaw<MatrixColumn[]>`
      SELECT g.goal AS key, g.goal AS label, '' AS "group"
        FROM (SELECT DISTINCT split_part(t.target, '.', 1) AS goal FROM kpi k CROSS JOIN unnest(k.sdg_targets) AS t (target)) g
       ORDER BY g.goal::int`;
  }
  if (kind === "dimension") {
    return db.$queryRaw<MatrixColumn[]>`
      SELECT d.key, d.name ->> ${language} AS label, '' AS "group" FROM dimension d ORDER BY d.position`;
  }
  return db.$queryRaw<MatrixColumn[]>`
    SELECT d.key || '.' || c.key AS key, min(c.name ->> ${language}) AS label, d.name ->> ${language} AS "group"
      FROM dimension d JOIN sub_dimension u ON u.dimension_id = d.id JOIN category c ON c.sub_dimension_id = u.id
      JOIN kpi k ON k.category_id = c.id JOIN data_point p ON p.kpi_id = k.id
     GROUP BY d.id, d.key, c.key
     ORDER BY min(p.wheel_place)`;
}

interface MemberRow {
  id: string;
  key: string;
  name: string;
  state: "asked" | "joined";
  askedOn: string;
  joinedOn: string | null;
  wave: string | null;
  figures: GrantLevel | null;
  askedToShareOn: string | null;
  /** By key, the whole under the empty key: points, scored, places. */
  scores: Record<string, [number, number, number]> | null;
  gaps: number | null;
  recommendations: number | null;
  answered: number | null;
  underWay: number | null;
  late: number | null;
  plannedOre: number | null;
  appliedOre: number | null;
  grantedOre: number | null;
  paidOre: number | null;
  sharesUpdates: boolean;
  lastUpdatedOn: string | null;
  commitments: (CommitmentState | null)[] | null;
}

const cellOf = (scores: MemberRow["scores"], key: string): MatrixCell | null => {
  const found = scores?.[key];
  return found ? { points: found[0], scored: found[1], places: found[2] } : null;
};

/**
 * The members of the network of the open door and those it has asked, by name, with what each shares: scores by group and gaps (figures),
 * counts of the plan, sums by certainty (money), the day of the last update. What is shared as a summary and in detail look alike here. One
 * query, whatever the number of members and years; it reads no observation.
 */
export async function matrixMembers(
  db: Db,
  kind: MatrixKind,
  columns: readonly Pick<MatrixColumn, "key">[],
): Promise<MatrixMember[]> {
  const rows = await db.$queryRaw<MemberRow[]>`
    SELECT m.id, m.key, m.name, n.state::text AS state, (n.asked_at AT TIME ZONE 'Europe/Oslo')::date::text AS "askedOn",
           CASE WHEN n.state = 'joined' THEN (n.answered_at AT TIME ZONE 'Europe/Oslo')::date::text END AS "joinedOn", n.wave,
           g.level::text AS figures, a.asked_on::text AS "askedToShareOn", s.scores, s.gaps,
           p.recommendations, p.answered, p.projects_under_way AS "underWay", p.actions_late AS late,
           f.planned_ore::float8 AS "plannedOre", f.applied_ore::float8 AS "appliedOre", f.granted_ore::float8 AS "grantedOre",
           f.paid_ore::float8 AS "paidOre", u.municipality_id IS NOT NULL AS "sharesUpdates", u.last_reported_on::text AS "lastUpdatedOn",
           c.commitments
      FROM network_membership n
      JOIN municipality m ON m.id = n.municipality_id
      LEFT JOIN sharing_grant g ON g.municipality_id = n.municipality_id AND g.network_id = n.network_id AND g.subject = 'figures'
        AND g.from_on <= tiltak_today() AND n.state = 'joined'
      LEFT JOIN (
        SELECT x.municipality_id, max(x.gaps) FILTER (WHERE x.kind = 'whole') AS gaps,
               json_object_agg(x.key, json_build_array(x.points, x.scored, x.places)) AS scores
          FROM group_score x
         WHERE x.kind IN ('whole', ${kind}::group_kind)
         GROUP BY x.municipality_id) s ON s.municipality_id = n.municipality_id
      LEFT JOIN plan_summary p ON p.municipality_id = n.municipality_id
      LEFT JOIN money_summary f ON f.municipality_id = n.municipality_id
      LEFT JOIN updates_summary u ON u.municipality_id = n.municipality_id
      LEFT JOIN (
        SELECT l.municipality_id, array_agg(l.status ORDER BY l.position) AS commitments
          FROM (SELECT o.municipality_id, k.position, o.status::text AS status
                  FROM commitment k
                  JOIN (SELECT DISTINCT ON (x.municipality_id, x.commitment_key) x.municipality_id, x.commitment_key, x.status
                          FROM commitment_status x
                         ORDER BY x.municipality_id, x.commitment_key, x.taken_on DESC) o ON o.commitment_key = k.key) l
         GROUP BY l.municipality_id) c ON c.municipality_id = n.municipality_id
      LEFT JOIN (
        SELECT t.id, max((w.sent_at AT TIME ZONE 'Europe/Oslo')::date) AS asked_on
          FROM network_message w CROSS JOIN unnest(w.municipality_ids) AS t (id)
         WHERE w.network_id = tiltak_network() AND w.about = 'sharing'
         GROUP BY t.id) a ON a.id = n.municipality_id
     WHERE n.network_id = tiltak_network() AND n.state IN ('asked', 'joined')
     ORDER BY m.name COLLATE norwegian, m.id`;
  return rows.map((row): MatrixMember => {
    const { id, key, name, state, askedOn, joinedOn, wave, askedToShareOn } = row;
    return {
      ...{ id, key, name, state, askedOn, joinedOn, wave, askedToShareOn },
      figures: row.figures ?? "nothing",
      cells: columns.map((column) => cellOf(row.scores, column.key)),
      whole: cellOf(row.scores, ""),
      gaps: row.gaps,
      plan:
        row.recommendations === null
          ? null
          : {
              recommendations: row.recommendations,
              answered: row.answered ?? 0,
              underWay: row.underWay ?? 0,
              late: row.late ?? 0,
            },
      money:
        row.plannedOre === null
          ? null
          : {
              plannedOre: row.plannedOre,
              appliedOre: row.appliedOre ?? 0,
              grantedOre: row.grantedOre ?? 0,
              paidOre: row.paidOre ?? 0,
            },
      updated: row.sharesUpdates ? { on: row.lastUpdatedOn } : null,
      commitments: row.commitments,
    };
  });
}
