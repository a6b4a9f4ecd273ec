import { openDatabase } from "../db/open.server";
import { env, provideEnvironment } from "../env.server";
import { application, listen, tryPort } from "../http/server";
import { inlineWorker } from "../jobs/worker.server";
import { loadDemo, demoAccounts } from "../../prisma/demo.server";
import { seed } from "../../prisma/seed.server";
import { buildIfChanged, loadBuild } from "./build";
import { endWith, stopOnSignal } from "./run";

// The product on an embedded PostgreSQL with the five cities: one line for a newcomer.

const began = Date.now();
const say = (text: string) => process.stdout.write(`${text}\n`);
const progress = (step: string) => say(`  ${step} …`);

try {
  process.env.NODE_ENV = "production";
  provideEnvironment({ MODE: "demo", LOG_LEVEL: process.env.LOG_LEVEL ?? "warn" });
  say("Tiltak demo");
  await tryPort();
  await buildIfChanged(progress);
  const database = await openDatabase({ onProgress: progress });
  try {
    await seed({ ownerUrl: database.ownerUrl, onProgress: progress });
    await loadDemo({ onProgress: progress });
    const running = await listen(application(await loadBuild()));
    const worker = await inlineWorker({ ownerUrl: database.ownerUrl });
    stopOnSignal(async () => {
      say("\nStopping …");
      await Promise.all([worker.stop(), running.stop()]);
      await database.stop();
    });
    const { password, accounts } = demoAccounts;
    const widest = Math.max(...accounts.map(({ email }) => email.length));
    say(`\nReady in ${((Date.now() - began) / 1000).toFixed(1)} s: ${running.url}\n`);
    say(`Sign in with the password "${password}" as`);
    for (const { email, role } of accounts) say(`  ${email.padEnd(widest)}  ${role}`);
    say(`\nWhat you enter is kept in ${env().DATA_DIR}. Stop with Ctrl-C.`);
  } catch (error) {
    await database.stop();
    throw error;
  }
} catch (error) {
  endWith(error);
}
