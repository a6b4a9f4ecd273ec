import { createCookie } from "@remix-run/node";
import { seal, unseal } from "~/domain/session/sealed.server";
import { env } from "~/env.server";
import { isLanguage, type Language } from "~/text/languages";
import { keyFor } from "./secret.server";

// Secure wherever people reach Tiltak by https; the demo on http://localhost could not sign in otherwise.
const isSecure = () => env().PUBLIC_URL?.startsWith("https:") ?? false;

// `__Host-` makes the browser refuse the cookie unless it is Secure, without Domain and for the whole site.
const sessionCookie = () =>
  createCookie(isSecure() ? "__Host-tiltak-session" : "tiltak-session", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: isSecure(),
  });

const languageCookie = () =>
  createCookie("tiltak-language", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: isSecure(),
    maxAge: 365 * 86_400,
  });

/** The session id the request carries, if any. */
export async function sessionIdOf(request: Request): Promise<string | null> {
  const id: unknown = await sessionCookie().parse(request.headers.get("Cookie"));
  return typeof id === "string" && /^[a-z0-9]{20,64}$/.test(id) ? id : null;
}

/** Set-Cookie that keeps the session until it expires. */
export const keepSession = (sessionId: string, expires: Date) => sessionCookie().serialize(sessionId, { expires });

/** Set-Cookie that forgets the session. */
export const forgetSession = () => sessionCookie().serialize("", { expires: new Date(0) });

/** The language chosen in this browser, if any. */
export async function chosenLanguage(request: Request): Promise<Language | null> {
  const chosen: unknown = await languageCookie().parse(request.headers.get("Cookie"));
  return isLanguage(chosen) ? chosen : null;
}

/** Set-Cookie that keeps the choice of language for a year. */
export const keepLanguage = (language: Language) => languageCookie().serialize(language);

// The challenge of somebody who signs in with a passkey alone has no session to lie in. Sealed, so that it can only be one of ours.
const challengeCookie = () =>
  createCookie("tiltak-challenge", {
    httpOnly: true,
    sameSite: "strict",
    path: "/login",
    secure: isSecure(),
  });

/** Set-Cookie that keeps a passkey's challenge until it may no longer be answered. */
export function keepChallenge(challenge: string, until: number): Promise<string> {
  const sealed = seal(keyFor("challenge"), `${until} ${challenge}`, "challenge");
  return challengeCookie().serialize(sealed, { expires: new Date(until) });
}

/** The challenge the request carries, while it may be answered. */
export async function challengeOf(request: Request): Promise<string | null> {
  const sealed: unknown = await challengeCookie().parse(request.headers.get("Cookie"));
  const kept = typeof sealed === "string" ? unseal(keyFor("challenge"), sealed, "challenge") : null;
  const [until = "", challenge = ""] = kept?.split(" ") ?? [];
  return Number(until) > Date.now() && challenge !== "" ? challenge : null;
}
