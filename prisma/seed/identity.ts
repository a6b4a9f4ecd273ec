import { createHash } from "node:crypto";

/** The id of what the seed or the demo plants, the same in every installation: links to it last, and a second seed finds it. */
export function plantedId(...names: string[]): string {
  const digest = createHash("sha256")
    .update(["tiltak", ...names].join("\u0000"))
    .digest();
  const bytes = digest.subarray(0, 16);
  // Version 8 of RFC 9562: bits of one's own making.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
