import { request } from "node:http";
import autocannon from "autocannon";

/** What a browser says it can unpack. */
const browser = { "Accept-Encoding": "gzip, deflate, br, zstd", Accept: "text/html,application/json" };

/**
 * Medians in milliseconds of where an answer's time went. `session`: finding out who asks. `door`: the transactions of the page's
 * loaders. `sql`: at least one query under way, in either. `render`: React until the page's shell is ready. `other`: the rest of the
 * server's time up to the head of the answer. `send`: from there until the last byte was read here, with compression.
 */
export interface Split {
  session: number;
  door: number;
  sql: number;
  render: number;
  other: number;
  send: number;
}

export interface Driven {
  requests: number;
  requestsPerSecond: number;
  /** Milliseconds from asking to the last byte. */
  p50: number;
  p95: number;
  p99: number;
  split: Split | null;
  errors: number;
  non2xx: number;
}

/** Asks one address again and again over so many connections, and measures each answer. */
export async function drive(
  url: string,
  { connections, seconds, headers = {} }: { connections: number; seconds: number; headers?: Record<string, string> },
): Promise<Driven> {
  const spent: number[] = [];
  const splits: Split[] = [];
  const heads = new Map<unknown, string>();
  // autocannon's own percentiles are whole milliseconds, too coarse for the bare server.
  const running = autocannon({
    url,
    connections,
    duration: seconds,
    headers: { ...browser, ...headers },
    setupClient: (client) => {
      client.on("headers", (head: { headers: string[] }) => {
        heads.set(client, headerOf(head.headers, "server-timing"));
      });
    },
  });
  running.on("response", (client: unknown, _status: number, _bytes: number, milliseconds: number) => {
    spent.push(milliseconds);
    const timing = parts(heads.get(client) ?? "");
    if (timing.total !== undefined) splits.push(splitOf(timing, milliseconds));
  });
  const result = await running.then((finished) => finished);
  spent.sort((a, b) => a - b);
  return {
    requests: spent.length,
    requestsPerSecond: rounded(spent.length / result.duration),
    p50: rounded(percentile(spent, 0.5)),
    p95: rounded(percentile(spent, 0.95)),
    p99: rounded(percentile(spent, 0.99)),
    split: splits.length > 0 ? medians(splits) : null,
    errors: result.errors + result.timeouts,
    non2xx: result.non2xx,
  };
}

export interface Answer {
  status: number;
  /** Of the body as sent. */
  bytes: number;
  /** Queries it took, settings and transactions included. */
  queries: number | null;
}

/** Asks once. */
export function ask(url: string, headers: Record<string, string>, { packed }: { packed: boolean }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = { ...(packed ? browser : { Accept: browser.Accept }), ...headers };
    const asked = request(url, { headers: sent }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.once("error", reject);
      response.once("end", () => {
        const timing = String(response.headers["server-timing"] ?? "");
        const queries = /(?:^|, )sql;dur=[\d.]+;desc="(\d+)"/.exec(timing)?.[1];
        resolve({ status: response.statusCode ?? 0, bytes, queries: queries === undefined ? null : Number(queries) });
      });
    });
    asked.once("error", reject);
    asked.end();
  });
}

function headerOf(pairs: readonly string[], name: string): string {
  const place = pairs.findIndex((text, index) => index % 2 === 0 && text.toLowerCase() === name);
  return place < 0 ? "" : (pairs[place + 1] ?? "");
}

function parts(serverTiming: string): Record<string, number> {
  return Object.fromEntries(
    [...serverTiming.matchAll(/(\w+);dur=([\d.]+)/g)].map(([, name = "", spent]) => [name, Number(spent)]),
  );
}

function splitOf(timing: Record<string, number>, milliseconds: number): Split {
  const { total = 0, session = 0, sql = 0, render = 0 } = timing;
  // Two loaders of a page may stand in two doors at once.
  const door = Math.min((timing.door ?? 0) + (timing.public_door ?? 0), total - session - render);
  return { session, door, sql, render, other: total - session - door - render, send: milliseconds - total };
}

function medians(splits: readonly Split[]): Split {
  const median = (part: keyof Split) =>
    rounded(
      percentile(
        splits.map((split) => split[part]).sort((a, b) => a - b),
        0.5,
      ),
    );
  return {
    session: median("session"),
    door: median("door"),
    sql: median("sql"),
    render: median("render"),
    other: median("other"),
    send: median("send"),
  };
}

/** Nearest rank. */
function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}

export const rounded = (value: number) => Math.round(value * 100) / 100;
