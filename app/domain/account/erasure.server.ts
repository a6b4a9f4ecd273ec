import { Prisma } from "~/db/generated/client";
import type { Db, OwnDoors } from "~/db/door.server";
import { isLanguage, type Language } from "~/text/languages";
import { openActionStates } from "../action/states";
import { openProjectStates } from "../project/states";
import { passwordFits } from "../session/password.server";
import type { SignedIn } from "../session/queries.server";
import { Invalid, Refused } from "../shared/errors";
import { belongings, enter, type Belonging } from "./belongings.server";

/** What stands against leaving for good, at one place. */
export interface Obstacle {
  kind: "lastOfItsKind" | "openWork";
  place: Pick<Belonging, "kind" | "key" | "name">;
  /** How much open work there is to hand over; zero otherwise. */
  count: number;
  /** The user keeps the members there, and can hand over themselves. */
  managesMembers: boolean;
  userId: string;
}

/** Whoever signed in this long ago, in minutes, is taken for oneself where there is no password to ask for. */
export const recentMinutes = 15;

/** Without one of these nobody could bring in the next. */
const chiefs: Record<Belonging["kind"], string> = {
  municipality: "administrator",
  network: "network_leader",
  partner: "partner_administrator",
  operator: "operator",
};

// What waits for somebody: also a completed project, whose effect is still to be measured.
const openRecommendations = ["received", "under_review", "adopted", "adopted_in_part", "postponed"];
const openProjects = [...openProjectStates, "completed"];

/** Whether the account has a password to ask for. */
export async function hasPassword(db: Db, userId: string): Promise<boolean> {
  return (await db.credential.count({ where: { userId } })) > 0;
}

/** Everything that stands against erasing the account. Walks the doors; ends in the last one. */
export async function obstacles(doors: OwnDoors, { userId }: Pick<SignedIn, "userId">): Promise<Obstacle[]> {
  const found: Obstacle[] = [];
  for (const place of await belongings(await doors.account())) {
    found.push(...(await obstaclesAt(await enter(doors, place), place, userId)));
  }
  return found;
}

async function obstaclesAt(db: Db, place: Belonging, userId: string): Promise<Obstacle[]> {
  const { kind, key, name, roles } = place;
  const obstacle = { place: { kind, key, name }, managesMembers: roles.includes("administrator"), userId };
  const found: Obstacle[] = [];
  if (roles.includes(chiefs[kind]) && !(await anotherChief(db, place, userId))) {
    found.push({ ...obstacle, kind: "lastOfItsKind", count: 0 });
  }
  if (kind === "municipality") {
    const count = await openWorkOf(db, userId);
    if (count > 0) found.push({ ...obstacle, kind: "openWork", count });
  }
  return found;
}

/** Whether somebody else keeps the members there from now on, with no last day set. */
async function anotherChief(db: Db, { kind, id }: Belonging, userId: string): Promise<boolean> {
  const lasting = Prisma.sql`m.user_id <> ${userId}::uuid AND m.valid_from <= tiltak_today() AND m.valid_to IS NULL AND u.erased_at IS NULL`;
  const rows: Record<Belonging["kind"], Prisma.Sql> = {
    municipality: Prisma.sql`membership m JOIN app_user u ON u.id = m.user_id WHERE m.role = 'administrator' AND m.municipality_id = ${id}::uuid`,
    network: Prisma.sql`network_member m JOIN app_user u ON u.id = m.user_id WHERE m.role = 'network_leader' AND m.network_id = ${id}::uuid`,
    partner: Prisma.sql`partner_member m JOIN app_user u ON u.id = m.user_id WHERE m.role = 'partner_administrator' AND m.partner_id = ${id}::uuid`,
    operator: Prisma.sql`operator m JOIN app_user u ON u.id = m.user_id WHERE true`,
  };
  const [found] = await db.$queryRaw<
    { others: number }[]
  >`SELECT count(*)::int AS others FROM ${rows[kind]} AND ${lasting}`;
  return (found?.others ?? 0) > 0;
}

async function openWorkOf(db: Db, userId: string): Promise<number> {
  const [found] = await db.$queryRaw<{ open: number }[]>`
    WITH mine AS (SELECT p.id FROM person p WHERE p.user_id = ${userId}::uuid)
    SELECT ((SELECT count(*) FROM recommendation r WHERE r.owner_id IN (SELECT id FROM mine) AND r.state::text = ANY (${openRecommendations}))
          + (SELECT count(*) FROM project j WHERE j.owner_id IN (SELECT id FROM mine) AND j.state::text = ANY (${openProjects}))
          + (SELECT count(*) FROM action a WHERE a.owner_id IN (SELECT id FROM mine) AND a.state::text = ANY (${[...openActionStates]})))::int AS open`;
  return found?.open ?? 0;
}

/** Holds the place until the transaction ends, so that of two who leave at once the second sees that the first has. */
async function hold(db: Db, { kind, id }: Belonging): Promise<void> {
  switch (kind) {
    case "municipality":
      await db.$queryRaw`SELECT id FROM municipality WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
      return;
    case "network":
      await db.$queryRaw`SELECT id FROM network WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
      return;
    case "partner":
      await db.$queryRaw`SELECT id FROM partner WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
      return;
    case "operator":
      await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('operators'), 0)`;
  }
}

/**
 * Erases a user: what proves who they are is removed, memberships end, their name and address are taken out of the account, the persons,
 * the invitations, the mail and the history. What they did stays, done by "a former member". All of it or nothing.
 * `formerMember` says that in a municipality's own language: an owner of work must be called something on pages that know no more of them.
 * @throws Invalid for a wrong password, Refused where there is none and the sign-in is not recent, and while something stands against it
 */
export async function eraseAccount(
  doors: OwnDoors,
  { userId, sessionId, language }: Pick<SignedIn, "userId" | "sessionId" | "language">,
  given: { password: string | null },
  formerMember: (language: Language) => string,
): Promise<void> {
  const account = await doors.account();
  await demandOneself(account, { userId, sessionId }, given.password);
  const places = await belongings(account);
  for (const place of places) {
    const db = await enter(doors, place);
    await hold(db, place);
    const [obstacle] = await obstaclesAt(db, place, userId);
    if (obstacle) {
      const { name } = place;
      throw new Refused(`account.${obstacle.kind}.${place.kind}`, { name, count: obstacle.count });
    }
    await leave(db, place, userId, formerMember);
  }
  const db = await doors.account();
  // First what knows the name and address, which the account itself tells; then the account.
  await db.$executeRaw`SELECT forget_me()`;
  for (const proof of proofs) await db.$executeRaw`DELETE FROM ${proof} WHERE user_id = ${userId}::uuid`;
  await db.$executeRaw`
    UPDATE app_user SET name = ${formerMember(language ?? "nb")}, email = 'erased-' || id || '@erased.invalid', language = NULL, erased_at = now()
     WHERE id = ${userId}::uuid`;
}

const proofs = [
  Prisma.sql`credential`,
  Prisma.sql`password_reset`,
  Prisma.sql`passkey`,
  Prisma.sql`one_time_code`,
  Prisma.sql`backup_code`,
  Prisma.sql`identity`,
  Prisma.sql`calendar_token`,
  Prisma.sql`session`,
];

/** @throws Invalid, Refused */
async function demandOneself(
  db: Db,
  { userId, sessionId }: Pick<SignedIn, "userId" | "sessionId">,
  password: string | null,
): Promise<void> {
  const credential = await db.credential.findUnique({ where: { userId }, select: { passwordHash: true } });
  if (credential) {
    if (password === null) throw new Invalid({ password: [{ key: "forms.missing" }] });
    if (!(await passwordFits(credential.passwordHash, password)))
      throw new Invalid({ password: [{ key: "account.erasure.wrongPassword" }] });
    return;
  }
  const [session] = await db.$queryRaw<{ isRecent: boolean }[]>`
    SELECT s.created_at > now() - ${recentMinutes}::int * interval '1 minute' AS "isRecent" FROM session s WHERE s.id = ${sessionId}::uuid`;
  if (!session?.isRecent) throw new Refused("account.signInAgain");
}

/** Ends what the user is at a place. A membership that began today was never one, so that its days stay in order. */
async function leave(
  db: Db,
  { kind, id, language }: Belonging,
  userId: string,
  formerMember: (language: Language) => string,
): Promise<void> {
  const tables: Record<Belonging["kind"], Prisma.Sql> = {
    municipality: Prisma.sql`membership m WHERE m.municipality_id = ${id}::uuid AND`,
    network: Prisma.sql`network_member m WHERE m.network_id = ${id}::uuid AND`,
    partner: Prisma.sql`partner_member m WHERE m.partner_id = ${id}::uuid AND`,
    operator: Prisma.sql`operator m WHERE`,
  };
  const names: Record<Belonging["kind"], Prisma.Sql> = {
    municipality: Prisma.sql`membership`,
    network: Prisma.sql`network_member`,
    partner: Prisma.sql`partner_member`,
    operator: Prisma.sql`operator`,
  };
  await db.$executeRaw`DELETE FROM ${tables[kind]} m.user_id = ${userId}::uuid AND m.valid_from >= tiltak_today()`;
  await db.$executeRaw`
    UPDATE ${names[kind]} SET valid_to = tiltak_today() - 1
     WHERE user_id = ${userId}::uuid AND valid_from < tiltak_today() AND (valid_to IS NULL OR valid_to >= tiltak_today())`;
  if (kind !== "municipality") return;
  const called = formerMember(isLanguage(language) ? language : "nb");
  await db.$executeRaw`
    UPDATE person SET name = ${called}, ended_on = LEAST(coalesce(ended_on, tiltak_today()), tiltak_today())
     WHERE user_id = ${userId}::uuid`;
}
