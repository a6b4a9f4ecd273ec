import { Prisma } from "~/db/generated/client";
import type { Attention } from "./filter";
import type { SharedSearch } from "./search";

// What the three lists of a network ask alike, in SQL. They are read in the network's door, where the policies show the rows of members that
// share them in detail, and nobody else's; what is said here is what more than that a row needs.

/** Whether this municipality shares the subject with the network, by the grants the policies look at. */
export const shares = (municipality: Prisma.Sql, subject: "money" | "updates", level: "summary" | "detail") =>
  Prisma.sql`${municipality} = ANY ((SELECT tiltak_shared(${subject}, ${level}))::uuid[])`;

export const within = (text: Prisma.Sql, q: string) =>
  Prisma.sql`strpos(lower(${text} COLLATE norwegian), lower(${q}::text COLLATE norwegian)) > 0`;

export const anyOf = (conditions: readonly Prisma.Sql[]) => Prisma.sql`(${Prisma.join([...conditions], " OR ")})`;
export const allOf = (conditions: readonly Prisma.Sql[]) => Prisma.join([Prisma.sql`true`, ...conditions], " AND ");

export const isOpenProject = Prisma.sql`p.state IN ('idea', 'planned', 'approved', 'running', 'paused')`;
const isOpenAction = Prisma.sql`x.state IN ('planned', 'in_progress', 'blocked')`;

/** Past its end, or with actions past their due date; for `p` project, `g` shared_progress. */
export const isLateProject = Prisma.sql`(${isOpenProject} AND (p.ends_on < tiltak_today() OR g.actions_late > 0))`;

/**
 * No update within the municipality's interval; for `p` project, `g` shared_progress, `m` municipality. Of whoever does not share updates
 * nothing is known, and so nothing is said.
 */
export const isStaleProject = Prisma.sql`(${isOpenProject} AND ${shares(Prisma.sql`p.municipality_id`, "updates", "summary")}
  AND tiltak_today() - coalesce(g.last_updated_on, g.started_on) > m.update_interval_days)`;

/**
 * One row a recommendation that work hangs on: its projects that are not cancelled, its late actions (theirs and its own), and whether any
 * of the work has no update within the interval. Gathered once for all, as shared_progress is.
 */
export const recommendationWork = Prisma.sql`(
  SELECT w.municipality_id, w.recommendation_id, sum(w.projects)::int AS projects, sum(w.late)::int AS late, bool_or(w.stale) AS stale
    FROM (
      SELECT l.municipality_id, l.recommendation_id, 1 AS projects, CASE WHEN ${isOpenProject} THEN g.actions_late ELSE 0 END AS late,
             ${isStaleProject} AS stale
        FROM project_recommendation l
        JOIN shared_project p ON p.municipality_id = l.municipality_id AND p.id = l.project_id AND p.state <> 'cancelled'
        JOIN municipality m ON m.id = p.municipality_id
        JOIN shared_progress g ON g.municipality_id = p.municipality_id AND g.project_id = p.id
      UNION ALL
      SELECT x.municipality_id, x.recommendation_id, 0, (x.due_on < tiltak_today())::int,
             ${shares(Prisma.sql`x.municipality_id`, "updates", "summary")}
               AND tiltak_today() - coalesce(u.last_on, x.starts_on, (x.created_at AT TIME ZONE 'Europe/Oslo')::date) > m.update_interval_days
        FROM action x
        JOIN municipality m ON m.id = x.municipality_id
        LEFT JOIN (SELECT municipality_id, action_id, max(reported_on) AS last_on FROM update_date GROUP BY 1, 2) u
          ON u.municipality_id = x.municipality_id AND u.action_id = x.id
       WHERE x.recommendation_id IS NOT NULL AND x.project_id IS NULL AND ${isOpenAction}) w
   GROUP BY 1, 2)`;

/** The conditions on late and stale, of which the list tells what they are there. */
export function attentionCondition(
  attention: Attention | undefined,
  late: Prisma.Sql,
  stale: Prisma.Sql,
): Prisma.Sql[] {
  if (attention === undefined) return [];
  return [attention === "late" ? late : attention === "stale" ? stale : Prisma.sql`(${late} OR ${stale})`];
}

/** The data points asked for, by name or by the goal they count towards; null when nothing is asked. */
function dataPointsOf({ dataPoint, sdg }: Pick<SharedSearch, "dataPoint" | "sdg">): Prisma.Sql | null {
  if (dataPoint === undefined && sdg === undefined) return null;
  return Prisma.sql`ARRAY(
    SELECT d.id FROM data_point d JOIN kpi k ON k.id = d.kpi_id
     WHERE ${dataPoint === undefined ? Prisma.sql`true` : Prisma.sql`d.id = ${dataPoint}::uuid`}
       AND ${
         sdg === undefined
           ? Prisma.sql`true`
           : Prisma.sql`EXISTS (SELECT FROM unnest(k.sdg_targets) AS goal WHERE split_part(goal, '.', 1) = ${String(sdg)})`
       })`;
}

/** That a recommendation addresses what is asked for. */
export function addresses(search: SharedSearch): Prisma.Sql[] {
  const asked = dataPointsOf(search);
  if (asked === null) return [];
  return [
    Prisma.sql`EXISTS (SELECT FROM recommendation_data_point d
      WHERE d.municipality_id = r.municipality_id AND d.recommendation_id = r.id AND d.data_point_id = ANY (${asked}))`,
  ];
}

/** That a project aims at what is asked for, or answers a recommendation that addresses it. */
export function aimsAt(search: SharedSearch): Prisma.Sql[] {
  const asked = dataPointsOf(search);
  if (asked === null) return [];
  return [
    Prisma.sql`(EXISTS (SELECT FROM expected_effect d
         WHERE d.municipality_id = p.municipality_id AND d.project_id = p.id AND d.data_point_id = ANY (${asked}))
      OR EXISTS (SELECT FROM project_recommendation l
           JOIN recommendation_data_point d ON d.municipality_id = l.municipality_id AND d.recommendation_id = l.recommendation_id
          WHERE l.municipality_id = p.municipality_id AND l.project_id = p.id AND d.data_point_id = ANY (${asked})))`,
  ];
}

/** That money behind a project comes from the programme or provider asked for; `of` picks the project's links. */
export function fundedBy({ programme, provider }: SharedSearch, of: Prisma.Sql): Prisma.Sql[] {
  if (programme === undefined && provider === undefined) return [];
  return [
    Prisma.sql`EXISTS (SELECT FROM funding_link f JOIN funding_programme s ON s.scope = f.programme_scope AND s.id = f.programme_id
      WHERE ${of} AND ${allOf([
        ...(programme === undefined ? [] : [Prisma.sql`s.id = ${programme}::uuid`]),
        ...(provider === undefined ? [] : [Prisma.sql`s.provider = ${provider}`]),
      ])})`,
  ];
}
