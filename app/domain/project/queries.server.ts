import type { Db } from "~/db/door.server";
import type { ActionState } from "~/domain/action/states";
import type { RecommendationState } from "~/domain/recommendation/states";
import { NotFound } from "~/domain/shared/errors";
import type { Language } from "~/text/languages";
import type { ProjectKind } from "./kinds";
import type { ProjectState } from "./states";

export interface Project {
  id: string;
  version: number;
  name: string;
  description: string;
  language: string;
  kind: ProjectKind;
  area: string;
  areaKey: string;
  state: ProjectState;
  stateReason: string | null;
  outcome: string | null;
  startsOn: string | null;
  endsOn: string | null;
  statedPeriod: string | null;
  costOre: number | null;
  costNote: string | null;
  ownerId: string | null;
  owner: string | null;
  ownerTitle: string | null;
  unit: string | null;
  source: string | null;
  note: string | null;
  isExample: boolean;
  actions: number;
  actionsDone: number;
  actionsLate: number;
  plannedOre: number;
  appliedOre: number;
  grantedOre: number;
  paidOre: number;
  covered: boolean;
  lastUpdatedOn: string | null;
  daysLate: number;
  daysStale: number | null;
}

/** One project with its owner, its money and how far it has come. Throws NotFound. */
export async function projectById(db: Db, id: string, language: Language): Promise<Project> {
  const [project] = await db.$queryRaw<Project[]>`
    SELECT p.id, p.version, p.name, p.description, trim(p.language) AS language, p.kind::text AS kind, p.area_key AS "areaKey",
           a.name ->> ${language} AS area, p.state::text AS state, p.state_reason AS "stateReason", p.outcome,
           p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", p.stated_period AS "statedPeriod",
           p.cost_ore::float8 AS "costOre", p.cost_note AS "costNote", p.owner_id AS "ownerId", o.name AS owner, o.title AS "ownerTitle",
           u.name AS unit, p.source, p.note, p.is_example AS "isExample", g.actions, g.actions_done AS "actionsDone",
           g.actions_late AS "actionsLate", g.planned_ore::float8 AS "plannedOre", g.applied_ore::float8 AS "appliedOre",
           g.granted_ore::float8 AS "grantedOre", g.paid_ore::float8 AS "paidOre", g.covered, g.last_updated_on::text AS "lastUpdatedOn",
           CASE WHEN w.open THEN greatest(0, tiltak_today() - p.ends_on) ELSE 0 END AS "daysLate",
           CASE WHEN w.open AND w.waited > m.update_interval_days THEN w.waited END AS "daysStale"
      FROM project p
      JOIN municipality m ON m.id = p.municipality_id
      JOIN area a ON a.key = p.area_key
      JOIN project_progress g ON g.municipality_id = p.municipality_id AND g.project_id = p.id
      CROSS JOIN LATERAL (SELECT p.state IN ('idea', 'planned', 'approved', 'running', 'paused') AS open,
                                 tiltak_today() - coalesce(g.last_updated_on, g.started_on) AS waited) w
      LEFT JOIN person o ON o.municipality_id = p.municipality_id AND o.id = p.owner_id
      LEFT JOIN unit u ON u.municipality_id = o.municipality_id AND u.id = o.unit_id
     WHERE p.id = ${id}::uuid`;
  if (!project) throw new NotFound("project");
  return project;
}

/** What every small form about a project must know: its name, whose it is, and its version. Throws NotFound. */
export async function projectHead(
  db: Db,
  id: string,
): Promise<{
  id: string;
  name: string;
  language: string;
  state: ProjectState;
  ownerId: string | null;
  version: number;
}> {
  const [project] = await db.$queryRaw<
    { id: string; name: string; language: string; state: ProjectState; ownerId: string | null; version: number }[]
  >`
    SELECT id, name, trim(language) AS language, state::text AS state, owner_id AS "ownerId", version
      FROM project WHERE id = ${id}::uuid`;
  if (!project) throw new NotFound("project");
  return project;
}

/** The recommendations the project answers. */
export async function projectRecommendations(
  db: Db,
  id: string,
): Promise<{ id: string; title: string; language: string; state: RecommendationState }[]> {
  return db.$queryRaw<{ id: string; title: string; language: string; state: RecommendationState }[]>`
    SELECT r.id, r.title, trim(r.language) AS language, r.state::text AS state
      FROM project_recommendation l
      JOIN recommendation r ON r.municipality_id = l.municipality_id AND r.id = l.recommendation_id
     WHERE l.project_id = ${id}::uuid
     ORDER BY r.title COLLATE norwegian, r.id`;
}

/** Who takes part from outside; `role` is what a known organisation does. */
export async function projectPartners(
  db: Db,
  id: string,
): Promise<{ id: string; name: string; role: string | null }[]> {
  return db.$queryRaw<{ id: string; name: string; role: string | null }[]>`
    SELECT w.id, w.name, o.role
      FROM project_partner w
      LEFT JOIN organisation o ON o.id = w.organisation_id
     WHERE w.project_id = ${id}::uuid
     ORDER BY w.name COLLATE norwegian, w.id`;
}

export interface ProjectAction {
  id: string;
  title: string;
  language: string;
  state: ActionState;
  owner: string | null;
  dueOn: string | null;
  /** Days past its due date, for an open action; 0 when it is not. */
  daysLate: number;
  milestones: number;
  milestonesDone: number;
}

/** The project's actions: open ones first by due date, then those that are done; at most `most`. */
export async function projectActions(db: Db, id: string, most: number): Promise<ProjectAction[]> {
  return db.$queryRaw<ProjectAction[]>`
    SELECT x.id, x.title, trim(x.language) AS language, x.state::text AS state, o.name AS owner, x.due_on::text AS "dueOn",
           CASE WHEN w.open THEN greatest(0, tiltak_today() - x.due_on) ELSE 0 END AS "daysLate",
           n.milestones, n.done AS "milestonesDone"
      FROM action x
      CROSS JOIN LATERAL (SELECT x.state IN ('planned', 'in_progress', 'blocked') AS open) w
      CROSS JOIN LATERAL (SELECT count(*)::int AS milestones, count(s.done_on)::int AS done
                            FROM milestone s WHERE s.municipality_id = x.municipality_id AND s.action_id = x.id) n
      LEFT JOIN person o ON o.municipality_id = x.municipality_id AND o.id = x.owner_id
     WHERE x.project_id = ${id}::uuid
     ORDER BY w.open DESC, x.due_on NULLS LAST, x.title COLLATE norwegian, x.id
     LIMIT ${most}`;
}
