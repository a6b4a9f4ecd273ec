import type * as argon2 from "@node-rs/argon2";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { beforeSignIn } from "~/db/door.server";
import { people, type People } from "../../../tests/support/people";
import { pastPolicies } from "../../../tests/support/past-policies";
import { Invalid, NotFound, Refused } from "../shared/errors";
import { changePassword, endSession, endSessions, replaceSession, signIn } from "./commands.server";
import { ownSecurity, signedInBy } from "./queries.server";
import { askForNewPassword, resetPassword, resetWorks } from "./reset.server";

// Counted, not replaced: the work of a sign-in must be the same whoever comes.
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify) };
});

const old = "en hest på tunet";
const fresh = "tre båter i fjorden";
let here: People;
beforeAll(async () => (here = await people()));
afterAll(() => here.close());

const enter = (email: string, password: string, userAgent: string | null = null) =>
  beforeSignIn((db) => signIn(db, email, password, userAgent));
const opens = async (sessionId: string) => (await beforeSignIn((db) => signedInBy(db, sessionId))) !== null;

/** The statements that `run` sends, by the texts Prisma and we give them. */
async function statementsOf(run: () => Promise<unknown>): Promise<string[]> {
  const { default: pg } = await import("pg");
  const sent: string[] = [];
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    await run();
    for (const [first] of query.mock.calls as unknown as [string | { text: string }][])
      sent.push(typeof first === "string" ? first : first.text);
  } finally {
    query.mockRestore();
  }
  return sent;
}

describe("signing in", () => {
  it("does the same work for an unknown address, one without a password, and a wrong password", async () => {
    const { verify } = await import("@node-rs/argon2");
    const [known, without] = [await here.person(old), await here.person(null)];
    // The decoy is made once a process.
    await enter("nobody@test.example", "x");
    const done: { statements: string[]; hashes: unknown[] }[] = [];
    for (const email of [known.email, without.email, "nobody@test.example"]) {
      vi.mocked(verify).mockClear();
      const statements = await statementsOf(async () => expect(await enter(email, "not the password")).toBeNull());
      // The settings of a hash, which say what it costs, stand before its salt.
      const hashes = vi.mocked(verify).mock.calls.map(([hash]) => String(hash).split("$").slice(0, 4));
      done.push({ statements, hashes });
    }
    expect(done[0]?.hashes).toHaveLength(1);
    expect(done[0]?.statements.length).toBeGreaterThan(2);
    expect(done[1]).toEqual(done[0]);
    expect(done[2]).toEqual(done[0]);
  });

  it("knows a password however its letters were put together", async () => {
    const { email } = await here.person("en blå hest på tunet");
    expect(await enter(email, "en blå hest på tunet".normalize("NFD"))).not.toBeNull();
    expect(await enter(email, "en bla hest pa tunet")).toBeNull();
  });

  it("keeps the browser's own description, shortened", async () => {
    const { email, userId } = await here.person(old);
    await enter(email, old, `Firefox ${"x".repeat(5000)}`);
    const { sessions } = await here.account(userId, (db) => ownSecurity(db, userId));
    expect(sessions[0]?.userAgent).toHaveLength(500);
  });
});

describe("a session", () => {
  it("notes its use every five minutes at most", async () => {
    const { userId } = await here.person(null);
    const { sessionId, signedIn } = await here.session(userId);
    const lastUsed = async () =>
      (
        await pastPolicies<{ at: string }>(
          here.database,
          "SELECT last_used_at::text AS at FROM session WHERE id = $1",
          [signedIn.sessionId],
        )
      )[0]?.at;
    const usedAt = (minutes: number) =>
      pastPolicies(here.database, "UPDATE session SET last_used_at = now() - $2 * interval '1 minute' WHERE id = $1", [
        signedIn.sessionId,
        minutes,
      ]);
    await usedAt(4);
    const before = await lastUsed();
    await opens(sessionId);
    expect(await lastUsed()).toBe(before);
    await usedAt(6);
    await opens(sessionId);
    expect(new Date((await lastUsed()) ?? 0).getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  it("gives way to one with a new id, which keeps what was proven", async () => {
    const { userId } = await here.person(null);
    const { sessionId, signedIn } = await here.session(userId);
    const at = new Date("2026-11-22T10:00:00Z");
    const opened = await here.account(userId, (db) =>
      replaceSession(db, signedIn, { userAgent: "x", secondFactorAt: at }),
    );
    expect(await opens(sessionId)).toBe(false);
    const after = await beforeSignIn((db) => signedInBy(db, opened.sessionId));
    expect(after).toMatchObject({ userId, secondFactorAt: at });
    expect(after?.sessionId).not.toBe(signedIn.sessionId);
  });

  it("is ended by its owner alone", async () => {
    const [mine, theirs] = [await here.person(null), await here.person(null)];
    const other = await here.session(theirs.userId);
    const end = (userId: string) => here.account(userId, (db) => endSession(db, userId, other.signedIn.sessionId));
    await expect(end(mine.userId)).rejects.toThrow(NotFound);
    // Naming the other does not help either: the door is one's own.
    await expect(
      here.account(mine.userId, (db) => endSession(db, theirs.userId, other.signedIn.sessionId)),
    ).rejects.toThrow(NotFound);
    await here.account(mine.userId, (db) => endSessions(db, theirs.userId));
    expect(await opens(other.sessionId)).toBe(true);
    await end(theirs.userId);
    expect(await opens(other.sessionId)).toBe(false);
  });
});

describe("changing the password", () => {
  it("takes the old one, ends the other sessions and links, and tells the owner", async () => {
    const user = await here.person(old);
    const [here_, elsewhere] = [await here.session(user.userId), await here.session(user.userId)];
    let token = "";
    await beforeSignIn((db) =>
      askForNewPassword(db, user.email, { language: "nn", linkTo: (made) => ((token = made), "link") }),
    );
    const change = (currentPassword: string, newPassword: string) =>
      here.account(user.userId, (db) => changePassword(db, here_.signedIn, { currentPassword, newPassword }));
    await expect(change("wrong", fresh)).rejects.toMatchObject({
      fields: { currentPassword: expect.anything() as unknown },
    });
    await expect(change(old, "password1234")).rejects.toMatchObject({
      fields: { newPassword: expect.anything() as unknown },
    });
    await expect(change(old, user.email)).rejects.toThrow(Invalid);
    expect(await opens(elsewhere.sessionId)).toBe(true);
    await change(old, fresh);
    expect(await opens(elsewhere.sessionId)).toBe(false);
    expect(await opens(here_.sessionId)).toBe(true);
    expect(await enter(user.email, old)).toBeNull();
    expect(await enter(user.email, fresh)).not.toBeNull();
    expect(await beforeSignIn((db) => resetWorks(db, token))).toBe(false);
    expect((await here.mails(user.email))[0]?.kind).toBe("password_changed");
  });
});

describe("a link to choose a new password", () => {
  const ask = async (email: string) => {
    let token: string | null = null;
    await beforeSignIn((db) =>
      askForNewPassword(db, email, {
        language: "en",
        linkTo: (made) => `https://tiltak.example/password/${(token = made)}`,
      }),
    );
    return token as string | null;
  };

  it("goes to whoever signs in with a password, and to nobody else", async () => {
    const [known, without, erased] = [await here.person(old), await here.person(null), await here.person(old)];
    await pastPolicies(here.database, "UPDATE app_user SET erased_at = now() WHERE id = $1", [erased.userId]);
    const token = await ask(known.email);
    const [mail] = await here.mails(known.email);
    expect(mail).toMatchObject({ kind: "password_reset", language: "en" });
    expect(mail?.text).toContain(`https://tiltak.example/password/${token}`);
    for (const email of [without.email, erased.email, "nobody@test.example"]) {
      expect(await ask(email)).toBeNull();
      expect(await here.mails(email)).toEqual([]);
    }
    // What opens something is not what is kept.
    const kept = await pastPolicies<{ hash: string }>(here.database, "SELECT token_hash AS hash FROM password_reset");
    for (const { hash } of kept) expect(hash).not.toContain(token);
  });

  it("works once, for an hour, and until a newer one is sent; it ends every session", async () => {
    const user = await here.person(old);
    const { sessionId } = await here.session(user.userId);
    const [first, second] = [(await ask(user.email)) ?? "", (await ask(user.email)) ?? ""];
    const reset = (token: string, password = fresh) => beforeSignIn((db) => resetPassword(db, token, password));
    await expect(reset(first)).rejects.toThrow(Refused);
    await expect(reset("unknown".repeat(6))).rejects.toThrow(Refused);
    // A password that is refused does not use the link up.
    await expect(reset(second, "password1234")).rejects.toThrow(Invalid);
    const shift = (minutes: number) =>
      pastPolicies(
        here.database,
        "UPDATE password_reset SET expires_at = expires_at + $2 * interval '1 minute' WHERE user_id = $1",
        [user.userId, minutes],
      );
    await shift(-61);
    expect(await beforeSignIn((db) => resetWorks(db, second))).toBe(false);
    await expect(reset(second)).rejects.toThrow(Refused);
    await shift(61);
    expect(await opens(sessionId)).toBe(true);
    const both = await Promise.allSettled([reset(second), reset(second)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(reset(second)).rejects.toThrow(Refused);
    expect(await opens(sessionId)).toBe(false);
    expect(await enter(user.email, fresh)).not.toBeNull();
  });
});
