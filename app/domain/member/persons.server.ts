import type { Db } from "~/db/door.server";
import type { Actor } from "../access/can";
import { Conflict, Invalid, NotFound, Refused } from "../shared/errors";
import { membersPerPage } from "./members.server";
import { demandMembers } from "./place.server";
import type { ChangedPerson, Ending, NewPerson } from "./schema";
import { lockedPerson, openWorkCounts, settleOpenWork } from "./work.server";

/** Somebody who owns work, or may. */
export interface PersonRow {
  id: string;
  name: string;
  title: string | null;
  unitId: string | null;
  unit: string | null;
  /** The last day, where one is set. */
  endedOn: string | null;
  openWork: number;
  /** Asked to join: gets an account by accepting. */
  isInvited: boolean;
  userId: string | null;
  /** Has agreed to be named on the municipality's open pages. */
  namedInPublic: boolean;
  version: number;
}

/** Owners without an account: those who are here, or those who have left; by name, Å last, with how many of each there are. */
export async function ownersWithoutAccount(
  db: Db,
  { past, page }: { past: boolean; page: number },
): Promise<{ rows: PersonRow[]; current: number; left: number }> {
  const rows = await db.$queryRaw<(PersonRow & { isPast: boolean })[]>`
    SELECT p.id, p.name, p.title, p.unit_id AS "unitId", n.name AS unit, p.ended_on::text AS "endedOn", p.user_id AS "userId",
           p.named_in_public AS "namedInPublic", p.version,
           coalesce(w.open, 0) AS "openWork",
           EXISTS (SELECT FROM invitation i WHERE i.person_id = p.id AND i.accepted_at IS NULL AND i.revoked_at IS NULL) AS "isInvited"
      FROM person p
      LEFT JOIN unit n ON n.municipality_id = p.municipality_id AND n.id = p.unit_id
      LEFT JOIN (${openWorkCounts}) w ON w.owner_id = p.id
     WHERE p.user_id IS NULL AND (p.ended_on IS NOT NULL AND p.ended_on <= tiltak_today()) = ${past}
     ORDER BY p.name COLLATE norwegian, p.id LIMIT ${membersPerPage} OFFSET ${(page - 1) * membersPerPage}`;
  const [counts] = await db.$queryRaw<{ current: number; left: number }[]>`
    SELECT count(*) FILTER (WHERE p.ended_on IS NULL OR p.ended_on > tiltak_today())::int AS current,
           count(*) FILTER (WHERE p.ended_on <= tiltak_today())::int AS left
      FROM person p WHERE p.user_id IS NULL`;
  return { rows, current: counts?.current ?? 0, left: counts?.left ?? 0 };
}

/** One owner of work, with or without an account. @throws NotFound */
export async function personHead(db: Db, id: string): Promise<PersonRow> {
  const [person] = await db.$queryRaw<PersonRow[]>`
    SELECT p.id, p.name, p.title, p.unit_id AS "unitId", n.name AS unit, p.ended_on::text AS "endedOn", p.user_id AS "userId",
           p.named_in_public AS "namedInPublic", p.version,
           coalesce(w.open, 0) AS "openWork",
           EXISTS (SELECT FROM invitation i WHERE i.person_id = p.id AND i.accepted_at IS NULL AND i.revoked_at IS NULL) AS "isInvited"
      FROM person p
      LEFT JOIN unit n ON n.municipality_id = p.municipality_id AND n.id = p.unit_id
      LEFT JOIN (${openWorkCounts}) w ON w.owner_id = p.id
     WHERE p.id = ${id}::uuid`;
  if (!person) throw new NotFound("person");
  return person;
}

/** Owners without an account who can be invited to get one, by name, Å last. */
export async function invitablePersons(db: Db): Promise<{ id: string; name: string; unit: string | null }[]> {
  return db.$queryRaw`
    SELECT p.id, p.name, n.name AS unit FROM person p
      LEFT JOIN unit n ON n.municipality_id = p.municipality_id AND n.id = p.unit_id
     WHERE p.user_id IS NULL AND (p.ended_on IS NULL OR p.ended_on > tiltak_today())
       AND NOT EXISTS (SELECT FROM invitation i WHERE i.person_id = p.id AND i.accepted_at IS NULL AND i.revoked_at IS NULL)
     ORDER BY p.name COLLATE norwegian, p.id`;
}

async function refuseGoneUnit(db: Db, unitId: string | null): Promise<void> {
  if (unitId === null) return;
  if ((await db.unit.count({ where: { id: unitId } })) === 0) throw new Invalid({ unitId: [{ key: "forms.gone" }] });
}

/** Adds an owner without an account; gives the id. @throws Forbidden; Invalid where the unit is gone */
export async function addPerson(db: Db, actor: Actor, given: NewPerson): Promise<string> {
  demandMembers(actor, { kind: "municipality" });
  await refuseGoneUnit(db, given.unitId);
  const { id } = await db.person.create({ data: given, select: { id: true } });
  return id;
}

/** Changes name, title and unit of an owner, and whether they may be named in public. @throws Forbidden; NotFound; Conflict; Invalid where the unit is gone */
export async function changePerson(db: Db, actor: Actor, id: string, given: ChangedPerson): Promise<void> {
  demandMembers(actor, { kind: "municipality" });
  const { version, ...values } = given;
  await refuseGoneUnit(db, given.unitId);
  const { count } = await db.person.updateMany({ where: { id, version }, data: values });
  if (count === 1) return;
  const saved = await personHead(db, id);
  throw new Conflict({
    name: saved.name,
    title: saved.title ?? "",
    unitId: saved.unitId ?? "",
    namedInPublic: saved.namedInPublic ? "on" : "",
    version: String(saved.version),
  });
}

/**
 * Sets an owner's last day, or takes it away again (`until` null). Their open work must have been handed over, or be left without an owner
 * because that was said. Somebody with an account is ended as a member instead.
 * @throws Forbidden; NotFound; Conflict; Refused for open work and for a member
 */
export async function endPerson(db: Db, actor: Actor, id: string, given: Ending): Promise<void> {
  demandMembers(actor, { kind: "municipality" });
  const { userId } = await lockedPerson(db, id);
  if (userId !== null) throw new Refused("member.endMembershipInstead");
  const saved = await personHead(db, id);
  if (saved.version !== given.version) {
    throw new Conflict({ until: saved.endedOn ?? "", version: String(saved.version) });
  }
  if (given.until === null && saved.endedOn === null) throw new Invalid({ until: [{ key: "forms.missing" }] });
  if (given.until !== null) await settleOpenWork(db, id, given.leave);
  await db.$executeRaw`UPDATE person SET ended_on = ${given.until}::date WHERE id = ${id}::uuid`;
}
