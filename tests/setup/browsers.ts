import { spawn } from "node:child_process";
import type { BrowserServer } from "./browser-server";

/** Where the workers read of the server. */
export const serverVariable = "TILTAK_TEST_SERVER";

/** Starts the server of the browser tests, unless TILTAK_TEST_SERVER already names one; gives what ends it. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env[serverVariable]) return () => Promise.resolve();
  const child = spawn(process.execPath, ["--import", "tsx", "tests/setup/browser-server.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  process.env[serverVariable] = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const line = said.split("\n").find((one) => one.startsWith('{"url"'));
      if (line && said.includes("\n")) resolve(line);
    });
    child.once("exit", (code) =>
      reject(new Error(`The server of the browser tests ended with code ${code}: see above.`)),
    );
  });
  return async () => {
    child.kill("SIGTERM");
    await ended;
  };
}

/** The server that setup started. */
export function browserServer(): BrowserServer {
  const said = process.env[serverVariable];
  if (!said) throw new Error("The server of the browser tests does not run: start them by npx playwright test.");
  return JSON.parse(said) as BrowserServer;
}
