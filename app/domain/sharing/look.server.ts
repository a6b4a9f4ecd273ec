import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import type { UnitWords } from "~/text/format";
import type { Language } from "~/text/languages";

// What somebody sees of one municipality through the door they came by. Nothing here asks what is shared: the policies answer that, so the
// same reading through a network's door, or the public one, shows exactly what they show. What is not seen is an empty list or null.

/** The first of many, and how many there are. */
export interface Some<T> {
  rows: T[];
  total: number;
}

export interface Look {
  /** Of each category, by dimension: points out of four times the scored. */
  categories: { key: string; name: string; dimension: string; points: number; scored: number; places: number }[];
  dataPoints: Some<{
    id: string;
    name: string;
    value: number | null;
    year: number | null;
    unit: UnitWords | null;
    points: number | null;
  }>;
  plan: { recommendations: number; answered: number; projectsUnderWay: number; actionsLate: number } | null;
  recommendations: Some<{ id: string; title: string; language: string; state: string }>;
  /** The cost in øre; null where it is not shown, or not known. */
  projects: Some<{
    id: string;
    name: string;
    language: string;
    state: string;
    unit: string | null;
    costOre: number | null;
  }>;
  actions: Some<{
    id: string;
    title: string;
    language: string;
    state: string;
    dueOn: string | null;
    unit: string | null;
  }>;
  milestones: number;
  /** Sums in øre by certainty, which are never added together. */
  money: { plannedOre: number; appliedOre: number; grantedOre: number; paidOre: number } | null;
  funding: Some<{
    id: string;
    source: string | null;
    project: string | null;
    state: string;
    amountOre: number | null;
    grantedOre: number | null;
  }>;
  lastUpdateOn: string | null;
  updates: Some<{ id: string; reportedOn: string; text: string | null; language: string; about: string | null }>;
}

/** So many rows of each list are shown; how many there are is told. */
export const mostInLook = 20;

type Counted<T> = T & { total: number };

const some = <T>(rows: Counted<T>[]): Some<T> => ({
  rows: rows.map(({ total: _total, ...row }) => row as unknown as T),
  total: rows[0]?.total ?? 0,
});

/** Reads it through whichever door is open. Eleven queries, however much there is. */
export async function lookAt(db: Db, municipalityId: string, language: Language): Promise<Look> {
  const id = Prisma.sql`${municipalityId}::uuid`;
  const first = Prisma.sql`LIMIT ${mostInLook}`;
  const categories = await db.$queryRaw<Look["categories"]>`
    SELECT g.key, c.name ->> ${language} AS name, d.name ->> ${language} AS dimension, g.points, g.scored, g.places
      FROM group_score g
      JOIN dimension d ON d.key = split_part(g.key, '.', 1)
      JOIN LATERAL (SELECT min(c.name::text)::jsonb AS name FROM category c JOIN sub_dimension u ON u.id = c.sub_dimension_id
                     WHERE u.dimension_id = d.id AND c.key = split_part(g.key, '.', 2)) c ON true
     WHERE g.municipality_id = ${id} AND g.kind = 'category'
     ORDER BY d.position, (c.name ->> ${language}) COLLATE norwegian`;
  const dataPoints = await db.$queryRaw<Counted<Look["dataPoints"]["rows"][number]>[]>`
    SELECT p.id, p.name ->> ${language} AS name, o.value::float8 AS value, o.year, s.points, count(*) OVER ()::int AS total,
           jsonb_build_object('short', u.short ->> ${language}, 'change', u.change ->> ${language}, 'attached', u.attached) AS unit
      FROM standing s
      JOIN data_point p ON p.id = s.data_point_id
      LEFT JOIN measurement_unit u ON u.code = p.unit
      LEFT JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id
     WHERE s.municipality_id = ${id} AND s.state <> 'no_data'
     ORDER BY s.points NULLS LAST, (p.name ->> ${language}) COLLATE norwegian, p.id ${first}`;
  const [plan] = await db.$queryRaw<NonNullable<Look["plan"]>[]>`
    SELECT recommendations, answered, projects_under_way AS "projectsUnderWay", actions_late AS "actionsLate"
      FROM plan_summary WHERE municipality_id = ${id}`;
  const recommendations = await db.$queryRaw<Counted<Look["recommendations"]["rows"][number]>[]>`
    SELECT id, title, trim(language) AS language, state::text AS state, count(*) OVER ()::int AS total
      FROM recommendation WHERE municipality_id = ${id} ORDER BY title COLLATE norwegian, id ${first}`;
  const projects = await db.$queryRaw<Counted<Look["projects"]["rows"][number]>[]>`
    SELECT p.id, p.name, trim(p.language) AS language, p.state::text AS state, w.unit, count(*) OVER ()::int AS total,
           CASE WHEN p.municipality_id = ANY ((SELECT tiltak_readable('money', 'detail'))::uuid[]) THEN p.cost_ore::float8 END AS "costOre"
      FROM project p LEFT JOIN owner_unit w ON w.municipality_id = p.municipality_id AND w.person_id = p.owner_id
     WHERE p.municipality_id = ${id} ORDER BY p.name COLLATE norwegian, p.id ${first}`;
  const actions = await db.$queryRaw<Counted<Look["actions"]["rows"][number]>[]>`
    SELECT a.id, a.title, trim(a.language) AS language, a.state::text AS state, a.due_on::text AS "dueOn", w.unit, count(*) OVER ()::int AS total
      FROM action a LEFT JOIN owner_unit w ON w.municipality_id = a.municipality_id AND w.person_id = a.owner_id
     WHERE a.municipality_id = ${id} ORDER BY a.due_on NULLS LAST, a.title COLLATE norwegian, a.id ${first}`;
  const [milestones] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM milestone WHERE municipality_id = ${id}`;
  const [money] = await db.$queryRaw<NonNullable<Look["money"]>[]>`
    SELECT planned_ore::float8 AS "plannedOre", applied_ore::float8 AS "appliedOre", granted_ore::float8 AS "grantedOre", paid_ore::float8 AS "paidOre"
      FROM money_summary WHERE municipality_id = ${id}`;
  const funding = await db.$queryRaw<Counted<Look["funding"]["rows"][number]>[]>`
    SELECT l.id, f.name AS source, p.name AS project, l.state::text AS state, l.amount_ore::float8 AS "amountOre",
           l.granted_ore::float8 AS "grantedOre", count(*) OVER ()::int AS total
      FROM funding_link l
      LEFT JOIN funding_programme f ON f.scope = l.programme_scope AND f.id = l.programme_id
      LEFT JOIN project p ON p.municipality_id = l.municipality_id AND p.id = l.project_id
     WHERE l.municipality_id = ${id} ORDER BY l.amount_ore DESC NULLS LAST, l.id ${first}`;
  const [last] = await db.$queryRaw<{ on: string | null }[]>`
    SELECT max(reported_on)::text AS on FROM update_date WHERE municipality_id = ${id}`;
  const updates = await db.$queryRaw<Counted<Look["updates"]["rows"][number]>[]>`
    SELECT u.id, u.reported_on::text AS "reportedOn", u.text, trim(u.language) AS language, coalesce(a.title, p.name) AS about,
           count(*) OVER ()::int AS total
      FROM progress_update u
      LEFT JOIN action a ON a.municipality_id = u.municipality_id AND a.id = u.action_id
      LEFT JOIN project p ON p.municipality_id = u.municipality_id AND p.id = u.project_id
     WHERE u.municipality_id = ${id} ORDER BY u.reported_on DESC, u.id ${first}`;
  return {
    categories,
    dataPoints: some(dataPoints),
    plan: plan ?? null,
    recommendations: some(recommendations),
    projects: some(projects),
    actions: some(actions),
    milestones: milestones?.n ?? 0,
    money: money ?? null,
    funding: some(funding),
    lastUpdateOn: last?.on ?? null,
    updates: some(updates),
  };
}
