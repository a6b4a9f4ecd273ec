import { existsSync, statSync } from "node:fs";
import { chmod, mkdir } from "node:fs/promises";
import { userInfo } from "node:os";
import path from "node:path";
import { Refusal } from "./refusal.server";

// The folder that holds the embedded database's files: whether it can be made and written, and by whom.

/** The place itself, or the nearest folder above it that exists. */
export function nearest(place: string): string {
  return existsSync(place) || place === path.dirname(place) ? place : nearest(path.dirname(place));
}

/** Makes the folder and those above it; gives whether there was none. Node's own recursive mkdir never ends below /proc. */
export async function makeFolder(folder: string): Promise<boolean> {
  if (existsSync(folder)) return false;
  if (folder !== path.dirname(folder)) await makeFolder(path.dirname(folder));
  await mkdir(folder);
  await chmod(folder, 0o755);
  return true;
}

/** An ordinary user cannot start the database files of another user; root can. @throws Refusal */
export function refuseStranger(place: string): void {
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

/** Runs what writes there; where the system does not let it, says why. @throws Refusal */
export async function writable<T>(folder: string, work: () => Promise<T>): Promise<T> {
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
