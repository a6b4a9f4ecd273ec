import { csvLine, type Cell } from "../shared/csv";

function flattened(value: unknown, name: string, into: Map<string, Cell>): void {
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) {
    into.set(name, value.join("; "));
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => flattened(item, `${name}.${String((item as { key?: string }).key ?? index)}`, into));
  } else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) flattened(part, name === "" ? key : `${name}.${key}`, into);
  } else {
    into.set(name, value as Cell);
  }
}

/**
 * Items as CSV (RFC 4180, UTF-8): nested values under dotted names, lists of texts joined by "; ". Columns are those of all items, in the
 * order first met, so that a value that is null in the first item still has its column.
 */
export function csvOf(items: readonly object[]): string {
  const rows = items.map((item) => {
    const row = new Map<string, Cell>();
    flattened(item, "", row);
    return row;
  });
  const named = new Set(rows.flatMap((row) => [...row.keys()]));
  // A nested object that is null in one item has deeper columns in another; its own empty column says nothing.
  const columns = [...named].filter((name) => ![...named].some((other) => other.startsWith(`${name}.`)));
  return [columns, ...rows.map((row) => columns.map((name) => row.get(name)))].map(csvLine).join("");
}
