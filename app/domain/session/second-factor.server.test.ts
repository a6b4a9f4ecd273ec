import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Secret, TOTP } from "otpauth";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { connected } from "~/db/connect.server";
import { beforeSignIn } from "~/db/door.server";
import { people, type People } from "../../../tests/support/people";
import { pastPolicies } from "../../../tests/support/past-policies";
import { Invalid, Refused } from "../shared/errors";
import { signIn } from "./commands.server";
import { signedInBy } from "./queries.server";
import { seal, unseal } from "./sealed.server";
import { appSetup, confirmApp, demandCode, hasSecondFactor, newBackupCodes, removeApp } from "./second-factor.server";

const keys = { appSetup: randomBytes(32), oneTimeCode: randomBytes(32), backupCode: randomBytes(32) };
const password = "en hest på tunet";
let here: People;

beforeAll(async () => (here = await people()));
afterAll(() => here.close());

// Only the clock that codes follow is held; the database keeps its own.
beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-11-22T10:00:05Z"), toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());
const step = 30_000;
const pass = (milliseconds: number) => void vi.setSystemTime(Date.now() + milliseconds);

/** Somebody with an app in use, and what it shows. */
async function withApp() {
  const user = await here.person(password);
  const { signedIn } = await here.session(user.userId);
  const { secret } = appSetup(signedIn, keys);
  const app = new TOTP({ secret: Secret.fromBase32(secret) });
  const shows = (steps = 0) => app.generate({ timestamp: Date.now() + steps * step });
  await here.account(user.userId, (db) => confirmApp(db, signedIn, shows(), keys));
  const accepts = (code: string) =>
    beforeSignIn((db) => demandCode(db, user.userId, code, keys)).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Invalid) return false;
        throw error;
      },
    );
  return { ...user, signedIn, secret, shows, accepts };
}

describe("an app of one-time codes", () => {
  it("is taken into use by its first code, which is used up by that, and its owner is told", async () => {
    const { userId, email, secret, shows, accepts } = await withApp();
    expect(await accepts(shows())).toBe(false);
    expect((await here.mails(email)).map(({ kind }) => kind)).toEqual(["second_factor_added"]);
    const [kept] = await pastPolicies<{ secret: string }>(
      here.database,
      "SELECT secret FROM one_time_code WHERE user_id = $1",
      [userId],
    );
    // Whoever reads the table, or moves the row to another user, cannot make codes.
    expect(kept?.secret).not.toContain(secret);
    expect(unseal(keys.oneTimeCode, kept?.secret ?? "", userId)).toBe(secret);
    expect(unseal(keys.oneTimeCode, kept?.secret ?? "", "somebody else")).toBeNull();
    expect(unseal(keys.backupCode, kept?.secret ?? "", userId)).toBeNull();
  });

  it("shows codes that work once, a step early or late, and never backwards", async () => {
    const { shows, accepts } = await withApp();
    pass(10 * step);
    expect(await accepts(shows(2))).toBe(false);
    expect(await accepts(shows(-2))).toBe(false);
    expect(await accepts(shows(-1))).toBe(true);
    expect(await accepts(shows(-1))).toBe(false);
    expect(await accepts(` ${shows(0).slice(0, 3)} ${shows(0).slice(3)} `)).toBe(true);
    expect(await accepts(shows(0))).toBe(false);
    expect(await accepts(shows(1))).toBe(true);
    // One that was right a moment ago is older than one that was used.
    expect(await accepts(shows(0))).toBe(false);
  });

  it("lets in one of two who come with the same code at once", async () => {
    const { shows, accepts } = await withApp();
    pass(3 * step);
    const code = shows();
    const answers = await Promise.all([accepts(code), accepts(code), accepts(code), accepts(code)]);
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it("takes nobody else's code, and nothing that is no code", async () => {
    const { shows, accepts } = await withApp();
    const other = await withApp();
    pass(3 * step);
    expect(await accepts(other.shows())).toBe(false);
    for (const typed of ["", "12345", "1234567", "abcdef", "０００００１", "000000".repeat(7), "\u0000"])
      expect(await accepts(typed), JSON.stringify(typed)).toBe(false);
    expect(await accepts(shows())).toBe(true);
  });

  it("is set up by the session's own secret, so a wrong first code changes nothing, and a second app is refused", async () => {
    const user = await here.person(password);
    const [one, another] = [(await here.session(user.userId)).signedIn, (await here.session(user.userId)).signedIn];
    expect(appSetup(one, keys)).toEqual(appSetup(one, keys));
    expect(appSetup(one, keys).secret).not.toBe(appSetup(another, keys).secret);
    await expect(here.account(user.userId, (db) => confirmApp(db, one, "000000", keys))).rejects.toThrow(Invalid);
    expect(await here.account(user.userId, (db) => hasSecondFactor(db, user.userId))).toBe(false);
    const codeOf = (session: typeof one) =>
      new TOTP({ secret: Secret.fromBase32(appSetup(session, keys).secret) }).generate();
    await here.account(user.userId, (db) => confirmApp(db, one, codeOf(one), keys));
    await expect(here.account(user.userId, (db) => confirmApp(db, another, codeOf(another), keys))).rejects.toThrow(
      Refused,
    );
  });

  it("makes a sign-in half: it opens nothing, and is not renewed", async () => {
    const { email } = await withApp();
    const opened = await beforeSignIn((db) => signIn(db, email, password));
    expect(opened?.awaitsSecondFactor).toBe(true);
    expect((opened?.expiresAt.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(15 * 60_000);
    const sessionId = opened?.sessionId ?? "";
    expect(await beforeSignIn((db) => signedInBy(db, sessionId))).toBeNull();
    const [kept] = await pastPolicies<{ soon: boolean }>(
      here.database,
      "SELECT expires_at < $1::timestamptz AS soon FROM session WHERE awaits_second_factor ORDER BY created_at DESC LIMIT 1",
      [new Date(Date.now() + 20 * 60_000).toISOString()],
    );
    expect(kept?.soon).toBe(true);
  });

  it("is removed with what rested on it: backup codes, and that a session has shown it", async () => {
    const { userId, email } = await withApp();
    await here.account(userId, async (db) => {
      await newBackupCodes(db, userId, keys);
      await db.session.updateMany({ where: { userId }, data: { secondFactorAt: new Date() } });
      await removeApp(db, userId);
      expect(await db.backupCode.count()).toBe(0);
      expect(await db.session.count({ where: { secondFactorAt: { not: null } } })).toBe(0);
      expect(await hasSecondFactor(db, userId)).toBe(false);
    });
    expect((await here.mails(email))[0]?.kind).toBe("second_factor_removed");
    expect((await beforeSignIn((db) => signIn(db, email, password)))?.awaitsSecondFactor).toBe(false);
  });
});

describe("backup codes", () => {
  it("are ten, work once each however they are typed, and are kept as hashes that need the key", async () => {
    const { userId, accepts } = await withApp();
    const codes = await here.account(userId, (db) => newBackupCodes(db, userId, keys));
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
    const [first = "", second = ""] = codes;
    expect(await accepts(first.toUpperCase().replace("-", " "))).toBe(true);
    expect(await accepts(first)).toBe(false);
    expect(await accepts(second.replaceAll("1", "l").replaceAll("0", "O"))).toBe(true);
    await expect(
      beforeSignIn((db) => demandCode(db, userId, codes[2] ?? "", { ...keys, backupCode: randomBytes(32) })),
    ).rejects.toThrow(Invalid);
    const rows = await pastPolicies<{ hash: string }>(
      here.database,
      "SELECT code_hash AS hash FROM backup_code WHERE user_id = $1",
      [userId],
    );
    for (const { hash } of rows) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("of before stop working when new ones are made; without a second factor there are none", async () => {
    const { userId, accepts } = await withApp();
    const [before = ""] = await here.account(userId, (db) => newBackupCodes(db, userId, keys));
    const [after = ""] = await here.account(userId, (db) => newBackupCodes(db, userId, keys));
    expect(await accepts(before)).toBe(false);
    expect(await accepts(after)).toBe(true);
    const nobody = await here.person(null);
    await expect(here.account(nobody.userId, (db) => newBackupCodes(db, nobody.userId, keys))).rejects.toThrow(Refused);
  });
});

it("is taken from somebody who has lost it by the owner of the database, as docs/operating.md says, and from nobody else", async () => {
  const [lost, other] = [await withApp(), await withApp()];
  const text = await readFile("docs/operating.md", "utf8");
  const sql = /^ {4}BEGIN;$[^]*?^ {4}COMMIT;$/m.exec(text)?.[0].replace("<the account''s id>", lost.userId) ?? "";
  await connected(here.database.ownerUrl, (client) => client.query(sql));
  expect((await beforeSignIn((db) => signIn(db, lost.email, password)))?.awaitsSecondFactor).toBe(false);
  expect((await beforeSignIn((db) => signIn(db, other.email, password)))?.awaitsSecondFactor).toBe(true);
});

describe("what is sealed", () => {
  it("opens with its key and what it is bound to, and not when a bit has changed", () => {
    const key = randomBytes(32);
    const sealed = seal(key, "a secret: æøå", "user");
    expect(unseal(key, sealed, "user")).toBe("a secret: æøå");
    expect(seal(key, "a secret: æøå", "user")).not.toBe(sealed);
    const bytes = Buffer.from(sealed, "base64url");
    for (const at of [0, 12, 28, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unseal(key, changed.toString("base64url"), "user")).toBeNull();
    }
    for (const nothing of ["", "x", "!!!!", "A".repeat(37)]) expect(unseal(key, nothing, "user")).toBeNull();
  });
});
