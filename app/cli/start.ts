import { openDatabase } from "../db/open.server";
import { env } from "../env.server";
import { application, listen, tryPort } from "../http/server";
import { log } from "../http/log.server";
import { inlineWorker } from "../jobs/worker.server";
import { loadBuild } from "./build";
import { endWith, stopOnSignal } from "./run";

// Production. Never loads demo data; needs a build and the settings that .env.example lists.

process.env.NODE_ENV = "production";

try {
  env();
  await tryPort();
  const build = await loadBuild();
  const database = await openDatabase({ onProgress: (step) => log().info(step) });
  try {
    const running = await listen(application(build));
    const worker = await inlineWorker({ ownerUrl: database.ownerUrl });
    stopOnSignal(async () => {
      log().info("stopping");
      await Promise.all([worker.stop(), running.stop()]);
      await database.stop();
    });
    log().info({ port: env().PORT }, "ready");
  } catch (error) {
    await database.stop();
    throw error;
  }
} catch (error) {
  endWith(error);
}
