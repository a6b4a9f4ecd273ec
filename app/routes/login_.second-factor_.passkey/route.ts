import { z } from "zod";
import { passkeyRequest } from "~/domain/session/passkeys.server";
import { SignInNeeded } from "~/domain/shared/errors";
import { halfSignedIn, siteOf } from "~/http/signed-in.server";
import { beforeSignInAction } from "~/http/open-visit.server";

/** The challenge a passkey is to answer as the second factor. */
export const action = beforeSignInAction({ form: z.object({}) }, async ({ db, request, url }) => {
  const half = await halfSignedIn(db, request);
  if (!half) throw new SignInNeeded();
  return Response.json(await passkeyRequest(db, half, siteOf(url)));
});
