import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import { inLanguage } from "~/text/localised";
import type { Language } from "~/text/languages";
import { criterionKeys, type CommitmentKey, type Counts, type CriterionKey } from "./criteria";

/** What the rows behind a criterion are. */
export type CriterionSubject =
  "kpi" | "data_point" | "municipality" | "recommendation" | "project" | "action" | "partner";

/** What a project or a plan lacks before it counts. */
export type MissingPart = "owner" | "dates" | "effect";

interface Basis {
  subject: CriterionSubject;
  /**
   * Every row of the denominator once: `id` (text), `counted` (in the numerator too), and what tells why:
   * `year` (of the newest value), `day` (of the newest update), `amount` (how many there are), `missing` (what it lacks).
   */
  rows: Prisma.Sql;
}

// A figure is young when the year it stands for is at most two years back.
const isYoung = (year: Prisma.Sql) => Prisma.sql`${year} >= extract(year FROM tiltak_today())::int - 2`;

/** The newest verified value of each data point; in words and as a bound count, "not available" does not. */
const newestValues = Prisma.sql`
  SELECT o.data_point_id, max(o.year) AS year
    FROM observation o
   WHERE o.municipality_id = (SELECT id FROM here) AND o.review = 'verified' AND o.state = 'reported'
   GROUP BY o.data_point_id`;

const coreKpis = (counted: Prisma.Sql) => Prisma.sql`
  SELECT k.id::text AS id, ${counted} AS counted, v.year, NULL::date AS day, NULL::int AS amount, NULL::text[] AS missing
    FROM kpi k
    LEFT JOIN (SELECT p.kpi_id, max(n.year) AS year
                 FROM (${newestValues}) n JOIN data_point p ON p.id = n.data_point_id GROUP BY p.kpi_id) v ON v.kpi_id = k.id
   WHERE k.level = 'core'`;

/**
 * What each criterion counts, told once: the numbers and the list behind them come from the same rows. Null: the records this takes
 * do not exist yet. Cancelled projects, and what belongs to them, do not count; "under review" is no answer.
 */
const bases: Record<CriterionKey, Basis | null> = {
  core_kpis_verified: { subject: "kpi", rows: coreKpis(Prisma.sql`v.year IS NOT NULL`) },
  core_kpis_recent: { subject: "kpi", rows: coreKpis(Prisma.sql`coalesce(${isYoung(Prisma.sql`v.year`)}, false)`) },
  data_points_with_aim: {
    subject: "data_point",
    rows: Prisma.sql`
      SELECT p.id::text AS id,
             EXISTS (SELECT FROM benchmark b WHERE b.data_point_id = p.id)
               OR EXISTS (SELECT FROM target t WHERE t.municipality_id = (SELECT id FROM here) AND t.data_point_id = p.id) AS counted,
             NULL::int AS year, NULL::date AS day, NULL::int AS amount, NULL::text[] AS missing
        FROM data_point p`,
  },
  profile_published: {
    subject: "municipality",
    rows: Prisma.sql`
      SELECT id::text AS id, published_at IS NOT NULL AS counted, NULL::int AS year,
             (published_at AT TIME ZONE 'Europe/Oslo')::date AS day, NULL::int AS amount, NULL::text[] AS missing
        FROM here`,
  },
  published_figures_age: {
    subject: "data_point",
    rows: Prisma.sql`
      SELECT n.data_point_id::text AS id, ${isYoung(Prisma.sql`n.year`)} AS counted, n.year, NULL::date AS day, NULL::int AS amount,
             NULL::text[] AS missing
        FROM (${newestValues}) n
       WHERE EXISTS (SELECT FROM here WHERE published_at IS NOT NULL)`,
  },

  gaps_answered: {
    subject: "data_point",
    rows: Prisma.sql`
      SELECT s.data_point_id::text AS id,
             EXISTS (SELECT FROM recommendation_data_point l
                       JOIN response a ON a.municipality_id = l.municipality_id AND a.recommendation_id = l.recommendation_id
                      WHERE l.municipality_id = s.municipality_id AND l.data_point_id = s.data_point_id
                        AND l.is_answered AND a.outcome <> 'under_review') AS counted,
             NULL::int AS year, NULL::date AS day,
             (SELECT count(*)::int FROM recommendation_data_point l
               WHERE l.municipality_id = s.municipality_id AND l.data_point_id = s.data_point_id) AS amount,
             NULL::text[] AS missing
        FROM standing s
       WHERE s.municipality_id = (SELECT id FROM here) AND s.is_gap`,
  },
  adopted_with_project: {
    subject: "recommendation",
    rows: Prisma.sql`
      SELECT r.id::text AS id, n.projects > 0 AS counted, NULL::int AS year, NULL::date AS day, n.projects AS amount,
             NULL::text[] AS missing
        FROM recommendation r
        JOIN response a ON a.municipality_id = r.municipality_id AND a.recommendation_id = r.id
         AND a.outcome IN ('adopted', 'adopted_in_part')
        CROSS JOIN LATERAL (
          SELECT count(*)::int AS projects
            FROM project_recommendation l
            JOIN project p ON p.municipality_id = l.municipality_id AND p.id = l.project_id AND p.state <> 'cancelled'
           WHERE l.municipality_id = r.municipality_id AND l.recommendation_id = r.id) n
       WHERE r.municipality_id = (SELECT id FROM here)`,
  },
  projects_ready: {
    subject: "project",
    rows: Prisma.sql`
      SELECT r.id::text AS id, r.missing = '{}' AS counted, NULL::int AS year, NULL::date AS day, NULL::int AS amount, r.missing
        FROM (SELECT p.id,
                     array_remove(ARRAY[
                       CASE WHEN p.owner_id IS NULL THEN 'owner' END,
                       CASE WHEN p.starts_on IS NULL OR p.ends_on IS NULL THEN 'dates' END,
                       CASE WHEN NOT EXISTS (
                              SELECT FROM expected_effect e
                               WHERE e.municipality_id = p.municipality_id AND e.project_id = p.id AND e.low IS NOT NULL)
                            THEN 'effect' END], NULL) AS missing
                FROM project p
               WHERE p.municipality_id = (SELECT id FROM here) AND p.state <> 'cancelled') r`,
  },
  plan_documents_adopted: {
    subject: "project",
    rows: Prisma.sql`
      SELECT p.id::text AS id, p.state IN ('running', 'completed', 'evaluated') AS counted, NULL::int AS year, NULL::date AS day,
             NULL::int AS amount, NULL::text[] AS missing
        FROM project p
       WHERE p.municipality_id = (SELECT id FROM here) AND p.kind = 'plan' AND p.state <> 'cancelled'`,
  },

  challenges_open: null,
  proposals_answered_in_time: null,
  projects_with_partner: {
    subject: "project",
    rows: Prisma.sql`
      SELECT p.id::text AS id, n.partners > 0 AS counted, NULL::int AS year, NULL::date AS day, n.partners AS amount,
             NULL::text[] AS missing
        FROM project p
        CROSS JOIN LATERAL (SELECT count(*)::int AS partners FROM project_partner x
                             WHERE x.municipality_id = p.municipality_id AND x.project_id = p.id) n
       WHERE p.municipality_id = (SELECT id FROM here) AND p.state <> 'cancelled'`,
  },
  partners_taking_part: {
    subject: "partner",
    rows: Prisma.sql`
      SELECT min(x.name) AS id, count(*) FILTER (WHERE p.state <> 'cancelled') > 0 AS counted, NULL::int AS year, NULL::date AS day,
             count(DISTINCT p.id) FILTER (WHERE p.state <> 'cancelled')::int AS amount, NULL::text[] AS missing
        FROM project_partner x
        JOIN project p ON p.municipality_id = x.municipality_id AND p.id = x.project_id
       WHERE x.municipality_id = (SELECT id FROM here)
       GROUP BY lower(btrim(x.name))`,
  },

  actions_updated: {
    subject: "action",
    // Work that began within the interval and has no update yet is not behind: it is left out.
    rows: Prisma.sql`
      SELECT r.id::text AS id, coalesce(r.last_updated_on >= tiltak_today() - r.update_interval_days, false) AS counted, NULL::int AS year,
             r.last_updated_on AS day, NULL::int AS amount, NULL::text[] AS missing
        FROM (SELECT a.id, h.update_interval_days, coalesce(a.starts_on, (a.created_at AT TIME ZONE 'Europe/Oslo')::date) AS began_on,
                     (SELECT max(u.reported_on) FROM update_date u
                       WHERE u.municipality_id = a.municipality_id AND u.action_id = a.id) AS last_updated_on
                FROM action a
                JOIN here h ON h.id = a.municipality_id
                LEFT JOIN project p ON p.municipality_id = a.municipality_id AND p.id = a.project_id
               WHERE a.state IN ('planned', 'in_progress', 'blocked') AND p.state IS DISTINCT FROM 'cancelled') r
       WHERE r.last_updated_on IS NOT NULL OR r.began_on < tiltak_today() - r.update_interval_days`,
  },
  completed_with_effect: {
    subject: "project",
    rows: Prisma.sql`
      SELECT p.id::text AS id, n.effects > 0 AS counted, NULL::int AS year, NULL::date AS day, n.effects AS amount,
             NULL::text[] AS missing
        FROM project p
        CROSS JOIN LATERAL (SELECT count(*)::int AS effects FROM observed_effect o
                             WHERE o.municipality_id = p.municipality_id AND o.project_id = p.id) n
       WHERE p.municipality_id = (SELECT id FROM here) AND p.state IN ('completed', 'evaluated')`,
  },
  kpis_measured_again: {
    subject: "kpi",
    rows: Prisma.sql`
      SELECT p.kpi_id::text AS id, bool_or(n.year > e.year) AS counted, max(n.year) AS year, NULL::date AS day, NULL::int AS amount,
             NULL::text[] AS missing
        FROM (SELECT o.data_point_id, max(o.year) AS year
                FROM observation o
               WHERE o.municipality_id = (SELECT id FROM here) AND o.review = 'verified' AND o.state = 'reported'
                 AND o.evaluation_id = (SELECT v.id FROM evaluation v
                                         WHERE v.municipality_id = (SELECT id FROM here) AND v.state = 'published'
                                         ORDER BY v.year DESC LIMIT 1)
               GROUP BY o.data_point_id) e
        JOIN (${newestValues}) n ON n.data_point_id = e.data_point_id
        JOIN data_point p ON p.id = e.data_point_id
       GROUP BY p.kpi_id`,
  },
};

/** The municipality asked about: the open door's own, or in the public door the published one with that key. */
const here = (only: string | undefined) => Prisma.sql`
  here AS (SELECT m.id, m.name, m.update_interval_days, m.published_at
             FROM municipality m
            WHERE ${only === undefined ? Prisma.sql`m.id = tiltak_municipality()` : Prisma.sql`m.key = ${only}`})`;

/** What the rows behind a criterion are, or null when it cannot be counted yet. */
export const criterionSubject = (key: CriterionKey): CriterionSubject | null => bases[key]?.subject ?? null;

/**
 * Numerator and denominator of every criterion, in one query; null where the records it takes do not exist yet. `only` names the
 * municipality in the public door, by its key; the numbers are the same there.
 */
export async function commitmentCounts(db: Db, only?: string): Promise<Counts> {
  const branches = criterionKeys.flatMap((key) => {
    const basis = bases[key];
    if (basis === null) return [];
    return [
      Prisma.sql`
        SELECT ${key}::text AS key, count(*) FILTER (WHERE r.counted)::int AS numerator, count(*)::int AS denominator
          FROM (${basis.rows}) r`,
    ];
  });
  const rows = await db.$queryRaw<{ key: CriterionKey; numerator: number; denominator: number }[]>`
    WITH ${here(only)} ${Prisma.join(branches, " UNION ALL ")}`;
  const counts = Object.fromEntries(criterionKeys.map((key) => [key, null])) as Counts;
  for (const { key, numerator, denominator } of rows) counts[key] = { numerator, denominator };
  return counts;
}

/** One row behind a criterion. */
export interface CriterionRow {
  id: string;
  counted: boolean;
  label: string;
  /** The language the label is kept in; null for the catalogue's names (the reader's language) and for names. */
  labelLanguage: string | null;
  /** A KPI's code, a recommendation's reference. */
  code: string | null;
  /** Address of the KPI's page, for KPIs and data points. */
  slug: string | null;
  /** Which data point of its KPI, in that address; empty for a single one. */
  part: string | null;
  /** State of a project or action. */
  state: string | null;
  /** Year of the newest value. */
  year: number | null;
  /** Day of the newest update, or of publication. */
  day: string | null;
  /** How many of what is asked for: recommendations, projects, partners, effects. */
  amount: number | null;
  missing: MissingPart[] | null;
}

interface Naming {
  join: Prisma.Sql;
  label: Prisma.Sql;
  labelLanguage?: Prisma.Sql;
  code?: Prisma.Sql;
  slug?: Prisma.Sql;
  part?: Prisma.Sql;
  state?: Prisma.Sql;
  order: Prisma.Sql;
}

function naming(subject: CriterionSubject, language: Language): Naming {
  switch (subject) {
    case "kpi":
      return {
        join: Prisma.sql`JOIN kpi k ON k.id = r.id::uuid`,
        label: Prisma.sql`k.name ->> ${language}`,
        code: Prisma.sql`k.code`,
        slug: Prisma.sql`k.slug`,
        order: Prisma.sql`k.position`,
      };
    case "data_point":
      return {
        join: Prisma.sql`JOIN data_point p ON p.id = r.id::uuid JOIN kpi k ON k.id = p.kpi_id`,
        label: Prisma.sql`p.name ->> ${language}`,
        code: Prisma.sql`k.code`,
        slug: Prisma.sql`k.slug`,
        part: Prisma.sql`p.part`,
        order: Prisma.sql`p.wheel_place, p.position`,
      };
    case "municipality":
      return {
        join: Prisma.sql`JOIN here h ON h.id = r.id::uuid`,
        label: Prisma.sql`h.name`,
        order: Prisma.sql`h.name`,
      };
    case "recommendation":
      return {
        join: Prisma.sql`JOIN recommendation x ON x.municipality_id = (SELECT id FROM here) AND x.id = r.id::uuid`,
        label: Prisma.sql`x.title`,
        labelLanguage: Prisma.sql`x.language`,
        code: Prisma.sql`x.reference`,
        order: Prisma.sql`x.reference`,
      };
    case "project":
      return {
        join: Prisma.sql`JOIN project x ON x.municipality_id = (SELECT id FROM here) AND x.id = r.id::uuid`,
        label: Prisma.sql`x.name`,
        labelLanguage: Prisma.sql`x.language`,
        state: Prisma.sql`x.state::text`,
        order: Prisma.sql`x.name COLLATE norwegian`,
      };
    case "action":
      return {
        join: Prisma.sql`JOIN action x ON x.municipality_id = (SELECT id FROM here) AND x.id = r.id::uuid`,
        label: Prisma.sql`x.title`,
        labelLanguage: Prisma.sql`x.language`,
        state: Prisma.sql`x.state::text`,
        order: Prisma.sql`x.title COLLATE norwegian`,
      };
    case "partner":
      return { join: Prisma.empty, label: Prisma.sql`r.id`, order: Prisma.sql`r.id COLLATE norwegian` };
  }
}

/** Rows a page of what stands behind a criterion. */
export const criterionPageSize = 50;

/**
 * The rows behind a criterion, those counted or those not (null: all, the counted first), a page at a time; `total` counts all that match,
 * and a page beyond the last is the last. Null where the criterion cannot be counted. `only` as in `commitmentCounts`.
 */
export async function criterionRows(
  db: Db,
  key: CriterionKey,
  { counted, page }: { counted: boolean | null; page: number },
  language: Language,
  only?: string,
): Promise<{ rows: CriterionRow[]; total: number; page: number } | null> {
  const basis = bases[key];
  if (basis === null) return null;
  const named = naming(basis.subject, language);
  const nothing = Prisma.sql`NULL::text`;
  const wanted = counted === null ? Prisma.sql`true` : Prisma.sql`r.counted = ${counted}`;
  const found = await db.$queryRaw<(CriterionRow & { total: number; page: number })[]>`
    WITH ${here(only)}, matching AS (
      SELECT r.id, r.counted, ${named.label} AS label, ${named.labelLanguage ?? nothing}::text AS "labelLanguage",
             ${named.code ?? nothing} AS code, ${named.slug ?? nothing} AS slug, ${named.part ?? nothing} AS part, ${named.state ?? nothing} AS state,
             r.year, r.day::text AS day, r.amount, r.missing,
             row_number() OVER (ORDER BY r.counted DESC, ${named.order}, r.id)::int AS place
        FROM (${basis.rows}) r ${named.join}
       WHERE ${wanted}),
    span AS (SELECT count(*)::int AS total, least(${page}::int, greatest(ceil(count(*) / ${criterionPageSize}::numeric), 1))::int AS page FROM matching)
    SELECT m.id, m.counted, m.label, m."labelLanguage", m.code, m.slug, m.part, m.state, m.year, m.day, m.amount, m.missing, s.total, s.page
      FROM matching m CROSS JOIN span s
     WHERE m.place > (s.page - 1) * ${criterionPageSize}::int AND m.place <= s.page * ${criterionPageSize}::int
     ORDER BY m.place`;
  const [first] = found;
  return {
    rows: found.map(({ total: _total, page: _page, ...row }) => row),
    total: first?.total ?? 0,
    page: first?.page ?? 1,
  };
}

export interface CommitmentWords {
  key: CommitmentKey;
  name: string;
  promise: string;
  criteria: Partial<Record<CriterionKey, { name: string; explanation: string }>>;
}

/** The four commitments and their criteria in words, in order. */
export async function commitmentWords(db: Db, language: Language): Promise<CommitmentWords[]> {
  const commitments = await db.commitment.findMany({
    orderBy: { position: "asc" },
    select: {
      key: true,
      name: true,
      promise: true,
      criteria: { orderBy: { position: "asc" }, select: { key: true, name: true, explanation: true } },
    },
  });
  return commitments.map((commitment) => ({
    key: commitment.key as CommitmentKey,
    name: inLanguage(commitment.name, language),
    promise: inLanguage(commitment.promise, language),
    criteria: Object.fromEntries(
      commitment.criteria.map(({ key, name, explanation }) => [
        key,
        { name: inLanguage(name, language), explanation: inLanguage(explanation, language) },
      ]),
    ),
  }));
}
