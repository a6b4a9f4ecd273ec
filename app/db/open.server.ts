import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { env, provideEnvironment } from "../env.server";
import { disconnect, signInToDatabase } from "./client.server";
import { startEmbedded } from "./embedded.server";
import { migrate } from "./migrate.server";
import { prepareQueue } from "./queue.server";
import { ensureRuntimeRole, grantRuntime, verifyRuntimeRole } from "./roles.server";

export interface OpenDatabase {
  /** Owns the tables; for migrations and the seed. */
  ownerUrl: string;
  /** What the application signs in with. */
  runtimeUrl: string;
  /** Closes our connections and, where it is ours, PostgreSQL. */
  stop(): Promise<void>;
}

/**
 * The database of the settings, migrated and ready: the PostgreSQL of DATABASE_URL, or else an embedded one in DATA_DIR. The same code
 * and migrations either way. Afterwards the doors can be opened.
 * @throws Refusal when whoever started us has to mend something.
 */
export async function openDatabase({ onProgress }: { onProgress: (step: string) => void }): Promise<OpenDatabase> {
  const { DATABASE_URL, DATABASE_RUNTIME_URL, DATA_DIR, APP_SECRET } = env();
  const embedded = DATABASE_URL ? null : await startEmbedded({ dataDir: DATA_DIR, onProgress });
  try {
    const ownerUrl = embedded?.ownerUrl ?? DATABASE_URL ?? "";
    // Outside production there may be no secret of ours; the embedded database has one of its own beside its files.
    const secret = APP_SECRET ?? (embedded ? await readFile(path.join(DATA_DIR, "secret"), "utf8") : ownerUrl);
    // First of all: a command whose secret is not the running servers' must not change their tables before it is refused.
    const runtimeUrl = await ensureRuntimeRole({
      ownerUrl,
      adminUrl: embedded?.adminUrl,
      runtimeUrl: DATABASE_RUNTIME_URL,
      secret,
    });
    await migrate({ ownerUrl, onProgress });
    await prepareQueue({ ownerUrl });
    // Once more, now that there are tables to own.
    await verifyRuntimeRole(runtimeUrl);
    await grantRuntime({ ownerUrl, runtimeUrl });
    provideEnvironment({
      DATABASE_RUNTIME_URL: runtimeUrl,
      APP_SECRET: APP_SECRET ?? createHash("sha256").update(secret).digest("hex"),
    });
    await signInToDatabase();
    return {
      ownerUrl,
      runtimeUrl,
      stop: async () => {
        await disconnect();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
