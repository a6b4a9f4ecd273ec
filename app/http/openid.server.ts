import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from "openid-client";
import type { Claims } from "~/domain/identity/providers";
import type { ReadyProvider } from "./sign-in-providers.server";

// OpenID Connect, authorization code flow with PKCE (S256), state and nonce; openid-client does the protocol and its checks.

/** What of a sign-in is kept in the browser's sealed cookie until it comes back from the provider. */
export interface Begun {
  state: string;
  nonce: string;
  verifier: string;
}

/** In seconds, for each question to a provider. */
const patience = 6;
/** How long what a provider tells of itself is used before it is asked again; its keys openid-client looks after by itself. */
const keptFor = 60 * 60 * 1000;

const known = new Map<string, { configuration: Configuration; until: number }>();

/** What the provider tells of itself; asked anew each hour, and where that fails, what it said last. */
async function configurationOf(provider: ReadyProvider): Promise<Configuration> {
  const name = JSON.stringify([provider.key, provider.issuer, provider.clientId]);
  const held = known.get(name);
  if (held && held.until > Date.now()) return held.configuration;
  try {
    const isPlain = provider.issuer.startsWith("http:");
    const configuration = await discovery(
      new URL(provider.issuer),
      provider.clientId,
      undefined,
      authenticationOf(provider),
      {
        timeout: patience,
        // The signature of the ID token is checked, though it comes by TLS. The file of providers allows http on this machine alone.
        execute: isPlain ? [enableNonRepudiationChecks, allowInsecureRequests] : [enableNonRepudiationChecks],
      },
    );
    known.set(name, { configuration, until: Date.now() + keptFor });
    return configuration;
  } catch (error) {
    if (held) return held.configuration;
    throw error;
  }
}

function authenticationOf({ secret, clientAuthentication }: ReadyProvider) {
  if (secret === null) return None();
  return clientAuthentication === "client_secret_post" ? ClientSecretPost(secret) : ClientSecretBasic(secret);
}

/**
 * Where to send the browser, and what to remember until it comes back to `redirectUri`.
 * @throws when the provider does not answer.
 */
export async function beginSignIn(
  provider: ReadyProvider,
  { redirectUri, language }: { redirectUri: string; language: string },
): Promise<{ url: URL; begun: Begun }> {
  const configuration = await configurationOf(provider);
  const begun = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: provider.scopes.join(" "),
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: "S256",
    ui_locales: language,
    ...(provider.acrValues ? { acr_values: provider.acrValues.join(" ") } : {}),
  });
  return { url, begun };
}

/** Who came back, by the provider's word. */
export interface Returned {
  /** As the provider names itself, which discovery has held against the file. */
  issuer: string;
  claims: Claims;
  /** The claims together with those of the user information endpoint, asked for where the ID token has no address or name. */
  more: () => Promise<Claims>;
}

/**
 * Exchanges the code the browser came back with. Everything is checked: state, issuer, the code by its verifier, and of the ID token
 * signature, audience, times and nonce.
 * @throws when anything does not hold, or the provider does not answer.
 */
export async function finishSignIn(provider: ReadyProvider, callback: URL, begun: Begun): Promise<Returned> {
  const configuration = await configurationOf(provider);
  const tokens = await authorizationCodeGrant(configuration, callback, {
    expectedState: begun.state,
    expectedNonce: begun.nonce,
    pkceCodeVerifier: begun.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error("the provider sent no ID token");
  const { issuer, userinfo_endpoint: userInfo } = configuration.serverMetadata();
  const more = async (): Promise<Claims> => {
    if ((claims.email !== undefined && claims.name !== undefined) || !userInfo) return claims;
    // What the ID token says goes before.
    return { ...(await fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
  };
  return { issuer, claims, more };
}

/** What went wrong, in a word for the log: never the claims or the address, which errors of the protocol carry along. */
export function faultIn(error: unknown): string {
  const { code, error: said, name } = error as { code?: unknown; error?: unknown; name?: unknown };
  return [code, said, name].filter((part) => typeof part === "string" && /^[\w.-]{1,60}$/.test(part)).join(" ");
}
