import type { Db } from "~/db/door.server";
import type { ProjectState } from "~/domain/project/states";
import type { Language } from "~/text/languages";

/** What linking a project to a gap needs to know of the gap. */
export interface GapToLink {
  slug: string;
  name: string;
  /** What the project would answer besides: the recommendation that counts for the gap, unless it was declined. */
  recommendation: { id: string; title: string; language: string } | null;
}

/** The gap of this data point, or null where it is no gap here. */
export async function gapToLink(db: Db, dataPointId: string, language: Language): Promise<GapToLink | null> {
  const [gap] = await db.$queryRaw<
    { slug: string; name: string; id: string | null; title: string; language: string }[]
  >`
    SELECT k.slug, d.name ->> ${language} AS name, r.id, r.title, trim(r.language) AS language
      FROM gap_chain c
      JOIN data_point d ON d.id = c.data_point_id
      JOIN kpi k ON k.id = d.kpi_id
      LEFT JOIN recommendation r
        ON r.municipality_id = c.municipality_id AND r.id = c.recommendation_id AND c.outcome IS DISTINCT FROM 'declined'
     WHERE c.data_point_id = ${dataPointId}::uuid`;
  if (!gap) return null;
  const { slug, name, id, title } = gap;
  return { slug, name, recommendation: id === null ? null : { id, title, language: gap.language } };
}

export interface LinkableProject {
  id: string;
  name: string;
  state: ProjectState;
  ownerId: string | null;
  /** Answers the gap's recommendation already, or works in its area. */
  isNear: boolean;
}

/** Projects that could be put behind the gap: not cancelled, and not aiming at it yet. Those near it first, then by name, Å last. */
export async function linkableProjects(db: Db, dataPointId: string): Promise<LinkableProject[]> {
  return db.$queryRaw<LinkableProject[]>`
    WITH near AS MATERIALIZED (
      SELECT l.recommendation_id, r.area_key
        FROM recommendation_data_point l
        JOIN recommendation r ON r.municipality_id = l.municipality_id AND r.id = l.recommendation_id
       WHERE l.data_point_id = ${dataPointId}::uuid)
    SELECT p.id, p.name, p.state::text AS state, p.owner_id AS "ownerId",
           p.area_key IN (SELECT area_key FROM near)
             OR p.id IN (SELECT x.project_id FROM project_recommendation x WHERE x.recommendation_id IN (SELECT recommendation_id FROM near)) AS "isNear"
      FROM project p
     WHERE p.state <> 'cancelled' AND p.id NOT IN (SELECT e.project_id FROM expected_effect e WHERE e.data_point_id = ${dataPointId}::uuid)
     ORDER BY "isNear" DESC, p.name COLLATE norwegian, p.id`;
}
