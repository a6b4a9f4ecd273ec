import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import type { Unit } from "~/domain/kpi/queries.server";
import type { Direction, Points, Qualifier } from "~/domain/kpi/score";
import type { ProjectState } from "~/domain/project/states";
import type { FundingState } from "~/domain/funding/states";
import { NotFound } from "~/domain/shared/errors";
import type { Language } from "~/text/languages";
import { sharedGapPageSize, type SharedGapPageSearch, type SharedGapSearch } from "./search";

/** A member that falls short on a data point. `points` and `attainment` (percent) are null where only a bound is known. */
export interface ShortMember {
  key: string;
  name: string;
  points: 1 | 2 | 3 | null;
  attainment: number | null;
}

/** How many of the members that fall short a row of the list names. */
export const namedInList = 8;

/** A data point where several members fall short. Counts are of members that share their figures (and plan) in detail. */
export interface SharedGap {
  dataPointId: string;
  name: string;
  code: string;
  category: string;
  /** Fall short; and have a value that can be held against the target. */
  members: number;
  measured: number;
  /** The furthest from the target, at most `namedInList`. */
  who: ShortMember[];
  /** How far they are on average from the target, in percent of the way from the worst value to it. */
  shortfall: number | null;
  /** Projects that aim at it and are not cancelled. */
  projects: number;
  /** Members for whom it was a gap in an earlier published evaluation and is none now. */
  solved: number;
}

export interface SharedGapList {
  rows: SharedGap[];
  total: number;
  /** The page given: the one asked for, or the last there is. */
  page: number;
  categories: { key: string; label: string; group: string }[];
}

/**
 * Data points where at least `least` members fall short, those of most members first and among them the furthest from the target; filtered,
 * sorted and paged in SQL. Two queries; what is told of a row beyond its counts is gathered for the rows of the page alone.
 */
export async function sharedGaps(
  db: Db,
  { category, goal, least, page }: SharedGapSearch,
  language: Language,
  size = sharedGapPageSize,
): Promise<SharedGapList> {
  const conditions = [
    Prisma.sql`true`,
    ...(category === null ? [] : [Prisma.sql`m.key || '.' || c.key = ${category}`]),
    ...(goal === null
      ? []
      : [
          Prisma.sql`EXISTS (SELECT FROM unnest(k.sdg_targets) AS t (target) WHERE split_part(t.target, '.', 1) = ${String(goal)})`,
        ]),
  ];
  const rows = await db.$queryRaw<
    (Omit<SharedGap, "dataPointId"> & { dataPointId: string | null; total: number; page: number })[]
  >`
    /* planned once */ WITH short AS MATERIALIZED (
      SELECT s.data_point_id, count(*) FILTER (WHERE s.is_gap)::int AS members, count(*)::int AS measured,
             count(*) FILTER (WHERE s.was_gap AND NOT s.is_gap)::int AS solved, avg(s.shortfall) AS shortfall
        FROM standing s
       WHERE s.is_gap OR s.state = 'scored'
       GROUP BY s.data_point_id
    ), ranked AS (
      SELECT s.*, p.name ->> ${language} AS name, k.code, c.name ->> ${language} AS category,
             row_number() OVER (ORDER BY s.members DESC, s.shortfall DESC NULLS LAST, p.wheel_place, p.position)::int AS place
        FROM short s
        JOIN data_point p ON p.id = s.data_point_id
        JOIN kpi k ON k.id = p.kpi_id
        JOIN category c ON c.id = k.category_id
        JOIN sub_dimension u ON u.id = c.sub_dimension_id
        JOIN dimension m ON m.id = u.dimension_id
       WHERE s.members >= ${least} AND ${Prisma.join(conditions, " AND ")}
    ), paged AS (
      SELECT n.total, least(${page}::int, greatest(1, (n.total + ${size}::int - 1) / ${size}::int))::int AS page
        FROM (SELECT count(*)::int AS total FROM ranked) n
    ), shown AS MATERIALIZED (
      SELECT r.* FROM ranked r, paged g WHERE r.place > (g.page - 1) * ${size}::int AND r.place <= g.page * ${size}::int
    ), member AS MATERIALIZED (
      SELECT m.id, m.key, m.name FROM municipality m
    )
    SELECT g.total, g.page, r.data_point_id AS "dataPointId", r.name, r.code, r.category, r.members, r.measured,
           r.shortfall, coalesce(w.who, '[]') AS who, coalesce(e.projects, 0) AS projects, r.solved
      FROM paged g
      LEFT JOIN shown r ON true
      -- By the index standing_furthest: no more rows are read than are named.
      LEFT JOIN LATERAL (
        SELECT json_agg(json_build_object('key', m.key, 'name', m.name, 'points', y.points, 'attainment', y.attainment::float8)
                        ORDER BY y.points NULLS LAST, y.attainment, m.name COLLATE norwegian) AS who
          FROM (SELECT s.municipality_id, s.points, s.attainment
                  FROM standing s
                 WHERE s.is_gap AND s.data_point_id = r.data_point_id
                 ORDER BY s.points, s.attainment, s.municipality_id
                 LIMIT ${namedInList}) y
          JOIN member m ON m.id = y.municipality_id) w ON true
      LEFT JOIN (
        SELECT x.data_point_id, count(*)::int AS projects
          FROM expected_effect x
         WHERE x.data_point_id IN (SELECT data_point_id FROM shown)
           AND x.project_id NOT IN (SELECT p.id FROM shared_project p WHERE p.state = 'cancelled')
         GROUP BY x.data_point_id) e ON e.data_point_id = r.data_point_id
     ORDER BY r.place`;
  const categories = await db.$queryRaw<SharedGapList["categories"]>`
    SELECT d.key || '.' || c.key AS key, min(c.name ->> ${language}) AS label, d.name ->> ${language} AS "group"
      FROM dimension d JOIN sub_dimension u ON u.dimension_id = d.id JOIN category c ON c.sub_dimension_id = u.id
     GROUP BY d.id, d.key, c.key ORDER BY d.position, min(u.position), min(c.position)`;
  const [first] = rows;
  return {
    rows: rows.flatMap(({ total: _total, page: _page, dataPointId, ...row }) =>
      dataPointId === null ? [] : [{ dataPointId, ...row }],
    ),
    total: first?.total ?? 0,
    page: first?.page ?? 1,
    categories,
  };
}

/** How a value was reported, in its unit. */
interface ReportedValue {
  year: number;
  value: number | null;
  bound: number | null;
  qualifier: Qualifier | null;
}

/** One member on a data point. */
export interface MemberOnDataPoint extends ReportedValue {
  key: string;
  name: string;
  points: Points | null;
  attainment: number | null;
}

/** A member for whom it was a gap in an earlier published evaluation and is none now; `before` is what it reported then. */
export interface SolvedMember extends MemberOnDataPoint {
  before: ReportedValue;
  projects: SolvingProject[];
}

/** What was finished that aimed at it. The name is in its own language. */
export interface SolvingProject {
  name: string;
  language: string;
  observed: number | null;
  measuredOn: string | null;
}

export interface AimingProject {
  /** Name and key of the member. */
  municipality: string;
  municipalityKey: string;
  id: string;
  name: string;
  language: string;
  state: ProjectState;
  low: number | null;
  high: number | null;
  byYear: number | null;
}

export interface Funder {
  programme: string;
  provider: string;
  language: string;
  states: FundingState[];
  projects: number;
}

/** How many members, projects and funders a page about one data point tells of, unless all members are asked for. */
export const namedOnPage = 50;

export interface SharedGapPage {
  dataPointId: string;
  name: string;
  code: string;
  category: string;
  unit: Unit;
  direction: Direction;
  target: number | null;
  isProposed: boolean | null;
  /** Those who fall short, the furthest first, and the keys of all of them. */
  short: MemberOnDataPoint[];
  shortKeys: string[];
  solved: SolvedMember[];
  solvedCount: number;
  /** Names of the others whose value can be held against the target. */
  reached: string[];
  projects: AimingProject[];
  projectCount: number;
  /** Of those who share their money in detail. */
  funders: Funder[];
}

type Head = Pick<
  SharedGapPage,
  "dataPointId" | "name" | "code" | "category" | "unit" | "direction" | "target" | "isProposed"
>;

/** Everyone on a data point: what they reported is told of `shown` in each group. */
interface OnDataPoint {
  group: "short" | "solved" | "reached";
  key: string;
  name: string;
  shown: (MemberOnDataPoint & { before: ReportedValue | null; projects: SolvingProject[] }) | null;
}

const reported = (row: Prisma.Sql) =>
  Prisma.sql`'year', ${row}.year, 'value', ${row}.value::float8, 'bound', ${row}.bound::float8, 'qualifier', ${row}.qualifier`;

/** Looked up for each member by its key, once it is known who is shown: joined, every observation there is would be read. */
const observed = (id: Prisma.Sql) => Prisma.sql`LATERAL (
        SELECT o.year, o.value, o.bound, o.qualifier FROM observation o
         WHERE h.place <= h.most AND o.municipality_id = h.municipality_id AND o.id = ${id} LIMIT 1)`;

function onDataPoint(db: Db, dataPointId: string, most: number): Promise<OnDataPoint[]> {
  return db.$queryRaw<OnDataPoint[]>`
    /* planned once */ WITH here AS MATERIALIZED (
      SELECT g.*, row_number() OVER (PARTITION BY g.group ORDER BY g.points NULLS LAST, g.attainment, g.name COLLATE norwegian) AS place,
             CASE g.group WHEN 'reached' THEN 0 ELSE ${most}::int END AS most
        FROM (SELECT s.municipality_id, s.data_point_id, s.observation_id, s.earlier_observation_id, s.points, s.attainment, m.key, m.name,
                     CASE WHEN s.is_gap THEN 'short' WHEN s.was_gap THEN 'solved' ELSE 'reached' END AS group
                FROM standing s JOIN municipality m ON m.id = s.municipality_id
               WHERE s.data_point_id = ${dataPointId}::uuid AND (s.is_gap OR s.state = 'scored')) g
    )
    SELECT h.group, h.key, h.name,
           CASE WHEN o.year IS NOT NULL THEN
             jsonb_build_object('key', h.key, 'name', h.name, 'points', h.points, 'attainment', h.attainment::float8, ${reported(Prisma.sql`o`)},
               'before', CASE WHEN a.year IS NOT NULL THEN jsonb_build_object(${reported(Prisma.sql`a`)}) END,
               'projects', coalesce(d.projects, '[]')) END AS shown
      FROM here h
      LEFT JOIN ${observed(Prisma.sql`h.observation_id`)} o ON true
      LEFT JOIN ${observed(Prisma.sql`CASE h.group WHEN 'solved' THEN h.earlier_observation_id END`)} a ON true
      LEFT JOIN LATERAL (
        SELECT jsonb_agg(jsonb_build_object('name', p.name, 'language', trim(p.language), 'observed', f.value::float8, 'measuredOn', f.measured_on) ORDER BY p.name) AS projects
          FROM expected_effect e
          JOIN shared_project p ON p.municipality_id = e.municipality_id AND p.id = e.project_id AND p.state IN ('completed', 'evaluated')
          LEFT JOIN LATERAL (
            SELECT y.value, y.measured_on FROM observed_effect y
             WHERE y.municipality_id = e.municipality_id AND y.project_id = e.project_id AND y.data_point_id = e.data_point_id
             ORDER BY y.measured_on DESC LIMIT 1) f ON true
         WHERE h.group = 'solved' AND h.place <= h.most
           AND e.municipality_id = h.municipality_id AND e.data_point_id = h.data_point_id) d ON true
     ORDER BY h.group, h.place`;
}

/**
 * All about one data point across the members that share in detail: the furthest of them, or all. Four queries.
 * @throws NotFound where there is no such data point.
 */
export async function sharedGapPage(
  db: Db,
  dataPointId: string,
  language: Language,
  { members }: SharedGapPageSearch,
  most = namedOnPage,
): Promise<SharedGapPage> {
  const [head] = await db.$queryRaw<Head[]>`
    SELECT p.id AS "dataPointId", p.name ->> ${language} AS name, k.code, c.name ->> ${language} AS category, p.direction::text AS direction,
           jsonb_build_object('short', coalesce(w.short ->> ${language}, p.unit), 'change', coalesce(w.change ->> ${language}, p.unit),
             'attached', coalesce(w.attached, false), 'isBoolean', p.is_boolean) AS unit,
           b.target::float8 AS target, b.status = 'proposed' AS "isProposed"
      FROM data_point p
      JOIN kpi k ON k.id = p.kpi_id
      JOIN category c ON c.id = k.category_id
      LEFT JOIN measurement_unit w ON w.code = p.unit
      LEFT JOIN LATERAL (SELECT x.target, x.status FROM benchmark x WHERE x.data_point_id = p.id ORDER BY x.version DESC LIMIT 1) b ON true
     WHERE p.id = ${dataPointId}::uuid`;
  if (!head) throw new NotFound("data point");
  const all = await onDataPoint(db, dataPointId, members === "all" ? 100_000 : most);
  const projects = await db.$queryRaw<(AimingProject & { count: number })[]>`
    SELECT /* planned once */ m.name AS municipality, m.key AS "municipalityKey", p.id, p.name, trim(p.language) AS language, p.state::text AS state, e.low::float8 AS low, e.high::float8 AS high,
           e.by_year AS "byYear", count(*) OVER ()::int AS count
      FROM expected_effect e
      JOIN shared_project p ON p.municipality_id = e.municipality_id AND p.id = e.project_id AND p.state <> 'cancelled'
      JOIN municipality m ON m.id = e.municipality_id
     WHERE e.data_point_id = ${dataPointId}::uuid
     ORDER BY array_position(ARRAY['running', 'paused', 'approved', 'planned', 'idea', 'completed', 'evaluated'], p.state::text),
              m.name COLLATE norwegian, p.name COLLATE norwegian, p.id
     LIMIT ${namedOnPage}`;
  const funders = await db.$queryRaw<Funder[]>`
    SELECT /* planned once */ f.name AS programme, f.provider, trim(f.language) AS language, array_agg(DISTINCT l.state::text ORDER BY l.state::text) AS states,
           count(DISTINCT l.project_id)::int AS projects
      FROM expected_effect e
      JOIN shared_project p ON p.municipality_id = e.municipality_id AND p.id = e.project_id AND p.state <> 'cancelled'
      JOIN funding_link l ON l.municipality_id = e.municipality_id AND l.project_id = e.project_id
       AND l.state IN ('planned', 'applied', 'granted', 'partly_granted', 'paid', 'reported')
      JOIN funding_programme f ON f.scope = l.programme_scope AND f.id = l.programme_id
     WHERE e.data_point_id = ${dataPointId}::uuid
     GROUP BY f.scope, f.id, f.name, f.provider, f.language
     ORDER BY 5 DESC, f.name COLLATE norwegian
     LIMIT ${namedOnPage}`;
  const of = (group: OnDataPoint["group"]) => all.filter((member) => member.group === group);
  const told = (group: OnDataPoint["group"]) => of(group).flatMap(({ shown }) => shown ?? []);
  return {
    ...head,
    short: told("short").map(({ before: _before, projects: _projects, ...member }) => member),
    shortKeys: of("short").map(({ key }) => key),
    solved: told("solved").flatMap(({ before, ...member }) => (before === null ? [] : [{ ...member, before }])),
    solvedCount: of("solved").length,
    reached: of("reached").map(({ name }) => name),
    projects: projects.map(({ count: _count, ...project }) => project),
    projectCount: projects[0]?.count ?? 0,
    funders,
  };
}
