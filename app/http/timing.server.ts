import { AsyncLocalStorage } from "node:async_hooks";

/** The parts of a request's time, in the order first met. Where a part runs twice at once, that time counts once. */
export type Timing = Map<string, { milliseconds: number; running: number; since: number }>;

const held = globalThis as { tiltakTiming?: AsyncLocalStorage<Timing> };
const storage = (held.tiltakTiming ??= new AsyncLocalStorage<Timing>());

/** Runs a request while its parts are timed into `timing`. */
export const timing = <T>(into: Timing, run: () => T): T => storage.run(into, run);

/** Counts the time of `run` under `name`, where the request is being timed at all. */
export async function measured<T>(name: string, run: () => Promise<T>): Promise<T> {
  const into = storage.getStore();
  if (!into) return run();
  const part = into.get(name) ?? { milliseconds: 0, running: 0, since: 0 };
  into.set(name, part);
  if (part.running++ === 0) part.since = performance.now();
  try {
    return await run();
  } finally {
    if (--part.running === 0) part.milliseconds += performance.now() - part.since;
  }
}
