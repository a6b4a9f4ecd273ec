import { can, type Actor } from "~/domain/access/can";
import type { Permission } from "~/domain/access/table";
import type { Db } from "~/db/door.server";
import { Forbidden, NotFound } from "~/domain/shared/errors";
import type { ProjectState } from "./states";

export interface LockedProject {
  id: string;
  state: ProjectState;
  ownerId: string | null;
  version: number;
}

/**
 * The project, locked until the transaction ends, for someone who may do this to it.
 * @throws NotFound, Forbidden
 */
export async function lockedProject(db: Db, actor: Actor, permission: Permission, id: string): Promise<LockedProject> {
  const [project] = await db.$queryRaw<LockedProject[]>`
    SELECT id, state::text AS state, owner_id AS "ownerId", version FROM project WHERE id = ${id}::uuid FOR UPDATE`;
  if (!project) throw new NotFound("project");
  if (!can(actor, permission, project)) throw new Forbidden(permission);
  return project;
}
