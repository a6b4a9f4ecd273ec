import { readFileSync } from "node:fs";
import { faultsOf, ProvidersFile, type SignInProvider } from "~/domain/identity/providers";
import type { Problem } from "~/domain/identity/schema";
import { env, EnvironmentError, namedVariable } from "~/env.server";

/** A provider with its secret at hand. */
export type ReadyProvider = Omit<SignInProvider, "clientSecret"> & { secret: string | null };

const heading = "These sign-in providers stop Tiltak from starting:";
const stopping = (file: string, faults: string[]) =>
  new EnvironmentError([heading, ...faults.map((fault) => `  ${file}: ${fault}`)].join("\n"));

/**
 * Reads the file of providers.
 * @throws EnvironmentError that names everything at fault, in plain words and without what stands there.
 */
export function readProviders(file: string): ReadyProvider[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw stopping(file, [`cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`]);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw stopping(file, ["is not JSON"]);
  }
  const parsed = ProvidersFile.safeParse(json);
  if (!parsed.success) throw stopping(file, faultsOf(parsed.error));
  const faults: string[] = [];
  const ready = parsed.data.providers.map(({ clientSecret, ...provider }) => {
    const secret = clientSecret ? secretOf(clientSecret) : null;
    if (clientSecret && !secret) {
      const place = "env" in clientSecret ? `the variable ${clientSecret.env}` : `the file ${clientSecret.file}`;
      faults.push(`${provider.key}: ${place} holds no client secret`);
    }
    return { ...provider, secret };
  });
  if (faults.length > 0) throw stopping(file, faults);
  return ready;
}

function secretOf(place: NonNullable<SignInProvider["clientSecret"]>): string | null {
  if ("env" in place) return namedVariable(place.env)?.trim() || null;
  try {
    return readFileSync(place.file, "utf8").trim() || null;
  } catch {
    return null;
  }
}

let read: { file: string | undefined; providers: ReadyProvider[] } | undefined;

/** The providers of SIGN_IN_PROVIDERS, read once; none without that setting. @throws EnvironmentError */
export function signInProviders(): readonly ReadyProvider[] {
  const file = env().SIGN_IN_PROVIDERS;
  if (read?.file !== file || !read) read = { file, providers: file ? readProviders(file) : [] };
  return read.providers;
}

/** What a page may know of them. */
export const providerChoices = (): { key: string; name: string }[] =>
  signInProviders().map(({ key, name }) => ({ key, name }));

/** What became of signing in with a provider, as the address of a page says it; null when it says nothing, or of no provider of ours. */
export function namedProblem(search: { problem?: Problem | undefined; provider?: string | undefined }) {
  const name = signInProviders().find(({ key }) => key === search.provider)?.name;
  return search.problem && name ? { kind: search.problem, name } : null;
}
