import { Prisma } from "~/db/generated/client";
import { isAnsweredInTime, isOver } from "~/domain/proposal/clock.server";
import type { CriterionKey } from "./criteria";

/** What the rows behind a criterion are. */
export type CriterionSubject =
  | "kpi"
  | "data_point"
  | "municipality"
  | "recommendation"
  | "project"
  | "action"
  | "partner"
  | "challenge"
  | "proposal";

/** What a project or a plan lacks before it counts. */
export type MissingPart = "owner" | "dates" | "effect";

/** What a municipality has to share for the numbers to be right: figures and plan in detail, of updates the dates. */
type Need = "figures" | "plan" | "updates";

/** A criterion's rows, for the municipalities of `here` and `these` (queries.server.ts). */
export interface Basis {
  subject: CriterionSubject;
  needs: readonly Need[];
  /** Whose a row is. */
  of: Prisma.Sql;
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

/** Of these municipalities: asked once for a statement, so that indexes serve one as well as many. */
const ofThese = (alias: string) => Prisma.raw(`${alias}.municipality_id = ANY ((SELECT ids FROM these)::uuid[])`);

/** The newest verified value of each data point; in words and as a bound count, "not available" does not. */
const newestValues = Prisma.sql`
  SELECT o.municipality_id, o.data_point_id, max(o.year) AS year
    FROM observation o
   WHERE ${ofThese("o")} AND o.review = 'verified' AND o.state = 'reported'
   GROUP BY o.municipality_id, o.data_point_id`;

const coreKpis = {
  subject: "kpi",
  needs: ["figures"],
  of: Prisma.sql`h.id`,
  id: Prisma.sql`k.id`,
  year: Prisma.sql`v.year`,
  from: Prisma.sql`
    FROM here h
    CROSS JOIN kpi k
    LEFT JOIN (SELECT n.municipality_id, p.kpi_id, max(n.year) AS year
                 FROM (${newestValues}) n JOIN data_point p ON p.id = n.data_point_id
                GROUP BY n.municipality_id, p.kpi_id) v ON v.municipality_id = h.id AND v.kpi_id = k.id
   WHERE k.level = 'core'`,
} as const;

const project = {
  subject: "project",
  needs: ["plan"],
  of: Prisma.sql`p.municipality_id`,
  id: Prisma.sql`p.id`,
  label: Prisma.sql`p.name`,
  labelLanguage: Prisma.sql`p.language`,
  state: Prisma.sql`p.state::text`,
} as const;

/** Projects under a condition, with `n.amount` of what hangs on each. */
const projectsWith = (table: Prisma.Sql, condition: Prisma.Sql) => Prisma.sql`
    FROM shared_project p
    CROSS JOIN LATERAL (SELECT count(*)::int AS amount FROM ${table} x
                         WHERE x.municipality_id = p.municipality_id AND x.project_id = p.id) n
   WHERE ${ofThese("p")} AND ${condition}`;

/**
 * What each criterion counts, told once: the numbers and the list behind them come from the same rows. Cancelled projects, and what belongs
 * to them, do not count; "under review" is no answer; drafts of challenges and proposals are nothing yet. When a proposal is answered in time
 * is told in app/domain/proposal/clock.ts, for this and for the pages of proposals.
 */
export const bases: Record<CriterionKey, Basis> = {
  core_kpis_verified: { ...coreKpis, counted: Prisma.sql`v.year IS NOT NULL` },
  core_kpis_recent: { ...coreKpis, counted: isYoung(Prisma.sql`v.year`) },
  data_points_with_aim: {
    subject: "data_point",
    needs: ["figures"],
    of: Prisma.sql`h.id`,
    id: Prisma.sql`p.id`,
    counted: Prisma.sql`
      EXISTS (SELECT FROM benchmark b WHERE b.data_point_id = p.id)
        OR EXISTS (SELECT FROM target t WHERE t.municipality_id = h.id AND t.data_point_id = p.id)`,
    from: Prisma.sql`FROM here h CROSS JOIN data_point p`,
  },
  profile_published: {
    subject: "municipality",
    needs: [],
    of: Prisma.sql`m.id`,
    id: Prisma.sql`m.id`,
    counted: Prisma.sql`m.published_at IS NOT NULL`,
    day: Prisma.sql`(m.published_at AT TIME ZONE 'Europe/Oslo')::date`,
    label: Prisma.sql`m.name`,
    from: Prisma.sql`FROM here m`,
  },
  published_figures_age: {
    subject: "data_point",
    needs: ["figures"],
    of: Prisma.sql`n.municipality_id`,
    id: Prisma.sql`n.data_point_id`,
    counted: isYoung(Prisma.sql`n.year`),
    year: Prisma.sql`n.year`,
    from: Prisma.sql`FROM (${newestValues}) n JOIN here h ON h.id = n.municipality_id AND h.published_at IS NOT NULL`,
  },

  gaps_answered: {
    subject: "data_point",
    needs: ["figures", "plan"],
    of: Prisma.sql`s.municipality_id`,
    id: Prisma.sql`s.data_point_id`,
    counted: Prisma.sql`
      EXISTS (SELECT FROM recommendation_data_point l
                JOIN response a ON a.municipality_id = l.municipality_id AND a.recommendation_id = l.recommendation_id
               WHERE l.municipality_id = s.municipality_id AND l.data_point_id = s.data_point_id
                 AND l.is_answered AND a.outcome <> 'under_review')`,
    amount: Prisma.sql`
      (SELECT count(*)::int FROM recommendation_data_point l
        WHERE l.municipality_id = s.municipality_id AND l.data_point_id = s.data_point_id)`,
    from: Prisma.sql`FROM standing s WHERE ${ofThese("s")} AND s.is_gap`,
  },
  adopted_with_project: {
    subject: "recommendation",
    needs: ["plan"],
    of: Prisma.sql`r.municipality_id`,
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
          JOIN shared_project p ON p.municipality_id = l.municipality_id AND p.id = l.project_id AND p.state <> 'cancelled'
         WHERE l.municipality_id = r.municipality_id AND l.recommendation_id = r.id) n
     WHERE ${ofThese("r")}`,
  },
  projects_ready: {
    ...project,
    counted: Prisma.sql`n.missing = '{}'`,
    missing: Prisma.sql`n.missing`,
    from: Prisma.sql`
      FROM shared_project p
      CROSS JOIN LATERAL (
        SELECT array_remove(ARRAY[
                 CASE WHEN p.owner_id IS NULL THEN 'owner' END,
                 CASE WHEN p.starts_on IS NULL OR p.ends_on IS NULL THEN 'dates' END,
                 CASE WHEN NOT EXISTS (
                        SELECT FROM expected_effect e
                         WHERE e.municipality_id = p.municipality_id AND e.project_id = p.id AND e.low IS NOT NULL)
                      THEN 'effect' END], NULL) AS missing) n
     WHERE ${ofThese("p")} AND p.state <> 'cancelled'`,
  },
  plan_documents_adopted: {
    ...project,
    counted: Prisma.sql`p.state IN ('running', 'completed', 'evaluated')`,
    from: Prisma.sql`FROM shared_project p WHERE ${ofThese("p")} AND p.kind = 'plan' AND p.state <> 'cancelled'`,
  },

  challenges_open: {
    subject: "challenge",
    needs: ["plan"],
    of: Prisma.sql`d.municipality_id`,
    id: Prisma.sql`d.challenge_id`,
    counted: Prisma.sql`d.state = 'open' AND d.opens_at <= now() AND d.closes_at > now()`,
    day: Prisma.sql`((d.closes_at - interval '1 second') AT TIME ZONE 'Europe/Oslo')::date`,
    // Not everyone who may count them may read them all.
    label: Prisma.sql`coalesce((SELECT c.title FROM challenge c WHERE c.scope = d.municipality_id AND c.id = d.challenge_id), d.opens_at::date::text)`,
    labelLanguage: Prisma.sql`(SELECT c.language FROM challenge c WHERE c.scope = d.municipality_id AND c.id = d.challenge_id)`,
    from: Prisma.sql`FROM challenge_date d WHERE ${ofThese("d")}`,
  },
  proposals_answered_in_time: {
    subject: "proposal",
    needs: ["plan"],
    of: Prisma.sql`d.municipality_id`,
    id: Prisma.sql`d.proposal_id`,
    counted: isAnsweredInTime("d"),
    day: Prisma.sql`(d.answered_at AT TIME ZONE 'Europe/Oslo')::date`,
    amount: Prisma.sql`extract(day FROM coalesce(d.answered_at, now()) - d.asked_at)::int`,
    label: Prisma.sql`coalesce(
      (SELECT v.content ->> 'title' FROM proposal_revision v
        WHERE v.municipality_id = d.municipality_id AND v.proposal_id = d.proposal_id ORDER BY v.revision DESC LIMIT 1),
      d.asked_at::date::text)`,
    from: Prisma.sql`
      FROM proposal_date d
     WHERE ${ofThese("d")} AND (d.answered_at IS NOT NULL OR ${isOver("d")})`,
  },
  projects_with_partner: {
    ...project,
    counted: Prisma.sql`n.amount > 0`,
    amount: Prisma.sql`n.amount`,
    from: projectsWith(Prisma.sql`project_partner`, Prisma.sql`p.state <> 'cancelled'`),
  },
  partners_taking_part: {
    subject: "partner",
    needs: ["plan"],
    of: Prisma.sql`x.municipality_id`,
    // One name written in two ways is one partner.
    id: Prisma.sql`min(x.name)`,
    label: Prisma.sql`min(x.name)`,
    counted: Prisma.sql`count(*) FILTER (WHERE p.state <> 'cancelled') > 0`,
    amount: Prisma.sql`count(DISTINCT p.id) FILTER (WHERE p.state <> 'cancelled')::int`,
    from: Prisma.sql`
      FROM project_partner x
      JOIN shared_project p ON p.municipality_id = x.municipality_id AND p.id = x.project_id
     WHERE ${ofThese("x")}
     GROUP BY x.municipality_id, lower(btrim(x.name))`,
  },

  actions_updated: {
    subject: "action",
    needs: ["plan", "updates"],
    of: Prisma.sql`a.municipality_id`,
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
      LEFT JOIN (SELECT d.municipality_id, d.action_id, max(d.reported_on) AS last_updated_on
                   FROM update_date d
                  WHERE ${ofThese("d")} AND d.action_id IS NOT NULL
                  GROUP BY d.municipality_id, d.action_id) u ON u.municipality_id = a.municipality_id AND u.action_id = a.id
     WHERE ${ofThese("a")} AND a.state IN ('planned', 'in_progress', 'blocked')
       AND (a.project_id IS NULL
            OR a.project_id NOT IN (SELECT p.id FROM shared_project p WHERE ${ofThese("p")} AND p.state = 'cancelled'))
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
    needs: ["figures"],
    of: Prisma.sql`e.municipality_id`,
    id: Prisma.sql`p.kpi_id`,
    counted: Prisma.sql`bool_or(n.year > e.year)`,
    year: Prisma.sql`max(n.year)`,
    from: Prisma.sql`
      FROM (SELECT o.municipality_id, o.data_point_id, max(o.year) AS year
              FROM (SELECT DISTINCT ON (v.municipality_id) v.municipality_id, v.id
                      FROM evaluation v
                     WHERE ${ofThese("v")} AND v.state = 'published'
                     ORDER BY v.municipality_id, v.year DESC) w
              JOIN observation o ON o.municipality_id = w.municipality_id AND o.evaluation_id = w.id
             WHERE o.review = 'verified' AND o.state = 'reported'
             GROUP BY o.municipality_id, o.data_point_id) e
      JOIN (${newestValues}) n ON n.municipality_id = e.municipality_id AND n.data_point_id = e.data_point_id
      JOIN data_point p ON p.id = e.data_point_id
     GROUP BY e.municipality_id, p.kpi_id`,
  },
};
