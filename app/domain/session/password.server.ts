import { hash, verify } from "@node-rs/argon2";
import { Invalid } from "../shared/errors";
import { passwordForm, weaknessOf, type Chooser } from "./password";

// argon2id with OWASP's first recommendation: 19 MiB, two passes, one lane. 2 is the library's number for argon2id,
// whose constant enum cannot be imported under isolatedModules.
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 2 } as const;

/** The hash to keep of a password. */
export const passwordHash = (password: string): Promise<string> => hash(passwordForm(password), settings);

let decoy: Promise<string> | undefined;

/**
 * Whether `password` is the one `kept` is the hash of. With no hash (an unknown user, or one without a password) it works as long on
 * a decoy and answers false, so that the time does not tell which addresses exist.
 */
export async function passwordFits(kept: string | null, password: string): Promise<boolean> {
  decoy ??= passwordHash("a password nobody has");
  const fits = await verify(kept ?? (await decoy), passwordForm(password));
  return kept !== null && fits;
}

let commonOnes: Promise<ReadonlySet<string>> | undefined;

/** Some fifty thousand passwords that are tried first; the list of zxcvbn-ts. Half a megabyte: read when the first password is chosen. */
async function commonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"]);
}

/**
 * Refuses a new password that is common, or little more than the name or address of whoever chooses it. Its length is the schema's
 * (`NewPassword`).
 * @throws Invalid at `field`.
 */
export async function refuseWeakPassword(field: string, password: string, chooser: Chooser): Promise<void> {
  commonOnes ??= commonPasswords();
  const common = await commonOnes;
  const weakness = weaknessOf(password, chooser, (text) => common.has(text));
  if (weakness) throw new Invalid({ [field]: [{ key: `session.${weakness}` }] });
}
