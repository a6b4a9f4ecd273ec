import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { interactionPolicy, type Configuration, type JWK } from "oidc-provider";

/** A user of the provider, with what it says of them. */
export interface ProvidersUser {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  [claim: string]: unknown;
}

/** What may be made of an ID token on its way, as a provider would that errs or lies. */
export interface Meddling {
  /** Changes the claims; they are signed again with the provider's own key. */
  claims?: (claims: Record<string, unknown>) => Record<string, unknown>;
  /** Signs with a key the provider does not publish. */
  foreignKey?: boolean;
  /** Claims that nobody has signed. */
  unsigned?: boolean;
}

export interface TestProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in there from now on. */
  user: ProvidersUser;
  meddling: Meddling;
  /** Whether the user presses "cancel". */
  cancels: boolean;
  /** Whether codes can be exchanged: the provider hangs up otherwise. */
  isDown: boolean;
  stop(): Promise<void>;
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/**
 * A real OpenID Connect provider (the npm package oidc-provider) on this machine, whose users sign in without being asked. What stands
 * between it and us can change the ID tokens it issues.
 */
export async function startProvider(options: {
  port?: number;
  redirectUris: string[];
  inIdToken?: boolean;
}): Promise<TestProvider> {
  const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = { ...own.privateKey.export({ format: "jwk" }), kid: "own", alg: "RS256", use: "sig" } as JWK;

  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const test: TestProvider = {
    issuer,
    clientId: "tiltak",
    clientSecret: "a secret between the two of us",
    user: { sub: "nobody" },
    meddling: {},
    cancels: false,
    isDown: false,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const users = new Map<string, ProvidersUser>();

  const configuration: Configuration = {
    clients: [
      {
        client_id: test.clientId,
        client_secret: test.clientSecret,
        redirect_uris: options.redirectUris,
        grant_types: ["authorization_code"],
        response_types: ["code"],
        token_endpoint_auth_method: "client_secret_basic",
      },
    ],
    jwks: { keys: [jwk] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    scopes: ["openid", "profile", "email"],
    claims: { openid: ["sub", "acr", "amr"], profile: ["name"], email: ["email", "email_verified"] },
    conformIdTokenClaims: options.inIdToken === false,
    features: { devInteractions: { enabled: false } },
    interactions: { policy: askingEachTime(), url: (_context, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ["a key for cookies"] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...users.get(sub), sub }) }),
    loadExistingGrant: async (context) => {
      const { provider, client, session, result } = context.oidc;
      const accountId = session?.accountId ?? result?.login?.accountId;
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: accountId! });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    // Complaints about what a test asks for on purpose.
    renderError: (context, out) => {
      context.type = "json";
      context.body = out;
    },
  };
  const provider = new Provider(issuer, configuration);
  const handle = provider.callback();

  server.on("request", (request, response) => {
    const { url = "/" } = request;
    // Browser tests run in other processes than this: they say here who signs in next.
    if (url === "/next" && request.method === "PUT") {
      let text = "";
      request.on("data", (chunk: Buffer) => (text += chunk.toString()));
      request.on("end", () => {
        const { user, cancels = false } = JSON.parse(text) as { user?: ProvidersUser; cancels?: boolean };
        Object.assign(test, { cancels, ...(user ? { user } : {}) });
        response.writeHead(204).end();
      });
      return;
    }
    if (url.startsWith("/interaction/")) {
      users.set(test.user.sub, test.user);
      const result = test.cancels
        ? { error: "access_denied" }
        : { login: { accountId: test.user.sub, remember: false } };
      void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
      return;
    }
    if (url.startsWith("/token")) {
      if (test.isDown) {
        response.destroy();
        return;
      }
      const end = response.end.bind(response) as (body?: unknown) => typeof response;
      response.end = ((body?: unknown) => {
        const text = Buffer.isBuffer(body) ? body.toString() : String(body);
        const changed = meddled(text, test.meddling, own.privateKey, foreign.privateKey);
        response.setHeader("Content-Length", Buffer.byteLength(changed));
        return end(changed);
      }) as typeof response.end;
    }
    void handle(request, response);
  });
  return test;
}

/** As Ansattporten: nobody stays signed in at the provider. */
function askingEachTime() {
  const { base, Check } = interactionPolicy;
  const policy = base();
  policy
    .get("login")
    ?.checks.add(new Check("each_time", "asks each time", (context) => context.oidc.result?.login === undefined));
  return policy;
}

function meddled(body: string, meddling: Meddling, own: KeyObject, foreign: KeyObject): string {
  const answer = JSON.parse(body) as { id_token?: string };
  if (answer.id_token === undefined || Object.keys(meddling).length === 0) return body;
  const [, payload = ""] = answer.id_token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
  const changed = meddling.claims?.(claims) ?? claims;
  const head = meddling.unsigned ? { alg: "none" } : { alg: "RS256", kid: "own", typ: "JWT" };
  const signed = `${base64url(head)}.${base64url(changed)}`;
  const signature = meddling.unsigned ? "" : sign("sha256", Buffer.from(signed), meddling.foreignKey ? foreign : own);
  return JSON.stringify({
    ...answer,
    id_token: `${signed}.${signature === "" ? "" : signature.toString("base64url")}`,
  });
}

/** The provider's half of a sign-in, as a browser walks it: from our redirect to where it is sent back to us. */
export async function walkThrough(address: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = address;
  for (let step = 0; step < 10; step++) {
    const answer = await fetch(at, {
      redirect: "manual",
      headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split(/=(.*)/s);
      cookies.set(name, value);
    }
    const location = answer.headers.get("Location");
    if (location === null) throw new Error(`the provider stopped at ${at}: ${answer.status} ${await answer.text()}`);
    at = new URL(location, at).href;
    if (new URL(at).origin !== new URL(address).origin) return at;
  }
  throw new Error("the provider leads round and round");
}
