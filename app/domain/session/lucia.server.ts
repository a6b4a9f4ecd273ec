import { Lucia, TimeSpan, type Adapter } from "lucia";
import type { Db } from "~/db/door.server";
import { isLanguage, type Language } from "~/text/languages";
import { hashOfToken } from "./token.server";

// Lucia is deprecated upstream and fenced in here: only this folder knows it (docs/decisions/0002).

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof luciaOn>;
    DatabaseUserAttributes: { name: string; email: string; language: Language | null };
    DatabaseSessionAttributes: SessionAttributes;
  }
}

/** What a session knows beside its user and its end. */
export interface SessionAttributes {
  /** What a list of sessions calls it; opens nothing. */
  publicId?: string;
  userAgent?: string | null;
  awaitsSecondFactor?: boolean;
  secondFactorAt?: Date | null;
  /** When it was opened: at sign-in, and each time identity was proven again. */
  startedAt?: Date;
  /** Its last use was noted more than five minutes ago. */
  isStale?: boolean;
}

/** Lucia's adapter on an open door. Lucia sees session ids, the database only their hashes. */
function adapterOn(db: Db): Adapter {
  return {
    async getSessionAndUser(sessionId) {
      // One query rather than Prisma's two: this runs before every page.
      const [found] = await db.$queryRaw<
        {
          publicId: string;
          expiresAt: Date;
          awaitsSecondFactor: boolean;
          secondFactorAt: Date | null;
          startedAt: Date;
          isStale: boolean;
          userId: string;
          name: string;
          email: string;
          language: string | null;
        }[]
      >`SELECT /* planned once */ s.id AS "publicId", s.expires_at AS "expiresAt", s.awaits_second_factor AS "awaitsSecondFactor",
               s.second_factor_at AS "secondFactorAt", s.created_at AS "startedAt", s.last_used_at < now() - interval '5 minutes' AS "isStale",
               u.id AS "userId", u.name, u.email, u.language
          FROM session s JOIN app_user u ON u.id = s.user_id WHERE s.id_hash = ${hashOfToken(sessionId)}`;
      if (!found) return [null, null];
      const { userId, expiresAt, name, email, language, ...attributes } = found;
      return [
        { id: sessionId, userId, expiresAt, attributes },
        { id: userId, attributes: { name, email, language: isLanguage(language) ? language : null } },
      ];
    },
    async getUserSessions(userId) {
      const sessions = await db.session.findMany({ where: { userId }, select: { idHash: true, expiresAt: true } });
      return sessions.map(({ idHash, expiresAt }) => ({ id: idHash, userId, expiresAt, attributes: {} }));
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      const { userAgent = null, awaitsSecondFactor = false, secondFactorAt = null } = attributes;
      await db.session.create({
        data: { idHash: hashOfToken(id), userId, expiresAt, userAgent, awaitsSecondFactor, secondFactorAt },
      });
    },
    async updateSessionExpiration(sessionId, expiresAt) {
      // Half a session is not renewed: it is there for the second factor alone.
      await db.session.updateMany({
        where: { idHash: hashOfToken(sessionId), awaitsSecondFactor: false },
        data: { expiresAt },
      });
    },
    async deleteSession(sessionId) {
      await db.session.deleteMany({ where: { idHash: hashOfToken(sessionId) } });
    },
    async deleteUserSessions(userId) {
      await db.session.deleteMany({ where: { userId } });
    },
    async deleteExpiredSessions() {
      await db.session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    },
  };
}

export const sessionDays = 14;

/** How long the second factor is waited for. */
export const halfSessionMinutes = 15;

/** Lucia on an open before-sign-in door. */
export function luciaOn(db: Db) {
  return new Lucia(adapterOn(db), {
    sessionExpiresIn: new TimeSpan(sessionDays, "d"),
    getSessionAttributes: ({
      publicId = "",
      awaitsSecondFactor = false,
      secondFactorAt = null,
      startedAt = new Date(),
      isStale = false,
    }) => ({ publicId, awaitsSecondFactor, secondFactorAt, startedAt, isStale }),
    getUserAttributes: ({ name, email, language }) => ({ name, email, language }),
  });
}
