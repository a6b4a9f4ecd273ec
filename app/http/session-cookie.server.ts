import { createCookie } from "@remix-run/node";
import { env } from "~/env.server";
import { isLanguage, type Language } from "~/text/languages";

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
