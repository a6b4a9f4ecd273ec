import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";

/** What a request has asked of the database so far. Milliseconds are those in which at least one query was under way. */
export interface QueryCount {
  queries: number;
  milliseconds: number;
  running: number;
  since: number;
}

// Shared with the built server's copy of this module, as the client is.
const held = globalThis as { tiltakQueryCount?: AsyncLocalStorage<QueryCount> };
const storage = (held.tiltakQueryCount ??= new AsyncLocalStorage<QueryCount>());

/** Runs `run` while counting its queries into `count`. */
export function counting<T>(count: QueryCount, run: () => T): T {
  return storage.run(count, run);
}

/** Makes a new connection report each of its queries to the request that asks; BEGIN, COMMIT and settings are counted too. */
export function countQuery(connection: pg.PoolClient): void {
  const ask = connection.query.bind(connection) as (...given: unknown[]) => unknown;
  const asked = (...given: unknown[]): unknown => {
    const count = storage.getStore();
    if (!count) return ask(...given);
    count.queries += 1;
    if (count.running++ === 0) count.since = performance.now();
    const done = () => {
      if (--count.running === 0) count.milliseconds += performance.now() - count.since;
    };
    const answer = ask(...given);
    if (answer instanceof Promise) answer.then(done, done);
    else done();
    return answer;
  };
  Object.assign(connection, { query: asked });
}
