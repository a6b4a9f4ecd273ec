import { createHash, randomBytes } from "node:crypto";

/** SHA-256 of a token, in hex: what the database keeps, so that reading it opens nothing. */
export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** A fresh token of 256 random bits for a link, and the hash to keep of it. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashOfToken(token) };
}
