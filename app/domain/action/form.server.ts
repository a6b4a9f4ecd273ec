import type { Db } from "~/db/door.server";
import { NotFound } from "~/domain/shared/errors";

/** An action as its form shows it: texts under the form's own names. */
export interface ActionFormValues extends Record<string, string> {
  version: string;
  title: string;
  owner: string;
  project: string;
  recommendation: string;
}

/** The action as it stands now, as form values. Throws NotFound. */
export async function actionFormValues(db: Db, id: string): Promise<ActionFormValues> {
  const [values] = await db.$queryRaw<ActionFormValues[]>`
    SELECT a.version::text AS version, a.title, a.description, trim(a.language) AS language,
           coalesce(a.project_id::text, '') AS project, coalesce(a.recommendation_id::text, '') AS recommendation,
           coalesce(a.owner_id::text, '') AS owner, coalesce(a.starts_on::text, '') AS "startsOn",
           coalesce(a.due_on::text, '') AS "dueOn"
      FROM action a WHERE a.id = ${id}::uuid`;
  if (!values) throw new NotFound("action");
  return values;
}
