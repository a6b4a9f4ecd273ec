import type { Db } from "~/db/door.server";
import { luciaOn } from "./lucia.server";
import { passwordFits } from "./password.server";

/**
 * Opens a session for the user with this address and password. Returns the session id for the cookie, or null when the two do not fit:
 * the same answer, and the same time, whether or not the address is known.
 */
export async function signIn(
  db: Db,
  email: string,
  password: string,
): Promise<{ sessionId: string; expiresAt: Date } | null> {
  const user = await db.user.findUnique({
    where: { email },
    select: { id: true, credential: { select: { passwordHash: true } } },
  });
  const fits = await passwordFits(user?.credential?.passwordHash ?? null, password);
  if (!user || !fits) return null;
  return openSession(db, user.id);
}

/** Opens a session for a user whose identity is already proven. */
export async function openSession(
  db: Db,
  userId: string,
  more: { userAgent?: string | null; awaitsSecondFactor?: boolean; secondFactorAt?: Date | null } = {},
): Promise<{ sessionId: string; expiresAt: Date }> {
  const session = await luciaOn(db).createSession(userId, more);
  return { sessionId: session.id, expiresAt: session.expiresAt };
}

/** Ends the session; a session that is gone already is no error. */
export async function signOut(db: Db, sessionId: string): Promise<void> {
  await luciaOn(db).invalidateSession(sessionId);
}
