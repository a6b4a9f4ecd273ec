import type { ServerBuild } from "@remix-run/node";
import { createServer } from "vite";
import { openDatabase } from "../db/open.server";
import { provideEnvironment } from "../env.server";
import { application, listen, tryPort } from "../http/server";
import { inlineWorker } from "../jobs/worker.server";
import { demoAccounts, loadDemo } from "../../prisma/demo.server";
import { seed } from "../../prisma/seed.server";
import { generate } from "./generate";
import { endWith, stopOnSignal } from "./run";

// Development: the demo's data with hot reload.

const progress = (step: string) => process.stdout.write(`  ${step} …\n`);

try {
  process.env.NODE_ENV = "development";
  provideEnvironment({ MODE: "development" });
  await tryPort();
  await generate();
  const database = await openDatabase({ onProgress: progress });
  try {
    await seed({ ownerUrl: database.ownerUrl, onProgress: progress });
    await loadDemo({ onProgress: progress });
    const vite = await createServer({ server: { middlewareMode: true } });
    const build = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
    const running = await listen(application(build, vite));
    const worker = await inlineWorker({ ownerUrl: database.ownerUrl });
    stopOnSignal(async () => {
      await Promise.all([worker.stop(), running.stop()]);
      await vite.close();
      await database.stop();
    });
    process.stdout.write(
      `\n${running.url}, for example ${demoAccounts.accounts[0]?.email} with "${demoAccounts.password}"\n`,
    );
  } catch (error) {
    await database.stop();
    throw error;
  }
} catch (error) {
  endWith(error);
}
