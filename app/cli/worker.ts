import { openDatabase } from "../db/open.server";
import { Refusal } from "../db/refusal.server";
import { env } from "../env.server";
import { log } from "../http/log.server";
import { startWorker } from "../jobs/worker.server";
import { endWith, stopOnSignal } from "./run";

// The jobs alone, beside servers that run with WORKER=none. Any number may run: each job goes to one of them.

process.env.NODE_ENV = "production";

try {
  if (!env().DATABASE_URL) {
    throw new Refusal(
      "A worker of its own needs the servers' database in DATABASE_URL. A server with a PostgreSQL of its own does its jobs itself.",
    );
  }
  const database = await openDatabase({ onProgress: (step) => log().info(step) });
  try {
    const worker = await startWorker({ ownerUrl: database.ownerUrl });
    stopOnSignal(async () => {
      log().info("stopping");
      await worker.stop();
      await database.stop();
    });
    log().info("ready");
  } catch (error) {
    await database.stop();
    throw error;
  }
} catch (error) {
  endWith(error);
}
