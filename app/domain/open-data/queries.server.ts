import { citedOrNull } from "../kpi/citation";
import { type z } from "zod";
import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import type { Language } from "~/text/languages";
import { publicCommitments } from "../commitment/public.server";
import { bands, type Points } from "../kpi/score";
import type { Action, Commitment, Gap, Kpi, ListName, Parameters, Project, Recommendation } from "./schema";
import type { Published } from "./municipalities.server";

// Runs through the public door, which shows rows of published municipalities, or by a token through the municipality's own; units instead
// of persons either way.

type Paged = Pick<Parameters, "limit" | "offset">;
export interface Listed<T> {
  items: T[];
  total: number;
}

/** numeric and bigint arrive as objects of Prisma's; JSON wants plain numbers. */
const plain = (value: unknown): unknown => {
  if (value instanceof Prisma.Decimal) return value.toNumber();
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  return value;
};

async function listed<T>(db: Db, query: Prisma.Sql): Promise<{ rows: T[]; total: number }> {
  const found = await db.$queryRaw<Record<string, unknown>[]>(query);
  const rows = found.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
  return { rows: rows as T[], total: Number(found[0]?.total ?? 0) };
}

const bandOf = (points: number | null) => (points === null ? null : bands[points as Points]);

const placeColumns = (language: Language) => Prisma.sql`
  k.code, nullif(p.part, '') AS "dataPoint", p.name ->> ${language} AS label, d.name ->> ${language} AS dimension, c.name ->> ${language} AS category`;

const placeJoins = Prisma.sql`
  JOIN data_point p ON p.id = s.data_point_id
  JOIN kpi k ON k.id = p.kpi_id
  JOIN category c ON c.id = k.category_id
  JOIN sub_dimension u ON u.id = c.sub_dimension_id
  JOIN dimension d ON d.id = u.dimension_id
  JOIN measurement_unit w ON w.code = p.unit
  LEFT JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id
  LEFT JOIN benchmark b ON b.id = s.benchmark_id`;

async function openKpis(
  db: Db,
  { id }: Published,
  language: Language,
  { limit, offset }: Paged,
): Promise<Listed<z.infer<typeof Kpi>>> {
  type Row = Omit<z.infer<typeof Kpi>, "band" | "state"> & { standing: string; observation: string | null };
  const { rows, total } = await listed<Row>(
    db,
    Prisma.sql`
      SELECT ${placeColumns(language)}, k.level::text, s.state::text AS standing, o.state::text AS observation, o.value, o.bound,
             o.qualifier::text, o.year, w.long ->> ${language} AS unit, p.direction::text, b.target, b.worst,
             b.status::text AS "benchmarkStatus", s.attainment, s.points, o.source, count(*) OVER ()::int AS total
        FROM standing s ${placeJoins}
       WHERE s.municipality_id = ${id}::uuid
       ORDER BY p.wheel_place, p.position LIMIT ${limit} OFFSET ${offset}`,
  );
  return {
    total,
    items: rows.map(({ standing, observation, ...row }) => ({
      code: row.code,
      dataPoint: row.dataPoint,
      label: row.label,
      dimension: row.dimension,
      category: row.category,
      level: row.level,
      state: stateOf(standing, observation, row),
      value: row.value,
      bound: row.bound,
      qualifier: row.qualifier,
      year: row.year,
      unit: row.unit,
      direction: row.direction,
      target: row.target,
      worst: row.worst,
      benchmarkStatus: row.benchmarkStatus,
      attainment: row.attainment,
      points: row.points,
      band: bandOf(row.points),
      source: citedOrNull(row.source),
    })),
  };
}

function stateOf(
  standing: string,
  observation: string | null,
  { bound }: { bound: number | null },
): z.infer<typeof Kpi>["state"] {
  if (observation === null) return "no_data";
  if (observation !== "reported") return observation as "not_available";
  if (bound !== null) return "reported_as_bound";
  return standing === "in_words" ? "reported_in_words" : "reported";
}

async function openGaps(
  db: Db,
  { id }: Published,
  language: Language,
  { limit, offset }: Paged,
): Promise<Listed<z.infer<typeof Gap>>> {
  type Row = Omit<z.infer<typeof Gap>, "band" | "nextBand" | "chain"> & {
    nextValue: number | null;
    nextChange: number | null;
    recommendations: string[];
    response: z.infer<typeof Gap>["chain"]["response"];
    projects: string[];
    done: number;
    actions: number;
    nextDueOn: string | null;
    owner: string | null;
    costOre: number | null;
    plannedOre: number;
    appliedOre: number;
    grantedOre: number;
    paidOre: number;
    covered: boolean;
    brokenAt: z.infer<typeof Gap>["chain"]["brokenAt"];
  };
  const { rows, total } = await listed<Row>(
    db,
    Prisma.sql`
      -- The views gather a whole municipality, which is too dear to do for each row.
      WITH aim AS MATERIALIZED (
        SELECT y.data_point_id, y.reached, y.project_id, x.name
          FROM gap_project y JOIN project x ON x.municipality_id = y.municipality_id AND x.id = y.project_id
         WHERE y.municipality_id = ${id}::uuid),
      chain AS MATERIALIZED (SELECT * FROM gap_chain WHERE municipality_id = ${id}::uuid),
      progress AS MATERIALIZED (SELECT * FROM project_progress WHERE municipality_id = ${id}::uuid)
      SELECT ${placeColumns(language)}, w.long ->> ${language} AS unit, o.value, o.bound, o.qualifier::text, o.year, b.target, b.worst,
             p.direction::text, s.attainment, s.points, s.next_value AS "nextValue", s.next_change AS "nextChange",
             ARRAY(SELECT r.reference FROM recommendation_data_point l
                     JOIN recommendation r ON r.municipality_id = l.municipality_id AND r.id = l.recommendation_id
                    WHERE l.municipality_id = s.municipality_id AND l.data_point_id = s.data_point_id ORDER BY 1) AS recommendations,
             g.outcome::text AS response,
             coalesce(n.projects, '{}') AS projects,
             coalesce(q.actions_done, 0) AS done, coalesce(q.actions, 0) AS actions, q.next_due_on::text AS "nextDueOn",
             coalesce(z.unit, z.title) AS owner, x.cost_ore AS "costOre", coalesce(q.planned_ore, 0) AS "plannedOre",
             coalesce(q.applied_ore, 0) AS "appliedOre", coalesce(q.granted_ore, 0) AS "grantedOre", coalesce(q.paid_ore, 0) AS "paidOre",
             coalesce(q.covered, false) AS covered, g.broken_at AS "brokenAt", count(*) OVER ()::int AS total
        FROM standing s ${placeJoins}
        JOIN chain g ON g.municipality_id = s.municipality_id AND g.data_point_id = s.data_point_id
        LEFT JOIN project x ON x.municipality_id = g.municipality_id AND x.id = g.project_id
        LEFT JOIN progress q ON q.municipality_id = g.municipality_id AND q.project_id = g.project_id
        LEFT JOIN (SELECT data_point_id, array_agg(name ORDER BY reached DESC, project_id) AS projects FROM aim GROUP BY 1) n
          ON n.data_point_id = s.data_point_id
        LEFT JOIN owner_unit z ON z.municipality_id = x.municipality_id AND z.person_id = x.owner_id
       WHERE s.municipality_id = ${id}::uuid AND s.is_gap
       ORDER BY s.attainment NULLS FIRST, p.wheel_place, p.position LIMIT ${limit} OFFSET ${offset}`,
  );
  return {
    total,
    items: rows.map((row) => ({
      code: row.code,
      dataPoint: row.dataPoint,
      label: row.label,
      dimension: row.dimension,
      category: row.category,
      unit: row.unit,
      value: row.value,
      bound: row.bound,
      qualifier: row.qualifier,
      year: row.year,
      target: row.target,
      worst: row.worst,
      direction: row.direction,
      attainment: row.attainment,
      points: row.points,
      band: bandOf(row.points),
      nextBand:
        row.nextValue === null || row.nextChange === null ? null : { value: row.nextValue, change: row.nextChange },
      chain: {
        recommendations: row.recommendations,
        response: row.response,
        projects: row.projects,
        actions: { done: row.done, all: row.actions, nextDueOn: row.nextDueOn },
        owner: row.owner,
        funding: {
          costOre: row.costOre,
          plannedOre: row.plannedOre,
          appliedOre: row.appliedOre,
          grantedOre: row.grantedOre,
          paidOre: row.paidOre,
          covered: row.covered,
        },
        brokenAt: row.brokenAt,
      },
    })),
  };
}

async function openRecommendations(
  db: Db,
  { id }: Published,
  language: Language,
  { limit, offset }: Paged,
): Promise<Listed<z.infer<typeof Recommendation>>> {
  type Row = Omit<z.infer<typeof Recommendation>, "response"> & {
    outcome: string | null;
    answeredOn: string;
    reviewOn: string | null;
  };
  const { rows, total } = await listed<Row & { total: number }>(
    db,
    Prisma.sql`
      SELECT r.reference, a.name ->> ${language} AS area, r.title, r.text, r.language, r.source::text, r.received_on::text AS "receivedOn",
             r.state::text, s.outcome::text, s.answered_on::text AS "answeredOn", s.review_on::text AS "reviewOn",
             coalesce(z.unit, z.title) AS owner,
             ARRAY(SELECT DISTINCT k.code FROM recommendation_data_point l JOIN data_point p ON p.id = l.data_point_id JOIN kpi k ON k.id = p.kpi_id
                    WHERE l.municipality_id = r.municipality_id AND l.recommendation_id = r.id ORDER BY 1) AS kpis,
             ARRAY(SELECT x.name FROM project_recommendation l JOIN project x ON x.municipality_id = l.municipality_id AND x.id = l.project_id
                    WHERE l.municipality_id = r.municipality_id AND l.recommendation_id = r.id ORDER BY 1) AS projects,
             r.is_example AS "isExample", count(*) OVER ()::int AS total
        FROM recommendation r
        JOIN area a ON a.key = r.area_key
        LEFT JOIN response s ON s.municipality_id = r.municipality_id AND s.recommendation_id = r.id
        LEFT JOIN owner_unit z ON z.municipality_id = r.municipality_id AND z.person_id = r.owner_id
       WHERE r.municipality_id = ${id}::uuid
       ORDER BY r.reference LIMIT ${limit} OFFSET ${offset}`,
  );
  return {
    total,
    items: rows.map(({ outcome, answeredOn, reviewOn, owner, kpis, projects, isExample, total: _all, ...row }) => ({
      ...row,
      response: outcome === null ? null : { outcome: outcome as "adopted", answeredOn, reviewOn },
      owner,
      kpis,
      projects,
      isExample,
    })),
  };
}

async function openProjects(
  db: Db,
  { id }: Published,
  language: Language,
  { limit, offset }: Paged,
): Promise<Listed<z.infer<typeof Project>>> {
  const { rows, total } = await listed<z.infer<typeof Project> & { total?: number }>(
    db,
    Prisma.sql`
      WITH progress AS MATERIALIZED (SELECT * FROM project_progress WHERE municipality_id = ${id}::uuid)
      SELECT x.name, x.description, x.language, x.kind::text, a.name ->> ${language} AS area, x.state::text, x.starts_on::text AS "startsOn",
             x.ends_on::text AS "endsOn", coalesce(z.unit, z.title) AS owner,
             ARRAY(SELECT n.name FROM project_partner n WHERE n.municipality_id = x.municipality_id AND n.project_id = x.id ORDER BY 1) AS partners,
             ARRAY(SELECT r.reference FROM project_recommendation l
                     JOIN recommendation r ON r.municipality_id = l.municipality_id AND r.id = l.recommendation_id
                    WHERE l.municipality_id = x.municipality_id AND l.project_id = x.id ORDER BY 1) AS recommendations,
             ARRAY(SELECT DISTINCT k.code FROM expected_effect e JOIN data_point p ON p.id = e.data_point_id JOIN kpi k ON k.id = p.kpi_id
                    WHERE e.municipality_id = x.municipality_id AND e.project_id = x.id ORDER BY 1) AS kpis,
             x.cost_ore AS "costOre", q.planned_ore AS "plannedOre", q.applied_ore AS "appliedOre", q.granted_ore AS "grantedOre",
             q.paid_ore AS "paidOre", q.actions_done AS "actionsDone", q.actions, x.is_example AS "isExample", count(*) OVER ()::int AS total
        FROM project x
        JOIN area a ON a.key = x.area_key
        JOIN progress q ON q.municipality_id = x.municipality_id AND q.project_id = x.id
        LEFT JOIN owner_unit z ON z.municipality_id = x.municipality_id AND z.person_id = x.owner_id
       WHERE x.municipality_id = ${id}::uuid
       ORDER BY x.name COLLATE norwegian LIMIT ${limit} OFFSET ${offset}`,
  );
  return { total, items: rows.map(({ total: _all, ...row }) => row) };
}

async function openActions(
  db: Db,
  { id }: Published,
  _language: Language,
  { limit, offset }: Paged,
): Promise<Listed<z.infer<typeof Action>>> {
  const { rows, total } = await listed<z.infer<typeof Action> & { total?: number }>(
    db,
    Prisma.sql`
      SELECT a.title, a.language, a.state::text, x.name AS project, r.reference AS recommendation, coalesce(z.unit, z.title) AS owner,
             a.starts_on::text AS "startsOn", a.due_on::text AS "dueOn", a.completed_on::text AS "completedOn",
             coalesce(a.state IN ('planned', 'in_progress', 'blocked') AND a.due_on < tiltak_today(), false) AS "isLate",
             a.is_example AS "isExample", count(*) OVER ()::int AS total
        FROM action a
        LEFT JOIN project x ON x.municipality_id = a.municipality_id AND x.id = a.project_id
        LEFT JOIN recommendation r ON r.municipality_id = a.municipality_id AND r.id = a.recommendation_id
        LEFT JOIN owner_unit z ON z.municipality_id = a.municipality_id AND z.person_id = a.owner_id
       WHERE a.municipality_id = ${id}::uuid
       ORDER BY a.due_on NULLS LAST, a.id LIMIT ${limit} OFFSET ${offset}`,
  );
  return { total, items: rows.map(({ total: _all, ...row }) => row) };
}

async function openCommitments(
  db: Db,
  { key }: Published,
  language: Language,
  { limit, offset }: Paged,
): Promise<Listed<z.infer<typeof Commitment>>> {
  const { commitments } = await publicCommitments(db, language, key);
  const items = commitments.map(({ key, name, promise, status, criteria }) => ({
    key,
    name,
    promise,
    status,
    criteria: criteria.map(({ key, name, numerator, denominator, threshold, met }) => ({
      key,
      name,
      numerator,
      denominator,
      threshold,
      met,
    })),
  }));
  return { total: items.length, items: items.slice(offset, offset + limit) };
}

const queries: Record<
  ListName,
  (db: Db, published: Published, language: Language, page: Paged) => Promise<Listed<object>>
> = {
  gaps: openGaps,
  kpis: openKpis,
  recommendations: openRecommendations,
  projects: openProjects,
  actions: openActions,
  commitments: openCommitments,
};

/** One list of a published municipality, in the order its page shows it; a fixed number of queries. */
export function openList(
  db: Db,
  list: ListName,
  published: Published,
  { lang, ...page }: Parameters,
): Promise<Listed<object>> {
  return queries[list](db, published, lang, page);
}
