import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import { commitmentCounts } from "../commitment/queries.server";
import type { PublicationFacts } from "./freezing";

// Everything a profile shows, in all three languages, of the open door's municipality. Persons are told by unit or title; the id of one who
// agreed to be named goes along, and no name does.

/** bigint and numeric arrive as objects; a snapshot holds plain numbers. */
const plain = (value: unknown): unknown => {
  if (value instanceof Prisma.Decimal) return value.toNumber();
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  return value;
};

async function rowsOf<Row>(db: Db, query: Prisma.Sql): Promise<Row[]> {
  const rows = await db.$queryRaw<Record<string, unknown>[]>(query);
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
  ) as Row[];
}

const inAllLanguages = (text: Prisma.Sql) =>
  Prisma.sql`jsonb_build_object('nb', ${text}, 'nn', ${text}, 'en', ${text})`;

const owner = Prisma.sql`coalesce(z.unit, z.title) AS owner, h.person_id AS "ownerId"`;
const ownerOf = (row: Prisma.Sql) => Prisma.sql`
  LEFT JOIN owner_unit z ON z.municipality_id = ${row}.municipality_id AND z.person_id = ${row}.owner_id
  LEFT JOIN public_name h ON h.municipality_id = ${row}.municipality_id AND h.person_id = ${row}.owner_id`;

const dataPointRows = Prisma.sql`
  SELECT p.wheel_place AS place, k.code, p.part, k.level::text AS level, p.name, k.name AS "kpiName",
         jsonb_build_object('short', coalesce(w.short, ${inAllLanguages(Prisma.sql`p.unit`)}), 'change', coalesce(w.change, ${inAllLanguages(Prisma.sql`p.unit`)}),
           'attached', coalesce(w.attached, false), 'isBoolean', p.is_boolean) AS unit,
         p.direction::text AS direction, coalesce(s.state::text, 'no_data') AS standing, s.attainment::float8 AS attainment, s.points::int AS points,
         coalesce(s.is_gap, false) AS "isGap", s.next_value::float8 AS "nextValue", s.next_change::float8 AS "nextChange",
         o.state::text AS state, o.value::float8 AS value, o.bound::float8 AS bound, o.qualifier::text AS qualifier, o.year, o.source,
         b.target::float8 AS target, b.worst::float8 AS worst, b.status = 'proposed' AS "isProposed", b.source AS "benchmarkSource",
         t.value::float8 AS "ownTarget", t.by_year AS "ownTargetYear",
         d.key AS dimension, u.key AS "subDimension", c.key AS category,
         ARRAY(SELECT DISTINCT split_part(g, '.', 1)::int FROM unnest(k.sdg_targets) g ORDER BY 1) AS goals
    FROM data_point p
    JOIN kpi k ON k.id = p.kpi_id
    JOIN category c ON c.id = k.category_id
    JOIN sub_dimension u ON u.id = c.sub_dimension_id
    JOIN dimension d ON d.id = u.dimension_id
    LEFT JOIN measurement_unit w ON w.code = p.unit
    LEFT JOIN standing s ON s.municipality_id = tiltak_municipality() AND s.data_point_id = p.id
    LEFT JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id
    LEFT JOIN benchmark b ON b.id = s.benchmark_id
    LEFT JOIN LATERAL (SELECT x.value, x.by_year FROM target x
                        WHERE x.municipality_id = tiltak_municipality() AND x.data_point_id = p.id ORDER BY x.by_year, x.id LIMIT 1) t ON true
   ORDER BY p.wheel_place, p.position`;

const gapRows = Prisma.sql`
  WITH aim AS MATERIALIZED (
    SELECT y.data_point_id, x.name, y.reached, y.project_id
      FROM gap_project y JOIN project x ON x.municipality_id = y.municipality_id AND x.id = y.project_id)
  SELECT k.code, p.part, g.broken_at AS "brokenAt", g.outcome::text AS outcome,
         ARRAY(SELECT r.reference FROM recommendation_data_point l
                 JOIN recommendation r ON r.municipality_id = l.municipality_id AND r.id = l.recommendation_id
                WHERE l.municipality_id = g.municipality_id AND l.data_point_id = g.data_point_id ORDER BY 1) AS recommendations,
         coalesce(n.projects, '{}') AS projects
    FROM gap_chain g
    JOIN data_point p ON p.id = g.data_point_id
    JOIN kpi k ON k.id = p.kpi_id
    LEFT JOIN (SELECT data_point_id, array_agg(name ORDER BY reached DESC, project_id) AS projects FROM aim GROUP BY 1) n
      ON n.data_point_id = g.data_point_id
   ORDER BY p.wheel_place, p.position`;

const recommendationRows = Prisma.sql`
  SELECT r.reference, a.name AS area, r.title, trim(r.language) AS language, r.source::text AS source, r.state::text AS state, s.outcome::text AS outcome,
         s.answered_on::text AS "answeredOn", s.review_on::text AS "reviewOn", ${owner},
         ARRAY(SELECT DISTINCT k.code FROM recommendation_data_point l JOIN data_point p ON p.id = l.data_point_id JOIN kpi k ON k.id = p.kpi_id
                WHERE l.municipality_id = r.municipality_id AND l.recommendation_id = r.id ORDER BY 1) AS kpis,
         ARRAY(SELECT x.name FROM project_recommendation l JOIN project x ON x.municipality_id = l.municipality_id AND x.id = l.project_id
                WHERE l.municipality_id = r.municipality_id AND l.recommendation_id = r.id ORDER BY 1) AS projects,
         r.is_example AS "isExample"
    FROM recommendation r
    JOIN area a ON a.key = r.area_key
    LEFT JOIN response s ON s.municipality_id = r.municipality_id AND s.recommendation_id = r.id
    ${ownerOf(Prisma.sql`r`)}
   WHERE r.municipality_id = tiltak_municipality()
   ORDER BY r.reference`;

const projectRows = Prisma.sql`
  WITH progress AS MATERIALIZED (SELECT * FROM project_progress WHERE municipality_id = tiltak_municipality())
  SELECT x.name, trim(x.language) AS language, x.kind::text AS kind, a.name AS area, x.state::text AS state, x.starts_on::text AS "startsOn",
         x.ends_on::text AS "endsOn", x.stated_period AS "statedPeriod", ${owner},
         ARRAY(SELECT n.name FROM project_partner n WHERE n.municipality_id = x.municipality_id AND n.project_id = x.id ORDER BY 1) AS partners,
         ARRAY(SELECT r.reference FROM project_recommendation l
                 JOIN recommendation r ON r.municipality_id = l.municipality_id AND r.id = l.recommendation_id
                WHERE l.municipality_id = x.municipality_id AND l.project_id = x.id ORDER BY 1) AS recommendations,
         ARRAY(SELECT DISTINCT k.code FROM expected_effect e JOIN data_point p ON p.id = e.data_point_id JOIN kpi k ON k.id = p.kpi_id
                WHERE e.municipality_id = x.municipality_id AND e.project_id = x.id ORDER BY 1) AS kpis,
         x.cost_ore AS "costOre", q.planned_ore AS "plannedOre", q.applied_ore AS "appliedOre", q.granted_ore AS "grantedOre", q.paid_ore AS "paidOre",
         q.actions, q.actions_done AS "actionsDone", x.is_example AS "isExample"
    FROM project x
    JOIN area a ON a.key = x.area_key
    JOIN progress q ON q.municipality_id = x.municipality_id AND q.project_id = x.id
    ${ownerOf(Prisma.sql`x`)}
   WHERE x.municipality_id = tiltak_municipality()
   ORDER BY x.name COLLATE norwegian, x.id`;

// Offered to several networks it is one practice to everyone else.
const practiceRows = Prisma.sql`
  SELECT x.title, x.summary AS text, trim(x.language) AS language, p.name AS project, x.cost_ore AS "costOre", x.cost_note AS "costNote",
         x.time_note AS "timeNote", x.partners, x.pitfalls, x.offered_on::text AS "offeredOn"
    FROM (SELECT DISTINCT ON (project_id) * FROM practice
           WHERE municipality_id = tiltak_municipality() AND state = 'offered' AND is_public
           ORDER BY project_id, offered_on DESC, id) x
    JOIN project p ON p.municipality_id = x.municipality_id AND p.id = x.project_id
   ORDER BY x.title COLLATE norwegian, x.id`;

const challengeRows = Prisma.sql`
  SELECT c.id, c.title, c.text, c.offer, trim(c.language) AS language, k.code, p.part, c.target_value::float8 AS "targetValue", c.by_year AS "byYear",
         ((c.closes_at - interval '1 second') AT TIME ZONE 'Europe/Oslo')::date::text AS "closesOn"
    FROM challenge c
    JOIN data_point p ON p.id = c.data_point_id
    JOIN kpi k ON k.id = p.kpi_id
   WHERE c.municipality_id = tiltak_municipality() AND c.state = 'open' AND c.visibility = 'public' AND (c.closes_at IS NULL OR c.closes_at > now())
   ORDER BY c.title COLLATE norwegian, c.id`;

interface One extends Pick<PublicationFacts, "municipality" | "evaluation" | "catalogueVersion" | "criteriaVersion"> {
  dimensions: PublicationFacts["dimensions"];
  subDimensions: PublicationFacts["subDimensions"];
  categories: PublicationFacts["categories"];
  commitments: PublicationFacts["commitments"];
  actions: PublicationFacts["actions"];
}

/** What there is one of, and the catalogue's names. */
const oneRow = Prisma.sql`
  SELECT jsonb_build_object('key', m.key, 'name', m.name, 'kind', m.kind, 'county', m.county, 'population', m.population,
           'areaKm2', m.area_km2::float8, 'source', m.source) AS municipality,
         (SELECT jsonb_build_object('year', e.year, 'publishedOn', e.published_on, 'source', e.source) FROM evaluation e
           WHERE e.municipality_id = m.id AND e.state = 'published' ORDER BY e.year DESC LIMIT 1) AS evaluation,
         (SELECT coalesce(max(f.version), 1) FROM framework f)::int AS "catalogueVersion",
         (SELECT jsonb_agg(jsonb_build_object('key', d.key, 'name', d.name) ORDER BY d.position) FROM dimension d) AS dimensions,
         (SELECT jsonb_agg(jsonb_build_object('key', u.key, 'name', u.name, 'dimension', d.key) ORDER BY d.position, u.position)
            FROM sub_dimension u JOIN dimension d ON d.id = u.dimension_id) AS "subDimensions",
         (SELECT jsonb_agg(jsonb_build_object('key', c.key, 'name', c.name, 'dimension', d.key, 'subDimension', u.key) ORDER BY d.position, u.position, c.position)
            FROM category c JOIN sub_dimension u ON u.id = c.sub_dimension_id JOIN dimension d ON d.id = u.dimension_id) AS categories,
         v.key AS "criteriaVersion",
         (SELECT jsonb_agg(jsonb_build_object('key', c.key, 'name', c.name, 'promise', c.promise, 'criteria',
                   coalesce((SELECT jsonb_agg(jsonb_build_object('key', r.key, 'name', x.name, 'explanation', x.explanation, 'kind', x.kind,
                                     'threshold', x.threshold::float8) ORDER BY r.position)
                      FROM criterion r JOIN criterion_version x ON x.criterion_key = r.key AND x.version_key = v.key
                     WHERE r.commitment_key = c.key), '[]')) ORDER BY c.position) FROM commitment c) AS commitments,
         coalesce((SELECT jsonb_agg(jsonb_build_object('state', a.state, 'count', a.count, 'late', a.late) ORDER BY a.state)
            FROM (SELECT x.state, count(*)::int AS count,
                         count(*) FILTER (WHERE x.state IN ('planned', 'in_progress', 'blocked') AND x.due_on < tiltak_today())::int AS late
                    FROM action x WHERE x.municipality_id = m.id GROUP BY x.state) a), '[]') AS actions
    FROM municipality m
    CROSS JOIN (SELECT key FROM criteria_version WHERE valid_from <= tiltak_today() ORDER BY valid_from DESC LIMIT 1) v
   WHERE m.id = tiltak_municipality()`;

/**
 * What the profile of the open door's municipality would show if it were published now: `snapshotOf` makes the snapshot of it. A fixed number of
 * queries.
 */
export async function publicationFacts(db: Db): Promise<PublicationFacts> {
  const [one] = await rowsOf<One>(db, oneRow);
  if (!one) throw new Error("the open door leads to no municipality");
  return {
    ...one,
    dataPoints: await rowsOf(db, dataPointRows),
    gaps: await rowsOf(db, gapRows),
    recommendations: await rowsOf(db, recommendationRows),
    projects: await rowsOf(db, projectRows),
    counts: await commitmentCounts(db, undefined, true),
    practices: await rowsOf(db, practiceRows),
    challenges: await rowsOf(db, challengeRows),
  };
}
