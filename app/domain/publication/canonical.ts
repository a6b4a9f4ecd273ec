import { canonicalJson as canonical, type Json } from "../review/canonical";

/** A snapshot, or a part of one, as canonical JSON: the text whose UTF-8 bytes the checksum is of, and which can be downloaded. */
export const canonicalJson = (value: unknown): string => canonical(value as Json);
