import { log } from "./log.server";

const held = globalThis as { tiltakAfterwards?: Set<Promise<void>> };
const underWay = (held.tiltakAfterwards ??= new Set());

/**
 * Starts work whose time must not show in the answer, such as looking up whether an address is known; it goes on after the answer. What
 * fails is logged, without its details: they could hold what was typed.
 */
export function afterwards(name: string, run: () => Promise<void>): void {
  const work = new Promise((resolve) => setImmediate(resolve)).then(run).catch((error: unknown) => {
    log().error({ work: name, error: error instanceof Error ? error.name : "unknown" }, "work after an answer failed");
  });
  underWay.add(work);
  void work.finally(() => underWay.delete(work));
}

/** When all work that was started has ended; for a server that stops, and for tests. */
export async function allDone(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
}
