import type { Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { Invalid } from "~/domain/shared/errors";
import type { Language } from "~/text/languages";
import { lockedProject } from "./locked.server";
import type { UpdateForm } from "./schema";

export interface ProjectUpdate {
  id: string;
  text: string;
  noChange: boolean;
  language: string;
  reportedOn: string;
  reportedBy: string | null;
  /** The action it is about; null for the project itself. */
  actionId: string | null;
  actionTitle: string | null;
  actionLanguage: string | null;
}

/** The newest updates on the project and its actions, newest first; `total` counts all. */
export async function projectUpdates(
  db: Db,
  id: string,
  most: number,
): Promise<{ rows: ProjectUpdate[]; total: number }> {
  const rows = await db.$queryRaw<(ProjectUpdate & { total: number })[]>`
    SELECT r.id, r.text, r.no_change AS "noChange", trim(r.language) AS language, r.reported_on::text AS "reportedOn",
           w.name AS "reportedBy", a.id AS "actionId", a.title AS "actionTitle", trim(a.language) AS "actionLanguage",
           count(*) OVER ()::int AS total
      FROM (SELECT own.* FROM progress_update own WHERE own.project_id = ${id}::uuid
            UNION ALL
            SELECT of_action.* FROM action x
              JOIN progress_update of_action ON of_action.municipality_id = x.municipality_id AND of_action.action_id = x.id
             WHERE x.project_id = ${id}::uuid) r
      LEFT JOIN action a ON a.municipality_id = r.municipality_id AND a.id = r.action_id
      LEFT JOIN app_user w ON w.id = r.reported_by
     ORDER BY r.reported_on DESC, r.created_at DESC, r.id
     LIMIT ${most}`;
  return { rows, total: rows[0]?.total ?? 0 };
}

/**
 * Writes a dated report on the project, in the language its writer works in.
 * @throws NotFound, Forbidden, Invalid for a day to come
 */
export async function writeProjectUpdate(
  db: Db,
  actor: Actor,
  id: string,
  { text, noChange, reportedOn }: UpdateForm,
  { language, today }: { language: Language; today: string },
): Promise<void> {
  await lockedProject(db, actor, "update.write", id);
  if (reportedOn > today) throw new Invalid({ reportedOn: [{ key: "projects.inFuture" }] });
  await db.$executeRaw`
    INSERT INTO progress_update (project_id, text, no_change, language, reported_on, reported_by)
    VALUES (${id}::uuid, ${text ?? ""}, ${noChange}, ${language}, ${reportedOn}::date, ${actor.userId}::uuid)`;
}
