import { createHash, randomBytes } from "node:crypto";
import type { Db } from "~/db/door.server";

/** SHA-256 of a token, in hex: what the database keeps, so that reading it opens nothing. */
export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** A fresh token of 256 random bits for a link, and the hash to keep of it. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashOfToken(token) };
}

/**
 * Notes that a token was used, among the counters that all servers share; false when it was used before. Undone with the transaction, so
 * that only a use that succeeded counts.
 */
export async function useOnce(db: Db, name: string, token: string, minutes: number): Promise<boolean> {
  const key = `${name}_once:${hashOfToken(token)}`;
  const expires = BigInt(Date.now() + minutes * 60_000);
  const used = await db.$executeRaw`
    INSERT INTO rate_limit (key, points, expire) VALUES (${key}, 1, ${expires}) ON CONFLICT (key) DO NOTHING`;
  return used === 1;
}
