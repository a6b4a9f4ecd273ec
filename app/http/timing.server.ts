import { AsyncLocalStorage } from "node:async_hooks";

/** Milliseconds of a request by what they went to, in the order first met. */
export type Timing = Map<string, number>;

const held = globalThis as { tiltakTiming?: AsyncLocalStorage<Timing> };
const storage = (held.tiltakTiming ??= new AsyncLocalStorage<Timing>());

/** Runs a request while its parts are timed into `timing`. */
export const timing = <T>(into: Timing, run: () => T): T => storage.run(into, run);

/** Counts the time of `run` under `name`, where the request is being timed at all. */
export async function measured<T>(name: string, run: () => Promise<T>): Promise<T> {
  const into = storage.getStore();
  if (!into) return run();
  const began = performance.now();
  try {
    return await run();
  } finally {
    into.set(name, (into.get(name) ?? 0) + performance.now() - began);
  }
}
