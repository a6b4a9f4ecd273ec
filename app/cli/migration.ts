import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { drift, schemaFiles, schemaSql } from "../db/drift.server";
import { startEmbedded } from "../db/embedded.server";
import { migrate } from "../db/migrate.server";

/*
 * For developers. `tsx app/cli/migration.ts NAME` compares prisma/schema with what the migrations make and writes the difference as the
 * draft of a new migration, to be read and completed by hand. `--from-empty` prints the SQL of the whole schema instead.
 */

const [name] = process.argv.slice(2);

if (name === "--from-empty") {
  process.stdout.write(`${await schemaSql(await schemaFiles())}\n`);
} else if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
  process.stderr.write("Give the migration a name of small letters, digits and _, such as: add_unit_parent\n");
  process.exitCode = 1;
} else {
  await draft(name);
}

async function draft(migration: string): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "tiltak-migration-"));
  const embedded = await startEmbedded({ dataDir, throwaway: true });
  try {
    await migrate({ ownerUrl: embedded.ownerUrl });
    const sql = await drift({ ownerUrl: embedded.ownerUrl });
    if (sql === "") {
      process.stdout.write("The migrations already make what prisma/schema describes: nothing to write.\n");
      return;
    }
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const folder = path.join("prisma/migrations", `${stamp}_${migration}`);
    await mkdir(folder);
    await writeFile(path.join(folder, "migration.sql"), `${sql}\n`);
    process.stdout.write(
      `${path.join(folder, "migration.sql")} is a draft: read it, add policies, checks and triggers.\n`,
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  } finally {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
