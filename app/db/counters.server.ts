import type pg from "pg";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { runtimePool } from "./client.server";

// Counters lie in the table rate_limit, shared by all servers. They are asked outside every door: before it is known who asks, and kept
// when what was tried is rolled back.

const made = new WeakMap<pg.Pool, Map<string, RateLimiterPostgres>>();

/** The counter of that name: at most `points` in `seconds`, by key. Keys must tell nothing of whom they stand for. */
export function counter(name: string, { points, seconds }: { points: number; seconds: number }): RateLimiterPostgres {
  const pool = runtimePool();
  const counters = made.get(pool) ?? new Map<string, RateLimiterPostgres>();
  made.set(pool, counters);
  const found = counters.get(name);
  if (found) return found;
  const fresh = new RateLimiterPostgres({
    storeClient: pool,
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
  });
  counters.set(name, fresh);
  return fresh;
}
