import { z } from "zod";
import { sealedCookie } from "./sealed-cookie.server";

/**
 * A new API token on its way from the form that made it to the page that shows it, once. The page is a redirect away, so that loading it
 * again neither makes another token nor shows this one.
 */
export const newToken = sealedCookie({
  name: "tiltak-new-token",
  schema: z.object({ municipality: z.string(), name: z.string(), token: z.string() }),
  seconds: 300,
});

/** The pages that are sent the cookie; a page's data is asked for at `<its address>.data`, which a longer path would leave out. */
export const newTokenPath = (municipality: string): string => `/${municipality}/settings`;
