import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical";
import type { Snapshot } from "./snapshot";

/** SHA-256 of the snapshot's canonical JSON in UTF-8, in hex: what anybody can reckon of the downloaded file. */
export const checksumOf = (snapshot: Snapshot): string =>
  createHash("sha256").update(canonicalJson(snapshot)).digest("hex");
