// autocannon carries no types; this is the part of it that the bench uses.
declare module "autocannon" {
  import type { EventEmitter } from "node:events";

  /** One connection. `headers` comes with each answer's head, its names and values one after the other. */
  type Client = EventEmitter;

  interface Result {
    errors: number;
    timeouts: number;
    non2xx: number;
    /** Seconds. */
    duration: number;
  }

  interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    headers?: Record<string, string>;
    setupClient?: (client: Client) => void;
  }

  interface Instance extends EventEmitter {
    then<T>(fulfilled: (result: Result) => T, refused?: (error: unknown) => never): Promise<T>;
  }

  export default function autocannon(options: Options): Instance;
}
