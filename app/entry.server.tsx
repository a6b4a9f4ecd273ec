import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext, type HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { Nonce } from "~/components/nonce";
import { log } from "~/http/log.server";
import { measured } from "~/http/timing.server";
import type { RootData } from "~/root";
import { translatorFor } from "~/text/words.server";

const patience = 10_000;

/** Pages show what one person may see: nobody in between keeps them, and the browser asks again. */
function keepPrivate(headers: Headers): void {
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache");
}

export function handleDataRequest(response: Response): Response {
  keepPrivate(response.headers);
  return response;
}

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: { nonce?: string },
): Promise<Response> {
  const root = remixContext.staticHandlerContext.loaderData.root as RootData | undefined;
  const ready = isbot(request.headers.get("User-Agent")) ? "onAllReady" : "onShellReady";
  return measured(
    "render",
    () =>
      new Promise<Response>((resolve, reject) => {
        let shellSent = false;
        const { pipe, abort } = renderToPipeableStream(
          <Nonce.Provider value={context.nonce}>
            <I18nextProvider i18n={translatorFor(root?.language ?? "nb")}>
              <RemixServer context={remixContext} url={request.url} abortDelay={patience} nonce={context.nonce} />
            </I18nextProvider>
          </Nonce.Provider>,
          {
            nonce: context.nonce,
            [ready]() {
              shellSent = true;
              const body = new PassThrough();
              headers.set("Content-Type", "text/html; charset=utf-8");
              keepPrivate(headers);
              resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
              pipe(body);
            },
            onShellError: reject,
            onError(error) {
              if (shellSent) log().error({ error: String(error) }, "a page broke while it was sent");
            },
          },
        );
        setTimeout(abort, patience).unref();
      }),
  );
}

// Aborted requests are no errors; expected refusals are responses and never come here.
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const { id } = context as { id?: string };
  log().error(
    {
      id,
      path: new URL(request.url).pathname,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    },
    "a request failed",
  );
};
