import { redirect } from "@remix-run/node";
import type { Opened } from "~/domain/session/commands.server";
import type { Db } from "~/db/door.server";
import { halfSignedInBy, type HalfSignedIn, type SignedIn } from "~/domain/session/queries.server";
import type { Keys } from "~/domain/session/second-factor.server";
import type { Site } from "~/domain/session/passkeys.server";
import { publicUrl } from "./public-url.server";
import { localPath } from "./redirect.server";
import { keyFor } from "./secret.server";
import { keepSession, sessionIdOf } from "./session-cookie.server";

/** Gives the browser a session that was opened and leads on: to the page that was asked for, or first to the second factor. */
export async function enterWith(opened: Opened, redirectTo: string | undefined): Promise<Response> {
  const place = localPath(redirectTo, "/start");
  const next = opened.awaitsSecondFactor ? `/login/second-factor?redirectTo=${encodeURIComponent(place)}` : place;
  return redirect(next, {
    status: 303,
    headers: { "Set-Cookie": await keepSession(opened.sessionId, opened.expiresAt) },
  });
}

/** Who has shown the first factor in this browser and owes the second, or null. */
export async function halfSignedIn(db: Db, request: Request): Promise<HalfSignedIn | null> {
  const sessionId = await sessionIdOf(request);
  return sessionId === null ? null : halfSignedInBy(db, sessionId);
}

/** How long after signing in one may change how one signs in without proving anew who one is. */
const freshMinutes = 15;

/**
 * Lets only those change how they sign in who have just shown who they are.
 * @throws a redirect to the page that asks for the password again, and leads back.
 */
export function demandFreshProof({ startedAt }: SignedIn, url: URL): void {
  if (Date.now() - startedAt.getTime() <= freshMinutes * 60_000) return;
  throw redirect(`/account/security/confirmation?redirectTo=${encodeURIComponent(url.pathname + url.search)}`, 303);
}

/** The browser's own description of itself, as far as it is kept with a session. */
export const userAgentOf = (request: Request): string | null => request.headers.get("User-Agent");

/** The site as a passkey is bound to it: as people reach it by PUBLIC_URL, else as this request came. */
export function siteOf(url: URL): Site {
  const { hostname, origin } = new URL(publicUrl("/", url));
  return { id: hostname, origin };
}

/** The keys of one-time codes and backup codes. */
export const secondFactorKeys = (): Keys => ({
  appSetup: keyFor("app setup"),
  oneTimeCode: keyFor("one-time code"),
  backupCode: keyFor("backup code"),
});
