import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";
import { RateLimiterRes } from "rate-limiter-flexible";
import { counter } from "~/db/counters.server";
import { TooMany } from "~/domain/shared/errors";
import { env } from "~/env.server";
import { keyFor } from "./secret.server";

/** What is limited: over how many minutes, and which part of the settings' numbers one account and one address may use up meanwhile. */
const limits = {
  sign_in: { minutes: 15, share: 1 },
  /** Asking for a link by mail: each sends one, so all count, not only those that fail. */
  reset: { minutes: 60, share: 0.5 },
  /** Choosing a password by a link. */
  reset_link: { minutes: 15, share: 1 },
  /** The password of somebody who is signed in, asked again. */
  password: { minutes: 15, share: 1 },
  /** Ten tries an hour leave a guesser of six digits a chance of one in a thousand a day. */
  second_factor: { minutes: 60, share: 1 },
  invitation: { minutes: 15, share: 1 },
  /** A network that asks a municipality by its key: keys are not to be tried out. */
  asking: { minutes: 60, share: 1 },
  /** Links to a calendar that open nothing: programs go on asking by one that was ended. */
  calendar: { minutes: 15, share: 1 },
} as const;

export type LimitKind = keyof typeof limits;

/** An attempt that has been counted. */
export interface Attempt {
  /** Takes the count back: only those that fail are to add up. */
  succeeded(): Promise<void>;
}

/**
 * Counts an attempt before it is made, so that many at once cannot slip past: by network address, and by account, which is whatever
 * names one (an e-mail address as typed, whether or not anybody has it, so that the answer does not tell).
 * @throws TooMany when either has used up its number.
 */
export async function countAttempt(
  kind: LimitKind,
  { address, account }: { address: string | null; account?: string | null | undefined },
): Promise<Attempt> {
  const { minutes, share } = limits[kind];
  const counted: { name: string; points: number; key: string; isAccount: boolean }[] = [];
  const add = (name: string, points: number, value: string, isAccount: boolean) =>
    counted.push({ name, points: Math.ceil(points * share), key: hashOf(name, value), isAccount });
  if (address !== null) add(`${kind}_address`, env().LIMIT_PER_ADDRESS, networkOf(address), false);
  if (account) add(`${kind}_account`, env().LIMIT_PER_ACCOUNT, account, true);
  const counterOf = ({ name, points }: (typeof counted)[number]) => counter(name, { points, seconds: minutes * 60 });
  for (const one of counted) {
    try {
      await counterOf(one).consume(one.key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new TooMany(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
    }
  }
  return {
    succeeded: async () => {
      for (const one of counted) {
        if (one.isAccount) await counterOf(one).delete(one.key);
        else await counterOf(one).reward(one.key);
      }
    },
  };
}

// A table of addresses and accounts would be personal data; hashes without the key are not.
const hashOf = (name: string, value: string): string =>
  createHmac("sha256", keyFor("limits")).update(`${name} ${value}`).digest("base64url");

/** One household or office has 2^64 addresses of the newer kind, and counts as one. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("%")[0]!.toLowerCase().split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const whole = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
  return whole
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ""))
    .join(":");
}
