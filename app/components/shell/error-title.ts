import { isRouteErrorResponse, type MetaArgs, type MetaFunction } from "@remix-run/react";
import type { RootData } from "~/root";
import { pageTitle } from "../page-title";

const known = {
  400: "badRequest",
  401: "signIn",
  403: "forbidden",
  404: "notFound",
  405: "badRequest",
  413: "tooLarge",
} as const;

/** The pages that say why another cannot be shown. */
export type ErrorName = (typeof known)[keyof typeof known] | "broken";

/** Which of them tells of `error`. */
export const errorNameOf = (error: unknown): ErrorName =>
  (isRouteErrorResponse(error) && known[error.status as keyof typeof known]) || "broken";

/**
 * The title of the page that tells of an error, by default the usual one of its status. The words are the root's: nothing else of the page
 * may have been loaded.
 */
export function errorTitle(
  { error, matches }: Pick<MetaArgs, "error" | "matches">,
  name: keyof RootData["errorTitles"] = errorNameOf(error),
) {
  const root = matches.find(({ id }) => id === "root")?.data as RootData | undefined;
  return pageTitle(root?.errorTitles[name]);
}

/** The title of a route that draws `ErrorPage` where the pages inside it cannot be shown; they say their own otherwise. */
export const errorMeta: MetaFunction = (page) => (page.error ? errorTitle(page) : pageTitle(undefined));
