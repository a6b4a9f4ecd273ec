import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import type { ProjectState } from "./states";

/** A project as it is chosen from a list; `language` is the one its name is written in. */
export interface ProjectOption {
  id: string;
  name: string;
  language: string;
  state: ProjectState;
  ownerId: string | null;
}

/** The projects work can be put into, by name, Å last: all that are not cancelled; `including` keeps one in that a form already shows. */
export async function projectOptions(db: Db, including: string | null = null): Promise<ProjectOption[]> {
  return db.$queryRaw<ProjectOption[]>`
    SELECT p.id, p.name, trim(p.language) AS language, p.state::text AS state, p.owner_id AS "ownerId"
      FROM project p
     WHERE p.state <> 'cancelled' OR p.id = ${including}::uuid
     ORDER BY p.name COLLATE norwegian, p.id`;
}

/** The areas of the catalogue, in the reader's language. */
export async function areaOptions(db: Db, language: Language): Promise<{ key: string; name: string }[]> {
  return db.$queryRaw<{ key: string; name: string }[]>`
    SELECT key, name ->> ${language} AS name FROM area ORDER BY name ->> ${language} COLLATE norwegian`;
}

/** The data points of the catalogue in its order, in the reader's language; those with a gap here are marked. */
export async function dataPointOptions(
  db: Db,
  language: Language,
): Promise<{ id: string; name: string; unit: string; isGap: boolean }[]> {
  return db.$queryRaw<{ id: string; name: string; unit: string; isGap: boolean }[]>`
    SELECT d.id, d.name ->> ${language} AS name, coalesce(u.short ->> ${language}, '') AS unit, coalesce(s.is_gap, false) AS "isGap"
      FROM data_point d
      LEFT JOIN measurement_unit u ON u.code = d.unit
      LEFT JOIN standing s ON s.data_point_id = d.id AND s.municipality_id = tiltak_municipality()
     ORDER BY d.wheel_place, d.position`;
}

/** A recommendation as it is chosen from a list; the title is in its own language. */
export interface RecommendationOption {
  id: string;
  title: string;
  language: string;
  reference: string;
  areaKey: string;
  area: string;
}

/** The municipality's recommendations, by area and title: all that are not closed; those already linked to `projectId` stay in. */
export async function recommendationOptions(
  db: Db,
  language: Language,
  projectId: string | null = null,
): Promise<RecommendationOption[]> {
  return db.$queryRaw<RecommendationOption[]>`
    SELECT r.id, r.title, trim(r.language) AS language, r.reference, r.area_key AS "areaKey", a.name ->> ${language} AS area
      FROM recommendation r
      JOIN area a ON a.key = r.area_key
     WHERE r.state <> 'closed'
        OR r.id IN (SELECT l.recommendation_id FROM project_recommendation l WHERE l.project_id = ${projectId}::uuid)
     ORDER BY a.name ->> ${language} COLLATE norwegian, r.title COLLATE norwegian, r.id`;
}
