import { openSession, signOut } from "~/domain/session/commands.server";
import { passkeySignIn, passkeySignInRequest } from "~/domain/session/passkeys.server";
import { PasskeySignIn } from "~/domain/session/schema";
import { useOnce } from "~/domain/session/token.server";
import { Invalid } from "~/domain/shared/errors";
import { challengeOf, keepChallenge, sessionIdOf } from "~/http/session-cookie.server";
import { enterWith, siteOf, userAgentOf } from "~/http/signed-in.server";
import { beforeSignInAction } from "~/http/open-visit.server";

/** Signing in with a passkey alone: an empty form asks for a challenge, a passkey answers it, once. */
export const action = beforeSignInAction(
  { form: PasskeySignIn, limit: { kind: "sign_in" } },
  async ({ db, request, url, value }) => {
    const site = siteOf(url);
    if (value.passkey === undefined) {
      const { options, challenge, until } = await passkeySignInRequest(site);
      return Response.json(options, { headers: { "Set-Cookie": await keepChallenge(challenge, until) } });
    }
    const challenge = await challengeOf(request);
    if (challenge === null || !(await useOnce(db, "challenge", challenge, 10)))
      throw new Invalid({ passkey: [{ key: "session.passkeyWrong" }] });
    const userId = await passkeySignIn(db, value.passkey, challenge, site);
    const before = await sessionIdOf(request);
    if (before !== null) await signOut(db, before);
    const opened = await openSession(db, userId, { userAgent: userAgentOf(request), secondFactorAt: new Date() });
    return enterWith(opened, value.redirectTo);
  },
);
