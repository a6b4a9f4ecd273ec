import type { Db } from "~/db/door.server";
import type { Actor } from "../access/can";
import { pendingInvitations } from "./invite.server";
import { changeRoles, endMembership, memberList, membersPerPage } from "./members.server";
import type { MemberPlace, PlaceRole } from "./place.server";

/** A page of those who belong to a network or partner, and, for whoever may invite, the invitations that wait. */
export async function fellowsOf(db: Db, place: Pick<MemberPlace, "kind" | "id">, page: number, mayChange: boolean) {
  const { rows, current } = await memberList(db, place, { past: false, page });
  const pending = mayChange ? await pendingInvitations(db, place) : [];
  return {
    list: { fellows: rows, total: current, page, pageSize: membersPerPage },
    mayChange,
    pending: pending.map(({ id, email, name, expiresAt, isExpired }) => ({
      id,
      email,
      name,
      expiresAt: expiresAt.toISOString(),
      isExpired,
    })),
  };
}

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
