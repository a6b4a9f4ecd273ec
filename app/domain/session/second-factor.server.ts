import { createHmac, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import type { Db } from "~/db/door.server";
import { Invalid, Refused } from "../shared/errors";
import { tellOwner } from "./notices.server";
import { seal, unseal } from "./sealed.server";

// One-time codes from an app (TOTP, RFC 6238: SHA-1, six digits, thirty seconds, which is what the apps know) and backup codes on paper.
// The secret must be used again, so it is encrypted; the backup codes are only compared, so they are hashed, with a key, since they are short.

/** Keys that follow from the installation's secret, one for each purpose. */
export interface Keys {
  appSetup: Buffer;
  oneTimeCode: Buffer;
  backupCode: Buffer;
}

const period = 30;

const totpOf = (secret: string, email: string) =>
  new TOTP({ issuer: "Tiltak", label: email, secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period });

/** Whether the user has a second factor: an app that has shown a code, or a passkey. */
export async function hasSecondFactor(db: Db, userId: string): Promise<boolean> {
  const [found] = await db.$queryRaw<{ has: boolean }[]>`
    SELECT EXISTS (SELECT FROM one_time_code c WHERE c.user_id = ${userId}::uuid AND c.confirmed_at IS NOT NULL)
        OR EXISTS (SELECT FROM passkey p WHERE p.user_id = ${userId}::uuid) AS has`;
  return found?.has ?? false;
}

/** What an app must be given to show codes: the secret in base 32, and the same with names as an address for a QR code. */
export interface AppSetup {
  secret: string;
  address: string;
}

/**
 * The setup of an app for somebody who has none. It follows from the session, so that nothing is written until the app has shown a code, and a
 * page that is loaded again fits what was scanned; the session gets a new id when an app is taken into use, so no secret comes twice.
 */
export function appSetup(user: { userId: string; sessionId: string; email: string }, keys: Keys): AppSetup {
  const secret = setupSecret(user, keys);
  return { secret, address: totpOf(secret, user.email).toString() };
}

function setupSecret({ userId, sessionId }: { userId: string; sessionId: string }, keys: Keys): string {
  const bytes = createHmac("sha256", keys.appSetup).update(`${userId} ${sessionId}`).digest().subarray(0, 20);
  return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32;
}

/** Whether the user has an app that shows one-time codes. */
export async function hasApp(db: Db, userId: string): Promise<boolean> {
  return (await db.oneTimeCode.count({ where: { userId, confirmedAt: { not: null } } })) === 1;
}

/**
 * Takes the app into use with its first code, which is used up by that.
 * @throws Invalid at `code`, Refused when there is an app already.
 */
export async function confirmApp(
  db: Db,
  user: { userId: string; sessionId: string },
  code: string,
  keys: Keys,
): Promise<void> {
  const { userId } = user;
  const secret = setupSecret(user, keys);
  const lastStep = stepOf(secret, code);
  if (lastStep === null) throw new Invalid({ code: [{ key: "session.codeWrong" }] });
  const { count } = await db.oneTimeCode.createMany({
    data: [{ userId, secret: seal(keys.oneTimeCode, secret, userId), confirmedAt: new Date(), lastStep }],
    skipDuplicates: true,
  });
  if (count === 0) throw new Refused("session.noAppToConfirm");
  await tellOwner(db, userId, "second_factor_added");
}

/** Removes the app; and the backup codes where no second factor is left that they could stand in for. */
export async function removeApp(db: Db, userId: string): Promise<void> {
  const { count } = await db.oneTimeCode.deleteMany({ where: { userId, confirmedAt: { not: null } } });
  if (count > 0) await afterRemoval(db, userId);
}

/** Tells the owner; and where no second factor is left, takes back what rested on it: backup codes, and that sessions have shown one. */
export async function afterRemoval(db: Db, userId: string): Promise<void> {
  if (!(await hasSecondFactor(db, userId))) {
    await db.backupCode.deleteMany({ where: { userId } });
    await db.session.updateMany({ where: { userId }, data: { secondFactorAt: null } });
  }
  await tellOwner(db, userId, "second_factor_removed");
}

/** A code as people type it: spaces and hyphens are theirs. */
const plain = (typed: string): string => typed.replaceAll(/[\s-]/g, "").toLowerCase();

/**
 * Accepts a code of the app or a backup code, each once.
 * @throws Invalid at `code`: the same for a wrong, an old and a used one.
 */
export async function demandCode(db: Db, userId: string, typed: string, keys: Keys): Promise<void> {
  const code = plain(typed);
  const fits = /^\d{6}$/.test(code)
    ? await oneTimeCodeFits(db, userId, code, keys)
    : await backupCodeFits(db, userId, code, keys);
  if (!fits) throw new Invalid({ code: [{ key: "session.codeWrong" }] });
}

/** The time step a code stands for, now or one to either side, since clocks differ; null when it is none of them. */
function stepOf(secret: string, code: string): bigint | null {
  const now = Date.now();
  const delta = totpOf(secret, "").validate({ token: plain(code), timestamp: now, window: 1 });
  return delta === null ? null : BigInt(Math.floor(now / 1000 / period) + delta);
}

/** Whether the code is the app's, and later than the last one that was accepted. */
async function oneTimeCodeFits(db: Db, userId: string, code: string, keys: Keys): Promise<boolean> {
  const found = await db.oneTimeCode.findUnique({ where: { userId }, select: { secret: true, confirmedAt: true } });
  const secret = found?.confirmedAt ? unseal(keys.oneTimeCode, found.secret, userId) : null;
  const step = secret === null ? null : stepOf(secret, code);
  if (step === null) return false;
  // Compared in the statement that writes it, so that of two at once one is refused.
  const { count } = await db.oneTimeCode.updateMany({
    where: { userId, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  });
  return count === 1;
}

// Crockford's base 32: no letters that look like digits; what is read as I, L or O is understood.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const readAs: Record<string, string> = { i: "1", l: "1", o: "0" };

const backupHash = (code: string, userId: string, keys: Keys): string =>
  createHmac("sha256", keys.backupCode)
    .update(`${userId} ${code.replaceAll(/[ilo]/g, (letter) => readAs[letter] ?? letter)}`)
    .digest("hex");

async function backupCodeFits(db: Db, userId: string, code: string, keys: Keys): Promise<boolean> {
  const { count } = await db.backupCode.updateMany({
    where: { userId, codeHash: backupHash(code, userId, keys), usedAt: null },
    data: { usedAt: new Date() },
  });
  return count === 1;
}

/**
 * Ten new backup codes of fifty random bits, as they are to be shown, once; those from before stop working.
 * @throws Refused when the user has no second factor they could stand in for.
 */
export async function newBackupCodes(db: Db, userId: string, keys: Keys): Promise<string[]> {
  if (!(await hasSecondFactor(db, userId))) throw new Refused("session.noSecondFactor");
  const codes = Array.from({ length: 10 }, () =>
    Array.from(randomBytes(10), (byte) => alphabet[byte % alphabet.length]).join(""),
  );
  await db.backupCode.deleteMany({ where: { userId } });
  await db.backupCode.createMany({ data: codes.map((code) => ({ userId, codeHash: backupHash(code, userId, keys) })) });
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
}
