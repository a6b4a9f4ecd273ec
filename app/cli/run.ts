import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { EnvironmentError } from "../env.server";
import { CannotListen } from "../http/server";
import { Refusal } from "../db/refusal.server";

/** Runs a program of this project's node_modules and gives its exit code; its output goes where `output` says. */
export function run(
  program: string,
  given: string[],
  options: { env?: NodeJS.ProcessEnv; output?: "show" | "collect" } = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [binary(program), ...given], {
      env: options.env,
      stdio: options.output === "collect" ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    let output = "";
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.once("error", reject);
    child.once("exit", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The script behind a package's command; run with our own Node, so that no shell is needed. */
function binary(program: string): string {
  const scripts: Record<string, string> = {
    remix: "@remix-run/dev/dist/cli.js",
    tsc: "typescript/bin/tsc",
    eslint: "eslint/bin/eslint.js",
    prettier: "prettier/bin/prettier.cjs",
    depcruise: "dependency-cruiser/bin/dependency-cruise.mjs",
    knip: "knip/bin/knip.js",
    vitest: "vitest/vitest.mjs",
    playwright: "@playwright/test/cli.js",
    "size-limit": "size-limit/bin.js",
    tsx: "tsx/dist/cli.mjs",
  };
  const script = scripts[program];
  if (!script) throw new Error(`${program} is not among the programs this project runs`);
  return path.join("node_modules", script);
}

/** SHA-256 over the names and contents of these files and folders, in hex. */
export async function contentHash(places: string[]): Promise<string> {
  const hash = createHash("sha256");
  const add = async (place: string): Promise<void> => {
    const entries = await readdir(place, { withFileTypes: true }).catch(() => null);
    if (entries === null) {
      hash.update(place).update(await readFile(place).catch(() => ""));
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name !== "generated" && !entry.name.includes(".test.")) await add(path.join(place, entry.name));
    }
  };
  for (const place of places) await add(place);
  return hash.digest("hex");
}

/** Ends with one plain sentence and exit code 1 for what the person who started us can mend; anything else with its stack. */
export function endWith(error: unknown): never {
  const isPlain = error instanceof Refusal || error instanceof EnvironmentError || error instanceof CannotListen;
  process.stderr.write(
    `${isPlain ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
}

/**
 * Calls `stop` once when asked to end (Ctrl-C, or the system's request), then ends. Ctrl-C reaches us twice, from the terminal and from npm;
 * only one that comes later means "at once".
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let askedAt: number | undefined;
  const begin = () => {
    if (askedAt !== undefined) {
      if (Date.now() - askedAt > 1_500) process.exit(1);
      return;
    }
    askedAt = Date.now();
    stop().then(
      () => process.exit(0),
      (error: unknown) => endWith(error),
    );
  };
  process.on("SIGINT", begin);
  process.on("SIGTERM", begin);
}
