import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, utimesSync } from "node:fs";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./refusal.server";

const heartbeatMs = 2_000;
const silentMs = 8_000;
const held = new Set<string>();

/**
 * Makes this process the only one that uses `folder`; gives the function that lets go. A lock left by a process that died is taken over.
 * On the same machine the holder is looked up among the processes; from another machine or container only its heartbeat tells.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const file = path.join(folder, "lock");
  const own = JSON.stringify({ pid: process.pid, began: began(process.pid), host: hostname(), id: randomUUID() });
  for (;;) {
    if (held.has(file)) throw inUse(folder, process.pid);
    try {
      const handle = await open(file, "wx", 0o644);
      await handle.writeFile(own);
      await handle.close();
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const found = await readFile(file, "utf8").catch(() => "");
    const holder = await livingHolder(file, found);
    if (holder !== undefined) throw inUse(folder, holder);
    // Two processes may find the same dead lock: whoever moves the file away checks that it moved that one and not the other's new one.
    const aside = `${file}.${randomUUID()}`;
    await rename(file, aside).catch(() => undefined);
    const moved = await readFile(aside, "utf8").catch(() => found);
    if (moved !== found) await rename(aside, file);
    else await rm(aside, { force: true });
  }
  held.add(file);
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // The folder is gone or full; the next start decides by the process number.
    }
  }, heartbeatMs).unref();
  return () => {
    clearInterval(beat);
    if (held.delete(file) && read(file) === own) rmSync(file, { force: true });
  };
}

function inUse(folder: string, pid: number | string): Refusal {
  return new Refusal(
    `The data folder ${folder} is in use by another Tiltak (process ${pid}): stop that one first, or give this one a folder of its own.`,
  );
}

async function livingHolder(file: string, content: string): Promise<number | string | undefined> {
  let holder: { pid: number; began: string; host: string };
  try {
    holder = JSON.parse(content) as typeof holder;
  } catch {
    // Being written this very moment, or cut off by a crash.
    await sleep(300);
    return content === read(file) ? undefined : "just starting";
  }
  if (holder.host === hostname()) {
    return holder.pid !== process.pid && began(holder.pid) === holder.began ? holder.pid : undefined;
  }
  const beat = (await stat(file).catch(() => undefined))?.mtimeMs;
  if (beat === undefined || Date.now() - beat > silentMs) return undefined;
  await sleep(heartbeatMs * 2);
  const next = (await stat(file).catch(() => undefined))?.mtimeMs;
  return next !== undefined && next !== beat ? `${holder.pid} on ${holder.host}` : undefined;
}

/** When a process began, as the system tells it: tells a living holder from a stranger who got the same number. */
function began(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return undefined;
  }
  try {
    if (process.platform === "linux") {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      if (fields[0] === "Z") return undefined;
      return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${fields[19]}`;
    }
    if (process.platform === "win32") return "alive";
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
