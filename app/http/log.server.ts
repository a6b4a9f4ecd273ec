import pino from "pino";
import { env } from "~/env.server";
import { dailyFiles } from "./log-files.server";

const held = globalThis as { tiltakLog?: pino.Logger };

/**
 * The log: one JSON line an event, on standard output or in the files of LOG_DIR. Never given names, addresses, bodies, queries or cookies;
 * errors only as `faultOf` tells them, pages only as `routeName` does.
 */
export function log(): pino.Logger {
  held.tiltakLog ??= begin();
  return held.tiltakLog;
}

function begin(): pino.Logger {
  const { LOG_LEVEL, LOG_DIR, RETENTION_LOG_DAYS } = env();
  const options = { level: LOG_LEVEL, base: undefined };
  return LOG_DIR ? pino(options, dailyFiles(LOG_DIR, RETENTION_LOG_DAYS)) : pino(options);
}
