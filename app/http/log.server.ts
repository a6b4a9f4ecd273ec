import pino from "pino";
import { env } from "~/env.server";

const held = globalThis as { tiltakLog?: pino.Logger };

/** The log: one JSON line an event on standard output. Never given names, addresses, bodies, queries or cookies. */
export function log(): pino.Logger {
  held.tiltakLog ??= pino({ level: env().LOG_LEVEL, base: undefined });
  return held.tiltakLog;
}

/** A path as the log may hold it: tokens of links (invitations, new passwords, calendars) are left out. */
export const withoutTokens = (path: string): string => path.replaceAll(/[\w-]{40,}/g, "[token]").slice(0, 200);
