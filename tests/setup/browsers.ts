import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { secretsOf, secretsVariable } from "../support/secrets";
import { leaks } from "../support/leaks";
import type { BrowserServer } from "./browser-server";

/** Where the workers read of the server. */
export const serverVariable = "TILTAK_TEST_SERVER";

/** Starts the server of the browser tests, unless TILTAK_TEST_SERVER already names one; gives what ends it and looks through its log. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env[serverVariable]) return () => Promise.resolve();
  const folder = await mkdtemp(path.join(tmpdir(), "tiltak-browser-log-"));
  process.env[secretsVariable] = path.join(folder, "planted");
  const child = spawn(process.execPath, ["--import", "tsx", "tests/setup/browser-server.ts"], {
    stdio: ["ignore", "pipe", "pipe"],
    // Everything that is ever logged, in files, to be looked through afterwards.
    env: { ...process.env, LOG_LEVEL: "debug", LOG_DIR: path.join(folder, "log") },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let outside = "";
  child.stderr.on("data", (chunk: Buffer) => {
    outside += chunk.toString();
    process.stderr.write(chunk);
  });
  process.env[serverVariable] = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const line = said.split("\n").find((one) => one.startsWith('{"url"'));
      if (line && said.includes("\n")) resolve(line);
      else if (!line) return;
      outside += chunk.toString().replace(line, "");
    });
    child.once("exit", (code) =>
      reject(new Error(`The server of the browser tests ended with code ${code}: see above.`)),
    );
  });
  return async () => {
    const secrets = await secretsOf(browserServer());
    child.kill("SIGTERM");
    await ended;
    const log = await logOf(path.join(folder, "log"));
    const found = leaks(log + outside, secrets);
    const requests = log.split("\n").filter((line) => line.includes('"msg":"request"')).length;
    process.stdout.write(
      `log of the run: ${requests} requests, looked through for ${secrets.length} secrets: ${found.length} found\n`,
    );
    if (requests === 0)
      throw new Error("The server of the browser tests logged no request, so its log proves nothing.");
    if (found.length > 0) {
      throw new Error(`The log in ${folder} holds what it must not:\n${found.slice(0, 20).join("\n")}`);
    }
    await rm(folder, { recursive: true, force: true });
  };
}

async function logOf(folder: string): Promise<string> {
  const files = await readdir(folder);
  return (await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")))).join("");
}

/** The server that setup started. */
export function browserServer(): BrowserServer {
  const said = process.env[serverVariable];
  if (!said) throw new Error("The server of the browser tests does not run: start them by npx playwright test.");
  return JSON.parse(said) as BrowserServer;
}
