import { redirect } from "@remix-run/node";
import { z } from "zod";
import { passkeyCreation } from "~/domain/session/passkeys.server";
import { siteOf } from "~/http/signed-in.server";
import { accountAction, accountLoader } from "~/http/visit.server";

/** The challenge a new passkey is to answer. */
export const action = accountAction({ form: z.object({}) }, async ({ db, url, signedIn }) =>
  Response.json(await passkeyCreation(db, signedIn, siteOf(url))),
);

export const loader = accountLoader({}, async () => {
  throw redirect("/account/security");
});
