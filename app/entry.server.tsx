import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { Nonce } from "~/components/nonce";
import { PageTranslator } from "~/components/use-words";
import { faultOf } from "~/http/fault.server";
import { log } from "~/http/log.server";
import { withTag } from "~/http/public-page.server";
import { measured } from "~/http/timing.server";
import type { RootData } from "~/root";
import { rememberingTranslator } from "~/text/words.server";
import { withWords } from "~/http/page-words.server";

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
  context: { nonce?: string; id?: string; route?: string },
): Promise<Response> {
  const root = remixContext.staticHandlerContext.loaderData.root as RootData | undefined;
  // Of an action's own headers Remix hands on cookies alone, unless each page asks for more.
  for (const given of Object.values(remixContext.staticHandlerContext.actionHeaders)) {
    const retryAfter = given.get("Retry-After");
    if (retryAfter !== null) headers.set("Retry-After", retryAfter);
  }
  const { translator, said } = rememberingTranslator(root?.language ?? "nb");
  return measured(
    "render",
    () =>
      new Promise<Response>((resolve, reject) => {
        const { pipe, abort } = renderToPipeableStream(
          <Nonce.Provider value={context.nonce}>
            <PageTranslator.Provider value={translator}>
              <RemixServer context={remixContext} url={request.url} abortDelay={patience} nonce={context.nonce} />
            </PageTranslator.Provider>
          </Nonce.Provider>,
          {
            nonce: context.nonce,
            // Whole, not piece by piece: every page has all it shows before it is drawn, and packing some forty pieces one by one costs
            // more than drawing them.
            onAllReady() {
              clearTimeout(late);
              const body = new PassThrough();
              headers.set("Content-Type", "text/html; charset=utf-8");
              keepPrivate(headers);
              buffer(body)
                .then((whole) => withWords(whole, said, context.nonce))
                .then((whole) => resolve(withTag(request, status, headers, whole, context.nonce)), reject);
              pipe(body);
            },
            onShellError(error) {
              clearTimeout(late);
              reject(error instanceof Error ? error : new Error(String(error)));
            },
            onError(error) {
              log().error(
                { id: context.id, route: context.route, error: faultOf(error) },
                "a page broke while it was drawn",
              );
            },
          },
        );
        const late = setTimeout(abort, patience).unref();
      }),
  );
}

// Aborted requests are no errors; expected refusals are responses and never come here.
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const { id, route } = context as { id?: string; route?: string };
  log().error({ id, route, error: faultOf(error) }, "a request failed");
};
