import type { Db } from "~/db/door.server";
import { Invalid, NotFound } from "../shared/errors";
import { halfSessionMinutes, luciaOn } from "./lucia.server";
import { tellOwner } from "./notices.server";
import { passwordFits, passwordHash, refuseWeakPassword } from "./password.server";
import { hasSecondFactor } from "./second-factor.server";
import { hashOfToken } from "./token.server";

/** A session that was opened: its id for the cookie, and whether it still awaits the second factor and opens nothing until then. */
export interface Opened {
  sessionId: string;
  expiresAt: Date;
  awaitsSecondFactor: boolean;
}

/**
 * Opens a session for the user with this address and password; half a session where the user has a second factor. Returns null when the
 * two do not fit: the same answer, after the same work, whether or not the address is known.
 */
export async function signIn(
  db: Db,
  email: string,
  password: string,
  userAgent: string | null = null,
): Promise<Opened | null> {
  // One statement, so that an unknown address asks the database no less than a known one.
  const [user] = await db.$queryRaw<{ id: string; passwordHash: string | null }[]>`
    SELECT u.id, c.password_hash AS "passwordHash" FROM app_user u LEFT JOIN credential c ON c.user_id = u.id
     WHERE u.email = ${email} AND u.erased_at IS NULL`;
  const fits = await passwordFits(user?.passwordHash ?? null, password);
  if (!user || !fits) return null;
  return openAfterFirstFactor(db, user.id, userAgent);
}

/** Opens a session for somebody who has shown one proof of identity (a password, an issuer's word): half a session if they have a second factor. */
export async function openAfterFirstFactor(db: Db, userId: string, userAgent: string | null): Promise<Opened> {
  return openSession(db, userId, { userAgent, awaitsSecondFactor: await hasSecondFactor(db, userId) });
}

/** Opens a session for a user whose identity is already proven. */
export async function openSession(
  db: Db,
  userId: string,
  more: { userAgent?: string | null; awaitsSecondFactor?: boolean; secondFactorAt?: Date | null } = {},
): Promise<Opened> {
  const { awaitsSecondFactor = false, secondFactorAt = null } = more;
  const userAgent = more.userAgent?.slice(0, 500) ?? null;
  const session = await luciaOn(db).createSession(userId, { userAgent, awaitsSecondFactor, secondFactorAt });
  if (!awaitsSecondFactor) return { sessionId: session.id, expiresAt: session.expiresAt, awaitsSecondFactor };
  const expiresAt = new Date(Date.now() + halfSessionMinutes * 60_000);
  await db.session.update({
    where: { idHash: hashOfToken(session.id) },
    data: { expiresAt },
    select: { id: true },
  });
  return { sessionId: session.id, expiresAt, awaitsSecondFactor };
}

/** Puts a session with a new id in the place of one: after each proof of identity, so that an id known from before is worth nothing. */
export async function replaceSession(
  db: Db,
  { userId, sessionId }: { userId: string; sessionId: string },
  more: { userAgent: string | null; secondFactorAt: Date | null },
): Promise<Opened> {
  await db.session.deleteMany({ where: { id: sessionId, userId } });
  return openSession(db, userId, more);
}

/**
 * After a second factor was added: this session, which has just shown it, gets a new id and says so. Sessions from before the first one are
 * ended: they have shown none.
 */
export async function afterSecondFactorAdded(
  db: Db,
  { userId, sessionId }: { userId: string; sessionId: string },
  { wasFirst, userAgent }: { wasFirst: boolean; userAgent: string | null },
): Promise<Opened> {
  if (wasFirst) await endSessions(db, userId, sessionId);
  return replaceSession(db, { userId, sessionId }, { userAgent, secondFactorAt: new Date() });
}

/** Ends the session; a session that is gone already is no error. */
export async function signOut(db: Db, sessionId: string): Promise<void> {
  await luciaOn(db).invalidateSession(sessionId);
}

/**
 * Ends one of the user's own sessions, by what the list calls it.
 * @throws NotFound when the user has no such session.
 */
export async function endSession(db: Db, userId: string, id: string): Promise<void> {
  const { count } = await db.session.deleteMany({ where: { id, userId } });
  if (count === 0) throw new NotFound("session");
}

/** Ends all of the user's sessions, but for the one that is named. */
export async function endSessions(db: Db, userId: string, except?: string): Promise<void> {
  await db.session.deleteMany({ where: { userId, ...(except === undefined ? {} : { id: { not: except } }) } });
}

/**
 * Whether this is the user's own password. Somebody without one has none that fits.
 * @throws Invalid at `field` when it is not.
 */
export async function demandPassword(db: Db, userId: string, field: string, password: string): Promise<void> {
  const kept = await db.credential.findUnique({ where: { userId }, select: { passwordHash: true } });
  const fits = await passwordFits(kept?.passwordHash ?? null, password);
  if (!fits) throw new Invalid({ [field]: [{ key: "session.passwordNotYours" }] });
}

/**
 * Changes a password with the old one, tells the owner by mail, and ends the user's other sessions.
 * @throws Invalid at `currentPassword` or `newPassword`.
 */
export async function changePassword(
  db: Db,
  user: { userId: string; sessionId: string; email: string; name: string },
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  await demandPassword(db, user.userId, "currentPassword", currentPassword);
  await refuseWeakPassword("newPassword", newPassword, user);
  const hash = await passwordHash(newPassword);
  await db.credential.update({
    where: { userId: user.userId },
    data: { passwordHash: hash, changedAt: new Date() },
    select: { userId: true },
  });
  // A link that was asked for earlier would undo the change.
  await db.passwordReset.deleteMany({ where: { userId: user.userId } });
  await endSessions(db, user.userId, user.sessionId);
  await tellOwner(db, user.userId, "password_changed");
}
