import type { RetentionTerms } from "~/domain/retention/terms";
import { sessionDays } from "~/domain/session/lucia.server";
import { env } from "~/env.server";
import type { KeptFor } from "~/text/statements/product.server";

/** How long things are kept here, by the settings. */
export function retentionTerms(): RetentionTerms {
  const settings = env();
  return {
    session: settings.RETENTION_SESSION_DAYS,
    passwordReset: settings.RETENTION_PASSWORD_RESET_DAYS,
    invitation: settings.RETENTION_INVITATION_DAYS,
    outbox: settings.RETENTION_OUTBOX_DAYS,
    rateLimit: settings.RETENTION_RATE_LIMIT_DAYS,
    log: settings.RETENTION_LOG_DAYS,
  };
}

/** What `/privacy` tells of how long things are kept. */
export const keptFor = (): KeptFor => ({
  ...retentionTerms(),
  sessionLength: sessionDays,
  ownsLog: env().LOG_DIR !== undefined,
});
