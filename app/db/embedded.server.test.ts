import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connected } from "./connect.server";
import { startEmbedded } from "./embedded.server";
import { Refusal } from "./refusal.server";

let place: string;
let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), "tiltak-embedded-"));
  dataDir = path.join(place, "data");
});

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  await rm(place, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

describe("the embedded PostgreSQL", () => {
  it("gives a database owned by an ordinary role, on this machine only, in Norwegian order", async () => {
    const embedded = await startEmbedded({ dataDir, throwaway: true });
    try {
      const { rows } = await ask(
        embedded.ownerUrl,
        `SELECT current_user::text AS user, current_database()::text AS database, rolsuper, rolcreaterole, rolbypassrls,
                pg_get_userbyid(datdba)::text AS owner, pg_encoding_to_char(encoding)::text AS encoding,
                current_setting('listen_addresses') AS addresses,
                (SELECT string_agg(name, ' ' ORDER BY name) FROM unnest('{Ås,Zürich,Ålesund,Ørsta,Asker,Ærøy}'::text[]) name) AS plain,
                (SELECT string_agg(name, ' ' ORDER BY name COLLATE "nb-x-icu") FROM unnest('{Ås,Zürich,Ålesund,Ørsta,Asker,Ærøy}'::text[]) name) AS named
           FROM pg_database, pg_roles WHERE datname = current_database() AND rolname = current_user`,
      );
      const order = "Asker Zürich Ærøy Ørsta Ålesund Ås";
      expect(rows[0]).toEqual({
        user: "tiltak_owner",
        database: "tiltak",
        rolsuper: false,
        rolcreaterole: false,
        rolbypassrls: false,
        owner: "tiltak_owner",
        encoding: "UTF8",
        addresses: "127.0.0.1",
        plain: order,
        named: order,
      });
      expect((await stat(path.join(dataDir, "secret"))).mode & 0o777).toBe(0o600);
      const wrong = new URL(embedded.adminUrl);
      wrong.password = "guess";
      await expect(ask(wrong.href, "SELECT 1")).rejects.toThrow("refused the sign-in");
    } finally {
      await embedded.stop();
    }
  });

  it("keeps what was written through a stop and a start, and stops twice without complaint", async () => {
    const first = await startEmbedded({ dataDir });
    await ask(first.ownerUrl, "CREATE TABLE kept AS SELECT 'Ålesund' AS name");
    await first.stop();
    await first.stop();
    const second = await startEmbedded({ dataDir });
    try {
      expect((await ask(second.ownerUrl, "SELECT name FROM kept")).rows).toEqual([{ name: "Ålesund" }]);
      expect(new URL(second.ownerUrl).password).toBe(new URL(first.ownerUrl).password);
    } finally {
      await second.stop();
    }
  });

  it("refuses a data folder that is in use, in this process and in another", async () => {
    const embedded = await startEmbedded({ dataDir, throwaway: true });
    try {
      await expect(startEmbedded({ dataDir })).rejects.toThrow(/is in use by another Tiltak/);
      expect((await child()).refusal).toMatch(/is in use by another Tiltak \(process \d+\)/);
      expect((await ask(embedded.ownerUrl, "SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    } finally {
      await embedded.stop();
    }
  });

  it("survives kill -9 of its program: PostgreSQL ends by itself, and the next start keeps the data", async () => {
    const { ownerUrl } = await child();
    await ask(ownerUrl ?? "", "CREATE TABLE kept AS SELECT 1 AS one");
    await kill(children[0]);
    await expect.poll(() => running(dataDir), { timeout: 10_000 }).toBe(false);
    const next = await startEmbedded({ dataDir });
    expect((await ask(next.ownerUrl, "SELECT one FROM kept")).rows).toEqual([{ one: 1 }]);
    await next.stop();
  });

  it("starts while the PostgreSQL of a killed program is still ending", async () => {
    await child();
    await kill(children[0]);
    const next = await startEmbedded({ dataDir });
    await next.stop();
  });

  it("survives a process number left by a crash, even when another process has it now", async () => {
    await (await startEmbedded({ dataDir, throwaway: true })).stop();
    for (const pid of [process.pid, 4_000_000]) {
      await writeFile(path.join(dataDir, "postgres", "postmaster.pid"), `${pid}\n${path.join(dataDir, "postgres")}\n`);
      await writeFile(path.join(dataDir, "lock"), JSON.stringify({ pid, began: "long ago", host: hostname(), id: "" }));
      await (await startEmbedded({ dataDir, throwaway: true })).stop();
    }
    await writeFile(path.join(dataDir, "lock"), '{"pid":');
    await (await startEmbedded({ dataDir, throwaway: true })).stop();
    await writeFile(
      path.join(dataDir, "lock"),
      JSON.stringify({ pid: 1, began: "", host: "another container", id: "" }),
    );
    await utimes(path.join(dataDir, "lock"), 0, 0);
    await (await startEmbedded({ dataDir, throwaway: true })).stop();
  });

  it("begins anew when the very first start was cut short", async () => {
    await mkdir(path.join(dataDir, "postgres.new", "base"), { recursive: true });
    await (await startEmbedded({ dataDir, throwaway: true })).stop();
  });

  it("says what to do when its key is missing", async () => {
    await (await startEmbedded({ dataDir, throwaway: true })).stop();
    await rm(path.join(dataDir, "secret"));
    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      /secret, which holds the key .* put it back from a backup/,
    );
  });

  it("refuses a data folder that cannot be written, in one sentence", async () => {
    await writeFile(dataDir, "");
    await expect(startEmbedded({ dataDir })).rejects.toThrow(Refusal);
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/cannot be written .*a part of the path is a file/);
    await expect(startEmbedded({ dataDir: path.join(dataDir, "below") })).rejects.toThrow(
      /a part of the path is a file/,
    );
    if (process.platform === "linux") {
      await expect(startEmbedded({ dataDir: "/proc/tiltak" })).rejects.toThrow(/cannot be written/);
    }
  });

  it("refuses a port that is taken, and finds a free one by itself", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as { port: number };
    try {
      await expect(startEmbedded({ dataDir, port, throwaway: true })).rejects.toThrow(`Port ${port} is taken`);
      const embedded = await startEmbedded({ dataDir, throwaway: true });
      expect(Number(new URL(embedded.ownerUrl).port)).not.toBe(port);
      await embedded.stop();
    } finally {
      taken.close();
    }
  });
});

const isRoot = process.getuid?.() === 0;

describe.runIf(isRoot)("as root", () => {
  it("runs PostgreSQL as a system user who owns the files and nobody else reads them", async () => {
    const embedded = await startEmbedded({ dataDir, throwaway: true });
    try {
      const files = await stat(path.join(dataDir, "postgres"));
      expect(files.uid).not.toBe(0);
      expect(files.mode & 0o777).toBe(0o700);
    } finally {
      await embedded.stop();
    }
  });

  it("works below a folder that only root may enter", async () => {
    await chmod(place, 0o700);
    await (await startEmbedded({ dataDir, throwaway: true })).stop();
  });

  it("works as an ordinary user, who is refused the files of another", async ({ skip }) => {
    const nobody = { uid: Number(id("-u")), gid: Number(id("-g")) };
    const reaches = spawn("sh", ["-c", `test -r "${import.meta.filename}" && test -x "${process.execPath}"`], {
      ...nobody,
      cwd: "/",
    });
    const [code] = (await once(reaches, "exit")) as [number];
    if (code !== 0) skip("this checkout lies where only root may read, so no other user can run it");

    await chmod(place, 0o755);
    await (await startEmbedded({ dataDir, throwaway: true })).stop();
    expect((await child(nobody)).refusal).toMatch(/belong to another user/);

    await chown(place, nobody.uid, nobody.gid);
    dataDir = path.join(place, "own");
    const { adminUrl } = await child(nobody);
    expect((await ask(adminUrl ?? "", "SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    expect((await stat(path.join(dataDir, "postgres"))).uid).toBe(nobody.uid);

    await chmod(place, 0o555);
    dataDir = path.join(place, "closed");
    expect((await child(nobody)).refusal).toMatch(/cannot be written by the user nobody/);
  });
});

function id(what: string): string {
  return execFileSync("id", [what, "nobody"], { encoding: "utf8" }).trim();
}

async function ask(url: string, sql: string) {
  return connected(url, (client) => client.query<Record<string, unknown>>(sql));
}

/** Starts the embedded server in a process of its own and gives what it said. */
async function child(user?: {
  uid: number;
  gid: number;
}): Promise<{ ownerUrl?: string; adminUrl?: string; refusal?: string }> {
  const script = path.resolve("tests/support/embedded-child.ts");
  const started = spawn(process.execPath, ["--import", "tsx", script, dataDir], {
    ...user,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(started);
  const [line] = (await once(createInterface({ input: started.stdout }), "line")) as [string];
  return JSON.parse(line) as { ownerUrl?: string; adminUrl?: string; refusal?: string };
}

async function kill(started: ChildProcess | undefined): Promise<void> {
  if (started?.exitCode !== null || started.signalCode !== null) return;
  const ended = once(started, "exit");
  started.kill("SIGKILL");
  await ended;
}

async function running(folder: string): Promise<boolean> {
  await sleep(20);
  return readFile(path.join(folder, "postgres", "postmaster.pid")).then(
    () => true,
    () => false,
  );
}
