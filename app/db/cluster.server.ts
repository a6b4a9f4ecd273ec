import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fchownSync, openSync, readFileSync } from "node:fs";
import { chmod, chown, mkdir, readFile, rename, rm, unlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Programs } from "./postgres-programs.server";
import { Refusal } from "./refusal.server";
import type { SystemUser } from "./system-user.server";

export const superuser = "postgres";

/** PostgreSQL's files in a data folder, and the server that runs on them. */
export class Cluster {
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

/** What PostgreSQL complained about, without its log prefixes. */
function lastWords(output: string): string {
  const lines = output
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const fault = lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? "it said nothing";
  return `${fault.replace(/^.*?(FATAL|PANIC|error):\s*/, "").replace(/\.$/, "")}.`;
}
