import type { TextName, Translate } from "~/text/words";
import type { Cell } from "../shared/csv";

/** What a column holds. `kroner`: its values are øre, and the file has kroner. `date`: `YYYY-MM-DD`. */
export type ColumnKind = "text" | "number" | "kroner" | "date";

/**
 * One column of a list that can be taken out as a file. What a list's columns are is said once, in a pure file beside its query, and every
 * format writes by that: so the formats cannot come to differ.
 */
export interface Column<Row> {
  /** A text's name; or what says it, where the columns follow from the data. */
  head: TextName | ((t: Translate) => string);
  kind: ColumnKind;
  /** Null is an empty cell. Words in a column of figures or dates ("not shared") stay words. */
  value: (row: Row, t: Translate) => string | number | null;
}

/** The heads of the columns in the reader's language. */
export const headsOf = <Row>(columns: readonly Column<Row>[], t: Translate): string[] =>
  columns.map(({ head }) => (typeof head === "function" ? head(t) : t(head)));

/** The cells of a row: numbers as numbers (sums in kroner), dates as `YYYY-MM-DD`, the rest as text. */
export const cellsOf = <Row>(columns: readonly Column<Row>[], row: Row, t: Translate): Cell[] =>
  columns.map(({ kind, value }) => {
    const cell = value(row, t);
    return kind === "kroner" && typeof cell === "number" ? cell / 100 : cell;
  });
