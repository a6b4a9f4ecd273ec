import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { Db } from "~/db/door.server";
import { Invalid, NotFound } from "../shared/errors";
import { passkeyAnswer } from "./passkey-shape";
import { afterRemoval } from "./second-factor.server";
import { tellOwner } from "./notices.server";

// Passkeys (WebAuthn level 3). The library is large, so it is read when the first passkey is met.

const webauthn = () => import("@simplewebauthn/server");

/** Where people reach us, as an authenticator binds it: the host's name, and the whole origin. */
export interface Site {
  id: string;
  origin: string;
}

/** How long a challenge may be answered. */
const challengeMinutes = 5;

/** Keeps a challenge with the session that is to answer it; one asked for earlier is forgotten. */
async function keepChallenge(db: Db, sessionId: string, challenge: string): Promise<void> {
  const until = Date.now() + challengeMinutes * 60_000;
  await db.session.update({
    where: { id: sessionId },
    data: { challenge: `${until} ${challenge}` },
    select: { id: true },
  });
}

/** The session's challenge, if it may still be answered; it is gone from the session afterwards. */
async function takeChallenge(db: Db, sessionId: string): Promise<string | null> {
  const [kept] = await db.$queryRaw<{ challenge: string | null }[]>`
    SELECT challenge FROM session WHERE id = ${sessionId}::uuid FOR UPDATE`;
  if (!kept?.challenge) return null;
  await db.session.update({ where: { id: sessionId }, data: { challenge: null }, select: { id: true } });
  const [until = "", challenge = ""] = kept.challenge.split(" ");
  return Number(until) > Date.now() ? challenge : null;
}

/** What the browser needs to make a passkey for this user; it must be answered in the same session. */
export async function passkeyCreation(
  db: Db,
  user: { userId: string; sessionId: string; email: string; name: string },
  site: Site,
): Promise<object> {
  const { generateRegistrationOptions } = await webauthn();
  const known = await db.passkey.findMany({
    where: { userId: user.userId },
    select: { credentialId: true, transports: true },
  });
  const options = await generateRegistrationOptions({
    rpName: "Tiltak",
    rpID: site.id,
    userID: new TextEncoder().encode(user.userId),
    userName: user.email,
    userDisplayName: user.name,
    attestationType: "none",
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
  await keepChallenge(db, user.sessionId, options.challenge);
  return options;
}

/** What is wrong with a passkey's answer, whatever it is: told in one way. */
const notAccepted = () => new Invalid({ passkey: [{ key: "session.passkeyWrong" }] });

/**
 * Keeps a new passkey after its challenge was answered here.
 * @throws Invalid at `passkey` when the answer does not fit challenge, site or form, or the passkey is known already.
 */
export async function addPasskey(
  db: Db,
  { userId, sessionId }: { userId: string; sessionId: string },
  { name, answer }: { name: string; answer: string },
  site: Site,
): Promise<void> {
  const { verifyRegistrationResponse } = await webauthn();
  const response = passkeyAnswer(answer) as RegistrationResponseJSON | null;
  const expectedChallenge = await takeChallenge(db, sessionId);
  if (response === null || expectedChallenge === null) throw notAccepted();
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: false,
  }).catch(() => null);
  if (!verified?.verified) throw notAccepted();
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  const { count } = await db.passkey.createMany({
    data: [
      {
        userId,
        name,
        credentialId: id,
        publicKey: Buffer.from(publicKey),
        counter: BigInt(counter),
        transports: transports.slice(0, 10).map((transport) => transport.slice(0, 20)),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw notAccepted();
  await tellOwner(db, userId, "second_factor_added");
}

/**
 * Removes one of the user's own passkeys.
 * @throws NotFound
 */
export async function removePasskey(db: Db, userId: string, id: string): Promise<void> {
  const { count } = await db.passkey.deleteMany({ where: { id, userId } });
  if (count === 0) throw new NotFound("passkey");
  await afterRemoval(db, userId);
}

/** What the browser needs to show one of this user's passkeys as the second factor; it must be answered in the same half session. */
export async function passkeyRequest(
  db: Db,
  { userId, sessionId }: { userId: string; sessionId: string },
  site: Site,
): Promise<object> {
  const { generateAuthenticationOptions } = await webauthn();
  const known = await db.passkey.findMany({ where: { userId }, select: { credentialId: true, transports: true } });
  const options = await generateAuthenticationOptions({
    rpID: site.id,
    allowCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    userVerification: "preferred",
  });
  await keepChallenge(db, sessionId, options.challenge);
  return options;
}

/** What the browser needs to sign in with a passkey alone, and the challenge for the caller to keep: nobody is known yet. */
export async function passkeySignInRequest(site: Site): Promise<{ options: object; challenge: string; until: number }> {
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({ rpID: site.id, userVerification: "required" });
  return { options, challenge: options.challenge, until: Date.now() + challengeMinutes * 60_000 };
}

/**
 * Accepts a passkey of this user as the second factor.
 * @throws Invalid at `passkey`
 */
export async function demandPasskey(
  db: Db,
  { userId, sessionId }: { userId: string; sessionId: string },
  answer: string,
  site: Site,
): Promise<void> {
  const challenge = await takeChallenge(db, sessionId);
  const shownBy = challenge === null ? null : await passkeyOwner(db, answer, challenge, site, { mustVerify: false });
  if (shownBy !== userId) throw notAccepted();
}

/**
 * Who signs in with a passkey alone: the authenticator must have recognised its owner (by finger, face or a code of its own), so it is both
 * factors.
 * @throws Invalid at `passkey`
 */
export async function passkeySignIn(db: Db, answer: string, challenge: string, site: Site): Promise<string> {
  const userId = await passkeyOwner(db, answer, challenge, site, { mustVerify: true });
  if (userId === null) throw notAccepted();
  return userId;
}

/** Whose passkey answered this challenge on this site, or null. Its counter must have moved on, unless the authenticator keeps none. */
async function passkeyOwner(
  db: Db,
  answer: string,
  expectedChallenge: string,
  site: Site,
  { mustVerify }: { mustVerify: boolean },
): Promise<string | null> {
  const { verifyAuthenticationResponse } = await webauthn();
  const response = passkeyAnswer(answer) as AuthenticationResponseJSON | null;
  if (response === null) return null;
  const passkey = await db.passkey.findUnique({
    where: { credentialId: response.id },
    select: { id: true, userId: true, credentialId: true, publicKey: true, counter: true },
  });
  if (!passkey) return null;
  const { userHandle } = response.response;
  if (userHandle && Buffer.from(userHandle, "base64url").toString() !== passkey.userId) return null;
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: mustVerify,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.counter),
    },
  }).catch(() => null);
  if (!verified?.verified) return null;
  const counter = BigInt(verified.authenticationInfo.newCounter);
  // Of two answers at once with the same counter one is a copy; most passkeys keep none and always say 0.
  const { count } = await db.passkey.updateMany({
    where: { id: passkey.id, ...(counter > 0n ? { counter: { lt: counter } } : { counter: 0n }) },
    data: { counter, lastUsedAt: new Date() },
  });
  return count === 1 ? passkey.userId : null;
}
