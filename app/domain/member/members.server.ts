import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import type { Actor } from "../access/can";
import { Conflict, Invalid, NotFound, Refused } from "../shared/errors";
import { demandMembers, isCurrent, places, type MemberPlace, type PlaceRole } from "./place.server";
import type { ChangedRoles, Ending } from "./schema";
import { lockedPerson, openWorkCounts, settleOpenWork } from "./work.server";

/** Somebody who belongs to a place, or did. */
export interface MemberRow {
  userId: string;
  name: string;
  email: string;
  /** Held now; of one who has left, those held last. */
  roles: PlaceRole[];
  /** The first day, `YYYY-MM-DD`. */
  since: string;
  /** The last day, where one is set. */
  until: string | null;
  /** Who they are among the owners of work; null in networks and partners. */
  personId: string | null;
  openWork: number;
}

/** A member as the forms about them need it. */
export interface Member extends MemberRow {
  isPast: boolean;
  title: string | null;
  unit: string | null;
  /** Changes whenever roles or the last day do. */
  version: number;
}

export const membersPerPage = 50;

/** Rows of `Member` by user: what is current counts, and where nothing is, what ended last. */
const memberRows = (place: Pick<MemberPlace, "kind" | "id">) => Prisma.sql`
  SELECT g.*, u.name, u.email, p.id AS "personId", p.title, n.name AS unit, coalesce(w.open, 0) AS "openWork"
    FROM (SELECT m.user_id AS "userId", NOT bool_or(${isCurrent}) AS "isPast",
                 CASE WHEN bool_or(${isCurrent}) THEN array_agg(m.role::text ORDER BY m.role) FILTER (WHERE ${isCurrent})
                      ELSE array_agg(m.role::text ORDER BY m.role) FILTER (WHERE m.valid_to = e.last) END AS roles,
                 min(m.valid_from)::text AS since,
                 CASE WHEN bool_or(m.valid_to IS NULL) THEN NULL ELSE max(m.valid_to) END::text AS until,
                 (hashtext(string_agg(m.role || ':' || coalesce(m.valid_to::text, ''), ',' ORDER BY m.role)) & 1073741823) + 1 AS version
            FROM ${places[place.kind].members} m
            JOIN LATERAL (SELECT max(o.valid_to) AS last FROM ${places[place.kind].members} o
                           WHERE o.${places[place.kind].id} = m.${places[place.kind].id} AND o.user_id = m.user_id) e ON true
           WHERE m.${places[place.kind].id} = ${place.id}::uuid
           GROUP BY m.user_id) g
    JOIN app_user u ON u.id = g."userId"
    LEFT JOIN person p ON p.user_id = g."userId"
    LEFT JOIN unit n ON n.municipality_id = p.municipality_id AND n.id = p.unit_id
    LEFT JOIN (${openWorkCounts}) w ON w.owner_id = p.id`;

/** The members there are, or those who have left, by name, Å last; and how many of each there are. */
export async function memberList(
  db: Db,
  place: Pick<MemberPlace, "kind" | "id">,
  { past, page }: { past: boolean; page: number },
): Promise<{ rows: MemberRow[]; current: number; left: number }> {
  const rows = await db.$queryRaw<MemberRow[]>`
    SELECT "userId", name, email, roles, since, until, "personId", "openWork" FROM (${memberRows(place)}) r
     WHERE "isPast" = ${past}
     ORDER BY name COLLATE norwegian, "userId" LIMIT ${membersPerPage} OFFSET ${(page - 1) * membersPerPage}`;
  const [counts] = await db.$queryRaw<{ current: number; left: number }[]>`
    SELECT count(*) FILTER (WHERE is_current)::int AS current, count(*) FILTER (WHERE NOT is_current)::int AS left
      FROM (SELECT bool_or(${isCurrent}) AS is_current FROM ${places[place.kind].members} m
             WHERE m.${places[place.kind].id} = ${place.id}::uuid GROUP BY m.user_id) c`;
  return { rows, current: counts?.current ?? 0, left: counts?.left ?? 0 };
}

/** One member, also one who has left. @throws NotFound */
export async function memberHead(db: Db, place: Pick<MemberPlace, "kind" | "id">, userId: string): Promise<Member> {
  const [member] = await db.$queryRaw<Member[]>`
    SELECT "userId", name, email, roles, since, until, "personId", "openWork", "isPast", title, unit, version
      FROM (${memberRows(place)}) r WHERE "userId" = ${userId}::uuid`;
  if (!member) throw new NotFound("member");
  return member;
}

/**
 * Holds the place until the transaction ends and makes sure that somebody without a last day still keeps its members. To be asked after
 * every change that may take such a role from somebody, in the same transaction: of two who do so at once the second waits here for the
 * first, and then sees what it did.
 * @throws Refused (`member.lastAdministrator`, `member.lastLeader`, `member.lastPartnerAdministrator`)
 */
async function assertChiefRemains(db: Db, place: Pick<MemberPlace, "kind" | "id">): Promise<void> {
  const { table, members, id, chief, role } = places[place.kind];
  // Not FOR UPDATE: two who have just written memberships hold the key of the place and would wait for each other.
  await db.$queryRaw`SELECT id FROM ${table} WHERE id = ${place.id}::uuid FOR NO KEY UPDATE`;
  const [left] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${members} m JOIN app_user u ON u.id = m.user_id AND u.erased_at IS NULL
     WHERE m.${id} = ${place.id}::uuid AND m.role = ${chief}::${role} AND m.valid_from <= tiltak_today() AND m.valid_to IS NULL`;
  if (left?.count === 0) throw new Refused(lastRefusals[place.kind]);
}

const lastRefusals = {
  municipality: "member.lastAdministrator",
  network: "member.lastLeader",
  partner: "member.lastPartnerAdministrator",
};

/** The memberships of a user, held until the transaction ends, once it is sure that they stand as they were read. */
async function lockedMember(
  db: Db,
  place: MemberPlace,
  userId: string,
  { version, formValues }: { version: number; formValues: (member: Member) => Record<string, string | string[]> },
): Promise<Member> {
  const { members, id } = places[place.kind];
  await db.$queryRaw`SELECT m.id FROM ${members} m WHERE m.${id} = ${place.id}::uuid AND m.user_id = ${userId}::uuid FOR UPDATE`;
  const member = await memberHead(db, place, userId);
  if (member.isPast) throw new Refused("member.hasLeft");
  if (member.version !== version) throw new Conflict({ ...formValues(member), version: String(member.version) });
  return member;
}

/**
 * Gives a member these roles and no others, from now on.
 * @throws Forbidden; NotFound; Conflict; Refused for one who has left, and where nobody would be left to keep the members
 */
export async function changeRoles(
  db: Db,
  actor: Actor,
  place: MemberPlace,
  userId: string,
  given: ChangedRoles,
): Promise<void> {
  demandMembers(actor, place);
  const { members, id, role } = places[place.kind];
  const member = await lockedMember(db, place, userId, {
    version: given.version,
    formValues: ({ roles }) => ({ roles }),
  });
  const removed = member.roles.filter((held) => !given.roles.includes(held));
  const added = given.roles.filter((chosen) => !member.roles.includes(chosen));
  // A last day in the past is how a role that is taken away stays known; from today on it is not held.
  await db.$executeRaw`
    UPDATE ${members} m SET valid_to = tiltak_today() - 1
     WHERE m.${id} = ${place.id}::uuid AND m.user_id = ${userId}::uuid AND m.role::text = ANY (${removed}) AND ${isCurrent}`;
  await db.$executeRaw`
    INSERT INTO ${members} AS m (${id}, user_id, role, valid_from, valid_to)
    SELECT ${place.id}::uuid, ${userId}::uuid, r.role::${role}, tiltak_today(), ${member.until}::date FROM unnest(${added}::text[]) AS r (role)
        ON CONFLICT (${id}, user_id, role) DO UPDATE SET valid_from = tiltak_today(), valid_to = excluded.valid_to`;
  if (removed.length > 0) await assertChiefRemains(db, place);
}

/**
 * Sets a member's last day, or takes it away again (`until` null). What they own must have been handed over, or be left without an owner
 * because that was said.
 * @throws Forbidden; NotFound; Conflict; Invalid for a last day before the first; Refused as `changeRoles`, and for open work
 */
export async function endMembership(
  db: Db,
  actor: Actor,
  place: MemberPlace,
  userId: string,
  given: Ending,
): Promise<void> {
  demandMembers(actor, place);
  const { members, id } = places[place.kind];
  const member = await lockedMember(db, place, userId, {
    version: given.version,
    formValues: ({ until }) => ({ until: until ?? "" }),
  });
  if (given.until !== null && given.until < dayBefore(member.since)) {
    throw new Invalid({ until: [{ key: "members.fault.beforeFirst" }] });
  }
  if (given.until === null && member.until === null) throw new Invalid({ until: [{ key: "forms.missing" }] });
  if (member.personId !== null) {
    await lockedPerson(db, member.personId);
    if (given.until !== null) await settleOpenWork(db, member.personId, given.leave);
    await db.$executeRaw`UPDATE person SET ended_on = ${given.until}::date WHERE id = ${member.personId}::uuid`;
  }
  await db.$executeRaw`
    UPDATE ${members} m SET valid_to = ${given.until}::date
     WHERE m.${id} = ${place.id}::uuid AND m.user_id = ${userId}::uuid AND ${isCurrent}`;
  if (given.until !== null) await assertChiefRemains(db, place);
}

const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
