import type { LoaderFunctionArgs } from "@remix-run/node";
import { beforeSignIn } from "~/db/door.server";
import { signedInBy, type SignedIn } from "~/domain/session/queries.server";
import { env } from "~/env.server";
import { isLanguage, preferredLanguage, type Language } from "~/text/languages";
import { chosenLanguage, sessionIdOf } from "./session-cookie.server";
import { measured } from "./timing.server";

// Who asks, from where and in which language: what is known of a request before any door is opened for it.

/** What Remix hands each loader and action; `context` is one object for all loaders of a request. */
export type Asked = Pick<LoaderFunctionArgs, "request" | "context">;

/** Where the request comes from, as the server found out by its settings for a proxy. */
export const addressOf = ({ context }: Asked): string | null => {
  const address = (context as { address?: unknown } | undefined)?.address;
  return typeof address === "string" && address !== "" ? address : null;
};

/** The session of a request is looked up once, though several loaders of a page ask for it. */
const lookedUp = new WeakMap<object, Promise<SignedIn | null>>();

/** Who is signed in, or null. */
export function visitor({ request, context }: Asked): Promise<SignedIn | null> {
  const key: object = context ?? request;
  let found = lookedUp.get(key);
  if (!found) {
    found = measured("session", async () => {
      const sessionId = await sessionIdOf(request);
      return sessionId === null ? null : beforeSignIn((db) => signedInBy(db, sessionId));
    });
    lookedUp.set(key, found);
  }
  return found;
}

/** The language in the address of an open profile, which is one page in each language. */
function addressedLanguage({ url }: Request): Language | null {
  const { pathname, searchParams } = new URL(url);
  const language = searchParams.get("language");
  return (pathname === "/open" || pathname.startsWith("/open/")) && isLanguage(language) ? language : null;
}

/** The reader's language: in the address, else chosen in this browser, else kept with the user, else what the browser asks for. */
export async function languageOf(asked: Asked): Promise<Language> {
  return (
    addressedLanguage(asked.request) ??
    (await chosenLanguage(asked.request)) ??
    (await visitor(asked))?.language ??
    preferredLanguage(asked.request.headers.get("Accept-Language"))
  );
}

/** Whether this is the demo, whose people and dates are invented; development runs on its data too. */
export const isDemo = (): boolean => env().MODE === "demo" || env().MODE === "development";

/** Whether mail is shown on a page instead of sent: in the demo, unless it has been given a mail server. */
export const showsMail = (): boolean => isDemo() && env().SMTP_URL === undefined;
