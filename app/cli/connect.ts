import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { disconnect } from "../db/client.server";
import { runningEmbedded } from "../db/embedded.server";
import { openDatabase } from "../db/open.server";
import { Refusal } from "../db/refusal.server";
import { ensureRuntimeRole } from "../db/roles.server";
import { provideEnvironment } from "../env.server";

/** Connects as the application does: to DATABASE_URL, to the database a running Tiltak has in DATA_DIR, or by starting that one. */
export async function connect(): Promise<{ stop: () => Promise<void> }> {
  // No page is served and no mail sent, so none of production's settings is needed.
  const { DATABASE_URL, DATABASE_RUNTIME_URL, APP_SECRET, DATA_DIR } = provideEnvironment({ MODE: "demo" });
  if (DATABASE_URL) {
    if (!DATABASE_RUNTIME_URL && !APP_SECRET) {
      throw new Refusal(
        "With DATABASE_URL this needs the server's APP_SECRET, from which the application's password follows, or DATABASE_RUNTIME_URL.",
      );
    }
    return openDatabase({ onProgress: () => undefined });
  }
  const running = await runningEmbedded(DATA_DIR);
  if (running !== null) {
    const secret = APP_SECRET ?? (await readFile(path.join(DATA_DIR, "secret"), "utf8"));
    provideEnvironment({ DATABASE_RUNTIME_URL: await ensureRuntimeRole({ ...running, secret }) });
    return { stop: disconnect };
  }
  if (!existsSync(path.join(DATA_DIR, "postgres"))) {
    throw new Refusal(
      `There is no database in ${DATA_DIR}: start Tiltak first (npm run demo), or set DATABASE_URL or DATA_DIR.`,
    );
  }
  return openDatabase({ onProgress: (step) => process.stderr.write(`${step} …\n`) });
}
