/** An error as the log may hold it. */
export interface Fault {
  name: string;
  /** PostgreSQL's, Prisma's or Node's code. */
  code?: string;
  message?: string;
  /** Where it was thrown. */
  at: string[];
  cause?: Fault;
}

/** Errors that repeat what people typed: the database's quote rows and values, a parser's the text it could not read. */
const repeats = /^(Prisma|DatabaseError|DriverAdapter|SyntaxError|ZodError|\$ZodError)/;

/**
 * What the log tells of an error: its kind, its code and where it was thrown. Its message only where it is not one that repeats values, and
 * then without what stands in quotes, addresses, links and long strings of letters and digits.
 */
export function faultOf(error: unknown, depth = 0): Fault {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const { code } = error as { code?: unknown };
  const isCoded = typeof code === "string" && /^[A-Za-z0-9_]{1,40}$/.test(code);
  // A database error has PostgreSQL's five signs as its code, by whatever name it goes.
  const isDatabases = repeats.test(error.name) || repeats.test(error.constructor.name) || "severity" in error;
  return {
    name: error.name.slice(0, 80),
    ...(isCoded ? { code } : {}),
    ...(isDatabases ? {} : { message: withoutValues(error.message) }),
    at: framesOf(error),
    ...(error.cause instanceof Error && depth < 3 ? { cause: faultOf(error.cause, depth + 1) } : {}),
  };
}

/** The stack's places. The first lines are the message, which may have several; a line of it that looks like a place has no file in it. */
function framesOf({ stack = "", message, name }: Error): string[] {
  const head = `${name}: ${message}`;
  const places = stack.startsWith(head)
    ? stack.slice(head.length)
    : stack.slice(stack.lastIndexOf(message) + message.length);
  return places
    .split("\n")
    .filter((line) => /^ {4}at .*\d+:\d+\)?$/.test(line))
    .map((line) => line.slice(7, 300))
    .slice(0, 20);
}

/** A sentence without the values in it. */
export function withoutValues(message: string): string {
  return message
    .slice(0, 2_000)
    .replace(/[a-z][a-z0-9+.-]*:\/\/\S+/gi, "…")
    .replace(/"[^"]*"?|'[^']*'?|`[^`]*`?|«[^»]*»?|“[^”]*”?/g, "…")
    .replace(/[^\s@]+@[^\s@]+/g, "…")
    .replace(/[\w-]{20,}/g, "…")
    .replace(/\d{6,}/g, "…")
    .slice(0, 300);
}
