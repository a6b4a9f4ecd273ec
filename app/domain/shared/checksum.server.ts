import { createHash } from "node:crypto";

/** SHA-256 of the bytes, of a text its UTF-8, in hex: what `sha256sum` says of the downloaded file. */
export const checksumOf = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");
