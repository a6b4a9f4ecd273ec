import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { TooMany } from "~/domain/shared/errors";
import { translatorFor } from "~/text/words.server";
import { answering, guarded, parseParams, parseSearch } from "./entrance.server";
import { fileResponse, type ListFile } from "./export.server";
import { networkDoor, type LoaderOptions, type NetworkVisit } from "./visit.server";
import { languageOf, type Asked } from "./visitor.server";

/**
 * A loader that answers with a list of the network as a file: `run` gives its columns and rows, which are written while they are read
 * (export.server.ts). Answers sign-in, 403 and 404 as a page does.
 */
export function networkFile<Params extends z.ZodType, Search extends z.ZodType, Row>(
  options: LoaderOptions<Params, Search>,
  run: (
    visit: NetworkVisit & { params: z.output<Params>; search: z.output<Search> },
  ) => Promise<ListFile<Row>> | ListFile<Row>,
) {
  const load = ({ request, params, context }: LoaderFunctionArgs): Promise<Response> => {
    const url = new URL(request.url);
    const asked = { request, context };
    return answering(url, () =>
      unlessBusy(asked, () =>
        fileResponse(request, (write) =>
          networkDoor("file")(asked, url, params, options.may, async (visit) => {
            const read = { params: parseParams(options.params, params), search: parseSearch(options.search, url) };
            await write(await run({ ...visit, ...read }));
          }),
        ),
      ),
    );
  };
  return guarded(load, { door: "network", permission: options.may });
}

/** So many files are being written that this one must wait: said in plain text, since no page is drawn around a file. */
async function unlessBusy(asked: Asked, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    const { t } = translatorFor(await languageOf(asked));
    return new Response(t("networkLists.download.busy"), {
      status: 503,
      headers: {
        "Content-Type": "text/plain; charset=utf-8",
        "Cache-Control": "no-store",
        "Retry-After": String(error.seconds),
      },
    });
  }
}
