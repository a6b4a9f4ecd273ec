import { env } from "~/env.server";

/**
 * Whether a write comes from our own pages. Browsers send Sec-Fetch-Site or Origin with every form; a request with neither is not
 * from a browser's other tab and carries no cookie it was not given.
 */
export function isSameOrigin(request: Pick<Request, "headers" | "url">): boolean {
  const site = request.headers.get("Sec-Fetch-Site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = request.headers.get("Origin");
  if (origin === null) return true;
  const own = env().PUBLIC_URL ? new URL(env().PUBLIC_URL!).origin : new URL(request.url).origin;
  return origin === own;
}
