import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import type { ProjectState } from "~/domain/project/states";
import { NotFound } from "~/domain/shared/errors";
import { anywhere } from "~/domain/shared/like";
import type { ActionColumn, ActionFilter, ActionRow, ActionSort } from "./list";
import { openActionStates, type ActionState } from "./states";

const { sql } = Prisma;

const isOpen = sql`a.state IN (${Prisma.join(openActionStates.map((state) => sql`${state}::action_state`))})`;

const lastUpdate = sql`(
  SELECT max(r.reported_on) FROM progress_update r WHERE r.municipality_id = a.municipality_id AND r.action_id = a.id)`;

/** Where the clock of staleness starts before the first update. */
const beganOn = sql`coalesce(a.starts_on, (a.created_at AT TIME ZONE 'Europe/Oslo')::date)`;

const milestonesDone = sql`(
  SELECT count(s.done_on)::float8 / nullif(count(*), 0) FROM milestone s WHERE s.municipality_id = a.municipality_id AND s.action_id = a.id)`;

/** What each order looks at, by the names of the tables in `found` below. */
const orders: Record<ActionSort, Prisma.Sql> = {
  title: sql`a.title COLLATE norwegian`,
  project: sql`coalesce(p.name, g.title) COLLATE norwegian`,
  owner: sql`o.name COLLATE norwegian`,
  unit: sql`(SELECT u.name FROM unit u WHERE u.municipality_id = o.municipality_id AND u.id = o.unit_id) COLLATE norwegian`,
  due: sql`a.due_on`,
  starts: sql`a.starts_on`,
  state: sql`a.state`,
  milestones: milestonesDone,
  updated: lastUpdate,
  completed: sql`a.completed_on`,
  created: sql`a.created_at`,
};

export interface ListedActions {
  rows: ActionRow[];
  /** All that match, whatever the page. */
  total: number;
  /** How many projects those belong to. */
  projects: number;
}

/**
 * Actions, filtered, sorted and paged in SQL. Only the page's rows look up names, milestones and updates, and only for the columns
 * that are shown. `intervalDays`: after how many days without an update work is stale.
 */
export async function actionList(
  db: Db,
  filter: ActionFilter,
  { sort, descending, page, size }: { sort: ActionSort; descending: boolean; page: number; size: number },
  { today, intervalDays, columns }: { today: string; intervalDays: number; columns: readonly ActionColumn[] },
): Promise<ListedActions> {
  const shows = (column: ActionColumn) => columns.includes(column);
  const isLate = sql`(${isOpen} AND a.due_on < ${today}::date)`;
  const isStale = (updatedOn: Prisma.Sql) =>
    sql`(${isOpen} AND ${today}::date - coalesce(${updatedOn}, ${beganOn}) > ${intervalDays}::int)`;

  const conditions = conditionsOf(filter, isLate, isStale(lastUpdate));
  const needsParent = filter.q !== "" || sort === "project";
  const needsOwner = sort === "owner" || sort === "unit";
  const direction = descending ? sql`DESC` : sql`ASC`;
  const order = sql`a.sort_key ${direction} NULLS LAST, a.due_on NULLS LAST, a.title COLLATE norwegian, a.id`;

  const rows = await db.$queryRaw<(ActionRow & { total: number; projects: number })[]>`
    WITH found AS MATERIALIZED (
      SELECT a.municipality_id, a.id, a.version, a.title, a.language, a.project_id, a.recommendation_id, a.owner_id, a.state,
             a.starts_on, a.due_on, a.completed_on, a.created_at, ${orders[sort]} AS sort_key
        FROM action a
        ${needsParent ? parentTables : Prisma.empty}
        ${needsOwner ? ownerTable : Prisma.empty}
       WHERE ${Prisma.join(conditions, " AND ")}),
    counted AS (SELECT count(*)::int AS total, count(DISTINCT project_id)::int AS projects FROM found),
    page AS (SELECT a.* FROM found a ORDER BY ${order} LIMIT ${size} OFFSET ${(page - 1) * size})
    SELECT c.total, c.projects, a.id, a.version, a.title, a.language, coalesce(p.name, g.title) AS parent,
           coalesce(p.language, g.language) AS "parentLanguage", a.state::text AS state, a.due_on::text AS "dueOn",
           CASE WHEN ${isLate} THEN ${today}::date - a.due_on END AS "daysLate",
           o.name AS owner,
           ${shows("unit") ? sql`(SELECT u.name FROM unit u WHERE u.municipality_id = o.municipality_id AND u.id = o.unit_id)` : sql`NULL`} AS unit,
           ${shows("starts") ? sql`a.starts_on::text` : sql`NULL`} AS "startsOn",
           ${shows("completed") ? sql`a.completed_on::text` : sql`NULL`} AS "completedOn",
           ${shows("created") ? sql`(a.created_at AT TIME ZONE 'Europe/Oslo')::date::text` : sql`NULL`} AS "createdOn",
           ${shows("milestones") ? sql`m.total` : sql`NULL::int`} AS milestones,
           ${shows("milestones") ? sql`m.done` : sql`NULL::int`} AS "milestonesDone",
           ${shows("updated") ? sql`${today}::date - v.last_on` : sql`NULL::int`} AS "daysSinceUpdate",
           ${shows("updated") ? isStale(sql`v.last_on`) : sql`false`} AS "isStale"
      FROM counted c
      LEFT JOIN page a ON true
      ${parentTables}
      ${ownerTable}
      ${shows("milestones") ? milestoneCounts : Prisma.empty}
      ${shows("updated") ? sql`LEFT JOIN LATERAL (SELECT ${lastUpdate} AS last_on) v ON true` : Prisma.empty}
     ORDER BY ${order}`;
  const [{ total, projects } = { total: 0, projects: 0 }] = rows;
  // Past the last page there is one row, with the totals alone.
  const listed = rows.filter(({ id }) => id !== null);
  return { rows: listed.map(({ total: _total, projects: _projects, ...row }) => row), total, projects };
}

const parentTables = sql`
  LEFT JOIN project p ON p.municipality_id = a.municipality_id AND p.id = a.project_id
  LEFT JOIN recommendation g ON g.municipality_id = a.municipality_id AND g.id = a.recommendation_id`;

const ownerTable = sql`LEFT JOIN person o ON o.municipality_id = a.municipality_id AND o.id = a.owner_id`;

const milestoneCounts = sql`
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS total, count(s.done_on)::int AS done
      FROM milestone s WHERE s.municipality_id = a.municipality_id AND s.action_id = a.id) m ON true`;

function conditionsOf(filter: ActionFilter, isLate: Prisma.Sql, isStale: Prisma.Sql): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (filter.state === "open") conditions.push(isOpen);
  else if (filter.state !== "all") conditions.push(sql`a.state = ${filter.state}::action_state`);
  if (filter.owner === "none") conditions.push(sql`a.owner_id IS NULL`);
  else if (filter.owner !== null) conditions.push(sql`a.owner_id = ${filter.owner}::uuid`);
  if (filter.project !== null) conditions.push(sql`a.project_id = ${filter.project}::uuid`);
  if (filter.unit !== null) {
    conditions.push(sql`a.owner_id IN (
      WITH RECURSIVE under AS (
        SELECT ${filter.unit}::uuid AS id UNION SELECT u.id FROM unit u JOIN under ON u.parent_id = under.id)
      SELECT w.id FROM person w WHERE w.unit_id IN (SELECT under.id FROM under))`);
  }
  if (filter.dueFrom !== null) conditions.push(sql`a.due_on >= ${filter.dueFrom}::date`);
  if (filter.dueTo !== null) conditions.push(sql`a.due_on <= ${filter.dueTo}::date`);
  if (filter.attention === "late") conditions.push(isLate);
  if (filter.attention === "stale") conditions.push(isStale);
  if (filter.attention === "any") conditions.push(sql`(${isLate} OR ${isStale})`);
  if (filter.q !== "") {
    const like = anywhere(filter.q);
    conditions.push(sql`(a.title ILIKE ${like} OR p.name ILIKE ${like} OR g.title ILIKE ${like})`);
  }
  return conditions.length > 0 ? conditions : [sql`true`];
}

/** The units of the municipality, by name, Å last. */
export async function unitOptions(db: Db): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw`SELECT u.id, u.name FROM unit u ORDER BY u.name COLLATE norwegian`;
}

/** What chips and heads call the chosen owner, project and unit; null for one that is not here. */
export async function filterNames(
  db: Db,
  { owner, project, unit }: Pick<ActionFilter, "owner" | "project" | "unit">,
): Promise<{ owner: string | null; project: string | null; unit: string | null }> {
  const person = owner === "none" ? null : owner;
  if (person === null && project === null && unit === null) return { owner: null, project: null, unit: null };
  const [names] = await db.$queryRaw<{ owner: string | null; project: string | null; unit: string | null }[]>`
    SELECT (SELECT o.name FROM person o WHERE o.municipality_id = tiltak_municipality() AND o.id = ${person}::uuid) AS owner,
           (SELECT p.name FROM project p WHERE p.municipality_id = tiltak_municipality() AND p.id = ${project}::uuid) AS project,
           (SELECT u.name FROM unit u WHERE u.municipality_id = tiltak_municipality() AND u.id = ${unit}::uuid) AS unit`;
  return names ?? { owner: null, project: null, unit: null };
}

// One action -----------------------------------------------------------------------------------------------------------

export interface Milestone {
  id: string;
  name: string;
  dueOn: string;
  doneOn: string | null;
  version: number;
}

export interface ActionUpdate {
  id: string;
  text: string;
  noChange: boolean;
  language: string;
  reportedOn: string;
  reportedBy: string | null;
}

interface Named {
  id: string;
  title: string;
  language: string;
}

export interface ActionDetail {
  id: string;
  version: number;
  title: string;
  description: string;
  language: string;
  state: ActionState;
  stateReason: string | null;
  outcome: string | null;
  startsOn: string | null;
  dueOn: string | null;
  completedOn: string | null;
  /** The first day staleness is counted from, before any update. */
  beganOn: string;
  isExample: boolean;
  ownerId: string | null;
  owner: string | null;
  unit: string | null;
  project: (Named & { state: ProjectState }) | null;
  /** The recommendation it belongs to, or those its project answers. */
  recommendations: Named[];
  milestones: Milestone[];
  /** The newest first. */
  updates: ActionUpdate[];
  updatesTotal: number;
}

/** One action with what its page shows, in one query. Throws NotFound. */
export async function actionDetail(db: Db, id: string, { updates }: { updates: number }): Promise<ActionDetail> {
  const [action] = await db.$queryRaw<ActionDetail[]>`
    SELECT a.id, a.version, a.title, a.description, trim(a.language) AS language, a.state::text AS state, a.state_reason AS "stateReason",
           a.outcome, a.starts_on::text AS "startsOn", a.due_on::text AS "dueOn", a.completed_on::text AS "completedOn",
           ${beganOn}::text AS "beganOn", a.is_example AS "isExample",
           a.owner_id AS "ownerId", o.name AS owner, u.name AS unit,
           (SELECT json_build_object('id', p.id, 'title', p.name, 'language', trim(p.language), 'state', p.state)
              FROM project p WHERE p.municipality_id = a.municipality_id AND p.id = a.project_id) AS project,
           (SELECT coalesce(json_agg(json_build_object('id', g.id, 'title', g.title, 'language', trim(g.language))
                                     ORDER BY g.title COLLATE norwegian), '[]')
              FROM recommendation g
             WHERE g.municipality_id = a.municipality_id
               AND (g.id = a.recommendation_id
                    OR g.id IN (SELECT l.recommendation_id FROM project_recommendation l
                                 WHERE l.municipality_id = a.municipality_id AND l.project_id = a.project_id))) AS recommendations,
           (SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', m.name, 'dueOn', m.due_on, 'doneOn', m.done_on,
                                                       'version', m.version) ORDER BY m.due_on, m.name COLLATE norwegian, m.id), '[]')
              FROM milestone m WHERE m.municipality_id = a.municipality_id AND m.action_id = a.id) AS milestones,
           (SELECT coalesce(json_agg(json_build_object('id', r.id, 'text', r.text, 'noChange', r.no_change, 'language', trim(r.language),
                                                       'reportedOn', r.reported_on, 'reportedBy', r.name)
                                     ORDER BY r.reported_on DESC, r.created_at DESC, r.id), '[]')
              FROM (SELECT r.*, w.name FROM progress_update r LEFT JOIN app_user w ON w.id = r.reported_by
                     WHERE r.municipality_id = a.municipality_id AND r.action_id = a.id
                     ORDER BY r.reported_on DESC, r.created_at DESC, r.id LIMIT ${updates}) r) AS updates,
           (SELECT count(*)::int FROM progress_update r
             WHERE r.municipality_id = a.municipality_id AND r.action_id = a.id) AS "updatesTotal"
      FROM action a
      LEFT JOIN person o ON o.municipality_id = a.municipality_id AND o.id = a.owner_id
      LEFT JOIN unit u ON u.municipality_id = o.municipality_id AND u.id = o.unit_id
     WHERE a.id = ${id}::uuid`;
  if (!action) throw new NotFound("action");
  return action;
}

/** What a small form about one action shows of it, and whose it is. */
export interface ActionHead {
  id: string;
  version: number;
  title: string;
  language: string;
  state: ActionState;
  ownerId: string | null;
  startsOn: string | null;
  dueOn: string | null;
  /** Milestones that are not done. */
  milestonesLeft: number;
}

/** Throws NotFound. */
export async function actionHead(db: Db, id: string): Promise<ActionHead> {
  const [action] = await db.$queryRaw<ActionHead[]>`
    SELECT a.id, a.version, a.title, trim(a.language) AS language, a.state::text AS state, a.owner_id AS "ownerId",
           a.starts_on::text AS "startsOn", a.due_on::text AS "dueOn",
           (SELECT count(*)::int FROM milestone m
             WHERE m.municipality_id = a.municipality_id AND m.action_id = a.id AND m.done_on IS NULL) AS "milestonesLeft"
      FROM action a WHERE a.id = ${id}::uuid`;
  if (!action) throw new NotFound("action");
  return action;
}

/** One milestone of an action. Throws NotFound. */
export async function milestoneOf(db: Db, actionId: string, id: string): Promise<Milestone> {
  const [milestone] = await db.$queryRaw<Milestone[]>`
    SELECT m.id, m.name, m.due_on::text AS "dueOn", m.done_on::text AS "doneOn", m.version
      FROM milestone m WHERE m.id = ${id}::uuid AND m.action_id = ${actionId}::uuid`;
  if (!milestone) throw new NotFound("milestone");
  return milestone;
}

/** Recommendations an action can belong to straight, by title: those that are not closed or declined; `including` stays in. */
export async function parentRecommendations(
  db: Db,
  including: string | null,
): Promise<{ id: string; title: string; language: string; ownerId: string | null }[]> {
  return db.$queryRaw`
    SELECT r.id, r.title, trim(r.language) AS language, r.owner_id AS "ownerId"
      FROM recommendation r
     WHERE r.state NOT IN ('closed', 'declined') OR r.id = ${including}::uuid
     ORDER BY r.title COLLATE norwegian, r.id`;
}
