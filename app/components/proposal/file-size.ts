import type { Formats } from "~/text/format";

const kilo = 1024;

/** The size of a file, from bytes: whole kB below 0.1 MB, at least one, and else MB with one decimal. */
export function fileSize(bytes: number, format: Pick<Formats, "number">): string {
  const megabytes = bytes / kilo / kilo;
  return megabytes < 0.1
    ? `${format.number(Math.max(1, Math.round(bytes / kilo)), 0)}\u00a0kB`
    : `${format.number(megabytes, 1)}\u00a0MB`;
}
