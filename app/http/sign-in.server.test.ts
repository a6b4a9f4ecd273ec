import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Secret, TOTP } from "otpauth";
import pg from "pg";
import { beforeSignIn } from "~/db/door.server";
import { demandCode } from "~/domain/session/second-factor.server";
import { provideEnvironment } from "~/env.server";
import { action as askAction } from "~/routes/password/route";
import { action as loginAction } from "~/routes/login/route";
import { action as passkeyAction } from "~/routes/login_.passkey/route";
import { action as secondFactorAction } from "~/routes/login_.second-factor/route";
import { loader as securityLoader } from "~/routes/account_.security/route";
import { action as appAction, loader as appLoader } from "~/routes/account_.security_.app/route";
import { softwarePasskey } from "../../tests/support/authenticator";
import { people, type People } from "../../tests/support/people";
import { pastPolicies } from "../../tests/support/past-policies";
import { allDone } from "./afterwards.server";
import { secondFactorKeys } from "./signed-in.server";

// Sign-in as a browser meets it: status, headers and cookies of the pages' own actions, on a real database.

const origin = "http://localhost:3000";
const password = "en hest på tunet";
let here: People;

beforeAll(async () => {
  here = await people();
  provideEnvironment({ LIMIT_PER_ACCOUNT: "3", LIMIT_PER_ADDRESS: "50" });
});
beforeEach(() => pastPolicies(here.database, "DELETE FROM rate_limit").then(() => undefined));
afterAll(() => here.close());

type Part = (given: never) => Promise<unknown>;
interface Seen {
  status: number;
  headers: Headers;
  body: unknown;
  cookie: string;
}

/** Sends a form to an action as a browser would, from one network address. */
async function send(
  part: Part,
  path: string,
  form: Record<string, string>,
  { cookie = "", address = "192.0.2.1", params = {} }: { cookie?: string; address?: string; params?: object } = {},
): Promise<Seen> {
  const request = new Request(origin + path, {
    method: "POST",
    headers: { "Sec-Fetch-Site": "same-origin", "User-Agent": "Firefox", ...(cookie ? { Cookie: cookie } : {}) },
    body: new URLSearchParams(form),
  });
  return seen(await part({ request, params, context: { address } } as never).catch((thrown: unknown) => thrown));
}

async function seen(answer: unknown): Promise<Seen> {
  if (answer instanceof Error) throw answer;
  const isResponse = answer instanceof Response;
  const { init, data } = (isResponse ? {} : answer) as { init?: ResponseInit | null; data?: unknown };
  const headers = isResponse ? answer.headers : new Headers(init?.headers);
  const text = isResponse ? await answer.text() : "";
  return {
    status: isResponse ? answer.status : (init?.status ?? 200),
    headers,
    body: isResponse
      ? text && headers.get("Content-Type")?.includes("json")
        ? (JSON.parse(text) as unknown)
        : text
      : data,
    cookie: headers.get("Set-Cookie")?.split(";")[0] ?? "",
  };
}

const login = (email: string, typed: string, more: { cookie?: string; address?: string } = {}) =>
  send(loginAction, "/login", { email, password: typed }, more);

/** What is answered to whoever opens one's security with this cookie. */
const opens = async (cookie: string) => {
  const request = new Request(`${origin}/account/security`, { headers: { Cookie: cookie } });
  const answer = await securityLoader({ request, params: {}, context: {} }).catch((thrown: unknown) => thrown);
  return !(answer instanceof Response);
};

describe("signing in", () => {
  it("gives a new session each time and ends the one the browser had", async () => {
    const { email } = await here.person(password);
    const first = await login(email, password);
    expect(first).toMatchObject({ status: 303 });
    expect(first.headers.get("Set-Cookie")).toMatch(/HttpOnly.*SameSite=Lax/);
    expect(await opens(first.cookie)).toBe(true);
    const second = await login(email, password, { cookie: first.cookie });
    expect(second.cookie).not.toBe(first.cookie);
    expect(await opens(second.cookie)).toBe(true);
    expect(await opens(first.cookie)).toBe(false);
  });

  it("never takes up a session id that somebody else put into the browser", async () => {
    const { email } = await here.person(password);
    const planted = "tiltak-session=" + Buffer.from(JSON.stringify("a".repeat(40))).toString("base64");
    const entered = await login(email, password, { cookie: planted });
    expect(entered.cookie).not.toBe(planted);
    expect(await opens(planted)).toBe(false);
  });

  it("stops after too many failures, alike whether the account exists, and keeps what was typed but the password", async () => {
    const { email } = await here.person(password);
    const answers: Seen[] = [];
    for (const tried of [email, "nobody@test.example"]) {
      for (let tries = 0; tries < 3; tries++) expect((await login(tried, "wrong")).status).toBe(422);
      // Also with the right password, and from elsewhere.
      const refused = await login(tried, password, { address: "198.51.100.7" });
      expect(refused.status).toBe(429);
      const seconds = Number(refused.headers.get("Retry-After"));
      expect(seconds).toBeGreaterThan(800);
      expect(seconds).toBeLessThanOrEqual(900);
      expect(refused.body).toMatchObject({
        status: "refused",
        values: { email: [tried] },
        reason: { key: "shared.tooMany", params: { count: 15 } },
      });
      expect(JSON.stringify(refused.body)).not.toContain(password);
      answers.push({ ...refused, body: { ...(refused.body as object), values: {} } });
    }
    expect(answers[1]?.body).toEqual(answers[0]?.body);
  });

  it("stops a network address that tries many accounts, and no other", async () => {
    const { email } = await here.person(password);
    for (let tries = 0; tries < 50; tries++) await login(`${tries}@test.example`, "wrong", { address: "203.0.113.9" });
    expect((await login(email, password, { address: "203.0.113.9" })).status).toBe(429);
    expect((await login(email, password, { address: "203.0.113.10" })).status).toBe(303);
  }, 60_000);

  it("counts failures alone: who signs in often is not stopped", async () => {
    const { email } = await here.person(password);
    for (let times = 0; times < 6; times++) {
      expect((await login(email, "wrong")).status).toBe(422);
      expect((await login(email, password)).status).toBe(303);
    }
  });
});

describe("asking for a new password", () => {
  it("is answered without waiting for whether anybody has the address", async () => {
    const { email } = await here.person(password);
    // As long as somebody else holds the table, the look-up cannot be done. The answer comes all the same, and is the same.
    const holder = new pg.Client({ connectionString: here.database.ownerUrl });
    await holder.connect();
    const answers: Seen[] = [];
    try {
      await holder.query("BEGIN; LOCK TABLE app_user IN ACCESS EXCLUSIVE MODE");
      for (const asked of [email, "nobody@test.example"])
        answers.push(await send(askAction, "/password", { email: asked }));
    } finally {
      await holder.query("ROLLBACK");
      await holder.end();
    }
    expect(answers[0]).toMatchObject({ status: 200, body: { status: "sent" } });
    expect(answers[1]).toEqual(answers[0]);
    await allDone();
    expect(await here.mails(email)).toHaveLength(1);
    expect(await here.mails("nobody@test.example")).toHaveLength(0);
  });

  it("stops after a few, alike for an address nobody has: each would be a mail", async () => {
    const { email } = await here.person(password);
    for (const asked of [email, "nobody@test.example"]) {
      const statuses = [];
      for (let times = 0; times < 4; times++)
        statuses.push((await send(askAction, "/password", { email: asked })).status);
      expect(statuses).toEqual([200, 200, 429, 429]);
    }
    await allDone();
  });
});

describe("the second factor", () => {
  it("is limited by account over all half sessions and network addresses, and right codes do not pass either", async () => {
    const { userId, email } = await here.person(password);
    const codes = await here.account(userId, async (db) => {
      const { newBackupCodes } = await import("~/domain/session/second-factor.server");
      await db.passkey.create({
        data: { userId, credentialId: "x", publicKey: Buffer.from("x"), transports: [], name: "x" },
      });
      return newBackupCodes(db, userId, secondFactorKeys());
    });
    const show = (cookie: string, code: string, address: string) =>
      send(secondFactorAction, "/login/second-factor", { code, redirectTo: "/account" }, { cookie, address });
    for (let tries = 0; tries < 3; tries++) {
      const half = await login(email, password);
      expect(half.headers.get("Location")).toMatch(/^\/login\/second-factor\?/);
      expect(await opens(half.cookie)).toBe(false);
      expect((await show(half.cookie, "000000", `192.0.2.${tries}`)).status).toBe(422);
    }
    const half = await login(email, password);
    const refused = await show(half.cookie, codes[0] ?? "", "198.51.100.1");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(3000);
    await pastPolicies(here.database, "DELETE FROM rate_limit");
    const whole = await show(half.cookie, codes[0] ?? "", "198.51.100.1");
    expect(whole).toMatchObject({ status: 303 });
    expect(whole.headers.get("Location")).toBe("/account");
    expect(whole.cookie).not.toBe(half.cookie);
    expect(await opens(whole.cookie)).toBe(true);
    expect(await opens(half.cookie)).toBe(false);
    // The code is used up, as is the half session.
    await expect(beforeSignIn((db) => demandCode(db, userId, codes[0] ?? "", secondFactorKeys()))).rejects.toThrow();
    expect((await show(half.cookie, codes[1] ?? "", "198.51.100.1")).headers.get("Location")).toMatch(/^\/login\?/);
  });
});

describe("an administrator where a second factor is required", () => {
  it("is told by whom, adds an app, and is let in by the session that has shown it", async () => {
    const { userId, email } = await here.person(password);
    await pastPolicies(
      here.database,
      `WITH made AS (INSERT INTO municipality (key, name, kind, second_factor_required) VALUES ('strengt', 'Strengt', 'municipality', true) RETURNING id)
       INSERT INTO membership (municipality_id, user_id, role) SELECT id, $1, 'administrator' FROM made`,
      [userId],
    );
    const neededBy = async (cookie: string) => {
      const request = new Request(`${origin}/account/security`, { headers: { Cookie: cookie } });
      return (await securityLoader({ request, params: {}, context: {} })).neededBy;
    };
    const entered = await login(email, password);
    expect(await neededBy(entered.cookie)).toEqual(["Strengt"]);
    const asked = new Request(`${origin}/account/security/app`, { headers: { Cookie: entered.cookie } });
    const { secret } = await appLoader({ request: asked, params: {}, context: {} });
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    const form = { code, redirectTo: "/strengt" };
    const added = await send(appAction, "/account/security/app", form, { cookie: entered.cookie });
    expect(added.headers.get("Location")).toBe("/account/security/backup-codes?redirectTo=%2Fstrengt");
    expect(await neededBy(added.cookie)).toEqual([]);
    expect(await opens(entered.cookie)).toBe(false);
  });
});

describe("signing in with a passkey alone", () => {
  const site = { origin, rpId: "localhost" };
  const withPasskey = async () => {
    const { userId } = await here.person(null);
    const { signedIn } = await here.session(userId);
    const passkey = softwarePasskey();
    const { addPasskey, passkeyCreation } = await import("~/domain/session/passkeys.server");
    await here.account(userId, async (db) => {
      const at = { id: site.rpId, origin };
      const { challenge } = (await passkeyCreation(db, signedIn, at)) as { challenge: string };
      await addPasskey(db, signedIn, { name: "x", answer: passkey.created({ challenge, ...site }) }, at);
    });
    return { userId, passkey };
  };

  it("answers a challenge of ours once, though it is sent again with its cookie", async () => {
    const { passkey, userId } = await withPasskey();
    const asked = await send(passkeyAction, "/login/passkey", {});
    const { challenge } = asked.body as { challenge: string };
    expect(asked.headers.get("Set-Cookie")).toMatch(/HttpOnly.*SameSite=Strict/);
    const answer = passkey.used({ challenge, ...site, userHandle: userId });
    const form = { passkey: answer, redirectTo: "//evil.example" };
    // Without the cookie, or with one that somebody made, it is worth nothing.
    expect((await send(passkeyAction, "/login/passkey", form)).status).toBe(422);
    const made = "tiltak-challenge=" + Buffer.from(JSON.stringify("A".repeat(80))).toString("base64");
    expect((await send(passkeyAction, "/login/passkey", form, { cookie: made })).status).toBe(422);
    const entered = await send(passkeyAction, "/login/passkey", form, { cookie: asked.cookie });
    expect(entered.status).toBe(303);
    expect(entered.headers.get("Location")).toBe("/start");
    expect(await opens(entered.cookie)).toBe(true);
    expect((await send(passkeyAction, "/login/passkey", form, { cookie: asked.cookie })).status).toBe(422);
  });

  it("follows PUBLIC_URL where there is one, not the address a request claims", async () => {
    const { passkey, userId } = await withPasskey();
    provideEnvironment({ PUBLIC_URL: "https://tiltak.example" });
    try {
      const asked = await send(passkeyAction, "/login/passkey", {});
      const { challenge, rpId } = asked.body as { challenge: string; rpId: string };
      expect(rpId).toBe("tiltak.example");
      const answer = passkey.used({ challenge, ...site, userHandle: userId });
      expect((await send(passkeyAction, "/login/passkey", { passkey: answer }, { cookie: asked.cookie })).status).toBe(
        422,
      );
    } finally {
      provideEnvironment({ PUBLIC_URL: "" });
    }
  });
});
