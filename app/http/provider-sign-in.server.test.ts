import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOperator, beforeSignIn, byInvitation, withAccount, withMunicipality } from "~/db/door.server";
import { unlinkIdentity } from "~/domain/identity/commands.server";
import { acceptInvitation } from "~/domain/member/invitation.server";
import { openSession } from "~/domain/session/commands.server";
import { signedInBy } from "~/domain/session/queries.server";
import { newToken } from "~/domain/session/token.server";
import { Refused } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import {
  startProvider,
  walkThrough,
  type Meddling,
  type ProvidersUser,
  type TestProvider,
} from "../../tests/support/openid-provider";
import { testDatabase, type TestDatabase } from "../../tests/support/database";
import { digests, pastPolicies } from "../../tests/support/past-policies";
import { beginning, comingBack } from "./provider-sign-in.server";
import { keepSession } from "./session-cookie.server";

// Signing in with a real provider on this machine: our two routes as the browser asks them, the provider's pages as the browser walks them.

const here = "http://tiltak.example";
const nobody = { userId: "00000000-0000-0000-0000-000000000000" };

let database: TestDatabase;
let provider: TestProvider;
let folder: string;
let places: { alesund: string; baerum: string };
let number = 0;

beforeAll(async () => {
  database = await testDatabase("seeded");
  provider = await startProvider({
    redirectUris: ["known", "narrow", "wide", "silent"].map((key) => `${here}/login/${key}/callback`),
    inIdToken: false,
  });
  folder = mkdtempSync(path.join(tmpdir(), "tiltak-providers-"));
  writeFileSync(path.join(folder, "secret"), `${provider.clientSecret}\n`);
  const common = {
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret: { file: path.join(folder, "secret") },
    secondFactor: { acr: ["high"], amr: ["mfa"] },
  };
  const file = {
    providers: [
      {
        ...common,
        key: "known",
        name: "Known",
        municipalities: [
          { key: "alesund", domains: [{ domain: "alesund-ansatt.example", roles: ["reader", "contributor"] }] },
        ],
      },
      { ...common, key: "narrow", name: "Narrow", municipalities: [{ key: "baerum" }] },
      { ...common, key: "wide", name: "Wide", municipalities: "all" },
      { ...common, key: "silent", name: "Silent", issuer: "http://127.0.0.1:9", municipalities: "all" },
    ],
  };
  writeFileSync(path.join(folder, "providers.json"), JSON.stringify(file));
  provideEnvironment({
    MODE: "test",
    LOG_LEVEL: "silent",
    DATABASE_RUNTIME_URL: database.runtimeUrl,
    SIGN_IN_PROVIDERS: path.join(folder, "providers.json"),
  });
  places = await asOperator(nobody, async (db) => ({
    alesund: (await db.municipality.findUniqueOrThrow({ where: { key: "alesund" } })).id,
    baerum: (await db.municipality.findUniqueOrThrow({ where: { key: "baerum" } })).id,
  }));
});
afterAll(async () => {
  await provider.stop();
  await disconnect();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  provider.meddling = {};
  provider.cancels = false;
  provider.isDown = false;
});

const pairOf = (setCookie: string) => setCookie.split(";")[0] ?? "";
const setCookies = (response: Response) => response.headers.getSetCookie();
const cookieNamed = (response: Response, name: string) =>
  pairOf(setCookies(response).find((cookie) => cookie.includes(name) && !cookie.startsWith(`${name}=;`)) ?? "");

/** Asks one of the two routes. */
const ask = (
  route: typeof beginning,
  address: string,
  key: string,
  cookies: string[] = [],
  headers: Record<string, string> = {},
) =>
  route({
    request: new Request(address, { headers: { Cookie: cookies.join("; "), ...headers } }),
    params: { provider: key },
    context: {},
  });

interface Went {
  /** Where it led in the end. */
  to: string;
  session: string | null;
  /** What could be sent once more. */
  callback: string;
  kept: string;
}

/** The whole way: away, through the provider as `user`, and back. */
async function signIn(
  user: ProvidersUser,
  options: { key?: string; search?: string; cookies?: string[]; change?: (callback: string) => string } = {},
): Promise<Went> {
  const { key = "known", search = "", cookies = [], change = (address: string) => address } = options;
  provider.user = user;
  const away = await ask(beginning, `${here}/login/${key}${search}`, key, cookies);
  const kept = cookieNamed(away, "tiltak-sign-in");
  const callback = change(await walkThrough(away.headers.get("Location") ?? ""));
  return { ...(await comeBack(callback, key, [kept, ...cookies])), callback, kept };
}

async function comeBack(callback: string, key: string, cookies: string[]): Promise<Pick<Went, "to" | "session">> {
  const back = await ask(comingBack, callback, key, cookies);
  expect([302, 303]).toContain(back.status);
  // What was begun is over, however it ended.
  expect(setCookies(back).some((cookie) => cookie.startsWith("tiltak-sign-in=;"))).toBe(true);
  return { to: back.headers.get("Location") ?? "", session: cookieNamed(back, "tiltak-session") || null };
}

const problemOf = ({ to, session }: Pick<Went, "to" | "session">) => {
  expect(session).toBeNull();
  return new URL(to, here).searchParams.get("problem");
};

/** Who holds the session, as the pages know it. */
async function holder(session: string | null) {
  const id: unknown = JSON.parse(Buffer.from(decodeURIComponent(session?.split("=")[1] ?? ""), "base64").toString());
  return beforeSignIn((db) => signedInBy(db, String(id)));
}

/** Plants an open invitation; gives the token of its link. */
async function invited(email: string, where: "alesund" | "baerum" = "alesund", roles = ["planner"]): Promise<string> {
  const { token, hash } = newToken();
  await withMunicipality(places[where], nobody, (db) =>
    db.invitation.create({
      data: {
        municipalityId: places[where],
        email,
        roles,
        tokenHash: hash,
        expiresAt: new Date(Date.now() + 86_400_000),
      },
    }),
  );
  return token;
}

/** Somebody new at the provider, whose address is verified. */
function somebody(more: Partial<ProvidersUser> = {}): ProvidersUser & { email: string } {
  number += 1;
  const email = `person${number}@alesund.example`;
  return { sub: `subject-${number}`, email, email_verified: true, name: `Person ${number}`, ...more };
}

/** Somebody with an account and the provider joined to it. */
async function known(): Promise<ProvidersUser & { email: string }> {
  const user = somebody();
  await invited(user.email);
  expect((await signIn(user)).to).toBe("/start");
  return user;
}

/** Somebody with an account and a password, who has never used the provider; gives the session's cookie too. */
async function withPassword() {
  const user = somebody();
  const token = await invited(user.email);
  const joiner = { name: "Pål Passord", password: "en hest og en vogn", language: null };
  const { userId } = await byInvitation((doors) => acceptInvitation(doors, { token }, joiner));
  return { user, userId, cookie: await cookieOf(userId) };
}

async function cookieOf(userId: string): Promise<string> {
  const { sessionId, expiresAt } = await beforeSignIn((db) => openSession(db, userId));
  return pairOf(await keepSession(sessionId, expiresAt));
}

const rows = (sql: string, values: unknown[] = []) => pastPolicies(database, sql, values);

describe("away to the provider", () => {
  it("asks for a code with PKCE, state and nonce, and keeps them where only we can read them", async () => {
    const away = await ask(beginning, `${here}/login/known?redirectTo=/alesund/gaps`, "known");
    expect(away.status).toBe(302);
    const url = new URL(away.headers.get("Location") ?? "");
    expect(url.origin).toBe(provider.issuer);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: "code",
      client_id: "tiltak",
      scope: "openid profile email",
      redirect_uri: `${here}/login/known/callback`,
      code_challenge_method: "S256",
    });
    for (const name of ["state", "nonce", "code_challenge"]) expect(url.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
    const [cookie = ""] = setCookies(away);
    expect(cookie).toMatch(/^tiltak-sign-in=.*HttpOnly/);
    expect(cookie).toMatch(/Path=\/login.*SameSite=Lax/);
    expect(cookie).not.toContain(url.searchParams.get("state") ?? "");
    expect(url.href).not.toContain(encodeURIComponent(provider.clientSecret));
  });

  it("is not begun by another site's page", async () => {
    const away = await ask(beginning, `${here}/login/known`, "known", [], { "Sec-Fetch-Site": "cross-site" });
    expect(away.headers.get("Location")).toBe("/login");
    expect(setCookies(away)).toEqual([]);
  });

  it("says so when the provider does not answer, and keeps where one was going", async () => {
    const away = await ask(beginning, `${here}/login/silent?redirectTo=/alesund`, "silent");
    expect(away.headers.get("Location")).toBe("/login?problem=unavailable&provider=silent&redirectTo=%2Falesund");
  });

  it.each(["unknown", "", "constructor"])("knows no provider %j", async (key) => {
    await expect(ask(beginning, `${here}/login/${key}`, key)).rejects.toMatchObject({ status: 404 });
    await expect(ask(comingBack, `${here}/login/${key}/callback?code=x&state=y`, key)).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe("the first sign-in", () => {
  it("accepts the invitations to the verified address, makes the account without a password, and leads on", async () => {
    const user = somebody();
    await invited(user.email.toUpperCase().toLowerCase(), "alesund", ["planner", "verifier"]);
    const { to, session } = await signIn(
      { ...user, email: user.email.toUpperCase() },
      { search: "?redirectTo=/alesund/gaps" },
    );
    expect(to).toBe("/alesund/gaps");
    const signedIn = await holder(session);
    expect(signedIn).toMatchObject({ name: user.name, email: user.email, secondFactorAt: null });
    expect(signedIn?.municipalities.map(({ key, roles }) => [key, [...roles].sort()])).toEqual([
      ["alesund", ["planner", "verifier"]],
    ]);
    const identity = await rows("SELECT issuer, subject FROM identity WHERE user_id = $1", [signedIn?.userId]);
    expect(identity).toEqual([{ issuer: provider.issuer, subject: user.sub }]);
    expect(await rows("SELECT FROM credential WHERE user_id = $1", [signedIn?.userId])).toEqual([]);
  });

  it("lets in an allowed domain, with its roles, and history says by what means", async () => {
    const user = somebody({ email: `ny${number}@alesund-ansatt.example` });
    const { to, session } = await signIn(user);
    expect(to).toBe("/start");
    const signedIn = await holder(session);
    expect(signedIn?.municipalities.map(({ roles }) => [...roles].sort())).toEqual([["contributor", "reader"]]);
    const lines = await rows(
      "SELECT h.entity, h.operation, h.via, h.user_id IS NULL AS nobody FROM history_event h WHERE h.entity = 'invitation' AND h.subject_id IN (SELECT id FROM invitation WHERE email = $1) ORDER BY h.id",
      [user.email],
    );
    expect(lines).toEqual([
      { entity: "invitation", operation: "insert", via: "sign_in_domain", nobody: true },
      { entity: "invitation", operation: "update", via: null, nobody: false },
    ]);
  });

  it.each([
    ["the domain below", "x@sub.alesund-ansatt.example"],
    ["one that ends alike", "x@ikkealesund-ansatt.example"],
    ["one that begins alike", "x@alesund-ansatt.example.evil.example"],
    ["the domain before the last @", '"a@alesund-ansatt.example"@evil.example'],
  ])("does not take %s for the domain", async (_, email) => {
    const before = await digests(database, ["session"]);
    expect(["unknown", "no_email"]).toContain(problemOf(await signIn(somebody({ email }))));
    expect(await digests(database, ["session"])).toEqual(before);
  });

  it.each<[string, () => Promise<ProvidersUser> | ProvidersUser, string]>([
    ["nobody has invited", () => somebody(), "unknown"],
    ["has no address", () => somebody({ email: undefined }), "no_email"],
    [
      "whose address is not verified, though it is invited",
      async () => {
        const user = somebody({ email_verified: false });
        await invited(user.email);
        return user;
      },
      "no_email",
    ],
    [
      "whose address nobody says is verified",
      async () => {
        const user = somebody({ email_verified: undefined });
        await invited(user.email);
        return user;
      },
      "no_email",
    ],
    [
      "who is invited to where this provider has no say",
      async () => {
        const user = somebody();
        await invited(user.email, "baerum");
        return user;
      },
      "unknown",
    ],
  ])("leaves out somebody %s, and changes nothing", async (_, prepared, problem) => {
    const user = await prepared();
    const before = await digests(database, ["session"]);
    expect(problemOf(await signIn(user))).toBe(problem);
    expect(await digests(database, ["session"])).toEqual(before);
  });

  it("accepts the invitation whose link was followed, though the provider knows no address", async () => {
    const token = await invited("invited@alesund.example");
    const user = somebody({ email: undefined, email_verified: undefined });
    const { session } = await signIn(user, { search: `?invitation=${token}` });
    expect(await holder(session)).toMatchObject({ email: "invited@alesund.example", name: user.name });
    // Once.
    expect(problemOf(await signIn(somebody(), { search: `?invitation=${token}` }))).toBe("unknown");
    expect(problemOf(await signIn(somebody(), { search: `?invitation=${newToken().token}` }))).toBe("unknown");
  });

  it("is one account of two windows at once", async () => {
    const user = somebody();
    await invited(user.email);
    const both = await Promise.all([signIn(user), signIn(user)]);
    expect(both.map(({ to }) => to)).toEqual(["/start", "/start"]);
    expect(await rows("SELECT FROM app_user WHERE email = $1", [user.email])).toHaveLength(1);
  });
});

describe("whoever is known", () => {
  it("is known by issuer and subject, whatever becomes of address and name", async () => {
    const user = await known();
    const changed = { ...user, email: "married@elsewhere.example", email_verified: false, name: "Another Name" };
    const { to, session } = await signIn(changed);
    expect(to).toBe("/start");
    expect(await holder(session)).toMatchObject({ email: user.email, name: user.name });
    // And the address alone is nobody: another subject with the same one is not let in.
    const other = await signIn({ ...somebody(), email: user.email });
    expect(problemOf(other)).toBe("account");
  });

  it("gets a new session in the place of the one the browser had", async () => {
    const user = await known();
    const first = await signIn(user);
    const second = await signIn(user, { cookies: [first.session ?? ""] });
    expect(second.session).not.toBe(first.session);
    expect(await holder(first.session)).toBeNull();
    expect(await holder(second.session)).not.toBeNull();
  });

  it.each<[string, Meddling["claims"], boolean]>([
    ["acr says so", (claims) => ({ ...claims, acr: "high" }), true],
    ["amr says so", (claims) => ({ ...claims, amr: ["pwd", "mfa"] }), true],
    ["another acr", (claims) => ({ ...claims, acr: "low" }), false],
    ["another method", (claims) => ({ ...claims, amr: ["pwd"] }), false],
    ["the methods are one text", (claims) => ({ ...claims, amr: "mfa" }), false],
  ])("has shown a second factor when %s: %#", async (_, claims, isStrong) => {
    const user = await known();
    provider.meddling = { claims };
    const signedIn = await holder((await signIn(user)).session);
    expect(signedIn?.secondFactorAt !== null).toBe(isStrong);
  });

  it("shows the second factor they have here when the provider has not, and opens nothing before", async () => {
    const user = await known();
    await rows(
      "INSERT INTO one_time_code (user_id, secret, confirmed_at) SELECT user_id, 'x', now() FROM identity WHERE subject = $1",
      [user.sub],
    );
    const half = await signIn(user, { search: "?redirectTo=/alesund" });
    expect(half.to).toBe("/login/second-factor?redirectTo=%2Falesund");
    expect(await holder(half.session)).toBeNull();
    provider.meddling = { claims: (claims) => ({ ...claims, acr: "high" }) };
    expect(await holder((await signIn(user)).session)).not.toBeNull();
  });

  it("is nobody once the account is erased", async () => {
    const user = await known();
    await rows("UPDATE app_user SET erased_at = now() WHERE email = $1", [user.email]);
    expect(problemOf(await signIn(user))).toBe("account");
  });
});

describe("an account with a password", () => {
  it("is not taken over by whoever comes with its address: its owner signs in first, then links, then it opens", async () => {
    const { user, userId, cookie } = await withPassword();
    const before = await digests(database, ["session"]);
    const refused = await signIn(user);
    expect(problemOf(refused)).toBe("account");
    expect(new URL(refused.to, here).searchParams.get("redirectTo")).toBe("/account/sign-in?provider=known");
    expect(await digests(database, ["session"])).toEqual(before);

    const linked = await signIn(user, { search: "?link", cookies: [cookie] });
    expect(linked.to).toBe("/account/sign-in?linked=known");
    expect(linked.session).toBeNull();
    expect((await holder((await signIn(user)).session))?.userId).toBe(userId);
  });

  it("is not reached by an invitation of its address through a provider either", async () => {
    const { user } = await withPassword();
    const token = await invited(user.email, "baerum");
    expect(problemOf(await signIn(somebody(), { search: `?invitation=${token}` }))).toBe("account");
    expect(problemOf(await signIn(user, { key: "wide" }))).toBe("account");
  });

  it("links only what nobody else has linked, and only for whoever began it", async () => {
    const [one, two] = [await withPassword(), await withPassword()];
    expect((await signIn(one.user, { search: "?link", cookies: [one.cookie] })).to).toBe(
      "/account/sign-in?linked=known",
    );
    const taken = await signIn(one.user, { search: "?link", cookies: [two.cookie] });
    expect(taken.to).toBe("/account/sign-in?problem=linked_elsewhere&provider=known");
    // Begun by one, come back as the other, or as nobody.
    provider.user = two.user;
    for (const cookies of [[one.cookie], []]) {
      const away = await ask(beginning, `${here}/login/known?link`, "known", [two.cookie]);
      const callback = await walkThrough(away.headers.get("Location") ?? "");
      expect(problemOf(await comeBack(callback, "known", [cookieNamed(away, "tiltak-sign-in"), ...cookies]))).toBe(
        "someone_else",
      );
    }
    expect(await rows("SELECT FROM identity WHERE subject = $1", [two.user.sub])).toEqual([]);
    // Nobody signed in: sign in first.
    const away = await ask(beginning, `${here}/login/known?link`, "known");
    expect(away.headers.get("Location")).toBe("/login?redirectTo=%2Faccount%2Fsign-in%3Fprovider%3Dknown");
  });

  it("links nothing in a browser that was left open, before it is proven anew who is there", async () => {
    const { cookie } = await withPassword();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 16 * 60_000 });
    try {
      const sent = (await ask(beginning, `${here}/login/known?link`, "known", [cookie]).catch(
        (thrown: unknown) => thrown,
      )) as Response;
      expect(sent.headers.get("Location")).toBe(
        "/account/security/confirmation?redirectTo=%2Faccount%2Fsign-in%3Fprovider%3Dknown",
      );
      expect(setCookies(sent)).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("lets go of a provider, but not of the only way in", async () => {
    const { user, userId, cookie } = await withPassword();
    await signIn(user, { search: "?link", cookies: [cookie] });
    const own = { issuer: provider.issuer, subject: user.sub };
    await withAccount({ userId }, (db) => unlinkIdentity(db, userId, own));
    expect(problemOf(await signIn(user))).toBe("account");

    const only = await known();
    const [row] = await rows("SELECT user_id FROM identity WHERE subject = $1", [only.sub]);
    const onlyId = String(row?.user_id);
    const unlink = withAccount({ userId: onlyId }, (db) =>
      unlinkIdentity(db, onlyId, { issuer: provider.issuer, subject: only.sub }),
    );
    await expect(unlink).rejects.toEqual(new Refused("identity.last_way"));
    expect((await signIn(only)).to).toBe("/start");
  });
});

describe("what does not hold", () => {
  const inSeconds = (from: number) => Math.floor(Date.now() / 1000) + from;

  it.each<[string, Meddling]>([
    ["another audience", { claims: (claims) => ({ ...claims, aud: "somebody-else" }) }],
    ["several audiences and another party", { claims: (claims) => ({ ...claims, aud: ["tiltak", "x"], azp: "x" }) }],
    ["another issuer", { claims: (claims) => ({ ...claims, iss: "https://evil.example" }) }],
    ["a token that has expired", { claims: (claims) => ({ ...claims, iat: inSeconds(-7200), exp: inSeconds(-3600) }) }],
    ["a token of the future", { claims: (claims) => ({ ...claims, nbf: inSeconds(3600) }) }],
    ["another nonce", { claims: (claims) => ({ ...claims, nonce: "another" }) }],
    ["no nonce", { claims: ({ nonce: _, ...claims }) => claims }],
    ["no subject", { claims: ({ sub: _, ...claims }) => claims }],
    ["a foreign key", { foreignKey: true }],
    ["no signature", { unsigned: true }],
  ])("%s is refused, and nothing is changed", async (_, meddling) => {
    const user = await known();
    const before = await digests(database);
    provider.meddling = meddling;
    expect(problemOf(await signIn(user))).toBe("again");
    expect(await digests(database)).toEqual(before);
    // The same user, unmeddled, is let in: it was not something else.
    provider.meddling = {};
    expect((await signIn(user)).to).toBe("/start");
  });

  it.each<[string, (address: string) => string]>([
    ["another state", (address) => address.replace(/state=[^&]+/, "state=another")],
    ["no state", (address) => address.replace(/state=[^&]+&?/, "")],
    ["another code", (address) => address.replace(/code=[^&]+/, "code=another")],
    ["no code", (address) => address.replace(/code=[^&]+&?/, "")],
    ["another issuer in the address", (address) => address.replace(/iss=[^&]+/, "iss=https%3A%2F%2Fevil.example")],
    ["nothing at all", (address) => address.split("?")[0] ?? ""],
  ])("%s is refused, and nothing is changed", async (_, change) => {
    const user = await known();
    const before = await digests(database);
    expect(problemOf(await signIn(user, { change }))).toBe("again");
    expect(await digests(database)).toEqual(before);
  });

  it("a code is taken once", async () => {
    const user = await known();
    const first = await signIn(user);
    expect(first.to).toBe("/start");
    const before = await digests(database);
    // The whole callback again, with the cookie that a browser would have forgotten by now.
    expect(problemOf(await comeBack(first.callback, "known", [first.kept]))).toBe("again");
    expect(await digests(database)).toEqual(before);
  });

  it("comes back without what was kept, or with another provider's, or another browser's", async () => {
    const user = await known();
    provider.user = user;
    const begin = async (key = "known") => {
      const away = await ask(beginning, `${here}/login/${key}`, key);
      const callback = await walkThrough(away.headers.get("Location") ?? "");
      return { callback, kept: cookieNamed(away, "tiltak-sign-in") };
    };
    const [one, two, wide] = [await begin(), await begin(), await begin("wide")];
    expect(problemOf(await comeBack(one.callback, "known", []))).toBe("again");
    expect(problemOf(await comeBack(one.callback, "known", [two.kept]))).toBe("again");
    expect(problemOf(await comeBack(one.callback, "known", [wide.kept]))).toBe("again");
    expect(problemOf(await comeBack(wide.callback, "wide", [one.kept]))).toBe("again");
    // Its own still works: none of it used the code up.
    expect((await comeBack(one.callback, "known", [one.kept])).to).toBe("/start");
  });

  it("a provider that stops answering half-way is told of as such", async () => {
    const user = await known();
    provider.isDown = true;
    expect(problemOf(await signIn(user))).toBe("unavailable");
    provider.isDown = false;
    expect((await signIn(user)).to).toBe("/start");
  });

  it("the user who cancels is told so", async () => {
    provider.cancels = true;
    expect(problemOf(await signIn(somebody()))).toBe("cancelled");
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/%2F/evil.example/..//",
  ])("does not lead on to %s", async (redirectTo) => {
    const user = await known();
    const { to } = await signIn(user, { search: `?redirectTo=${encodeURIComponent(redirectTo)}` });
    expect(new URL(to, here).origin).toBe(here);
  });
});
