import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import type { RecommendationState } from "~/domain/recommendation/states";
import { anywhere } from "~/domain/shared/like";
import type { Language } from "~/text/languages";
import { kpiPageSize, type KpiFilter } from "./filter";
import type { ReviewState } from "./observation-states";
import type { Direction, ObservationState, Points, Qualifier } from "./score";

export type StandingState = "scored" | "no_target" | "in_words" | "bound" | "no_data";

/** How a data point's numbers are written, in the reader's language. */
export interface Unit {
  short: string;
  change: string;
  attached: boolean;
  isBoolean: boolean;
}

/** A data point with its newest verified observation and how that stands. Values in the data point's unit, attainment in percent. */
export interface StandingRow {
  slug: string;
  code: string;
  part: string;
  /** The data point's name; with a single part, the KPI's. */
  name: string;
  unit: Unit;
  dimension: string;
  dimensionLabel: string;
  category: string;
  categoryLabel: string;
  standing: StandingState;
  points: Points | null;
  attainment: number | null;
  isGap: boolean;
  nextValue: number | null;
  nextChange: number | null;
  target: number | null;
  isProposed: boolean | null;
  year: number | null;
  state: ObservationState | null;
  value: number | null;
  bound: number | null;
  qualifier: Qualifier | null;
}

const unitColumns = (language: Language) => Prisma.sql`
  jsonb_build_object('short', coalesce(w.short ->> ${language}, p.unit), 'change', coalesce(w.change ->> ${language}, p.unit),
    'attached', coalesce(w.attached, false), 'isBoolean', p.is_boolean) AS unit`;

const standingColumns = (language: Language) => Prisma.sql`
  k.slug, k.code, p.part, p.name ->> ${language} AS name, ${unitColumns(language)},
  d.key AS dimension, d.name ->> ${language} AS "dimensionLabel", c.key AS category, c.name ->> ${language} AS "categoryLabel",
  coalesce(s.state::text, 'no_data') AS standing, s.points::int AS points, s.attainment::float8 AS attainment,
  coalesce(s.is_gap, false) AS "isGap", s.next_value::float8 AS "nextValue", s.next_change::float8 AS "nextChange",
  b.target::float8 AS target, b.status = 'proposed' AS "isProposed",
  o.year, o.state::text AS state, o.value::float8 AS value, o.bound::float8 AS bound, o.qualifier::text AS qualifier`;

const standingTables = Prisma.sql`
  data_point p
  JOIN kpi k ON k.id = p.kpi_id
  JOIN category c ON c.id = k.category_id
  JOIN sub_dimension u ON u.id = c.sub_dimension_id
  JOIN dimension d ON d.id = u.dimension_id
  LEFT JOIN measurement_unit w ON w.code = p.unit
  LEFT JOIN standing s ON s.municipality_id = tiltak_municipality() AND s.data_point_id = p.id
  LEFT JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id
  LEFT JOIN LATERAL (
    SELECT x.id, x.target, x.worst, x.status, x.basis, x.source, x.version
      FROM benchmark x WHERE x.data_point_id = p.id ORDER BY x.version DESC LIMIT 1) b ON true`;

export interface KpiListRow extends StandingRow {
  /** Values that wait to be verified. */
  submitted: number;
  returned: number;
}

export interface KpiList {
  rows: KpiListRow[];
  /** All data points that match; `page` is the last page where the one asked for lies beyond. */
  total: number;
  page: number;
  /** Each dimension with how many match when only it is chosen. */
  dimensions: { key: string; label: string; count: number }[];
  /** The categories of the chosen dimension. */
  categories: { key: string; label: string }[];
}

const stateCondition: Record<NonNullable<KpiFilter["state"]>, Prisma.Sql> = {
  4: Prisma.sql`s.points = 4`,
  3: Prisma.sql`s.points = 3`,
  2: Prisma.sql`s.points = 2`,
  1: Prisma.sql`s.points = 1`,
  not_scored: Prisma.sql`s.state IN ('no_target', 'in_words', 'bound')`,
  no_data: Prisma.sql`coalesce(s.state, 'no_data') = 'no_data'`,
};

/** The catalogue's data points as they stand here, filtered, sorted and paged in SQL. Three queries. */
export async function kpiList(db: Db, filter: KpiFilter, language: Language): Promise<KpiList> {
  const waiting = (review: "submitted" | "returned") => Prisma.sql`
    (SELECT count(*)::int FROM observation x
      WHERE x.municipality_id = tiltak_municipality() AND x.data_point_id = p.id AND x.review = ${review}::review_state)`;
  const everywhere = [Prisma.sql`true`];
  if (filter.q !== "") {
    const like = anywhere(filter.q);
    everywhere.push(Prisma.sql`(p.name ->> ${language} ILIKE ${like} OR k.name ->> ${language} ILIKE ${like} OR k.code ILIKE ${like}
      OR p.label ILIKE ${like} OR c.name ->> ${language} ILIKE ${like})`);
  }
  if (filter.level) everywhere.push(Prisma.sql`k.level = ${filter.level}::kpi_level`);
  if (filter.state) everywhere.push(stateCondition[filter.state]);
  if (filter.review) everywhere.push(Prisma.sql`${waiting(filter.review)} > 0`);
  const inPlace = Prisma.sql`
    (${filter.dimension ?? null}::text IS NULL OR d.key = ${filter.dimension ?? null})
    AND (${filter.category ?? null}::text IS NULL OR c.key = ${filter.category ?? null})`;
  const condition = Prisma.join(everywhere, " AND ");

  const dimensions = await db.$queryRaw<{ key: string; label: string; count: number; matching: number }[]>`
    SELECT d.key, d.name ->> ${language} AS label, count(m.id)::int AS count, count(m.id) FILTER (WHERE m.in_place)::int AS matching
      FROM dimension d
      LEFT JOIN (SELECT p.id, d.id AS dimension_id, ${inPlace} AS in_place FROM ${standingTables} WHERE ${condition}) m
        ON m.dimension_id = d.id
     GROUP BY d.id ORDER BY d.position`;
  const total = dimensions.reduce((sum, one) => sum + one.matching, 0);
  const page = Math.min(filter.page, Math.max(1, Math.ceil(total / kpiPageSize)));

  const down = filter.order === "desc" ? Prisma.sql`DESC NULLS LAST` : Prisma.sql`ASC NULLS LAST`;
  const sorted = {
    place: Prisma.sql`p.wheel_place ${down}, p.position ${down}`,
    name: Prisma.sql`p.name ->> ${language} COLLATE norwegian ${down}, p.position`,
    attainment: Prisma.sql`round(s.attainment, 9) ${down}, p.position`,
  }[filter.sort];
  const rows = await db.$queryRaw<KpiListRow[]>`
    SELECT ${standingColumns(language)}, ${waiting("submitted")} AS submitted, ${waiting("returned")} AS returned
      FROM ${standingTables}
     WHERE ${condition} AND ${inPlace}
     ORDER BY ${sorted}
     LIMIT ${kpiPageSize} OFFSET ${(page - 1) * kpiPageSize}`;
  const categories = await db.$queryRaw<{ key: string; label: string }[]>`
    SELECT c.key, min(c.name ->> ${language}) AS label
      FROM category c JOIN sub_dimension u ON u.id = c.sub_dimension_id JOIN dimension d ON d.id = u.dimension_id
     WHERE d.key = ${filter.dimension ?? null}
     GROUP BY c.key ORDER BY min(u.position), min(c.position)`;
  return {
    rows,
    total,
    page,
    dimensions: dimensions.map(({ key, label, count }) => ({ key, label, count })),
    categories,
  };
}

export interface KpiPart extends StandingRow {
  id: string;
  direction: Direction;
  worst: number | null;
  benchmarkStatus: "documented" | "proposed" | null;
  /** Key of the kind of basis ("norwegian_goal"), and the basis itself as its author wrote it, in English. */
  basis: string | null;
  basisSource: string | null;
  benchmarkVersion: number | null;
}

export interface KpiPage {
  slug: string;
  code: string;
  level: "core" | "advanced";
  name: string;
  definition: string;
  sdgTargets: string[];
  dimension: string;
  dimensionLabel: string;
  category: string;
  categoryLabel: string;
  /** In the order of the wheel; at least one. */
  parts: KpiPart[];
}

/** One KPI with all its data points as they stand here; null where there is none. One query. */
export async function kpiBySlug(db: Db, slug: string, language: Language): Promise<KpiPage | null> {
  const rows = await db.$queryRaw<
    (KpiPart & { kpiName: string; definition: string; level: "core" | "advanced"; sdgTargets: string[] })[]
  >`
    SELECT ${standingColumns(language)}, p.id, p.direction::text AS direction, b.worst::float8 AS worst, b.status::text AS "benchmarkStatus",
           b.basis, b.source AS "basisSource", b.version AS "benchmarkVersion",
           k.name ->> ${language} AS "kpiName", k.definition ->> ${language} AS definition, k.level::text AS level,
           k.sdg_targets AS "sdgTargets"
      FROM ${standingTables}
     WHERE k.slug = ${slug}
     ORDER BY p.wheel_place, p.position`;
  const [first] = rows;
  if (!first) return null;
  return {
    slug: first.slug,
    code: first.code,
    level: first.level,
    name: first.kpiName,
    definition: first.definition,
    sdgTargets: first.sdgTargets,
    dimension: first.dimension,
    dimensionLabel: first.dimensionLabel,
    category: first.category,
    categoryLabel: first.categoryLabel,
    parts: rows.map(
      ({ kpiName: _kpiName, definition: _definition, level: _level, sdgTargets: _goals, ...part }) => part,
    ),
  };
}

/** The part asked for, else the first. */
export function chosenPart<Part extends { part: string }>(parts: readonly Part[], asked: string | undefined): Part {
  const found = parts.find(({ part }) => part === asked) ?? parts[0];
  if (!found) throw new Error("a KPI without data points");
  return found;
}

export interface ObservationRow {
  id: string;
  year: number;
  state: ObservationState;
  value: number | null;
  bound: number | null;
  qualifier: Qualifier | null;
  quality: number | null;
  source: string;
  note: string | null;
  conflictNote: string | null;
  review: ReviewState;
  enteredById: string | null;
  enteredBy: string | null;
  verifiedBy: string | null;
  verifiedAt: Date | null;
  supersedeReason: string | null;
  /** What a verifier asked to have corrected; null once it is verified. */
  returnReason: string | null;
  version: number;
  createdAt: Date;
}

const observationColumns = Prisma.sql`
  o.id, o.year, o.state::text AS state, o.value::float8 AS value, o.bound::float8 AS bound, o.qualifier::text AS qualifier,
  o.quality::int AS quality, o.source, o.note, o.conflict_note AS "conflictNote", o.review::text AS review,
  o.entered_by AS "enteredById", e.name AS "enteredBy", v.name AS "verifiedBy", o.verified_at AS "verifiedAt",
  o.supersede_reason AS "supersedeReason", o.return_reason AS "returnReason", o.version, o.created_at AS "createdAt"`;

/** The newest hundred observations of a data point, newest year first; replaced ones after the one that holds. */
export async function observationsOf(db: Db, dataPointId: string): Promise<ObservationRow[]> {
  return db.$queryRaw<ObservationRow[]>`
    SELECT ${observationColumns}
      FROM observation o
      LEFT JOIN app_user e ON e.id = o.entered_by
      LEFT JOIN app_user v ON v.id = o.verified_by
     WHERE o.data_point_id = ${dataPointId}::uuid
     ORDER BY o.year DESC, o.review = 'superseded', o.created_at DESC, o.id
     LIMIT 100`;
}

export interface ObservationOfKpi extends ObservationRow {
  slug: string;
  part: string;
  dataPointId: string;
  /** As the value or bound was stored, exactly. */
  exact: string | null;
  /** The verified observation of the same year, which this one would replace. */
  holdsId: string | null;
}

/** One observation, with which data point it belongs to; null where there is none at this KPI. */
export async function observationById(db: Db, slug: string, id: string): Promise<ObservationOfKpi | null> {
  const rows = await db.$queryRaw<ObservationOfKpi[]>`
    SELECT ${observationColumns}, k.slug, p.part, p.id AS "dataPointId", coalesce(o.value, o.bound)::text AS exact,
           (SELECT x.id FROM observation x
             WHERE x.municipality_id = o.municipality_id AND x.data_point_id = o.data_point_id AND x.year = o.year
               AND x.review = 'verified' AND x.id <> o.id) AS "holdsId"
      FROM observation o
      JOIN data_point p ON p.id = o.data_point_id
      JOIN kpi k ON k.id = p.kpi_id
      LEFT JOIN app_user e ON e.id = o.entered_by
      LEFT JOIN app_user v ON v.id = o.verified_by
     WHERE o.id = ${id}::uuid AND k.slug = ${slug}`;
  return rows[0] ?? null;
}

export interface OwnTarget {
  value: number;
  /** As it was stored, exactly. */
  exact: string;
  byYear: number | null;
  basis: string | null;
  version: number;
}

/** The municipality's own target for a data point, or null. */
export async function ownTarget(db: Db, dataPointId: string): Promise<OwnTarget | null> {
  const rows = await db.$queryRaw<OwnTarget[]>`
    SELECT t.value::float8 AS value, t.value::text AS exact, t.by_year AS "byYear", t.basis, t.version
      FROM target t WHERE t.data_point_id = ${dataPointId}::uuid`;
  return rows[0] ?? null;
}

export interface AddressingRecommendation {
  id: string;
  title: string;
  language: string;
  reference: string;
  state: RecommendationState;
  /** The answer leaves this data point out. */
  isLeftOut: boolean;
  dataPoints: number;
}

/** The recommendations that address a data point, the oldest first; at most fifty. */
export async function recommendationsFor(db: Db, dataPointId: string): Promise<AddressingRecommendation[]> {
  return db.$queryRaw<AddressingRecommendation[]>`
    SELECT r.id, r.title, trim(r.language) AS language, r.reference, r.state::text AS state, NOT l.is_answered AS "isLeftOut",
           (SELECT count(*)::int FROM recommendation_data_point x
             WHERE x.municipality_id = r.municipality_id AND x.recommendation_id = r.id) AS "dataPoints"
      FROM recommendation_data_point l
      JOIN recommendation r ON r.municipality_id = l.municipality_id AND r.id = l.recommendation_id
     WHERE l.data_point_id = ${dataPointId}::uuid
     ORDER BY r.received_on, r.reference
     LIMIT 50`;
}

export interface AddressingProject {
  id: string;
  name: string;
  language: string;
  state: string;
  /** Expected to change the data point itself; else only linked to a recommendation that addresses it. */
  isAimed: boolean;
  low: number | null;
  high: number | null;
  byYear: number | null;
  confidence: "low" | "medium" | "high" | null;
  actions: number;
  actionsDone: number;
}

/** The projects that aim at a data point, then those that answer a recommendation about it; at most fifty. */
export async function projectsFor(db: Db, dataPointId: string): Promise<AddressingProject[]> {
  return db.$queryRaw<AddressingProject[]>`
    SELECT p.id, p.name, trim(p.language) AS language, p.state::text AS state, e.id IS NOT NULL AS "isAimed",
           e.low::float8 AS low, e.high::float8 AS high, e.by_year AS "byYear", e.confidence::text AS confidence,
           g.actions, g.actions_done AS "actionsDone"
      FROM project p
      JOIN project_progress g ON g.municipality_id = p.municipality_id AND g.project_id = p.id
      LEFT JOIN expected_effect e
        ON e.municipality_id = p.municipality_id AND e.project_id = p.id AND e.data_point_id = ${dataPointId}::uuid
     WHERE p.state <> 'cancelled'
       AND (e.id IS NOT NULL OR p.id IN (
         SELECT x.project_id FROM project_recommendation x
           JOIN recommendation_data_point l
             ON l.municipality_id = x.municipality_id AND l.recommendation_id = x.recommendation_id
          WHERE l.data_point_id = ${dataPointId}::uuid))
     ORDER BY (e.id IS NOT NULL) DESC, p.name COLLATE norwegian, p.id
     LIMIT 50`;
}

export interface ComparatorRow {
  id: string;
  /** As the source names it, in English. */
  place: string;
  value: number;
  /** The upper end, where the source gives a range. */
  valueMax: number | null;
  qualifier: string;
  year: number | null;
  source: string;
  note: string | null;
  unit: { short: string; change: string; attached: boolean };
  /** Given in the data point's own unit, so that the two can be compared. */
  isComparable: boolean;
}

/** What other places have, as cited in the evaluations. */
export async function comparatorsOf(db: Db, dataPointId: string, language: Language): Promise<ComparatorRow[]> {
  return db.$queryRaw<ComparatorRow[]>`
    SELECT x.id, x.place, x.value::float8 AS value, x.value_max::float8 AS "valueMax", x.qualifier, x.year, x.source, x.note,
           jsonb_build_object('short', coalesce(w.short ->> ${language}, x.unit), 'change', coalesce(w.change ->> ${language}, x.unit),
             'attached', coalesce(w.attached, false)) AS unit,
           x.unit = p.unit AS "isComparable"
      FROM comparator x
      JOIN data_point p ON p.id = x.data_point_id
      LEFT JOIN measurement_unit w ON w.code = x.unit
     WHERE x.data_point_id = ${dataPointId}::uuid
     ORDER BY x.place, x.year
     LIMIT 50`;
}

export interface PublishedValue {
  key: string;
  name: string;
  year: number;
  state: ObservationState;
  value: number | null;
  bound: number | null;
  qualifier: Qualifier | null;
  standing: StandingState;
  points: Points | null;
  isGap: boolean;
}

/**
 * What other published municipalities report for a data point (the KPI's first where `part` is not given), nearest in size to `own` first;
 * `wanted` come before all others. At most a hundred. For the public door.
 */
export async function publishedValues(
  db: Db,
  { slug, part, own, wanted }: { slug: string; part: string | undefined; own: string; wanted: readonly string[] },
): Promise<PublishedValue[]> {
  return db.$queryRaw<PublishedValue[]>`
    SELECT m.key, m.name, o.year, o.state::text AS state, o.value::float8 AS value, o.bound::float8 AS bound,
           o.qualifier::text AS qualifier, s.state::text AS standing, s.points::int AS points, s.is_gap AS "isGap"
      FROM standing s
      JOIN municipality m ON m.id = s.municipality_id
      JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id AND o.state = 'reported'
     WHERE s.data_point_id = (
             SELECT p.id FROM data_point p JOIN kpi k ON k.id = p.kpi_id
              WHERE k.slug = ${slug} ORDER BY (p.part = ${part ?? ""}) DESC, p.wheel_place, p.position LIMIT 1)
       AND m.key <> ${own}
     ORDER BY (m.key = ANY (${[...wanted]}::text[])) DESC,
              abs(m.population - (SELECT x.population FROM municipality x WHERE x.key = ${own})) NULLS LAST,
              m.name COLLATE norwegian
     LIMIT 100`;
}

/** The gaps furthest from their benchmarks, and how many gaps there are in all (bounds that prove one included). */
export async function furthestGaps(
  db: Db,
  language: Language,
  most: number,
): Promise<{ rows: StandingRow[]; total: number }> {
  const rows = await db.$queryRaw<(StandingRow & { total: number })[]>`
    SELECT ${standingColumns(language)}, count(*) OVER ()::int AS total
      FROM ${standingTables}
     WHERE s.is_gap
     ORDER BY round(s.attainment, 9) NULLS LAST, p.wheel_place, p.position
     LIMIT ${most}`;
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** What stands on a place of the wheel in figures: the reading of each data point there, with the part it is. */
export interface PlaceReading extends Pick<StandingRow, "state" | "value" | "bound" | "qualifier" | "unit" | "part"> {
  place: number;
}

/** The readings of the wheel, in its order. One query. */
export async function placeReadings(db: Db, language: Language): Promise<PlaceReading[]> {
  return db.$queryRaw<PlaceReading[]>`
    SELECT p.wheel_place AS place, p.part, ${unitColumns(language)},
           o.state::text AS state, o.value::float8 AS value, o.bound::float8 AS bound, o.qualifier::text AS qualifier
      FROM data_point p
      LEFT JOIN measurement_unit w ON w.code = p.unit
      LEFT JOIN standing s ON s.municipality_id = tiltak_municipality() AND s.data_point_id = p.id
      LEFT JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id
     ORDER BY p.wheel_place, p.position`;
}
