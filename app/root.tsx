import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useNavigation, useRouteLoaderData } from "@remix-run/react";
import { useContext, useEffect, type ReactNode } from "react";
import { Nonce } from "~/components/nonce";
import { FetchWords, useWords } from "~/components/use-words";
import { ErrorPage } from "~/components/shell/error-page";
import { errorMeta, type ErrorName } from "~/components/shell/error-title";
import { placesOf, type Place } from "~/domain/session/places";
import { keepSession, sessionIdOf } from "~/http/session-cookie.server";
import { isDemo, languageOf, showsMail, visitor } from "~/http/visitor.server";
import { translatorFor } from "~/text/words.server";
import "~/styles/index.css";

/** What every page knows: the language, its own address, and who is signed in. */
export interface RootData {
  language: "nb" | "nn" | "en";
  path: string;
  /** A demo says so in a quiet line on every page. */
  isDemo: boolean;
  /** Mail is shown on a page instead of sent; the line leads there. */
  showsMail: boolean;
  signedIn: { name: string; places: Place[] } | null;
  /** What the pages are called that stand where another cannot be shown. */
  errorTitles: Record<ErrorName | "invitationGone", string>;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await visitor({ request, context });
  const url = new URL(request.url);
  // Whoever chooses a language chooses it for good, and no longer by the address.
  if (url.searchParams.has("language")) url.searchParams.delete("language");
  const language = await languageOf({ request, context });
  const { t } = translatorFor(language);
  const root: RootData = {
    language,
    path: url.pathname + url.search,
    isDemo: isDemo(),
    showsMail: showsMail(),
    signedIn: signedIn && { name: signedIn.name, places: placesOf(signedIn) },
    errorTitles: {
      badRequest: t("errors.badRequest.title"),
      signIn: t("errors.signIn.title"),
      forbidden: t("errors.forbidden.title"),
      notFound: t("errors.notFound.title"),
      tooLarge: t("errors.tooLarge.title"),
      broken: t("errors.broken.title"),
      invitationGone: t("invitation.gone.title"),
    },
  };
  // A session used in the second half of its life is renewed; the browser must then keep the cookie as long.
  return data(
    root,
    signedIn?.renewedUntil ? { headers: await renewedCookie(request, signedIn.renewedUntil) } : undefined,
  );
}

async function renewedCookie(request: Request, until: Date): Promise<HeadersInit> {
  const sessionId = await sessionIdOf(request);
  return sessionId === null ? {} : { "Set-Cookie": await keepSession(sessionId, until) };
}

export const meta = errorMeta;

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<RootData>("root");
  const nonce = useContext(Nonce);
  return (
    <html lang={root?.language ?? "nb"} data-color-scheme="auto" data-size="sm">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body data-color="neutral">
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const ahead = useNavigation().location?.pathname;
  const fetchWords = useContext(FetchWords);
  const root = useRouteLoaderData<RootData>("root");
  const { language } = useWords();
  useEffect(() => {
    if (ahead !== undefined) fetchWords(ahead);
  }, [ahead, fetchWords]);
  // From a page that has its language in its address to one that has not, or the other way: the browser holds the words of one alone.
  useEffect(() => {
    if (root && root.language !== language) window.location.reload();
  }, [root, language]);
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
