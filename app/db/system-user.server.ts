import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { userInfo } from "node:os";
import path from "node:path";
import { Refusal } from "./refusal.server";

/** Whom PostgreSQL runs as, and what to put before its commands so that it does. */
export interface SystemUser {
  name: string;
  /** Set when this process is root and has to step down. */
  ids?: { uid: number; gid: number };
  prefix: string[];
}

/**
 * PostgreSQL refuses to run as root. As an ordinary user nothing is needed; as root this gives the owner of `ownedBy`, or else the system
 * user "postgres", made when missing, who must be able to enter `folder` and run `program`.
 */
export function systemUser({
  ownedBy,
  folder,
  program,
}: {
  ownedBy: string;
  folder: string;
  program: string;
}): SystemUser {
  if (process.getuid?.() !== 0) return { name: userInfo().username, prefix: [] };
  const { name, ids } = ownerOf(ownedBy) ?? namedPostgres();
  const reach = (prefix: string[], as: typeof ids | undefined) => {
    const [command = "sh", ...args] = [...prefix, "sh", "-c", 'cd "$1" && "$2" -V', "sh", folder, program];
    return spawnSync(command, args, { ...as, cwd: "/", stdio: "ignore" }).status === 0;
  };
  if (reach([], ids)) return { name, ids, prefix: [] };
  // The project lies below a folder that only root may enter, such as /root. Linux lets root step down and keep just the right to pass.
  for (const right of ["+dac_read_search", "+dac_override"]) {
    const prefix = ["setpriv", "--reuid", String(ids.uid), "--regid", String(ids.gid), "--clear-groups"];
    prefix.push("--securebits", "+no_setuid_fixup", "--inh-caps", right, "--ambient-caps", right);
    if (reach(prefix, undefined)) return { name, ids, prefix };
  }
  const closed = [folder, program].map(closedParent).find((found) => found !== undefined) ?? path.dirname(folder);
  throw new Refusal(
    `PostgreSQL cannot run as root and its user "${name}" may not enter ${closed}: move the project to a folder everybody may enter, such as /srv or /opt, or run it as an ordinary user.`,
  );
}

/** The user a folder already belongs to, unless that is root. */
function ownerOf(folder: string) {
  const { uid, gid } = statSync(folder);
  if (uid === 0) return undefined;
  const name = id("-un", String(uid));
  return name === undefined ? undefined : { name, ids: { uid, gid } };
}

function namedPostgres() {
  for (let attempt = 0; attempt < 2; attempt++) {
    const [uid, gid] = [id("-u", "postgres"), id("-g", "postgres")];
    if (uid !== undefined && gid !== undefined)
      return { name: "postgres", ids: { uid: Number(uid), gid: Number(gid) } };
    spawnSync("groupadd", ["--system", "postgres"], { stdio: "ignore" });
    spawnSync(
      "useradd",
      ["--system", "--gid", "postgres", "--no-create-home", "--home-dir", "/nonexistent", "postgres"],
      {
        stdio: "ignore",
      },
    );
  }
  throw new Refusal(
    'PostgreSQL cannot run as root and the system user "postgres" could not be made: run "useradd --system postgres", or start Tiltak as an ordinary user.',
  );
}

function id(...args: string[]): string | undefined {
  try {
    return execFileSync("id", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}

/** The nearest folder above that others may not enter. */
function closedParent(place: string): string | undefined {
  for (let at = path.dirname(place); ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return at;
    if (at === path.dirname(at)) return undefined;
  }
}
