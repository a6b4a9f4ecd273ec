import { mkdir, readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import path from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { Refusal } from "../db/refusal.server";
import { contentHash, run } from "./run";
import { generate } from "./generate";

const sources = [
  "app",
  "public",
  "prisma/schema",
  "remix.config.js",
  "vite.config.ts",
  "package-lock.json",
  "tsconfig.json",
];
const stamp = "build/.hash";

/** Builds the pages unless the build there is of these very sources. Throws a Refusal with the builder's words when it fails. */
export async function buildIfChanged(onProgress: (message: string) => void): Promise<void> {
  await generate();
  const hash = await contentHash(sources);
  const built = await readFile(stamp, "utf8").catch(() => "");
  if (built === hash) return;
  onProgress("Building the pages (about half a minute, once)");
  const { code, output } = await run("remix", ["vite:build"], {
    output: "collect",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (code !== 0) throw new Refusal(`The pages could not be built:\n${output}`);
  await mkdir("build", { recursive: true });
  await writeFile(stamp, hash);
}

/** The built server. */
export async function loadBuild(): Promise<ServerBuild> {
  const file = path.resolve("build/server/index.js");
  try {
    return (await import(pathToFileURL(file).href)) as ServerBuild;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND" && String(error).includes("build/server")) {
      throw new Refusal("The pages are not built yet: run npm run build first.");
    }
    throw error;
  }
}
