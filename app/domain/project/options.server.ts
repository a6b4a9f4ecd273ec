import type { Db } from "~/db/door.server";
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
