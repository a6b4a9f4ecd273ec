import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Refusal } from "../db/refusal.server";

const schema = "prisma/schema";
const output = "app/db/generated";

/** Writes Prisma's client to `app/db/generated` unless the one there is of this very schema and Prisma. Never needs the network. */
export async function generate(): Promise<void> {
  const stamp = path.join(output, ".hash");
  const hash = await schemaHash();
  if ((await readFile(stamp, "utf8").catch(() => "")) === hash) return;
  await rm(stamp, { force: true });
  const result = await prismaGenerate();
  if (result.code !== 0) throw new Refusal(`Prisma could not write its client from ${schema}:\n${result.words}`);
  await writeFile(stamp, hash);
}

async function schemaHash(): Promise<string> {
  const prisma = createRequire(import.meta.url)("prisma/package.json") as { version: string };
  const hash = createHash("sha256").update(prisma.version);
  const names = (await readdir(schema, { recursive: true })).filter((name) => name.endsWith(".prisma")).sort();
  for (const name of [...names.map((file) => path.join(schema, file)), "prisma.config.ts"]) {
    hash.update(`\0${name.replaceAll(path.sep, "/")}\0`).update(await readFile(name));
  }
  return hash.digest("hex");
}

function prismaGenerate(): Promise<{ code: number; words: string }> {
  return new Promise((resolve, reject) => {
    const program = createRequire(import.meta.url).resolve("prisma/build/index.js");
    const child = spawn(process.execPath, [program, "generate", "--no-hints"], {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        // Prisma downloads its schema engine unless it is told where one lies; generating never starts it, so any program will do.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    });
    let words = "";
    child.stdout.on("data", (chunk: Buffer) => (words += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (words += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, words }));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await generate();
  } catch (error) {
    process.stderr.write(`${error instanceof Refusal ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
