import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { CsvError, parse } from "csv-parse/sync";

/** A row that cannot be placed. Names the file as the repository does, and the line as an editor counts it. */
export class SeedError extends Error {
  override name = "SeedError";

  constructor(
    readonly file: string,
    readonly line: number,
    readonly reason: string,
  ) {
    super(`prisma/data/${file}, line ${line}: ${reason}`);
  }
}

/** One line of a CSV file. What it gives has been checked; what cannot be read throws a SeedError with the line. */
export class Row {
  constructor(
    readonly file: string,
    readonly line: number,
    private readonly cells: Record<string, string>,
  ) {}

  fault(reason: string): SeedError {
    return new SeedError(this.file, this.line, reason);
  }

  /** The cell, or null when it is empty. */
  maybe(column: string): string | null {
    const cell = this.cells[column];
    if (cell === undefined) throw this.fault(`there is no column "${column}"`);
    return cell.trim() === "" ? null : cell.trim();
  }

  text(column: string): string {
    const cell = this.maybe(column);
    if (cell === null) throw this.fault(`"${column}" is empty`);
    return cell;
  }

  /** A decimal number as the file writes it, so that the database keeps its exactness. */
  decimal(column: string): string | null {
    const cell = this.maybe(column);
    if (cell !== null && !/^-?\d+(\.\d+)?$/.test(cell)) throw this.fault(`"${column}" is no number: ${cell}`);
    return cell;
  }

  whole(column: string): number | null {
    const cell = this.maybe(column);
    if (cell !== null && !/^\d{1,15}$/.test(cell)) throw this.fault(`"${column}" is no whole number: ${cell}`);
    return cell === null ? null : Number(cell);
  }

  /** Kroner in the file, øre out. */
  ore(column: string): number | null {
    const kroner = this.whole(column);
    return kroner === null ? null : kroner * 100;
  }

  /** The parts of a cell, without empty and repeated ones. */
  list(column: string, separator = ";"): string[] {
    const parts = (this.maybe(column) ?? "").split(separator).map((part) => part.trim());
    return [...new Set(parts)].filter((part) => part !== "");
  }

  oneOf<Word extends string>(column: string, words: readonly Word[]): Word {
    const cell = this.text(column);
    const found = words.find((word) => word === cell);
    if (found === undefined) throw this.fault(`"${column}" is ${cell}, which is none of ${words.join(", ")}`);
    return found;
  }
}

/** Text in the three languages. */
export type Text = { nb: string; nn: string; en: string };

/** The folder with the seed's files (`prisma/data`, or a copy of it in a test). */
export class SeedFolder {
  constructor(private readonly folder: string) {}

  rows(file: string): Row[] {
    const content = readFileSync(path.join(this.folder, file), "utf8");
    try {
      const read = parse(content, { columns: true, bom: true, info: true, skip_empty_lines: true }) as unknown as {
        record: Record<string, string>;
        info: { lines: number };
      }[];
      return read.map(({ record, info }) => new Row(file, info.lines, record));
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      throw new SeedError(file, Number(error["lines"] ?? 1), error.message);
    }
  }

  texts<Shape = Text>(name: string): Record<string, Shape> {
    const file = path.join(this.folder, "texts", `${name}.json`);
    if (!existsSync(file)) throw new SeedError(`texts/${name}.json`, 1, "the file is missing");
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, Shape>;
  }
}

/** The entry of this key; a row that needs a missing one cannot be placed. */
export function entry<Value>(entries: Record<string, Value>, key: string, row: Row, file: string): Value {
  const value = Object.hasOwn(entries, key) ? entries[key] : undefined;
  if (value === undefined) throw row.fault(`texts/${file}.json has nothing for "${key}"`);
  return value;
}
