import { once } from "node:events";
import { PassThrough, type Writable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { cellsOf, headsOf, type Column } from "~/domain/export/columns";
import { sheetWriter } from "~/domain/export/xlsx.server";
import { csvLine } from "~/domain/shared/csv";
import { TooMany } from "~/domain/shared/errors";
import type { Translate } from "~/text/words";

// Lists as files, written as their rows are read (docs/decisions/0011-files.md). The door stays open meanwhile, longer than a page's.

export const fileFormats = ["csv", "xlsx"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** A list on its way to a file. */
export interface ListFile<Row> {
  format: FileFormat;
  /** Without what stands after the last dot; whatever is unsafe in a file's name is replaced. */
  name: string;
  /** The name of the sheet. */
  title: string;
  columns: readonly Column<Row>[];
  /** All rows in the order of the screen, some at a time (domain/export/cursor.server.ts). */
  rows: AsyncIterable<readonly Row[]>;
  t: Translate;
}

const contentTypes: Record<FileFormat, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** How much waits for a reader before reading the database waits too, and how long it then waits before it gives up. */
const bytesAhead = 4 * 1024 * 1024;
const patienceMilliseconds = 30_000;
/** So many at a time on one server: the pages need connections too. */
const atOnce = 3;
let underWay = 0;

/** As a file's name in a header may be: nothing that ends the text, leads elsewhere or needs another encoding. */
export const safeName = (name: string): string => {
  const plain = name.normalize("NFD").replaceAll(/[æÆ]/g, "ae").replaceAll(/[øØ]/g, "o").replaceAll(/\p{M}/gu, "");
  const safe = plain.replaceAll(/[^A-Za-z0-9_-]+/g, "-").replaceAll(/^-+|-+$/g, "");
  return safe === "" ? "list" : safe.slice(0, 100);
};

/** Writes when the reader has taken enough of what was written before. */
async function push(body: Writable, text: string, stopped: AbortSignal): Promise<void> {
  if (body.write(text)) return;
  await drained(body, stopped);
}

async function drained(body: Writable, stopped: AbortSignal): Promise<void> {
  if (!body.writableNeedDrain) return;
  await once(body, "drain", { signal: AbortSignal.any([stopped, AbortSignal.timeout(patienceMilliseconds)]) });
}

interface FileWriter<Row> {
  add(rows: readonly Row[]): Promise<void>;
  end(): Promise<void>;
}

async function writerOf<Row>(file: ListFile<Row>, body: PassThrough, stopped: AbortSignal): Promise<FileWriter<Row>> {
  const { columns, t } = file;
  if (file.format === "csv") {
    await push(body, csvLine(headsOf(columns, t)), stopped);
    return {
      add: (rows) => push(body, rows.map((row) => csvLine(cellsOf(columns, row, t))).join(""), stopped),
      end: () => Promise.resolve(void body.end()),
    };
  }
  const sheet = await sheetWriter<Row>(body, file);
  return {
    add: async (rows) => {
      await sheet.add(rows);
      await drained(body, stopped);
    },
    end: () => sheet.end(),
  };
}

/**
 * Answers with the file that `through` hands on, while the door `through` has opened stays open. The first rows are read before the answer
 * begins, so that what fails by then is told as an error; what fails later breaks the download off, so that no file looks whole that is not.
 * Whoever hangs up ends the reading: nothing more is asked of the database and the transaction is rolled back.
 * @throws TooMany when so many files are being written already; whatever `through` throws before the first rows.
 */
export async function fileResponse(
  request: Request,
  through: (write: <Row>(file: ListFile<Row>) => Promise<void>) => Promise<void>,
): Promise<Response> {
  if (underWay >= atOnce) throw new TooMany(10);
  underWay += 1;
  const body = new PassThrough({ highWaterMark: bytesAhead });
  // Whoever hangs up, or lets the answer lie: the stream's end is known to all who wait for it.
  body.on("error", () => undefined);
  const hungUp = new AbortController();
  const stopped = hungUp.signal;
  body.once("close", () => hungUp.abort(new Error("the reader is gone")));
  request.signal.addEventListener("abort", () => body.destroy(), { once: true });

  return new Promise<Response>((answer, refuse) => {
    const write = async <Row>(file: ListFile<Row>) => {
      const rows = file.rows[Symbol.asyncIterator]();
      let next = await rows.next();
      stopped.throwIfAborted();
      answer(
        new Response(createReadableStreamFromReadable(body), {
          headers: {
            "Content-Type": contentTypes[file.format],
            "Content-Disposition": `attachment; filename="${safeName(file.name)}.${file.format}"`,
            "Cache-Control": "no-store",
          },
        }),
      );
      const writer = await writerOf(file, body, stopped);
      for (; !next.done; next = await rows.next()) {
        await writer.add(next.value);
        stopped.throwIfAborted();
      }
      // Reading is over: the reader may take the time it needs, and the door need not wait for that.
      void writer.end().catch((error: Error) => body.destroy(error));
    };
    through(write)
      // Has no effect where it has answered.
      .then(() => refuse(new Error("no file was written")))
      .catch((error: Error) => {
        refuse(error);
        body.destroy(error);
      })
      .finally(() => (underWay -= 1));
  });
}
