import type { Db } from "~/db/door.server";
import { can, type Actor } from "~/domain/access/can";
import { Forbidden, Invalid, NotFound } from "~/domain/shared/errors";

/**
 * Puts a project behind a gap: it then aims at the data point, as yet without an estimate, and answers the gap's recommendation, unless
 * that was declined. A project that does so already is left as it is.
 * @throws NotFound where the data point is no gap here, Invalid for a project that is not here or is cancelled, Forbidden
 */
export async function linkProject(
  db: Db,
  actor: Actor,
  dataPointId: string,
  { project: projectId }: { project: string },
): Promise<void> {
  // Locked, so that nobody saves the project's whole form in between.
  const [project] = await db.$queryRaw<{ ownerId: string | null; isCancelled: boolean }[]>`
    SELECT owner_id AS "ownerId", state = 'cancelled' AS "isCancelled" FROM project WHERE id = ${projectId}::uuid FOR UPDATE`;
  const [gap] = await db.$queryRaw<{ recommendationId: string | null }[]>`
    SELECT CASE WHEN outcome IS DISTINCT FROM 'declined' THEN recommendation_id END AS "recommendationId"
      FROM gap_chain WHERE data_point_id = ${dataPointId}::uuid`;
  if (!gap) throw new NotFound("gap");
  if (!project || project.isCancelled) throw new Invalid({ project: [{ key: "forms.gone" }] });
  if (!can(actor, "project.write", project)) throw new Forbidden("project.write");
  let added = await db.$executeRaw`
    INSERT INTO expected_effect (project_id, data_point_id) VALUES (${projectId}::uuid, ${dataPointId}::uuid) ON CONFLICT DO NOTHING`;
  if (gap.recommendationId !== null) {
    added += await db.$executeRaw`
      INSERT INTO project_recommendation (project_id, recommendation_id) VALUES (${projectId}::uuid, ${gap.recommendationId}::uuid)
      ON CONFLICT DO NOTHING`;
  }
  // The links are part of what the project's form shows: whoever has it open must be told, or would take them away again.
  if (added > 0) await db.$executeRaw`UPDATE project SET name = name WHERE id = ${projectId}::uuid`;
}
