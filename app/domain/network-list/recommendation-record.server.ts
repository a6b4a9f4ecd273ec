import type { Db } from "~/db/door.server";
import type { ObservationState, Points, Qualifier } from "~/domain/kpi/score";
import type { ProjectState } from "~/domain/project/states";
import type { RecommendationState } from "~/domain/recommendation/states";
import type { Language } from "~/text/languages";
import { mostShown, unitOf, type Unit } from "./record.server";

// One recommendation of a member as the network may see it: what the policies show, never a person.

export interface SharedRecommendation {
  id: string;
  reference: string;
  title: string;
  text: string;
  statedTarget: string | null;
  suggestedActions: string[];
  language: string;
  municipality: string;
  municipalityId: string;
  area: string;
  source: "evaluation" | "catalogue" | "council";
  receivedOn: string | null;
  state: RecommendationState;
  isExample: boolean;
  hasOwner: boolean;
  unit: string | null;
  reason: string | null;
  answeredOn: string | null;
  reviewOn: string | null;
  sharesFigures: boolean;
}

/** One recommendation of the member with that key, or null where there is none or it is not shared. */
export async function sharedRecommendation(
  db: Db,
  { municipality, id }: { municipality: string; id: string },
  language: Language,
): Promise<SharedRecommendation | null> {
  const rows = await db.$queryRaw<SharedRecommendation[]>`
    SELECT r.id, r.reference, r.title, r.text, r.stated_target AS "statedTarget", r.suggested_actions AS "suggestedActions",
           trim(r.language) AS language, m.name AS municipality, m.id AS "municipalityId", a.name ->> ${language} AS area,
           r.source::text AS source, r.received_on::text AS "receivedOn", r.state::text AS state, r.is_example AS "isExample",
           r.owner_id IS NOT NULL AS "hasOwner", v.unit, e.reason, e.answered_on::text AS "answeredOn", e.review_on::text AS "reviewOn",
           r.municipality_id = ANY ((SELECT tiltak_shared('figures', 'detail'))::uuid[]) AS "sharesFigures"
      FROM recommendation r
      JOIN municipality m ON m.id = r.municipality_id
      JOIN area a ON a.key = r.area_key
      LEFT JOIN response e ON e.municipality_id = r.municipality_id AND e.recommendation_id = r.id
      LEFT JOIN owner_unit v ON v.municipality_id = r.municipality_id AND v.person_id = r.owner_id
     WHERE m.key = ${municipality} AND r.id = ${id}::uuid`;
  return rows[0] ?? null;
}

export interface AddressedDataPoint {
  id: string;
  name: string;
  code: string;
  unit: Unit;
  isAnswered: boolean;
  isGap: boolean;
  points: Points | null;
  state: ObservationState | null;
  value: number | null;
  bound: number | null;
  qualifier: Qualifier | null;
  year: number | null;
}

/** The data points it addresses as they stand now, in the order of the wheel; without a standing where figures are not shared. */
export function addressedDataPoints(
  db: Db,
  municipalityId: string,
  recommendation: string,
  language: Language,
): Promise<AddressedDataPoint[]> {
  return db.$queryRaw<AddressedDataPoint[]>`
    SELECT d.id, d.name ->> ${language} AS name, k.code, ${unitOf(language)} AS unit, l.is_answered AS "isAnswered",
           coalesce(s.is_gap, false) AS "isGap", s.points::int AS points, o.state::text AS state, o.value::float8 AS value,
           o.bound::float8 AS bound, o.qualifier::text AS qualifier, o.year
      FROM recommendation_data_point l
      JOIN data_point d ON d.id = l.data_point_id
      JOIN kpi k ON k.id = d.kpi_id
      LEFT JOIN measurement_unit w ON w.code = d.unit
      LEFT JOIN standing s ON s.municipality_id = l.municipality_id AND s.data_point_id = d.id
      LEFT JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id
     WHERE l.municipality_id = ${municipalityId}::uuid AND l.recommendation_id = ${recommendation}::uuid
     ORDER BY d.wheel_place, d.position
     LIMIT ${mostShown}`;
}

export interface AnsweringProject {
  id: string;
  name: string;
  language: string;
  state: ProjectState;
  actions: number;
  actionsDone: number;
}

/** The projects that answer it, the cancelled last. */
export function answeringProjects(db: Db, municipalityId: string, recommendation: string): Promise<AnsweringProject[]> {
  return db.$queryRaw<AnsweringProject[]>`
    SELECT p.id, p.name, trim(p.language) AS language, p.state::text AS state, g.actions, g.actions_done AS "actionsDone"
      FROM project_recommendation l
      JOIN shared_project p ON p.municipality_id = l.municipality_id AND p.id = l.project_id
      JOIN shared_progress g ON g.municipality_id = p.municipality_id AND g.project_id = p.id
     WHERE l.municipality_id = ${municipalityId}::uuid AND l.recommendation_id = ${recommendation}::uuid
     ORDER BY p.state = 'cancelled', p.name COLLATE norwegian, p.id
     LIMIT ${mostShown}`;
}
