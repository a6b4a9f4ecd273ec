import { CsvError, parse } from "csv-parse/sync";

/** What an import takes at most. Every data point for forty years is a tenth of it. */
export const maxImportBytes = 5 * 1024 * 1024;

/** Columns of `prisma/data/kpi_values.csv`, and the few that a municipality's own file may add. */
export const neededColumns = [
  "municipality",
  "kpi_name",
  "year",
  "value",
  "unit",
  "status",
  "value_qualifier",
] as const;
export const otherColumns = [
  "dimension",
  "category",
  "conflict_note",
  "source_line",
  "note",
  "data_point",
  "source",
  "quality",
] as const;
export type ImportColumn = (typeof neededColumns)[number] | (typeof otherColumns)[number];

/** What is wrong with a file, and where: line 1 is the header. Codes are those of `importFaultCodes`. */
export type ImportFault = {
  line: number | null;
  column: string | null;
  code: ImportFaultCode;
  params: Record<string, string | number>;
};

export const importFaultCodes = [
  "empty_file",
  "too_large",
  "not_utf8",
  "not_csv",
  "no_rows",
  "column_missing",
  "column_unknown",
  "column_twice",
  "cell_count",
  "cell_empty",
  "other_municipality",
  "unknown_kpi",
  "several_data_points",
  "unknown_part",
  "wrong_place",
  "wrong_unit",
  "wrong_year",
  "year_ahead",
  "wrong_status",
  "wrong_qualifier",
  "wrong_quality",
  "not_a_number",
  "ambiguous_number",
  "number_too_large",
  "not_yes_or_no",
  "value_unexpected",
  "value_missing",
  "words_missing",
  "text_too_long",
  "duplicate_row",
  "reason_missing",
] as const;
export type ImportFaultCode = (typeof importFaultCodes)[number];

export function fault(
  line: number | null,
  column: string | null,
  code: ImportFaultCode,
  params: Record<string, string | number> = {},
): ImportFault {
  return { line, column, code, params };
}

/** The text of a file, or what keeps it from being one. */
export function decodeImport(bytes: Uint8Array): { text: string } | { fault: ImportFault } {
  if (bytes.length === 0) return { fault: fault(null, null, "empty_file") };
  if (bytes.length > maxImportBytes) return { fault: tooLarge(bytes.length) };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // Text without the nought character is what UTF-16 and workbooks are not.
    return text.includes("\u0000") ? { fault: notUtf8(bytes) } : { text };
  } catch {
    return { fault: notUtf8(bytes) };
  }
}

export function tooLarge(bytes: number): ImportFault {
  const megabytes = (size: number) => Math.ceil((size / 1024 / 1024) * 10) / 10;
  return fault(null, null, "too_large", { size: megabytes(bytes), limit: megabytes(maxImportBytes) });
}

/** Points at the first line that cannot be read, and the character in it. */
function notUtf8(bytes: Uint8Array): ImportFault {
  let start = 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found;
    // Bytes that are no UTF-8 come out as the replacement character.
    const decoded = new TextDecoder().decode(bytes.subarray(start, end));
    const wrong = ["\ufffd", "\u0000"].map((sign) => decoded.indexOf(sign)).filter((index) => index !== -1);
    if (wrong.length > 0) return fault(line, null, "not_utf8", { character: Math.min(...wrong) + 1 });
    start = end + 1;
  }
  return fault(null, null, "not_utf8");
}

/** One row: its line, and its cells by column. A column the file does not have gives undefined. */
export type ImportCells = { line: number; cells: Partial<Record<ImportColumn, string>> };

/** Splits a CSV (comma, semicolon or tab, as its header shows) and checks that its columns are ours. */
export function readCells(text: string): { rows: ImportCells[]; faults: ImportFault[] } {
  const records = split(text);
  if ("fault" in records) return { rows: [], faults: [records.fault] };
  const [header, ...lines] = records;
  if (header === undefined) return { rows: [], faults: [fault(null, null, "empty_file")] };
  const columns = header.record.map((name) => name.trim());
  const faults = columnFaults(columns);
  if (faults.length > 0) return { rows: [], faults };
  if (lines.length === 0) return { rows: [], faults: [fault(null, null, "no_rows")] };
  const rows: ImportCells[] = [];
  for (const { record, line } of lines) {
    if (record.length !== columns.length) {
      faults.push(fault(line, null, "cell_count", { found: record.length, expected: columns.length }));
    } else {
      rows.push({
        line,
        cells: Object.fromEntries(columns.map((name, index) => [name, (record[index] ?? "").trim()])),
      });
    }
  }
  return { rows, faults };
}

function columnFaults(columns: string[]): ImportFault[] {
  const known: readonly string[] = [...neededColumns, ...otherColumns];
  return [
    ...neededColumns
      .filter((name) => !columns.includes(name))
      .map((name) => fault(1, name, "column_missing", { known: known.join(", ") })),
    ...columns.flatMap((name, index) =>
      known.includes(name) ? [] : [fault(1, name, "column_unknown", { place: index + 1, known: known.join(", ") })],
    ),
    ...columns
      .filter((name, index) => known.includes(name) && columns.indexOf(name) !== index)
      .map((name) => fault(1, name, "column_twice")),
  ];
}

function split(text: string): { record: string[]; line: number }[] | { fault: ImportFault } {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [",", ";", "\t"].reduce((best, one) =>
    header.split(one).length > header.split(best).length ? one : best,
  );
  try {
    const found = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    // A cell may hold line breaks; the row is then named by the line it begins on.
    return found.map(({ record, info }) => ({ record, line: info.lines - breaks(record) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { fault: fault(Number(error["lines"] ?? 1), null, "not_csv", { detail: error.message }) };
  }
}

const breaks = (record: string[]) => record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
