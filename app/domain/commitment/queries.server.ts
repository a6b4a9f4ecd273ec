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
  /** Where the rows of the denominator come from, each once; with its grouping. */
  from: Prisma.Sql;
  /** Of KPIs and data points the catalogue's id, of partners the name. */
  id: Prisma.Sql;
  /** Whether the row is in the numerator too. */
  counted: Prisma.Sql;
  // What tells why: the year of the newest value, the day of the newest update, how many there are, what is missing.
  year?: Prisma.Sql;
  day?: Prisma.Sql;
  amount?: Prisma.Sql;
  missing?: Prisma.Sql;
  // What a record of the municipality is called; the catalogue's names are looked up by the id.
  label?: Prisma.Sql;
  labelLanguage?: Prisma.Sql;
  code?: Prisma.Sql;
  state?: Prisma.Sql;
}

// A figure is young when the year it stands for is at most two years back.
const isYoung = (year: Prisma.Sql) =>
  Prisma.sql`coalesce(${year} >= extract(year FROM tiltak_today())::int - 2, false)`;

/** The newest verified value of each data point; in words and as a bound count, "not available" does not. */
const newestValues = Prisma.sql`
  SELECT o.data_point_id, max(o.year) AS year
    FROM observation o
   WHERE o.municipality_id = (SELECT id FROM here) AND o.review = 'verified' AND o.state = 'reported'
   GROUP BY o.data_point_id`;

const coreKpis = {
  subject: "kpi",
  id: Prisma.sql`k.id`,
  year: Prisma.sql`v.year`,
  from: Prisma.sql`
    FROM kpi k
    LEFT JOIN (SELECT p.kpi_id, max(n.year) AS year
                 FROM (${newestValues}) n JOIN data_point p ON p.id = n.data_point_id GROUP BY p.kpi_id) v ON v.kpi_id = k.id
   WHERE k.level = 'core'`,
} as const;

const project = {
  subject: "project",
  id: Prisma.sql`p.id`,
  label: Prisma.sql`p.name`,
  labelLanguage: Prisma.sql`p.language`,
  state: Prisma.sql`p.state::text`,
} as const;

/** Projects under a condition, with `n.amount` of what hangs on each. */
const projectsWith = (table: Prisma.Sql, condition: Prisma.Sql) => Prisma.sql`
    FROM project p
    CROSS JOIN LATERAL (SELECT count(*)::int AS amount FROM ${table} x
                         WHERE x.municipality_id = p.municipality_id AND x.project_id = p.id) n
   WHERE p.municipality_id = (SELECT id FROM here) AND ${condition}`;

/**
 * What each criterion counts, told once: the numbers and the list behind them come from the same rows. Null: the records this takes
 * do not exist yet. Cancelled projects, and what belongs to them, do not count; "under review" is no answer.
 */
const bases: Record<CriterionKey, Basis | null> = {
  core_kpis_verified: { ...coreKpis, counted: Prisma.sql`v.year IS NOT NULL` },
  core_kpis_recent: { ...coreKpis, counted: isYoung(Prisma.sql`v.year`) },
  data_points_with_aim: {
    subject: "data_point",
    id: Prisma.sql`p.id`,
    counted: Prisma.sql`
      EXISTS (SELECT FROM benchmark b WHERE b.data_point_id = p.id)
        OR EXISTS (SELECT FROM target t WHERE t.municipality_id = (SELECT id FROM here) AND t.data_point_id = p.id)`,
    from: Prisma.sql`FROM data_point p`,
  },
  profile_published: {
    subject: "municipality",
    id: Prisma.sql`m.id`,
    counted: Prisma.sql`m.published_at IS NOT NULL`,
    day: Prisma.sql`(m.published_at AT TIME ZONE 'Europe/Oslo')::date`,
    label: Prisma.sql`m.name`,
    from: Prisma.sql`FROM here m`,
  },
  published_figures_age: {
    subject: "data_point",
    id: Prisma.sql`n.data_point_id`,
    counted: isYoung(Prisma.sql`n.year`),
    year: Prisma.sql`n.year`,
    from: Prisma.sql`FROM (${newestValues}) n WHERE EXISTS (SELECT FROM here WHERE published_at IS NOT NULL)`,
  },

  gaps_answered: {
    subject: "data_point",
    id: Prisma.sql`s.data_point_id`,
    counted: Prisma.sql`
      EXISTS (SELECT FROM recommendation_data_point l
                JOIN response a ON a.municipality_id = l.municipality_id AND a.recommendation_id = l.recommendation_id
               WHERE l.municipality_id = s.municipality_id AND l.data_point_id = s.data_point_id
                 AND l.is_answered AND a.outcome <> 'under_review')`,
    amount: Prisma.sql`
      (SELECT count(*)::int FROM recommendation_data_point l
        WHERE l.municipality_id = s.municipality_id AND l.data_point_id = s.data_point_id)`,
    from: Prisma.sql`FROM standing s WHERE s.municipality_id = (SELECT id FROM here) AND s.is_gap`,
  },
  adopted_with_project: {
    subject: "recommendation",
    id: Prisma.sql`r.id`,
    counted: Prisma.sql`n.amount > 0`,
    amount: Prisma.sql`n.amount`,
    label: Prisma.sql`r.title`,
    labelLanguage: Prisma.sql`r.language`,
    code: Prisma.sql`r.reference`,
    from: Prisma.sql`
      FROM recommendation r
      JOIN response a ON a.municipality_id = r.municipality_id AND a.recommendation_id = r.id
       AND a.outcome IN ('adopted', 'adopted_in_part')
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS amount
          FROM project_recommendation l
          JOIN project p ON p.municipality_id = l.municipality_id AND p.id = l.project_id AND p.state <> 'cancelled'
         WHERE l.municipality_id = r.municipality_id AND l.recommendation_id = r.id) n
     WHERE r.municipality_id = (SELECT id FROM here)`,
  },
  projects_ready: {
    ...project,
    counted: Prisma.sql`n.missing = '{}'`,
    missing: Prisma.sql`n.missing`,
    from: Prisma.sql`
      FROM project p
      CROSS JOIN LATERAL (
        SELECT array_remove(ARRAY[
                 CASE WHEN p.owner_id IS NULL THEN 'owner' END,
                 CASE WHEN p.starts_on IS NULL OR p.ends_on IS NULL THEN 'dates' END,
                 CASE WHEN NOT EXISTS (
                        SELECT FROM expected_effect e
                         WHERE e.municipality_id = p.municipality_id AND e.project_id = p.id AND e.low IS NOT NULL)
                      THEN 'effect' END], NULL) AS missing) n
     WHERE p.municipality_id = (SELECT id FROM here) AND p.state <> 'cancelled'`,
  },
  plan_documents_adopted: {
    ...project,
    counted: Prisma.sql`p.state IN ('running', 'completed', 'evaluated')`,
    from: Prisma.sql`
      FROM project p WHERE p.municipality_id = (SELECT id FROM here) AND p.kind = 'plan' AND p.state <> 'cancelled'`,
  },

  challenges_open: null,
  proposals_answered_in_time: null,
  projects_with_partner: {
    ...project,
    counted: Prisma.sql`n.amount > 0`,
    amount: Prisma.sql`n.amount`,
    from: projectsWith(Prisma.sql`project_partner`, Prisma.sql`p.state <> 'cancelled'`),
  },
  partners_taking_part: {
    subject: "partner",
    // One name written in two ways is one partner.
    id: Prisma.sql`min(x.name)`,
    label: Prisma.sql`min(x.name)`,
    counted: Prisma.sql`count(*) FILTER (WHERE p.state <> 'cancelled') > 0`,
    amount: Prisma.sql`count(DISTINCT p.id) FILTER (WHERE p.state <> 'cancelled')::int`,
    from: Prisma.sql`
      FROM project_partner x
      JOIN project p ON p.municipality_id = x.municipality_id AND p.id = x.project_id
     WHERE x.municipality_id = (SELECT id FROM here)
     GROUP BY lower(btrim(x.name))`,
  },

  actions_updated: {
    subject: "action",
    id: Prisma.sql`a.id`,
    counted: Prisma.sql`coalesce(u.last_updated_on >= tiltak_today() - h.update_interval_days, false)`,
    day: Prisma.sql`u.last_updated_on`,
    label: Prisma.sql`a.title`,
    labelLanguage: Prisma.sql`a.language`,
    state: Prisma.sql`a.state::text`,
    // Work that began within the interval and has no update yet is not behind: it is left out. Updates are grouped once, not looked up
    // for each action: there may be thousands.
    from: Prisma.sql`
      FROM action a
      JOIN here h ON h.id = a.municipality_id
      LEFT JOIN project p ON p.municipality_id = a.municipality_id AND p.id = a.project_id
      LEFT JOIN (SELECT d.action_id, max(d.reported_on) AS last_updated_on
                   FROM update_date d
                  WHERE d.municipality_id = (SELECT id FROM here) AND d.action_id IS NOT NULL
                  GROUP BY d.action_id) u ON u.action_id = a.id
     WHERE a.municipality_id = (SELECT id FROM here) AND a.state IN ('planned', 'in_progress', 'blocked')
       AND p.state IS DISTINCT FROM 'cancelled'
       AND (u.last_updated_on IS NOT NULL
            OR coalesce(a.starts_on, (a.created_at AT TIME ZONE 'Europe/Oslo')::date) < tiltak_today() - h.update_interval_days)`,
  },
  completed_with_effect: {
    ...project,
    counted: Prisma.sql`n.amount > 0`,
    amount: Prisma.sql`n.amount`,
    from: projectsWith(Prisma.sql`observed_effect`, Prisma.sql`p.state IN ('completed', 'evaluated')`),
  },
  kpis_measured_again: {
    subject: "kpi",
    id: Prisma.sql`p.kpi_id`,
    counted: Prisma.sql`bool_or(n.year > e.year)`,
    year: Prisma.sql`max(n.year)`,
    from: Prisma.sql`
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

/** Asks for a named statement (db/client.server.ts). Not in the public door, where a plan for one municipality does not serve another. */
const plannedOnce = Prisma.sql`/* planned once */`;

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
          FROM (SELECT ${basis.counted} AS counted ${basis.from}) r`,
    ];
  });
  const rows = await db.$queryRaw<{ key: CriterionKey; numerator: number; denominator: number }[]>`
    ${only === undefined ? plannedOnce : Prisma.empty}
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

/** Names and addresses of the catalogue, in its order; everything else carries its own name. */
function naming(subject: CriterionSubject, language: Language) {
  const nothing = Prisma.sql`NULL::text`;
  switch (subject) {
    case "kpi":
      return {
        join: Prisma.sql`JOIN kpi k ON k.id = r.id`,
        label: Prisma.sql`k.name ->> ${language}`,
        code: Prisma.sql`k.code`,
        slug: Prisma.sql`k.slug`,
        part: nothing,
        order: Prisma.sql`k.position`,
      };
    case "data_point":
      return {
        join: Prisma.sql`JOIN data_point p ON p.id = r.id JOIN kpi k ON k.id = p.kpi_id`,
        label: Prisma.sql`p.name ->> ${language}`,
        code: Prisma.sql`k.code`,
        slug: Prisma.sql`k.slug`,
        part: Prisma.sql`p.part`,
        order: Prisma.sql`p.wheel_place, p.position`,
      };
    default:
      return {
        join: Prisma.empty,
        label: Prisma.sql`r.label`,
        code: Prisma.sql`r.code`,
        slug: nothing,
        part: nothing,
        order: Prisma.sql`r.label COLLATE norwegian`,
      };
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
  const wanted = counted === null ? Prisma.sql`true` : Prisma.sql`r.counted = ${counted}`;
  const found = await db.$queryRaw<(CriterionRow & { total: number; page: number })[]>`
    WITH ${here(only)}, behind AS (
      SELECT ${basis.id} AS id, ${basis.counted} AS counted, ${basis.year ?? Prisma.sql`NULL::int`} AS year,
             ${basis.day ?? Prisma.sql`NULL::date`} AS day, ${basis.amount ?? Prisma.sql`NULL::int`} AS amount,
             ${basis.missing ?? Prisma.sql`NULL::text[]`} AS missing, ${basis.label ?? Prisma.sql`NULL::text`} AS label,
             ${basis.labelLanguage ?? Prisma.sql`NULL::text`} AS language, ${basis.code ?? Prisma.sql`NULL::text`} AS code,
             ${basis.state ?? Prisma.sql`NULL::text`} AS state
        ${basis.from}),
    matching AS (
      SELECT r.id::text AS id, r.counted, ${named.label} AS label, r.language::text AS "labelLanguage", ${named.code} AS code,
             ${named.slug} AS slug, ${named.part} AS part, r.state, r.year, r.day::text AS day, r.amount, r.missing,
             row_number() OVER (ORDER BY r.counted DESC, ${named.order}, r.id)::int AS place, count(*) OVER ()::int AS total
        FROM behind r ${named.join}
       WHERE ${wanted}),
    paged AS (
      SELECT m.*, least(${page}::int, ceil(m.total / ${criterionPageSize}::numeric))::int AS page FROM matching m)
    SELECT m.id, m.counted, m.label, m."labelLanguage", m.code, m.slug, m.part, m.state, m.year, m.day, m.amount, m.missing, m.total, m.page
      FROM paged m
     WHERE m.place > (m.page - 1) * ${criterionPageSize}::int AND m.place <= m.page * ${criterionPageSize}::int
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
