import {
  fault,
  readCells,
  type ImportCells,
  type ImportColumn,
  type ImportFault,
  type ImportFaultCode,
} from "./import-file";
import { readNumber } from "./import-number";
import { observationStates, qualifiers, type ObservationState, type Qualifier } from "./score";

/** What the catalogue knows of a data point; names as the CSV writes them, in English. */
export type ImportDataPoint = {
  id: string;
  label: string;
  code: string;
  part: string;
  unit: string;
  isBoolean: boolean;
  dimension: string;
  category: string;
};

export type ImportFacts = {
  municipality: { key: string; name: string };
  dataPoints: readonly ImportDataPoint[];
  /** The last year a value can stand for. */
  thisYear: number;
};

/** A row that can become an observation. Numbers are decimal text, exact to the file; null is "none", undefined "not said". */
export type ImportedRow = {
  line: number;
  dataPoint: ImportDataPoint;
  year: number;
  state: ObservationState;
  value: string | null;
  bound: string | null;
  qualifier: Qualifier | null;
  quality: number | null | undefined;
  note: string | null | undefined;
  conflictNote: string | null | undefined;
  source: string | null;
  sourceLine: string | null;
};

/** Thrown inside this file to leave a row at its first fault in a cell; never leaves it. */
class RowFault {
  constructor(readonly fault: ImportFault) {}
}

const longest: Partial<Record<ImportColumn, number>> = {
  note: 2000,
  conflict_note: 2000,
  source: 500,
  source_line: 100,
};

/** Reads and checks a whole file. Rows with a fault are left out of `rows`; write nothing unless `faults` is empty. */
export function readImport(text: string, facts: ImportFacts): { rows: ImportedRow[]; faults: ImportFault[] } {
  const { rows: found, faults } = readCells(text);
  const rows: ImportedRow[] = [];
  const lines = new Map<string, number>();
  for (const cells of found) {
    try {
      const row = readRow(new Cells(cells), facts);
      const same = `${row.dataPoint.id} ${row.year}`;
      const earlier = lines.get(same);
      if (earlier !== undefined)
        throw new RowFault(
          fault(row.line, "kpi_name", "duplicate_row", { earlier, year: row.year, kpi: row.dataPoint.label }),
        );
      lines.set(same, row.line);
      rows.push(row);
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      faults.push(error.fault);
    }
  }
  return { rows, faults: faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

class Cells {
  constructor(private readonly row: ImportCells) {}

  get line(): number {
    return this.row.line;
  }

  stop(column: ImportColumn, code: ImportFaultCode, params: Record<string, string | number> = {}): never {
    throw new RowFault(fault(this.line, column, code, params));
  }

  /** Empty when the cell is, or when the file has no such column. */
  text(column: ImportColumn): string {
    const cell = this.row.cells[column] ?? "";
    const most = longest[column] ?? 200;
    return cell.length > most ? this.stop(column, "text_too_long", { limit: most }) : cell;
  }

  needed(column: ImportColumn): string {
    return this.text(column) || this.stop(column, "cell_empty");
  }

  /** Null when empty, undefined when the file has no such column. */
  optional(column: ImportColumn): string | null | undefined {
    return this.row.cells[column] === undefined ? undefined : this.text(column) || null;
  }
}

function readRow(cells: Cells, { municipality, dataPoints, thisYear }: ImportFacts): ImportedRow {
  const key = cells.needed("municipality");
  if (key !== municipality.key) {
    cells.stop("municipality", "other_municipality", { found: key, key: municipality.key, name: municipality.name });
  }
  const dataPoint = placed(cells, dataPoints);
  const unit = cells.needed("unit");
  if (unit !== dataPoint.unit) {
    cells.stop("unit", "wrong_unit", { found: unit, unit: dataPoint.unit, kpi: dataPoint.label });
  }
  return {
    line: cells.line,
    dataPoint,
    year: readYear(cells, thisYear),
    ...readFigure(cells, dataPoint),
    quality: readQuality(cells),
    note: cells.optional("note"),
    conflictNote: cells.optional("conflict_note"),
    source: cells.optional("source") ?? null,
    sourceLine: cells.optional("source_line") ?? null,
  };
}

const alike = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The data point a row means: by the label the sources use, or by the KPI's code; the part where a KPI has several. */
function placed(cells: Cells, dataPoints: readonly ImportDataPoint[]): ImportDataPoint {
  const name = cells.needed("kpi_name");
  const named = dataPoints.filter(({ label, code }) => alike(label, name) || alike(code, name));
  if (named.length === 0) cells.stop("kpi_name", "unknown_kpi", { found: name });
  const part = cells.text("data_point");
  const parts = named.map((one) => one.part).join(", ");
  if (part === "" && named.length > 1) cells.stop("kpi_name", "several_data_points", { found: name, parts });
  const [found] = part === "" ? named : named.filter((one) => alike(one.part, part));
  if (found === undefined)
    return cells.stop("data_point", "unknown_part", { found: part, kpi: name, parts: parts || "none" });
  for (const column of ["dimension", "category"] as const) {
    const given = cells.text(column);
    if (given !== "" && !alike(given, found[column])) {
      cells.stop(column, "wrong_place", { found: given, place: found[column], kpi: found.label });
    }
  }
  return found;
}

function readYear(cells: Cells, thisYear: number): number {
  const typed = cells.needed("year");
  const year = /^\d{4}$/.test(typed) ? Number(typed) : 0;
  if (year < 1990 || year > 2100) cells.stop("year", "wrong_year", { found: typed });
  if (year > thisYear) cells.stop("year", "year_ahead", { found: typed, thisYear });
  return year;
}

function readQuality(cells: Cells): number | null | undefined {
  const typed = cells.optional("quality");
  if (typed === null || typed === undefined) return typed;
  return /^[1-6]$/.test(typed) ? Number(typed) : cells.stop("quality", "wrong_quality", { found: typed });
}

type Figure = Pick<ImportedRow, "state" | "value" | "bound" | "qualifier">;

/** The words of column `status`; "not_reported" is how the first files say that no value was to be had. */
const statuses: Record<string, ObservationState> = {
  ...Object.fromEntries(observationStates.map((state) => [state, state])),
  not_reported: "not_available",
};

function readFigure(cells: Cells, dataPoint: ImportDataPoint): Figure {
  const status = cells.needed("status");
  const state =
    statuses[status] ??
    cells.stop("status", "wrong_status", { found: status, words: Object.keys(statuses).join(", ") });
  const typed = cells.text("value");
  const word = cells.text("value_qualifier");
  if (state !== "reported") {
    if (!["", "none"].includes(word)) cells.stop("value_qualifier", "wrong_qualifier", { found: word, words: "none" });
    if (typed !== "") cells.stop("value", "value_unexpected", { found: typed, status });
    return { state, value: null, bound: null, qualifier: null };
  }
  const qualifier = qualifiers.find((one) => one === (word || "exact"));
  if (qualifier === undefined)
    return cells.stop("value_qualifier", "wrong_qualifier", { found: word, words: qualifiers.join(", ") });
  if (qualifier === "qualitative") {
    if (typed !== "") cells.stop("value", "value_unexpected", { found: typed, status: qualifier });
    if (cells.text("note") === "") cells.stop("note", "words_missing");
    return { state, value: null, bound: null, qualifier };
  }
  if (typed === "") cells.stop("value", "value_missing", { status });
  const value = readValue(cells, typed, dataPoint);
  const isBound = qualifier === "above" || qualifier === "below";
  return { state, value: isBound ? null : value, bound: isBound ? value : null, qualifier };
}

function readValue(cells: Cells, typed: string, { isBoolean, label }: ImportDataPoint): string {
  const reading = readNumber(typed);
  if (reading === null) return cells.stop("value", "not_a_number", { found: typed });
  if ("readings" in reading) {
    return cells.stop("value", "ambiguous_number", {
      found: typed,
      one: reading.readings[0],
      other: reading.readings[1],
    });
  }
  const [whole = "", decimals = ""] = reading.value.replace("-", "").split(".");
  if (whole.length > 15 || decimals.length > 9) cells.stop("value", "number_too_large", { found: typed });
  if (isBoolean && !["0", "1"].includes(reading.value))
    cells.stop("value", "not_yes_or_no", { found: typed, kpi: label });
  return reading.value;
}
