import { hash, verify } from "@node-rs/argon2";

// argon2id with OWASP's first recommendation: 19 MiB, two passes, one lane. 2 is the library's number for argon2id,
// whose constant enum cannot be imported under isolatedModules.
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 2 } as const;

/** The hash to keep of a password. */
export const passwordHash = (password: string): Promise<string> => hash(password, settings);

let decoy: Promise<string> | undefined;

/**
 * Whether `password` is the one `kept` is the hash of. With no hash (an unknown user, or one without a password) it works as long on
 * a decoy and answers false, so that the time does not tell which addresses exist.
 */
export async function passwordFits(kept: string | null, password: string): Promise<boolean> {
  decoy ??= passwordHash("a password nobody has");
  const fits = await verify(kept ?? (await decoy), password);
  return kept !== null && fits;
}
