import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";

/** `text` encrypted and signed with a key of 256 bits (AES-GCM), as base64url; it opens only together with the same `bound`. */
export function seal(key: Buffer, text: string, bound: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** What was sealed, or null when it was sealed with another key, for something else, or changed since. */
export function unseal(key: Buffer, sealed: string, bound: string): string | null {
  const whole = Buffer.from(sealed, "base64url");
  if (whole.length < 28) return null;
  try {
    const decipher = createDecipheriv(algorithm, key, whole.subarray(0, 12)).setAAD(Buffer.from(bound));
    decipher.setAuthTag(whole.subarray(12, 28));
    return Buffer.concat([decipher.update(whole.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
