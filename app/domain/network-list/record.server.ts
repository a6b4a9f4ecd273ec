import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import type { ActionState } from "~/domain/action/states";
import type { FundingState } from "~/domain/funding/states";
import type { FundingType } from "~/domain/funding/types";
import type { ProjectState } from "~/domain/project/states";
import type { RecommendationState } from "~/domain/recommendation/states";
import type { Language } from "~/text/languages";
import { shares } from "./conditions.server";

// One project of a member as the network may see it: what the policies show, sums and updates where they are shared, never a person.

/** How the figures of a data point are written. */
export interface Unit {
  short: string;
  change: string;
  attached: boolean;
  isBoolean: boolean;
}

export const unitOf = (language: Language) => Prisma.sql`
  jsonb_build_object('short', coalesce(w.short ->> ${language}, d.unit), 'change', coalesce(w.change ->> ${language}, d.unit),
    'attached', coalesce(w.attached, false), 'isBoolean', d.is_boolean)`;

export interface SharedProject {
  id: string;
  name: string;
  description: string;
  language: string;
  municipality: string;
  municipalityId: string;
  area: string;
  state: ProjectState;
  stateReason: string | null;
  outcome: string | null;
  startsOn: string | null;
  endsOn: string | null;
  statedPeriod: string | null;
  isExample: boolean;
  hasOwner: boolean;
  unit: string | null;
  actions: number;
  sharesMoney: boolean;
  costOre: number | null;
  costNote: string | null;
  plannedOre: number;
  appliedOre: number;
  grantedOre: number;
  paidOre: number;
  /** The day of the last update is shared; `detail`: and what it says. */
  updates: "nothing" | "summary" | "detail";
  lastUpdatedOn: string | null;
}

/** One project of the member with that key, or null where there is none or it is not shared. */
export async function sharedProject(
  db: Db,
  { municipality, id }: { municipality: string; id: string },
  language: Language,
): Promise<SharedProject | null> {
  const of = Prisma.sql`p.municipality_id`;
  const rows = await db.$queryRaw<SharedProject[]>`
    SELECT p.id, p.name, p.description, trim(p.language) AS language, m.name AS municipality, m.id AS "municipalityId",
           a.name ->> ${language} AS area, p.state::text AS state, p.state_reason AS "stateReason", p.outcome,
           p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", p.stated_period AS "statedPeriod", p.is_example AS "isExample",
           p.owner_id IS NOT NULL AS "hasOwner", v.unit, g.actions, ${shares(of, "money", "detail")} AS "sharesMoney",
           p.cost_ore::float8 AS "costOre", p.cost_note AS "costNote",
           g.planned_ore::float8 AS "plannedOre", g.applied_ore::float8 AS "appliedOre", g.granted_ore::float8 AS "grantedOre",
           g.paid_ore::float8 AS "paidOre",
           CASE WHEN ${shares(of, "updates", "detail")} THEN 'detail' WHEN ${shares(of, "updates", "summary")} THEN 'summary'
                ELSE 'nothing' END AS updates,
           g.last_updated_on::text AS "lastUpdatedOn"
      FROM shared_project p
      JOIN municipality m ON m.id = p.municipality_id
      JOIN area a ON a.key = p.area_key
      JOIN shared_progress g ON g.municipality_id = p.municipality_id AND g.project_id = p.id
      LEFT JOIN owner_unit v ON v.municipality_id = p.municipality_id AND v.person_id = p.owner_id
     WHERE m.key = ${municipality} AND p.id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** How many of what hangs on a record are shown. */
export const mostShown = 100;

export interface SharedAction {
  id: string;
  title: string;
  language: string;
  state: ActionState;
  dueOn: string | null;
  daysLate: number;
  unit: string | null;
}

/** The actions of a project or of a recommendation itself: the open by due date, then the others; at most `mostShown`. */
export function sharedActions(
  db: Db,
  municipalityId: string,
  of: { project: string } | { recommendation: string },
): Promise<SharedAction[]> {
  const where =
    "project" in of
      ? Prisma.sql`x.project_id = ${of.project}::uuid`
      : Prisma.sql`x.recommendation_id = ${of.recommendation}::uuid AND x.project_id IS NULL`;
  const isOpen = Prisma.sql`x.state IN ('planned', 'in_progress', 'blocked')`;
  return db.$queryRaw<SharedAction[]>`
    SELECT x.id, x.title, trim(x.language) AS language, x.state::text AS state, x.due_on::text AS "dueOn",
           CASE WHEN ${isOpen} THEN greatest(0, tiltak_today() - x.due_on) ELSE 0 END AS "daysLate", v.unit
      FROM action x
      LEFT JOIN owner_unit v ON v.municipality_id = x.municipality_id AND v.person_id = x.owner_id
     WHERE x.municipality_id = ${municipalityId}::uuid AND ${where}
     ORDER BY NOT (${isOpen}), x.due_on NULLS LAST, x.title COLLATE norwegian, x.id
     LIMIT ${mostShown}`;
}

export interface SharedEffect {
  dataPointId: string;
  name: string;
  unit: Unit;
  low: number | null;
  high: number | null;
  byYear: number | null;
  isExpected: boolean;
  observed: number | null;
  measuredOn: string | null;
}

/** What a project should change and what was measured afterwards, data point by data point. */
export function sharedEffects(
  db: Db,
  municipalityId: string,
  project: string,
  language: Language,
): Promise<SharedEffect[]> {
  return db.$queryRaw<SharedEffect[]>`
    SELECT d.id AS "dataPointId", d.name ->> ${language} AS name, ${unitOf(language)} AS unit, e.low::float8 AS low, e.high::float8 AS high,
           e.by_year AS "byYear", e.data_point_id IS NOT NULL AS "isExpected", o.value::float8 AS observed, o.measured_on::text AS "measuredOn"
      FROM (SELECT * FROM expected_effect WHERE municipality_id = ${municipalityId}::uuid AND project_id = ${project}::uuid) e
      FULL JOIN (SELECT DISTINCT ON (data_point_id) * FROM observed_effect
                  WHERE municipality_id = ${municipalityId}::uuid AND project_id = ${project}::uuid
                  ORDER BY data_point_id, measured_on DESC, id) o ON o.data_point_id = e.data_point_id
      JOIN data_point d ON d.id = coalesce(e.data_point_id, o.data_point_id)
      LEFT JOIN measurement_unit w ON w.code = d.unit
     ORDER BY d.wheel_place, d.position
     LIMIT ${mostShown}`;
}

export interface SharedFunding {
  id: string;
  programme: string;
  provider: string;
  language: string;
  type: FundingType;
  state: FundingState;
  amountOre: number | null;
  grantedOre: number | null;
  paidOre: number | null;
}

/** The money behind a project; nothing where it is not shared. */
export function sharedFunding(db: Db, municipalityId: string, project: string): Promise<SharedFunding[]> {
  return db.$queryRaw<SharedFunding[]>`
    SELECT l.id, s.name AS programme, s.provider, trim(s.language) AS language, s.type::text AS type, l.state::text AS state,
           l.amount_ore::float8 AS "amountOre", l.granted_ore::float8 AS "grantedOre", l.paid_ore::float8 AS "paidOre"
      FROM funding_link l
      JOIN funding_programme s ON s.scope = l.programme_scope AND s.id = l.programme_id
     WHERE l.municipality_id = ${municipalityId}::uuid AND l.project_id = ${project}::uuid
     ORDER BY s.name COLLATE norwegian, l.id
     LIMIT ${mostShown}`;
}

export interface SharedUpdate {
  id: string;
  /** Empty when nothing changed. */
  text: string;
  language: string;
  reportedOn: string;
  action: string | null;
  actionLanguage: string | null;
}

/** The twenty newest updates on a project and its actions, where what they say is shared; who wrote them is not. */
export function sharedUpdates(db: Db, municipalityId: string, project: string): Promise<SharedUpdate[]> {
  return db.$queryRaw<SharedUpdate[]>`
    SELECT u.id, u.text, trim(u.language) AS language, u.reported_on::text AS "reportedOn", x.title AS action,
           trim(x.language) AS "actionLanguage"
      FROM progress_update u
      LEFT JOIN action x ON x.municipality_id = u.municipality_id AND x.id = u.action_id
     WHERE u.municipality_id = ${municipalityId}::uuid
       AND (u.project_id = ${project}::uuid OR x.project_id = ${project}::uuid)
     ORDER BY u.reported_on DESC, u.created_at DESC, u.id
     LIMIT 20`;
}

export interface AnsweredRecommendation {
  id: string;
  title: string;
  language: string;
  state: RecommendationState;
}

/** The recommendations a project answers, and who takes part in it, by name. */
export async function sharedTies(
  db: Db,
  municipalityId: string,
  project: string,
): Promise<{ recommendations: AnsweredRecommendation[]; partners: string[] }> {
  const recommendations = await db.$queryRaw<AnsweredRecommendation[]>`
    SELECT r.id, r.title, trim(r.language) AS language, r.state::text AS state
      FROM project_recommendation l
      JOIN recommendation r ON r.municipality_id = l.municipality_id AND r.id = l.recommendation_id
     WHERE l.municipality_id = ${municipalityId}::uuid AND l.project_id = ${project}::uuid
     ORDER BY r.reference COLLATE norwegian, r.id
     LIMIT ${mostShown}`;
  const partners = await db.$queryRaw<{ name: string }[]>`
    SELECT p.name FROM project_partner p
     WHERE p.municipality_id = ${municipalityId}::uuid AND p.project_id = ${project}::uuid
     ORDER BY p.name COLLATE norwegian
     LIMIT ${mostShown}`;
  return { recommendations, partners: partners.map(({ name }) => name) };
}

/** A project of a member with everything its page shows. */
export interface SharedWork extends Awaited<ReturnType<typeof sharedTies>> {
  project: SharedProject;
  actions: SharedAction[];
  effects: SharedEffect[];
  funding: SharedFunding[];
  updates: SharedUpdate[];
}

/** Null where there is no such project, or it is not shared. Seven queries. */
export async function sharedWork(
  db: Db,
  of: { municipality: string; id: string },
  language: Language,
): Promise<SharedWork | null> {
  const project = await sharedProject(db, of, language);
  if (project === null) return null;
  const { id, municipalityId } = project;
  return {
    project,
    ...(await sharedTies(db, municipalityId, id)),
    actions: await sharedActions(db, municipalityId, { project: id }),
    effects: await sharedEffects(db, municipalityId, id, language),
    funding: await sharedFunding(db, municipalityId, id),
    updates: await sharedUpdates(db, municipalityId, id),
  };
}
