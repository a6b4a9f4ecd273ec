import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import { attainment } from "~/domain/kpi/score";
import type { ProjectState } from "~/domain/project/states";
import type { ResponseOutcome } from "~/domain/recommendation/states";
import { anywhere } from "~/domain/shared/like";
import type { Language } from "~/text/languages";
import type { Link } from "./chain";
import { figuresOf, projectFigures, type ProjectFigures } from "./figures.server";
import { gapOrderOf, gapPageSize, gapViews, type GapFilter, type GapOrder, type GapSort, type GapView } from "./filter";

/** How a data point's numbers are written, in the reader's language. */
export interface GapUnit {
  short: string;
  change: string;
  attached: boolean;
}

/** The recommendation that counts for a gap; its title is in its own language. */
export interface GapRecommendation {
  id: string;
  title: string;
  language: string;
  outcome: ResponseOutcome | null;
  /** Answered, and not left out of the answer. */
  isAnswered: boolean;
  /** The answer leaves this gap out. */
  isLeftOut: boolean;
}

/** The project that brings a gap's chain furthest; its name is in its own language. Effects are values of the data point. */
export interface GapProject extends ProjectFigures {
  id: string;
  name: string;
  language: string;
  state: ProjectState;
  ownerId: string | null;
  owner: string | null;
  ownerUnit: string | null;
  effect: { low: number | null; high: number | null; byYear: number | null };
  observed: { value: number; measuredOn: string } | null;
}

/** One gap with its chain. Values in the data point's unit, attainment in percent. */
export interface GapRow {
  dataPointId: string;
  /** The KPI's address: `kpis/<slug>`. */
  slug: string;
  code: string;
  name: string;
  category: string;
  unit: GapUnit;
  isBoolean: boolean;
  value: number | null;
  /** What is known where there is no value: it lies above or below. */
  bound: { value: number; side: "above" | "below" } | null;
  target: number;
  /** For a bound, the attainment of the bound itself. */
  attainment: number | null;
  points: 1 | 2 | 3 | null;
  /** Null for a bound. */
  next: { value: number; change: number; points: 2 | 3 | 4 } | null;
  recommendation: GapRecommendation | null;
  project: GapProject | null;
  /** How many projects aim at the gap. */
  projects: number;
  brokenAt: Link | null;
  /** Links in place before the first missing one, 0–7. */
  reached: number;
}

export interface GapChain {
  rows: GapRow[];
  /** Gaps that match the filters, by where their chain breaks. */
  views: Record<GapView, number>;
  /** Gaps that match the filters, in every view. */
  matching: number;
  /** Gaps that match, in the view asked for. */
  shown: number;
  /** All gaps of the municipality. */
  all: number;
  /** Scored data points, gaps or not. */
  scored: number;
  /** The page given: the one asked for, or the nearest there is. */
  page: number;
}

interface Flat extends ProjectFigures {
  views: Partial<Record<GapView, number>>;
  matching: number;
  shown: number;
  all: number;
  scored: number;
  page: number;
  dataPointId: string | null;
  slug: string;
  code: string;
  name: string;
  category: string;
  short: string;
  change: string;
  attached: boolean;
  isBoolean: boolean;
  value: number | null;
  bound: number | null;
  qualifier: string | null;
  target: number;
  worst: number;
  attainment: number | null;
  points: 1 | 2 | 3 | null;
  nextValue: number | null;
  nextChange: number | null;
  recommendationId: string | null;
  recommendationTitle: string;
  recommendationLanguage: string;
  outcome: ResponseOutcome | null;
  isAnswered: boolean;
  isLeftOut: boolean;
  projectId: string | null;
  projectName: string;
  projectLanguage: string;
  projectState: ProjectState;
  ownerId: string | null;
  owner: string | null;
  ownerUnit: string | null;
  effectLow: number | null;
  effectHigh: number | null;
  effectByYear: number | null;
  observedValue: number | null;
  observedOn: string | null;
  projects: number;
  brokenAt: Link | null;
  reached: number;
}

function conditions(filter: GapFilter, language: Language): Prisma.Sql {
  const all: Prisma.Sql[] = [Prisma.sql`true`];
  if (filter.dimension.length > 0) all.push(Prisma.sql`m.key = ANY (${[...filter.dimension]}::text[])`);
  if (filter.category.length > 0) {
    all.push(Prisma.sql`m.key || '.' || t.key = ANY (${[...filter.category]}::text[])`);
  }
  if (filter.points.length > 0) {
    all.push(Prisma.sql`coalesce(s.points::text, 'unscored') = ANY (${[...filter.points]}::text[])`);
  }
  if (filter.owner !== null) all.push(Prisma.sql`p.owner_id = ${filter.owner}::uuid`);
  if (filter.area.length > 0) {
    const areas = [...filter.area];
    all.push(Prisma.sql`c.data_point_id IN (
      SELECT l.data_point_id FROM recommendation_data_point l
        JOIN recommendation x ON x.municipality_id = l.municipality_id AND x.id = l.recommendation_id
       WHERE x.area_key = ANY (${areas}::text[])
      UNION ALL
      SELECT e.data_point_id FROM expected_effect e
        JOIN project x ON x.municipality_id = e.municipality_id AND x.id = e.project_id
       WHERE x.state <> 'cancelled' AND x.area_key = ANY (${areas}::text[]))`);
  }
  if (filter.q !== "") {
    const pattern = anywhere(filter.q);
    // The collation knows the case of Å in every database.
    const has = (text: Prisma.Sql) => Prisma.sql`${text} COLLATE norwegian ILIKE ${pattern}`;
    all.push(Prisma.sql`(
      ${has(Prisma.sql`(d.name ->> ${language})`)} OR ${has(Prisma.sql`(k.name ->> ${language})`)}
      OR ${has(Prisma.sql`k.code`)} OR ${has(Prisma.sql`k.slug`)}
      OR c.data_point_id IN (
        SELECT l.data_point_id FROM recommendation_data_point l
          JOIN recommendation x ON x.municipality_id = l.municipality_id AND x.id = l.recommendation_id
         WHERE ${has(Prisma.sql`x.title`)}
        UNION ALL
        SELECT e.data_point_id FROM expected_effect e
          JOIN project x ON x.municipality_id = e.municipality_id AND x.id = e.project_id
         WHERE x.state <> 'cancelled' AND ${has(Prisma.sql`x.name`)}))`);
  }
  return Prisma.join(all, " AND ");
}

// What is missing to the next band, in attainment. A yes/no data point has no band between: it goes to the top at once.
const missing = Prisma.sql`
  (CASE WHEN is_boolean THEN 95 WHEN points = 1 THEN 33 WHEN points = 2 THEN 66 ELSE 95 END - attainment)`;
const gained = Prisma.sql`(CASE WHEN is_boolean THEN 4 - points WHEN points IS NOT NULL THEN 1 END)`;

const orders: Record<GapOrder, Prisma.Sql> = {
  attainment: Prisma.sql`attainment`,
  kpi: Prisma.sql`name COLLATE norwegian`,
  next: missing,
  gain: gained,
  due: Prisma.sql`"nextDueOn"`,
  chain: Prisma.sql`reached`,
};

function orderOf(sort: GapSort): Prisma.Sql {
  const { order, descending } = gapOrderOf(sort);
  const way = descending ? Prisma.sql`DESC NULLS LAST` : Prisma.sql`ASC NULLS LAST`;
  // Among those that gain as much, the nearest first.
  const then = order === "gain" ? Prisma.sql`${missing} NULLS LAST,` : Prisma.empty;
  return Prisma.sql`${orders[order]} ${way}, ${then} wheel_place, position, "dataPointId"`;
}

/**
 * The municipality's gaps with their chains, filtered, sorted and paged in SQL, and how many break where. One query. `page` null: the
 * page that `open` is on, or else the first.
 */
export async function gapChain(
  db: Db,
  filter: GapFilter,
  language: Language,
  { page = null, open = null }: { page?: number | null; open?: string | null } = {},
): Promise<GapChain> {
  const inView =
    filter.broken === null ? Prisma.sql`true` : Prisma.sql`coalesce("brokenAt", 'unbroken') = ${filter.broken}`;
  const found = await db.$queryRaw<Flat[]>`
    /* planned once */ WITH gap AS MATERIALIZED (
      SELECT c.municipality_id, c.data_point_id AS "dataPointId", k.slug, k.code, d.name ->> ${language} AS name,
             t.name ->> ${language} AS category, d.unit, d.is_boolean, d.wheel_place, d.position,
             s.observation_id, s.benchmark_id, s.attainment, s.points, s.next_value, s.next_change,
             c.recommendation_id, c.outcome, c.answered, c.left_out, c.project_id, c.projects,
             c.effect_low, c.effect_high, c.effect_by_year, c.broken_at AS "brokenAt", c.reached,
             p.name AS project_name, p.language AS project_language, p.state AS project_state, p.owner_id, ${projectFigures}
        FROM gap_chain c
        JOIN standing s ON s.municipality_id = c.municipality_id AND s.data_point_id = c.data_point_id
        JOIN data_point d ON d.id = c.data_point_id
        JOIN kpi k ON k.id = d.kpi_id
        JOIN category t ON t.id = k.category_id
        JOIN sub_dimension b ON b.id = t.sub_dimension_id
        JOIN dimension m ON m.id = b.dimension_id
        LEFT JOIN project p ON p.municipality_id = c.municipality_id AND p.id = c.project_id
        LEFT JOIN project_progress g ON g.municipality_id = c.municipality_id AND g.project_id = c.project_id
       WHERE ${conditions(filter, language)}
    ), ranked AS (
      SELECT *, row_number() OVER (ORDER BY ${orderOf(filter.sort)})::int AS place, count(*) OVER ()::int AS shown
        FROM gap WHERE ${inView}
    ), counted AS (
      SELECT coalesce((SELECT jsonb_object_agg(v.view, v.gaps)
                         FROM (SELECT coalesce("brokenAt", 'unbroken') AS view, count(*)::int AS gaps FROM gap GROUP BY 1) v), '{}') AS views,
             (SELECT count(*)::int FROM gap) AS matching,
             coalesce((SELECT max(shown) FROM ranked), 0) AS shown,
             (SELECT count(*)::int FROM standing WHERE municipality_id = tiltak_municipality() AND is_gap) AS all,
             (SELECT count(*)::int FROM standing WHERE municipality_id = tiltak_municipality() AND state = 'scored') AS scored
    ), paged AS (
      SELECT n.*, least(
               coalesce(${page}::int, (SELECT (place - 1) / ${gapPageSize} + 1 FROM ranked WHERE "dataPointId" = ${open}::uuid), 1),
               greatest((n.shown - 1) / ${gapPageSize} + 1, 1)) AS page
        FROM counted n
    )
    SELECT n.views, n.matching, n.shown, n.all, n.scored, n.page,
           g."dataPointId", g.slug, g.code, g.name, g.category, g.is_boolean AS "isBoolean",
           coalesce(u.short ->> ${language}, g.unit) AS short, coalesce(u.change ->> ${language}, g.unit) AS change,
           coalesce(u.attached, false) AS attached,
           o.value::float8 AS value, o.bound::float8 AS bound, o.qualifier::text AS qualifier, b.target::float8 AS target,
           b.worst::float8 AS worst, g.attainment::float8 AS attainment, g.points::int AS points, g.next_value::float8 AS "nextValue", g.next_change::float8 AS "nextChange",
           r.id AS "recommendationId", r.title AS "recommendationTitle", trim(r.language) AS "recommendationLanguage",
           g.outcome::text AS outcome, g.answered AS "isAnswered", g.left_out AS "isLeftOut",
           g.project_id AS "projectId", g.project_name AS "projectName", trim(g.project_language) AS "projectLanguage",
           g.project_state::text AS "projectState", g.owner_id AS "ownerId", w.name AS owner, x.name AS "ownerUnit",
           g."costOre", g."plannedOre", g."appliedOre", g."grantedOre", g."paidOre", g."isCovered", g.actions, g."actionsDone",
           g."actionsLate", g."hasDatedAction", g."nextDueOn", g."lastDoneOn", g."lastUpdatedOn", g."startedOn",
           g.effect_low::float8 AS "effectLow", g.effect_high::float8 AS "effectHigh", g.effect_by_year AS "effectByYear",
           e.value::float8 AS "observedValue", e.measured_on::text AS "observedOn", g.projects, g."brokenAt", g.reached
      FROM paged n
      LEFT JOIN ranked g ON g.place > (n.page - 1) * ${gapPageSize} AND g.place <= n.page * ${gapPageSize}
      LEFT JOIN measurement_unit u ON u.code = g.unit
      LEFT JOIN observation o ON o.municipality_id = g.municipality_id AND o.id = g.observation_id
      LEFT JOIN benchmark b ON b.id = g.benchmark_id
      LEFT JOIN recommendation r ON r.municipality_id = g.municipality_id AND r.id = g.recommendation_id
      LEFT JOIN person w ON w.municipality_id = g.municipality_id AND w.id = g.owner_id
      LEFT JOIN unit x ON x.municipality_id = w.municipality_id AND x.id = w.unit_id
      LEFT JOIN (
        SELECT DISTINCT ON (y.municipality_id, y.project_id, y.data_point_id) y.municipality_id, y.project_id, y.data_point_id, y.value, y.measured_on
          FROM observed_effect y
         ORDER BY y.municipality_id, y.project_id, y.data_point_id, y.measured_on DESC, y.created_at DESC
      ) e ON e.municipality_id = g.municipality_id AND e.project_id = g.project_id AND e.data_point_id = g."dataPointId"
     ORDER BY g.place`;
  const [first] = found;
  if (!first) throw new Error("the counts are always one row");
  const views = Object.fromEntries(gapViews.map((view) => [view, first.views[view] ?? 0])) as Record<GapView, number>;
  const { matching, shown, all, scored } = first;
  return {
    rows: found.filter(({ dataPointId }) => dataPointId !== null).map(gapRow),
    views,
    matching,
    shown,
    all,
    scored,
    page: first.page,
  };
}

function gapRow(flat: Flat): GapRow {
  const { slug, code, name, category, isBoolean, value, bound, target, points, projects, brokenAt, reached } = flat;
  return {
    dataPointId: flat.dataPointId ?? "",
    slug,
    code,
    name,
    category,
    unit: { short: flat.short, change: flat.change, attached: flat.attached },
    isBoolean,
    value,
    bound: bound === null ? null : { value: bound, side: flat.qualifier === "below" ? "below" : "above" },
    target,
    attainment: bound === null ? flat.attainment : attainment(bound, flat),
    points,
    next:
      flat.nextValue === null || flat.nextChange === null || points === null
        ? null
        : { value: flat.nextValue, change: flat.nextChange, points: isBoolean ? 4 : ((points + 1) as 2 | 3 | 4) },
    recommendation:
      flat.recommendationId === null
        ? null
        : {
            id: flat.recommendationId,
            title: flat.recommendationTitle,
            language: flat.recommendationLanguage,
            outcome: flat.outcome,
            isAnswered: flat.isAnswered,
            isLeftOut: flat.isLeftOut,
          },
    project: flat.projectId === null ? null : gapProject(flat, flat.projectId),
    projects,
    brokenAt,
    reached,
  };
}

function gapProject(flat: Flat, id: string): GapProject {
  const { observedValue, observedOn } = flat;
  return {
    id,
    name: flat.projectName,
    language: flat.projectLanguage,
    state: flat.projectState,
    ownerId: flat.ownerId,
    owner: flat.owner,
    ownerUnit: flat.ownerUnit,
    effect: { low: flat.effectLow, high: flat.effectHigh, byYear: flat.effectByYear },
    observed: observedValue === null || observedOn === null ? null : { value: observedValue, measuredOn: observedOn },
    ...figuresOf(flat),
  };
}
