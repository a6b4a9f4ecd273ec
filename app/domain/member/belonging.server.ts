import type { Db } from "~/db/door.server";
import type { Actor } from "../access/can";
import { changeRoles, endMembership } from "./members.server";
import type { MemberPlace, PlaceRole } from "./place.server";

/**
 * Gives somebody who belongs to a network or partner one role, or none: then they belong there no longer, at once.
 * @throws as `changeRoles` and `endMembership`
 */
export async function changeBelonging(
  db: Db,
  actor: Actor,
  place: MemberPlace,
  userId: string,
  { roles: role, version }: { roles: PlaceRole | "none"; version: number },
): Promise<void> {
  if (role !== "none") return changeRoles(db, actor, place, userId, { roles: [role], version });
  const [days] = await db.$queryRaw<{ yesterday: string }[]>`SELECT (tiltak_today() - 1)::text AS yesterday`;
  await endMembership(db, actor, place, userId, { until: days?.yesterday ?? null, leave: false, version });
}
