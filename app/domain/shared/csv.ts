export type Cell = string | number | boolean | null | undefined;

/** A spreadsheet runs a text cell that begins like a formula; an apostrophe keeps it text. Numbers stay numbers. */
function written(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of CSV (RFC 4180). Every CSV of ours is written by this, so that no cell can be taken for a formula. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(written).join(",")}\r\n`;
