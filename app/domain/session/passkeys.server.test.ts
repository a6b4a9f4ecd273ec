import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { beforeSignIn } from "~/db/door.server";
import { softwarePasskey, type Ceremony } from "../../../tests/support/authenticator";
import { people, type People } from "../../../tests/support/people";
import { Invalid, NotFound } from "../shared/errors";
import { openSession } from "./commands.server";
import { halfSignedInBy } from "./queries.server";
import {
  addPasskey,
  demandPasskey,
  passkeyCreation,
  passkeyRequest,
  passkeySignIn,
  passkeySignInRequest,
  removePasskey,
} from "./passkeys.server";

const site = { id: "tiltak.example", origin: "https://tiltak.example" };
let here: People;
beforeAll(async () => (here = await people()));
afterAll(() => here.close());

const challengeIn = (options: object) => (options as { challenge: string }).challenge;

/** Somebody with one passkey. */
async function withPasskey() {
  const user = await here.person(null);
  const { signedIn } = await here.session(user.userId);
  const passkey = softwarePasskey();
  const challenge = challengeIn(await here.account(user.userId, (db) => passkeyCreation(db, signedIn, site)));
  const answer = passkey.created({ challenge, origin: site.origin, rpId: site.id, counter: 1 });
  const add = (sent = answer) =>
    here.account(user.userId, (db) => addPasskey(db, signedIn, { name: "Phone", answer: sent }, site));
  await add();
  return { ...user, signedIn, passkey, challenge, answer, add };
}

/** The half session of somebody who owes the second factor. */
async function half(userId: string) {
  return beforeSignIn(async (db) => {
    const { sessionId } = await openSession(db, userId, { awaitsSecondFactor: true });
    const found = await halfSignedInBy(db, sessionId);
    if (!found) throw new Error("the half session is not known");
    return found;
  });
}

const request = (owing: Awaited<ReturnType<typeof half>>) =>
  beforeSignIn(async (db) => challengeIn(await passkeyRequest(db, owing, site)));
const accepted = (run: Promise<unknown>) =>
  run.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Invalid) return false;
      throw error;
    },
  );

describe("a new passkey", () => {
  it("is kept once, its owner is told, and its challenge is used up", async () => {
    const { userId, email, add } = await withPasskey();
    expect(await here.account(userId, (db) => db.passkey.count())).toBe(1);
    expect((await here.mails(email)).map(({ kind }) => kind)).toEqual(["second_factor_added"]);
    expect(await accepted(add())).toBe(false);
  });

  it.each<[string, Partial<Ceremony>]>([
    ["another origin", { origin: "https://evil.example" }],
    ["the same host by http", { origin: "http://tiltak.example" }],
    ["another port", { origin: "https://tiltak.example:8443" }],
    ["a host below ours", { origin: "https://sub.tiltak.example" }],
    ["another site's id", { rpId: "evil.example" }],
    ["a challenge of its own", { challenge: "c2VsZi1tYWRl" }],
  ])("from %s is refused", async (_, more) => {
    const user = await here.person(null);
    const { signedIn } = await here.session(user.userId);
    const challenge = challengeIn(await here.account(user.userId, (db) => passkeyCreation(db, signedIn, site)));
    const answer = softwarePasskey().created({ challenge, origin: site.origin, rpId: site.id, ...more });
    expect(
      await accepted(here.account(user.userId, (db) => addPasskey(db, signedIn, { name: "x", answer }, site))),
    ).toBe(false);
    expect(await here.account(user.userId, (db) => db.passkey.count())).toBe(0);
  });

  it("answers the challenge of its own session, within five minutes", async () => {
    const user = await here.person(null);
    const [one, another] = [(await here.session(user.userId)).signedIn, (await here.session(user.userId)).signedIn];
    const challenge = challengeIn(await here.account(user.userId, (db) => passkeyCreation(db, one, site)));
    const answer = softwarePasskey().created({ challenge, origin: site.origin, rpId: site.id });
    const add = (session: typeof one) =>
      accepted(here.account(user.userId, (db) => addPasskey(db, session, { name: "x", answer }, site)));
    expect(await add(another)).toBe(false);
    vi.useFakeTimers({ now: Date.now() + 6 * 60_000, toFake: ["Date"] });
    expect(await add(one)).toBe(false);
    vi.useRealTimers();
    expect(await add(one)).toBe(true);
  });

  it.each([
    "",
    "null",
    "{}",
    "[]",
    '{"id":"x"}',
    "\u0000",
    '{"id":"a","rawId":"a","type":"public-key","response":{"clientDataJSON":"{}"}}',
  ])("that is no passkey at all (%j) is refused", async (answer) => {
    const user = await here.person(null);
    const { signedIn } = await here.session(user.userId);
    await here.account(user.userId, (db) => passkeyCreation(db, signedIn, site));
    expect(
      await accepted(here.account(user.userId, (db) => addPasskey(db, signedIn, { name: "x", answer }, site))),
    ).toBe(false);
  });
});

describe("a passkey as the second factor", () => {
  it("is accepted once for a challenge, and its counter is kept", async () => {
    const { userId, passkey } = await withPasskey();
    const owing = await half(userId);
    const challenge = await request(owing);
    const answer = passkey.used({ challenge, origin: site.origin, rpId: site.id, counter: 2, verified: false });
    const show = () => accepted(beforeSignIn((db) => demandPasskey(db, owing, answer, site)));
    expect(await show()).toBe(true);
    expect(await show()).toBe(false);
    const [kept] = await here.account(userId, (db) => db.passkey.findMany());
    expect(kept).toMatchObject({ counter: 2n, lastUsedAt: expect.any(Date) as Date });
  });

  it.each<[string, Partial<Ceremony>]>([
    ["another origin", { origin: "https://evil.example" }],
    ["another site's id", { rpId: "evil.example" }],
    ["a challenge of its own", { challenge: "c2VsZi1tYWRl" }],
    ["a counter that stood still", { counter: 1 }],
    ["a counter gone back to nothing", { counter: 0 }],
    ["another user's name", { userHandle: "somebody else" }],
  ])("with %s is refused, and nothing is kept", async (_, more) => {
    const { userId, passkey } = await withPasskey();
    const owing = await half(userId);
    const challenge = await request(owing);
    const answer = passkey.used({ challenge, origin: site.origin, rpId: site.id, counter: 7, ...more });
    expect(await accepted(beforeSignIn((db) => demandPasskey(db, owing, answer, site)))).toBe(false);
    const [kept] = await here.account(userId, (db) => db.passkey.findMany());
    expect(kept).toMatchObject({ counter: 1n, lastUsedAt: null });
  });

  it("of somebody else, or signed by another key, is refused", async () => {
    const [mine, theirs] = [await withPasskey(), await withPasskey()];
    const owing = await half(mine.userId);
    const challenge = await request(owing);
    const ceremony = { challenge, origin: site.origin, rpId: site.id, counter: 9 };
    expect(await accepted(beforeSignIn((db) => demandPasskey(db, owing, theirs.passkey.used(ceremony), site)))).toBe(
      false,
    );
    const forged = JSON.parse(softwarePasskey().used(ceremony)) as object;
    const answer = JSON.stringify({ ...forged, id: mine.passkey.id, rawId: mine.passkey.id });
    expect(await accepted(beforeSignIn((db) => demandPasskey(db, owing, answer, site)))).toBe(false);
    expect(await accepted(beforeSignIn((db) => demandPasskey(db, owing, mine.passkey.used(ceremony), site)))).toBe(
      true,
    );
  });

  it("that counts on comes in once, though it is sent twice at once to two challenges", async () => {
    const { userId, passkey } = await withPasskey();
    const halves = await Promise.all([half(userId), half(userId)]);
    const answers = await Promise.all(
      halves.map(async (owing) => {
        const challenge = await request(owing);
        return passkey.used({ challenge, origin: site.origin, rpId: site.id, counter: 5 });
      }),
    );
    const shown = await Promise.all(
      halves.map((owing, index) =>
        accepted(beforeSignIn((db) => demandPasskey(db, owing, answers[index] ?? "", site))),
      ),
    );
    expect(shown.filter(Boolean)).toHaveLength(1);
  });
});

describe("a passkey alone", () => {
  it("signs its owner in when it has recognised them, and not otherwise", async () => {
    const { userId, passkey } = await withPasskey();
    const { challenge } = await passkeySignInRequest(site);
    const ceremony = { challenge, origin: site.origin, rpId: site.id, counter: 3, userHandle: userId };
    const unseen = passkey.used({ ...ceremony, verified: false });
    expect(await accepted(beforeSignIn((db) => passkeySignIn(db, unseen, challenge, site)))).toBe(false);
    const stranger = softwarePasskey().used(ceremony);
    expect(await accepted(beforeSignIn((db) => passkeySignIn(db, stranger, challenge, site)))).toBe(false);
    expect(await beforeSignIn((db) => passkeySignIn(db, passkey.used(ceremony), challenge, site))).toBe(userId);
  });
});

describe("removing a passkey", () => {
  it("takes one's own alone", async () => {
    const [mine, theirs] = [await withPasskey(), await withPasskey()];
    const [row] = await here.account(theirs.userId, (db) => db.passkey.findMany());
    await expect(here.account(mine.userId, (db) => removePasskey(db, mine.userId, row?.id ?? ""))).rejects.toThrow(
      NotFound,
    );
    expect(await here.account(theirs.userId, (db) => db.passkey.count())).toBe(1);
    await here.account(theirs.userId, (db) => removePasskey(db, theirs.userId, row?.id ?? ""));
    expect(await here.account(theirs.userId, (db) => db.passkey.count())).toBe(0);
    expect((await here.mails(theirs.email))[0]?.kind).toBe("second_factor_removed");
  });
});
