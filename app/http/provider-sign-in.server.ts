import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { beforeSignIn, byInvitation, withAccount, withMunicipality } from "~/db/door.server";
import { inviteByDomain, joinWithProvider, linkIdentity, type Newcomer } from "~/domain/identity/commands.server";
import { isFor, letInBy, nameOf, showedSecondFactor, verifiedEmail, type Claims } from "~/domain/identity/providers";
import { hasAccount, userOfIdentity, type Subject } from "~/domain/identity/queries.server";
import { problems, type Problem } from "~/domain/identity/schema";
import { openInvitationsTo } from "~/domain/member/invitation.server";
import { openSession, signOut, type Opened } from "~/domain/session/commands.server";
import { hasSecondFactor } from "~/domain/session/second-factor.server";
import { Forbidden, NotFound, Refused } from "~/domain/shared/errors";
import type { Language } from "~/text/languages";
import { guarded } from "./entrance.server";
import { log } from "./log.server";
import { beginSignIn, faultIn, finishSignIn, type Returned } from "./openid.server";
import { isSameOrigin } from "./origin.server";
import { publicUrl } from "./public-url.server";
import { localPath } from "./redirect.server";
import { sealedCookie } from "./sealed-cookie.server";
import { sessionIdOf } from "./session-cookie.server";
import { demandFreshProof, enterWith, userAgentOf } from "./signed-in.server";
import { signInProviders, type ReadyProvider } from "./sign-in-providers.server";
import { languageOf, visitor, type Asked } from "./visitor.server";

// Signing in with a provider: away to it (/login/<key>), and back (/login/<key>/callback). No question to a provider is asked inside a
// door. Every way it can end leads to a page: where one was going, or the one that says what went wrong.

/** What a sign-in that has begun is for. */
const begun = sealedCookie({
  name: "tiltak-sign-in",
  seconds: 600,
  schema: z.object({
    provider: z.string(),
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
    redirectTo: z.string(),
    /** The link that was followed, to be accepted. */
    invitation: z.string().nullable(),
    /** Whose account the provider is to be joined to, when somebody signed in asked for that. */
    linkTo: z.string().nullable(),
  }),
});
const cookiePath = "/login";
/** Where one goes who was not going anywhere. */
const home = "/start";
const ownPage = "/account/sign-in";

const forAnybody = <F extends object>(run: F) => guarded(run, { door: "before_sign_in" });

function providerOf(key: string | undefined): ReadyProvider {
  const provider = signInProviders().find((one) => one.key === key);
  if (!provider) throw new Response(null, { status: 404, statusText: "Not Found" });
  return provider;
}

const callbackOf = (provider: ReadyProvider, url: URL) => publicUrl(`/login/${provider.key}/callback`, url);

/** The page that tells what went wrong, with the ways on from there. */
function told(
  problem: Problem,
  provider: ReadyProvider,
  { redirectTo, isLink }: { redirectTo: string; isLink: boolean },
) {
  const search = new URLSearchParams({ problem, provider: provider.key });
  // Whoever has an account signs in as before, and is led to where the provider is joined to it.
  if (problem === "account") search.set("redirectTo", `${ownPage}?provider=${provider.key}`);
  else if (redirectTo !== home && !isLink) search.set("redirectTo", redirectTo);
  return `${isLink ? ownPage : "/login"}?${search.toString()}`;
}

/**
 * `/login/$provider`: sends the browser to the provider. `redirectTo`: where to go afterwards; `invitation`: the token of the link that was
 * followed; `link`: join the provider to the account one is signed in to. Another site's page cannot begin it: somebody could be made to
 * sign in without having asked.
 */
export const beginning = forAnybody(async ({ request, params, context }: LoaderFunctionArgs): Promise<Response> => {
  const url = new URL(request.url);
  const provider = providerOf(params.provider);
  const redirectTo = localPath(url.searchParams.get("redirectTo"), home);
  if (!isSameOrigin(request)) return redirect("/login");
  const asked: Asked = { request, context };
  const isLink = url.searchParams.has("link");
  const signedIn = await visitor(asked);
  if (isLink && !signedIn)
    return redirect(`/login?redirectTo=${encodeURIComponent(`${ownPage}?provider=${provider.key}`)}`);
  // A browser left open for a while gives nobody a way in of their own.
  if (isLink && signedIn) demandFreshProof(signedIn, new URL(`${ownPage}?provider=${provider.key}`, url));
  const invitation = url.searchParams.get("invitation");
  try {
    const { url: away, begun: kept } = await beginSignIn(provider, {
      redirectUri: callbackOf(provider, url),
      language: await languageOf(asked),
    });
    const cookie = await begun.seal(
      {
        ...kept,
        provider: provider.key,
        redirectTo,
        invitation: invitation !== null && /^[\w-]{20,100}$/.test(invitation) ? invitation : null,
        linkTo: isLink ? (signedIn?.userId ?? null) : null,
      },
      cookiePath,
    );
    return redirect(away.href, { headers: { "Set-Cookie": cookie, "Cache-Control": "no-store" } });
  } catch (error) {
    log().warn({ provider: provider.key, fault: faultIn(error) }, "a sign-in provider does not answer");
    return redirect(told("unavailable", provider, { redirectTo, isLink }));
  }
});

/** `/login/$provider/callback`: where the provider sends the browser back to. What was begun is forgotten, however it ends. */
export const comingBack = forAnybody(async ({ request, params, context }: LoaderFunctionArgs): Promise<Response> => {
  const url = new URL(request.url);
  const provider = providerOf(params.provider);
  const kept = await begun.open(request);
  const headers = new Headers({ "Cache-Control": "no-store" });
  headers.append("Set-Cookie", await begun.forget(cookiePath));
  const aim = { redirectTo: localPath(kept?.redirectTo, home), isLink: kept ? kept.linkTo !== null : false };
  const end = (problem: Problem) => redirect(told(problem, provider, aim), { headers });
  if (kept?.provider !== provider.key) return end("again");

  let returned: Returned;
  try {
    const callback = new URL(callbackOf(provider, url));
    callback.search = url.search;
    returned = await finishSignIn(provider, callback, kept);
  } catch (error) {
    log().warn({ provider: provider.key, fault: faultIn(error) }, "a sign-in with a provider did not hold");
    return end(problemIn(error));
  }

  const asked: Asked = { request, context };
  const subject: Subject = { issuer: returned.issuer, subject: returned.claims.sub };
  try {
    if (kept.linkTo !== null) {
      const signedIn = await visitor(asked);
      if (signedIn?.userId !== kept.linkTo) return end("someone_else");
      await withAccount(signedIn, (db) => linkIdentity(db, signedIn.userId, subject));
      return redirect(`${ownPage}?linked=${provider.key}`, { headers });
    }
    const known = await beforeSignIn((db) => userOfIdentity(db, subject));
    const userId = known ?? (await takenIn(provider, returned, subject, await languageOf(asked), kept.invitation));
    const opened = await sessionFor(request, userId, showedSecondFactor(provider, returned.claims));
    const entered = await enterWith(opened, aim.redirectTo);
    for (const [name, value] of headers) entered.headers.append(name, value);
    return entered;
  } catch (error) {
    const problem = refusalIn(error);
    if (problem) return end(problem);
    throw error;
  }
});

/** What the page tells of a sign-in that did not hold: one's own choice, a provider that does not answer, or begin again. */
function problemIn(error: unknown): Problem {
  const { error: said, name, code } = error as { error?: unknown; name?: unknown; code?: unknown };
  if (said === "access_denied" || said === "login_required") return "cancelled";
  if (said === "server_error" || said === "temporarily_unavailable") return "unavailable";
  const isSilent = name === "TimeoutError" || name === "TypeError" || code === "OAUTH_TIMEOUT";
  return isSilent || code === "OAUTH_RESPONSE_IS_NOT_CONFORM" ? "unavailable" : "again";
}

function refusalIn(error: unknown): Problem | null {
  if (error instanceof Forbidden || error instanceof NotFound) return "someone_else";
  if (!(error instanceof Refused)) return null;
  if (error.reason === "invitation.signInFirst") return "account";
  return problems.find((problem) => `identity.${problem}` === error.reason) ?? null;
}

/** The account of somebody who comes for the first time. @throws Refused when nobody has let them in. */
async function takenIn(
  provider: ReadyProvider,
  returned: Returned,
  subject: Subject,
  language: Language,
  invitation: string | null,
): Promise<string> {
  let claims: Claims = returned.claims;
  try {
    claims = await returned.more();
  } catch (error) {
    // What the ID token says must do.
    log().warn({ provider: provider.key, fault: faultIn(error) }, "a sign-in provider tells nothing more of its user");
  }
  const newcomer: Newcomer = {
    ...subject,
    email: verifiedEmail(provider, claims),
    name: nameOf(claims),
    language,
  };
  if (invitation === null && newcomer.email !== null) await letInByDomain(provider, newcomer.email);
  try {
    const { userId } = await byInvitation((doors) => joinWithProvider(doors, provider, newcomer, invitation));
    return userId;
  } catch (error) {
    // Two windows at once: the other one was first, and the account is there.
    const userId = await beforeSignIn((db) => userOfIdentity(db, subject));
    if (userId === null) throw error;
    return userId;
  }
}

/** Whoever is not invited and has no account, but an address of a domain that is let in, is invited here and now. */
async function letInByDomain(provider: ReadyProvider, email: string): Promise<void> {
  const letIn = letInBy(provider, email);
  if (letIn.length === 0) return;
  const places = await beforeSignIn(async (db) => {
    if (await hasAccount(db, email)) return [];
    const invited = (await openInvitationsTo(db, email)).filter(({ place }) => isFor(provider, place));
    const found = await db.municipality.findMany({
      where: { key: { in: letIn.map(({ key }) => key) } },
      select: { id: true, key: true },
    });
    // An invitation by a person goes before: it says which role they meant.
    return found.filter(({ id }) => !invited.some(({ place }) => place.id === id));
  });
  const nobody = { userId: "00000000-0000-0000-0000-000000000000", via: "sign_in_domain" } as const;
  for (const { id, key } of places) {
    const roles = letIn.find((one) => one.key === key)?.roles ?? [];
    await withMunicipality(id, nobody, (db) => inviteByDomain(db, { email, roles }));
  }
}

/** Opens a session in the place of the one the browser had. With a second factor of our own to show, it opens nothing until it is shown. */
function sessionFor(request: Request, userId: string, isStrong: boolean): Promise<Opened> {
  return beforeSignIn(async (db) => {
    const before = await sessionIdOf(request);
    if (before !== null) await signOut(db, before);
    return openSession(db, userId, {
      awaitsSecondFactor: !isStrong && (await hasSecondFactor(db, userId)),
      secondFactorAt: isStrong ? new Date() : null,
      userAgent: userAgentOf(request),
    });
  });
}
