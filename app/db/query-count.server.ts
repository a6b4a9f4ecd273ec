import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";

/** What a request has asked of the database so far. Milliseconds are wall time between asking and answering. */
export interface QueryCount {
  queries: number;
  milliseconds: number;
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
    const began = performance.now();
    const answer = ask(...given);
    if (count) {
      count.queries += 1;
      if (answer instanceof Promise) {
        const done = () => {
          count.milliseconds += performance.now() - began;
        };
        answer.then(done, done);
      }
    }
    return answer;
  };
  Object.assign(connection, { query: asked });
}
