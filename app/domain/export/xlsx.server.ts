import type { Writable } from "node:stream";
import type { Translate } from "~/text/words";
import { cellsOf, headsOf, type Column, type ColumnKind } from "./columns";

/** What each kind of cell is shown as; the value itself is whole. */
const numberFormats: Record<ColumnKind, string> = {
  text: "@",
  number: "#,##0.##########",
  kroner: "#,##0",
  date: "yyyy-mm-dd",
};
const widths: Record<ColumnKind, number> = { text: 30, number: 12, kroner: 18, date: 14 };

/** What Excel takes for a sheet's name. */
const sheetName = (name: string) => name.replaceAll(/[[\]*?/\\:]/g, " ").slice(0, 31);

/** A workbook of one sheet that is written into a stream row by row. */
export interface SheetWriter<Row> {
  add(rows: readonly Row[]): Promise<void>;
  /** Resolves when everything is in the stream, which then has ended. */
  end(): Promise<void>;
}

/**
 * Writes an XLSX file into `into` as the rows come: numbers and dates as such, and texts always as texts, so that none can be taken for a
 * formula. The head stays in place and can be filtered by.
 */
export async function sheetWriter<Row>(
  into: Writable,
  { title, columns, t }: { title: string; columns: readonly Column<Row>[]; t: Translate },
): Promise<SheetWriter<Row>> {
  // Only who asks for such a file pays for loading it.
  const { default: excel } = await import("exceljs");
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: into, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet(sheetName(title), {
    views: [{ state: "frozen", ySplit: 1 }],
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = columns.map(({ kind }) => ({ width: widths[kind] }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  const head = sheet.addRow(headsOf(columns, t));
  head.font = { bold: true };
  head.commit();
  return {
    add: async (rows) => {
      for (const one of rows) {
        const row = sheet.addRow([]);
        cellsOf(columns, one, t).forEach((value, index) => {
          const kind = columns[index]?.kind ?? "text";
          if (value === null || value === undefined || value === "") return;
          const cell = row.getCell(index + 1);
          const isDay = kind === "date" && typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
          cell.value = isDay ? new Date(`${value}T00:00:00Z`) : value;
          if (isDay || typeof value === "number") cell.numFmt = numberFormats[kind];
        });
        row.commit();
      }
      // The packing runs beside this: it gets its turn after each batch, or all rows would wait for it in memory.
      await new Promise((resolve) => setImmediate(resolve));
    },
    end: async () => {
      sheet.commit();
      await book.commit();
    },
  };
}
