import { z } from "zod";
import { sealedCookie } from "./sealed-cookie.server";

/** A new link to a calendar on its way from the form that made it to the page that shows it, once; as a new API token goes. */
export const newFeed = sealedCookie({
  name: "tiltak-new-feed",
  schema: z.object({ network: z.string(), token: z.string() }),
  seconds: 300,
});

/** The pages that are sent the cookie; see `newTokenPath`. */
export const newFeedPath = (network: string): string => `/network/${network}/calendar`;
