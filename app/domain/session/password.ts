import { z } from "zod";
import { passwordLength } from "./password-length";

// What a password must be (NIST SP 800-63B-4, 3.1.1.2): long, not known to everybody, and otherwise free. No rules of digits and signs.

/** The one form of a password that is hashed: keyboards differ in how they write å. */
export const passwordForm = (typed: string): string => typed.normalize("NFKC");

const lengthOf = (password: string): number => [...passwordForm(password)].length;

/**
 * A new password as typed: its length. Whether it is common or the person's own name is asked of `refuseWeakPassword` (password.server.ts),
 * which needs a long list.
 */
export const NewPassword = z
  .string({ error: "session.newPasswordMissing" })
  // Before it is counted: counting a megabyte is work.
  .max(4 * passwordLength.most, `session.passwordLong|${passwordLength.most}`)
  .refine((typed) => !typed.includes("\u0000"), "forms.unreadable")
  .refine((typed) => lengthOf(typed) >= passwordLength.least, `session.passwordShort|${passwordLength.least}`)
  .refine((typed) => lengthOf(typed) <= passwordLength.most, `session.passwordLong|${passwordLength.most}`);

/** Who chooses the password, as far as it is known. */
export interface Chooser {
  email: string;
  name?: string | null | undefined;
}

/** What is left of it after what is known must be this many letters and digits. */
const leftLeast = 6;

/**
 * Why a password of the right length is too easy to guess, or null. `common` tells of a text in small letters whether it is a common
 * password.
 */
export function weaknessOf(
  password: string,
  chooser: Chooser,
  common: (text: string) => boolean,
): "passwordCommon" | "passwordOwn" | null {
  const whole = passwordForm(password).toLowerCase();
  if (isCommon(whole, common)) return "passwordCommon";
  const own = ownWordsOf(chooser).filter((word) => whole.includes(word));
  if (own.length === 0) return null;
  let left = whole;
  for (const word of own) left = left.replaceAll(word, " ");
  return significant(left).length < leftLeast || isCommon(left.trim(), common) ? "passwordOwn" : null;
}

const significant = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, "");

function isCommon(whole: string, common: (text: string) => boolean): boolean {
  if (common(whole) || common(significant(whole))) return true;
  // A common one with something put before or after it: Password1234!
  const core = significant(whole).replaceAll(/^\p{N}+|\p{N}+$/gu, "");
  if (core.length < leftLeast + 4 && core.length > 0 && common(core)) return true;
  // Few different signs, or one short piece again and again: aaaaaaaaaaaa, tiltaktiltak.
  if (new Set(whole).size < 5) return true;
  const repeated = /^(.+?)\1+$/u.exec(whole)?.[1];
  if (repeated !== undefined && repeated.length < 10) return true;
  return isRun(whole);
}

const rows = [
  "01234567890123456789",
  "98765432109876543210",
  "abcdefghijklmnopqrstuvwxyzæøå",
  "qwertyuiopåasdfghjkløæzxcvbnm",
];

/** Signs in the order of the alphabet, the digits or the keyboard. */
const isRun = (text: string): boolean => rows.some((row) => row.includes(text));

/** The name, the parts of the address and the product's name, from three letters on, the longest first. */
function ownWordsOf({ email, name }: Chooser): string[] {
  const address = email.toLowerCase();
  const words = [
    address,
    ...address.split(/[^\p{L}\p{N}]+/u),
    ...(name ?? "").toLowerCase().split(/[^\p{L}\p{N}]+/u),
    "tiltak",
  ];
  return [...new Set(words)].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length);
}
