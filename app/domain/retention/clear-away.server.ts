import type { Db } from "~/db/door.server";
import type { RetentionTerms } from "./terms";

/** How many rows went, by table. */
export type Cleared = Record<"session" | "password_reset" | "invitation" | "outbox_message" | "rate_limit", number>;

/** Removes what has outlived its term, through the door for jobs. */
export async function clearAway(db: Db, terms: Omit<RetentionTerms, "log">): Promise<Cleared> {
  return {
    session:
      await db.$executeRaw`DELETE FROM session WHERE expires_at < now() - make_interval(days => ${terms.session}::int)`,
    password_reset: await db.$executeRaw`
      DELETE FROM password_reset WHERE expires_at < now() - make_interval(days => ${terms.passwordReset}::int)`,
    invitation: await db.$executeRaw`
      DELETE FROM invitation
       WHERE coalesce(accepted_at, revoked_at, expires_at) < now() - make_interval(days => ${terms.invitation}::int)`,
    outbox_message: await db.$executeRaw`
      DELETE FROM outbox_message WHERE created_at < now() - make_interval(days => ${terms.outbox}::int)`,
    // Milliseconds since 1970, as rate-limiter-flexible writes them.
    rate_limit: await db.$executeRaw`
      DELETE FROM rate_limit
       WHERE expire < (extract(epoch FROM now() - make_interval(days => ${terms.rateLimit}::int)) * 1000)::bigint`,
  };
}
