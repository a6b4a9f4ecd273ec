import pg from "pg";
import { Refusal } from "./refusal.server";

/** Runs `run` on one connection of its own. A database that cannot be reached or entered is a `Refusal`, without the password. */
export async function connected<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new Refusal(`The database ${place(url)} ${why(error as NodeJS.ErrnoException)}.`);
  }
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

function place(url: string): string {
  try {
    const { hostname, port, pathname, username } = new URL(url);
    return `"${pathname.slice(1)}" at ${hostname}:${port || "5432"}, asked as "${username}",`;
  } catch {
    return "of the given address";
  }
}

function why(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case "28P01":
    case "28000":
      return "refused the sign-in: check the user and the password of its address";
    case "3D000":
      return "does not exist: make it, or correct its address";
    case "57P03":
      return "is starting or stopping: try again in a moment";
    case "53300":
      return "has no connection left: raise max_connections or end other programs";
    default:
      return `cannot be reached (${error.code ?? error.message}): check that PostgreSQL runs and that its address is right`;
  }
}
