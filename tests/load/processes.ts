import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "../../app/db/refusal.server";
import { ask } from "./drive";
import type { BareQuery } from "./bare-server";

export interface Serving {
  url: string;
  stop(): Promise<void>;
}

/** What a program needs to run; settings of whoever started the bench stay outside. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, TEMP, TMP, SystemRoot } = process.env;
  return { PATH, HOME, TMPDIR, TEMP, TMP, SystemRoot, NODE_ENV: "production" };
}

function start(file: string, settings: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", file], {
    env: { ...bareEnvironment(), ...settings },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    serialization: "advanced",
  });
}

/** The production server on this database, as `npm start` runs it, with its time split told in each answer. */
export async function productionServer({
  ownerUrl,
  runtimeUrl,
}: {
  ownerUrl: string;
  runtimeUrl: string;
}): Promise<Serving> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = start("app/cli/start.ts", {
    MODE: "production",
    HOST: "127.0.0.1",
    PORT: String(port),
    PUBLIC_URL: url,
    APP_SECRET: "a secret of the bench alone, guarding nothing",
    SMTP_URL: "smtp://127.0.0.1:1",
    MAIL_FROM: "bench@127.0.0.1",
    DATABASE_URL: ownerUrl,
    DATABASE_RUNTIME_URL: runtimeUrl,
    SERVER_TIMING: "true",
    LOG_LEVEL: "error",
  });
  const words = wordsOf(child);
  const isReady = async () => (await ask(`${url}/health`, {}, { packed: false }).catch(() => null))?.status === 200;
  for (let waited = 0; !(await isReady()); waited += 50) {
    if (child.exitCode !== null || waited > 60_000) {
      child.kill("SIGKILL");
      throw new Refusal(`The production server did not start:\n${words()}`);
    }
    await sleep(50);
  }
  return { url, stop: () => end(child) };
}

/** node:http and pg with the same queries (see bare-server.ts). */
export async function bareServer(query: BareQuery): Promise<Serving> {
  const port = await freePort();
  const child = start("tests/load/bare-server.ts", {});
  const words = wordsOf(child);
  child.send({ ...query, port });
  const ready = await Promise.race([once(child, "message").then(() => true), once(child, "exit").then(() => false)]);
  if (!ready) throw new Refusal(`The bare server did not start:\n${words()}`);
  return { url: `http://127.0.0.1:${port}`, stop: () => end(child) };
}

function wordsOf(child: ChildProcess): () => string {
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => (words = (words + chunk.toString()).slice(-4_000)));
  return () => words;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await ended;
  clearTimeout(late);
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
