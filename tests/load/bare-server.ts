import { createServer } from "node:http";
import pg from "pg";

/*
 * What a page is compared with: node:http and pg, nothing else, in a process of its own. It asks the very SQL of the actions list, with
 * the same values, as the same role under the same policies, and answers an HTML table of the rows.
 *
 * "/" asks on connections that carry the door's settings from their start, so that a request is one round trip for each query.
 * "/door" asks as our door does: BEGIN, the settings, the queries, COMMIT.
 *
 * It does not find out who asks, read the address, choose a language, check a permission, count or name filters, draw anything but the
 * table, compress, log, or send security headers.
 */

export interface BareQuery {
  runtimeUrl: string;
  municipalityId: string;
  userId: string;
  statements: { text: string; values: unknown[] }[];
}

const escaped: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
type Cell = string | number | boolean | null;
const html = (value: Cell) =>
  value === null ? "" : String(value).replace(/[&<>"]/g, (letter) => escaped[letter] ?? letter);

function table(rows: Record<string, Cell>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const head = names.map((name) => `<th>${html(name)}</th>`).join("");
  const body = rows
    .map((row) => `<tr>${names.map((name) => `<td>${html(row[name] ?? null)}</td>`).join("")}</tr>`)
    .join("");
  return `<!doctype html><title>Actions</title><table><tr>${head}</tr>${body}</table>`;
}

function serve({ runtimeUrl, municipalityId, userId, statements, port }: BareQuery & { port: number }): void {
  const settings = [
    ["tiltak.door", "municipality"],
    ["tiltak.municipality", municipalityId],
    ["tiltak.user", userId],
  ] as const;
  const pool = (options?: string) => new pg.Pool({ connectionString: runtimeUrl, max: 10, options });
  const set = pool(settings.map(([name, value]) => `-c ${name}=${value}`).join(" "));
  const plain = pool();

  async function queried(client: pg.Pool | pg.PoolClient): Promise<Record<string, Cell>[]> {
    const found: Record<string, Cell>[] = [];
    for (const { text, values } of statements) {
      const { rows } = await client.query<Record<string, Cell>>(text, values);
      found.push(...rows);
    }
    return found;
  }

  async function throughDoor(): Promise<Record<string, Cell>[]> {
    const client = await plain.connect();
    try {
      await client.query("BEGIN");
      await client.query(
        `SELECT ${settings.map(([name], index) => `set_config('${name}', $${index + 1}, true)`).join(", ")}`,
        settings.map(([, value]) => value),
      );
      const rows = await queried(client);
      await client.query("COMMIT");
      return rows;
    } finally {
      client.release();
    }
  }

  const server = createServer((request, response) => {
    (request.url === "/door" ? throughDoor() : queried(set)).then(
      (rows) => {
        response.setHeader("Content-Type", "text/html; charset=utf-8");
        response.end(table(rows));
      },
      (error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  });
  server.listen(port, "127.0.0.1", () => process.send?.("ready"));
  process.once("SIGTERM", () => process.exit(0));
}

if (process.send !== undefined) {
  process.once("message", (query) => serve(query as BareQuery & { port: number }));
  // Whoever started us is gone.
  process.once("disconnect", () => process.exit(0));
}
