import { createHash } from "node:crypto";

/** SHA-256 of the text's UTF-8 bytes, in hex: what `sha256sum` says of the downloaded file. */
export const checksumOf = (content: string): string => createHash("sha256").update(content, "utf8").digest("hex");
