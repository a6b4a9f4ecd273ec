import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import type { Direction, ObservationState, Points, Qualifier } from "../kpi/score";
import type { ProjectState } from "../project/states";
import type { ActionState } from "../action/states";
import { changesOf, type ChangeKind, type HistoryLine } from "../history/changes";
import { anywhere } from "../shared/like";
import type { RecommendationFilter } from "./search";
import type { RecommendationState, ResponseOutcome } from "./states";

export type RecommendationSource = "evaluation" | "catalogue" | "council";

// What the lists need of a recommendation, told once. No person is named here, so that the same may be asked in public.

/** Answered: the municipality has said what it will do. The same as `isAnswered` of ./states; a test holds the two together. */
const answered = Prisma.sql`r.state NOT IN ('received', 'under_review')`;
/** Postponed, and the day to take it up again has come. */
const due = Prisma.sql`coalesce(r.state = 'postponed' AND a.review_on <= tiltak_today(), false)`;

const viewCondition: Record<RecommendationFilter["view"], Prisma.Sql> = {
  all: Prisma.sql`true`,
  unanswered: Prisma.sql`NOT (${answered})`,
  answered,
  due,
};

function conditionOf(filter: RecommendationFilter, language: Language): Prisma.Sql {
  const all = [Prisma.sql`true`];
  if (filter.q !== "") {
    const like = anywhere(filter.q);
    all.push(Prisma.sql`(r.title ILIKE ${like} OR r.text ILIKE ${like} OR r.reference ILIKE ${like} OR area.name ->> ${language} ILIKE ${like}
      OR EXISTS (SELECT FROM recommendation_data_point l JOIN data_point p ON p.id = l.data_point_id JOIN kpi k ON k.id = p.kpi_id
                  WHERE l.municipality_id = r.municipality_id AND l.recommendation_id = r.id
                    AND (p.name ->> ${language} ILIKE ${like} OR k.code ILIKE ${like})))`);
  }
  if (filter.area !== undefined) all.push(Prisma.sql`r.area_key = ${filter.area}`);
  if (filter.state !== undefined) all.push(Prisma.sql`r.state = ${filter.state}::recommendation_state`);
  if (filter.owner === "none") all.push(Prisma.sql`r.owner_id IS NULL`);
  else if (filter.owner !== undefined) all.push(Prisma.sql`r.owner_id = ${filter.owner}::uuid`);
  if (filter.dataPoint !== undefined) {
    all.push(Prisma.sql`EXISTS (SELECT FROM recommendation_data_point l
      WHERE l.municipality_id = r.municipality_id AND l.recommendation_id = r.id AND l.data_point_id = ${filter.dataPoint}::uuid)`);
  }
  return Prisma.join(all, " AND ");
}

const tables = Prisma.sql`
  recommendation r
  JOIN area ON area.key = r.area_key
  LEFT JOIN response a ON a.municipality_id = r.municipality_id AND a.recommendation_id = r.id`;

export interface RecommendationRow {
  id: string;
  reference: string;
  title: string;
  /** The language the texts are kept in. */
  language: string;
  area: string;
  source: RecommendationSource;
  state: RecommendationState;
  receivedOn: string | null;
  answeredOn: string | null;
  reviewOn: string | null;
  /** Postponed until a day that has come. */
  isDue: boolean;
  /** Name of the owner; null where there is none, or where persons are not shown. */
  owner: string | null;
  hasOwner: boolean;
  dataPoints: number;
  /** Linked data points that are gaps now. */
  gaps: number;
  /** Linked projects that are not cancelled. */
  projects: number;
}

/** Rows a page of the list. */
export const recommendationPageSize = 50;

/**
 * Recommendations, filtered, sorted and paged in SQL. `views` counts each view under the other filters, `total` those of the chosen view;
 * a page beyond the last is the last. Three queries.
 */
export async function recommendationList(
  db: Db,
  filter: RecommendationFilter,
  language: Language,
): Promise<{
  rows: RecommendationRow[];
  total: number;
  page: number;
  views: Record<RecommendationFilter["view"], number>;
  any: boolean;
}> {
  const condition = conditionOf(filter, language);
  const [views] = await db.$queryRaw<Record<RecommendationFilter["view"], number>[]>`
    SELECT count(*)::int AS "all",
           count(*) FILTER (WHERE ${viewCondition.unanswered})::int AS unanswered,
           count(*) FILTER (WHERE ${viewCondition.answered})::int AS answered,
           count(*) FILTER (WHERE ${viewCondition.due})::int AS due
      FROM ${tables} WHERE ${condition}`;
  const counted = views ?? { all: 0, unanswered: 0, answered: 0, due: 0 };
  const total = counted[filter.view];
  const page = Math.min(filter.page, Math.max(1, Math.ceil(total / recommendationPageSize)));
  const way = filter.order === "desc" ? Prisma.sql`DESC NULLS LAST` : Prisma.sql`ASC NULLS LAST`;
  const sorted: Record<RecommendationFilter["sort"], Prisma.Sql> = {
    state: Prisma.sql`r.state ${way}`,
    title: Prisma.sql`r.title COLLATE norwegian ${way}`,
    area: Prisma.sql`area.name ->> ${language} COLLATE norwegian ${way}`,
    owner: Prisma.sql`o.name COLLATE norwegian ${way}`,
    received: Prisma.sql`r.received_on ${way}`,
    gaps: Prisma.sql`g.gaps ${way}`,
    projects: Prisma.sql`n.projects ${way}`,
  };
  const rows = await db.$queryRaw<RecommendationRow[]>`
    SELECT r.id, r.reference, r.title, r.language, area.name ->> ${language} AS area, r.source::text AS source, r.state::text AS state,
           r.received_on::text AS "receivedOn", a.answered_on::text AS "answeredOn", a.review_on::text AS "reviewOn", ${due} AS "isDue",
           o.name AS owner, r.owner_id IS NOT NULL AS "hasOwner", g.data_points AS "dataPoints", g.gaps, n.projects
      FROM ${tables}
      LEFT JOIN person o ON o.municipality_id = r.municipality_id AND o.id = r.owner_id
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS data_points, count(*) FILTER (WHERE s.is_gap)::int AS gaps
          FROM recommendation_data_point l
          LEFT JOIN standing s ON s.municipality_id = l.municipality_id AND s.data_point_id = l.data_point_id
         WHERE l.municipality_id = r.municipality_id AND l.recommendation_id = r.id) g
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS projects
          FROM project_recommendation l
          JOIN project p ON p.municipality_id = l.municipality_id AND p.id = l.project_id AND p.state <> 'cancelled'
         WHERE l.municipality_id = r.municipality_id AND l.recommendation_id = r.id) n
     WHERE ${condition} AND ${viewCondition[filter.view]}
     ORDER BY ${sorted[filter.sort]}, r.reference COLLATE norwegian, r.id
     LIMIT ${recommendationPageSize} OFFSET ${(page - 1) * recommendationPageSize}`;
  const any = counted.all > 0 || (await db.recommendation.findFirst({ select: { id: true } })) !== null;
  return { rows, total, page, views: counted, any };
}

/** The areas recommendations are about, by name in the reader's language. */
export async function areas(db: Db, language: Language): Promise<{ key: string; name: string }[]> {
  return db.$queryRaw`SELECT key, name ->> ${language} AS name FROM area ORDER BY name ->> ${language} COLLATE norwegian`;
}

/** Those who own a recommendation, by name; for the filter. */
export async function recommendationOwners(db: Db): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw`
    SELECT p.id, p.name FROM person p
     WHERE EXISTS (SELECT FROM recommendation r WHERE r.municipality_id = p.municipality_id AND r.owner_id = p.id)
     ORDER BY p.name COLLATE norwegian, p.id`;
}

export interface Recommendation {
  id: string;
  reference: string;
  title: string;
  text: string;
  statedTarget: string | null;
  suggestedActions: string[];
  language: string;
  areaKey: string;
  area: string;
  source: RecommendationSource;
  sourceNote: string | null;
  evaluationYear: number | null;
  receivedOn: string | null;
  state: RecommendationState;
  ownerId: string | null;
  owner: string | null;
  unit: string | null;
  isExample: boolean;
  version: number;
  response: {
    outcome: ResponseOutcome;
    reason: string | null;
    reviewOn: string | null;
    isDue: boolean;
    answeredOn: string;
    answeredBy: string | null;
  } | null;
}

/** One recommendation with its answer, or null. */
export async function recommendation(db: Db, id: string, language: Language): Promise<Recommendation | null> {
  const rows = await db.$queryRaw<
    (Omit<Recommendation, "response"> & {
      outcome: ResponseOutcome | null;
      reason: string | null;
      reviewOn: string | null;
      isDue: boolean;
      answeredOn: string;
      answeredBy: string | null;
    })[]
  >`
    SELECT r.id, r.reference, r.title, r.text, r.stated_target AS "statedTarget", r.suggested_actions AS "suggestedActions", r.language,
           r.area_key AS "areaKey", area.name ->> ${language} AS area, r.source::text AS source, r.source_note AS "sourceNote",
           e.year AS "evaluationYear", r.received_on::text AS "receivedOn", r.state::text AS state, r.owner_id AS "ownerId",
           o.name AS owner, v.unit, r.is_example AS "isExample", r.version,
           a.outcome::text AS outcome, a.reason, a.review_on::text AS "reviewOn", ${due} AS "isDue",
           a.answered_on::text AS "answeredOn", w.name AS "answeredBy"
      FROM ${tables}
      LEFT JOIN evaluation e ON e.municipality_id = r.municipality_id AND e.id = r.evaluation_id
      LEFT JOIN person o ON o.municipality_id = r.municipality_id AND o.id = r.owner_id
      LEFT JOIN owner_unit v ON v.municipality_id = r.municipality_id AND v.person_id = r.owner_id
      LEFT JOIN app_user w ON w.id = a.answered_by
     WHERE r.id = ${id}::uuid`;
  const [row] = rows;
  if (!row) return null;
  const { outcome, reason, reviewOn, isDue, answeredOn, answeredBy, ...own } = row;
  return { ...own, response: outcome === null ? null : { outcome, reason, reviewOn, isDue, answeredOn, answeredBy } };
}

export interface LinkedDataPoint {
  id: string;
  name: string;
  code: string;
  slug: string;
  /** Names the data point within its KPI, in the address of its page; empty for a single one. */
  part: string;
  category: string;
  /** False when the answer in part leaves it out. */
  isAnswered: boolean;
  standing: "scored" | "no_target" | "in_words" | "bound" | "no_data";
  points: Points | null;
  isGap: boolean;
  target: number | null;
  direction: Direction;
  unit: { short: string; change: string; attached: boolean; isBoolean: boolean };
  year: number | null;
  state: ObservationState | null;
  value: number | null;
  bound: number | null;
  qualifier: Qualifier | null;
}

/** The data points a recommendation addresses as they stand now, in the order of the wheel. */
export async function linkedDataPoints(db: Db, id: string, language: Language): Promise<LinkedDataPoint[]> {
  return db.$queryRaw<LinkedDataPoint[]>`
    SELECT p.id, p.name ->> ${language} AS name, k.code, k.slug, p.part, c.name ->> ${language} AS category, l.is_answered AS "isAnswered",
           coalesce(s.state::text, 'no_data') AS standing, s.points::int AS points, coalesce(s.is_gap, false) AS "isGap",
           b.target::float8 AS target, p.direction::text AS direction,
           jsonb_build_object('short', coalesce(w.short ->> ${language}, p.unit), 'change', coalesce(w.change ->> ${language}, p.unit),
             'attached', coalesce(w.attached, false), 'isBoolean', p.is_boolean) AS unit,
           o.year, o.state::text AS state, o.value::float8 AS value, o.bound::float8 AS bound, o.qualifier::text AS qualifier
      FROM recommendation_data_point l
      JOIN data_point p ON p.id = l.data_point_id
      JOIN kpi k ON k.id = p.kpi_id
      JOIN category c ON c.id = k.category_id
      LEFT JOIN measurement_unit w ON w.code = p.unit
      LEFT JOIN standing s ON s.municipality_id = l.municipality_id AND s.data_point_id = p.id
      LEFT JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id
      LEFT JOIN benchmark b ON b.id = s.benchmark_id
     WHERE l.recommendation_id = ${id}::uuid
     ORDER BY p.wheel_place, p.position`;
}

export interface AnsweringProject {
  id: string;
  name: string;
  language: string;
  state: ProjectState;
  owner: string | null;
  actions: number;
  actionsDone: number;
  nextDueOn: string | null;
}

/** The projects linked to a recommendation, the cancelled last; at most a hundred. */
export async function answeringProjects(db: Db, id: string): Promise<AnsweringProject[]> {
  return db.$queryRaw<AnsweringProject[]>`
    SELECT p.id, p.name, p.language, p.state::text AS state, o.name AS owner, g.actions, g.actions_done AS "actionsDone",
           g.next_due_on::text AS "nextDueOn"
      FROM project_recommendation l
      JOIN project p ON p.municipality_id = l.municipality_id AND p.id = l.project_id
      JOIN project_progress g ON g.municipality_id = p.municipality_id AND g.project_id = p.id
      LEFT JOIN person o ON o.municipality_id = p.municipality_id AND o.id = p.owner_id
     WHERE l.recommendation_id = ${id}::uuid
     ORDER BY p.state = 'cancelled', p.name COLLATE norwegian, p.id
     LIMIT 100`;
}

export interface DirectAction {
  id: string;
  title: string;
  language: string;
  state: ActionState;
  dueOn: string | null;
  owner: string | null;
}

/** The actions that hang straight on a recommendation: open ones by due date, then the others; at most a hundred. */
export async function directActions(db: Db, id: string): Promise<DirectAction[]> {
  return db.$queryRaw<DirectAction[]>`
    SELECT a.id, a.title, a.language, a.state::text AS state, a.due_on::text AS "dueOn", o.name AS owner
      FROM action a
      LEFT JOIN person o ON o.municipality_id = a.municipality_id AND o.id = a.owner_id
     WHERE a.recommendation_id = ${id}::uuid
     ORDER BY a.state IN ('completed', 'cancelled'), a.due_on NULLS LAST, a.title COLLATE norwegian, a.id
     LIMIT 100`;
}

export interface ReportedUpdate {
  id: string;
  /** Empty when nothing changed. */
  text: string;
  noChange: boolean;
  language: string;
  reportedOn: string;
  reportedBy: string | null;
  subject: "project" | "action";
  subjectId: string;
  subjectName: string;
  subjectLanguage: string;
}

/** The ten newest updates on the projects that answer a recommendation, on their actions and on its own. */
export async function updatesOn(db: Db, id: string): Promise<ReportedUpdate[]> {
  return db.$queryRaw<ReportedUpdate[]>`
    WITH projects AS (SELECT project_id AS id FROM project_recommendation WHERE recommendation_id = ${id}::uuid),
         actions AS (SELECT a.id FROM action a
                      WHERE a.recommendation_id = ${id}::uuid OR a.project_id IN (SELECT id FROM projects))
    SELECT u.id, u.text, u.no_change AS "noChange", u.language, u.reported_on::text AS "reportedOn", w.name AS "reportedBy",
           CASE WHEN u.action_id IS NULL THEN 'project' ELSE 'action' END AS subject,
           coalesce(u.action_id, u.project_id) AS "subjectId", coalesce(a.title, p.name) AS "subjectName",
           coalesce(a.language, p.language) AS "subjectLanguage"
      FROM progress_update u
      LEFT JOIN action a ON a.municipality_id = u.municipality_id AND a.id = u.action_id
      LEFT JOIN project p ON p.municipality_id = u.municipality_id AND p.id = u.project_id
      LEFT JOIN app_user w ON w.id = u.reported_by
     WHERE u.action_id IN (SELECT id FROM actions) OR u.project_id IN (SELECT id FROM projects)
     ORDER BY u.reported_on DESC, u.created_at DESC, u.id
     LIMIT 10`;
}

export interface DataPointChoice {
  id: string;
  name: string;
  code: string;
  category: string;
  dimension: string;
  isGap: boolean;
}

/** Every data point a recommendation may address, in the order of the wheel. */
export async function dataPointChoices(db: Db, language: Language): Promise<DataPointChoice[]> {
  return db.$queryRaw<DataPointChoice[]>`
    SELECT p.id, p.name ->> ${language} AS name, k.code, c.name ->> ${language} AS category, d.name ->> ${language} AS dimension,
           coalesce(s.is_gap, false) AS "isGap"
      FROM data_point p
      JOIN kpi k ON k.id = p.kpi_id
      JOIN category c ON c.id = k.category_id
      JOIN sub_dimension u ON u.id = c.sub_dimension_id
      JOIN dimension d ON d.id = u.dimension_id
      LEFT JOIN standing s ON s.municipality_id = tiltak_municipality() AND s.data_point_id = p.id
     ORDER BY p.wheel_place, p.position`;
}

/** What may change in the text of a recommendation, by column, under the names of the form's fields. */
const fieldOfColumn = {
  title: "title",
  text: "text",
  area_key: "areaKey",
  stated_target: "statedTarget",
  suggested_actions: "suggestedActions",
  received_on: "receivedOn",
  source_note: "sourceNote",
  language: "language",
} as const;
export type ChangedField = (typeof fieldOfColumn)[keyof typeof fieldOfColumn] | "dataPoints";

export interface RecommendationChange {
  kind: ChangeKind;
  at: Date;
  who: string | null;
  /** The reason an answer was given for then; answers that no longer hold stand only here. */
  reason: string | null;
  /** Of a plain change: what was changed. */
  fields: ChangedField[];
  /** Of a new owner: who it is. */
  owner: string | null;
}

type NamedLine = HistoryLine & { who: string | null; owner: string | null };

/** What happened to a recommendation and its answers, newest first; at most fifty changes. */
export async function recommendationHistory(db: Db, id: string): Promise<RecommendationChange[]> {
  const lines = await db.$queryRaw<NamedLine[]>`
    SELECT h.at, h.user_id AS "userId", h.subject, h.subject_id AS "subjectId", h.entity, h.operation, h.before, h.after,
           w.name AS who, o.name AS owner
      FROM history_event h
      LEFT JOIN app_user w ON w.id = h.user_id
      LEFT JOIN person o ON o.municipality_id = h.municipality_id AND o.id::text = h.after ->> 'owner_id'
     WHERE h.subject = 'recommendation' AND h.subject_id = ${id}::uuid
     ORDER BY h.id DESC
     LIMIT 500`;
  return changesOf(lines, 50).map(({ kind, at, userId }) => {
    const together = lines.filter((line) => line.at.getTime() === at.getTime() && line.userId === userId);
    const reason = together.find(({ entity }) => entity === "response")?.after?.["reason"];
    return {
      kind,
      at,
      who: together[0]?.who ?? null,
      reason: kind !== "loaded" && typeof reason === "string" ? reason : null,
      fields: kind === "changed" ? changedFields(together) : [],
      owner: kind === "owner_changed" ? (together.find(({ owner }) => owner !== null)?.owner ?? null) : null,
    };
  });
}

function changedFields(lines: readonly NamedLine[]): ChangedField[] {
  const columns = lines.flatMap(({ entity, after }) => (entity === "recommendation" ? Object.keys(after ?? {}) : []));
  const fields: ChangedField[] = Object.entries(fieldOfColumn).flatMap(([column, field]) =>
    columns.includes(column) ? [field] : [],
  );
  return lines.some(({ entity }) => entity === "recommendation_data_point") ? [...fields, "dataPoints"] : fields;
}
