import { hkdfSync } from "node:crypto";
import { env } from "~/env.server";

/**
 * A key of 256 bits for one purpose, derived from APP_SECRET (RFC 5869): what is sealed or hashed for one purpose means nothing for
 * another. The same on every server.
 */
export function keyFor(purpose: string): Buffer {
  const secret = env().APP_SECRET;
  if (!secret) throw new Error("There is no secret yet: open the database first.");
  return Buffer.from(hkdfSync("sha256", secret, "", `tiltak ${purpose}`, 32));
}
