import { can, type Actor } from "~/domain/access/can";
import type { Permission } from "~/domain/access/table";
import type { Db } from "~/db/door.server";
import { Forbidden, NotFound } from "~/domain/shared/errors";
import type { ActionState } from "./states";

export interface LockedAction {
  id: string;
  version: number;
  state: ActionState;
  ownerId: string | null;
  projectId: string | null;
  recommendationId: string | null;
  startsOn: string | null;
  dueOn: string | null;
}

/**
 * The action, locked until the transaction ends, for someone who may do this to it.
 * @throws NotFound, Forbidden
 */
export async function lockedAction(db: Db, actor: Actor, permission: Permission, id: string): Promise<LockedAction> {
  const [action] = await db.$queryRaw<LockedAction[]>`
    SELECT a.id, a.version, a.state::text AS state, a.owner_id AS "ownerId", a.project_id AS "projectId",
           a.recommendation_id AS "recommendationId", a.starts_on::text AS "startsOn", a.due_on::text AS "dueOn"
      FROM action a WHERE a.id = ${id}::uuid FOR UPDATE`;
  if (!action) throw new NotFound("action");
  if (!can(actor, permission, action)) throw new Forbidden(permission);
  return action;
}
