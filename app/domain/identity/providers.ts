import { z } from "zod";
import { municipalityRoles } from "../access/table";

// Who may sign people in, as the operator's file says it (docs/sign-in-providers.md). Messages are for the operator, in plain English.

/** An e-mail domain: `municipality.example`. A domain below it is another domain. */
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "must be an e-mail domain such as municipality.example");

const isLoopback = (hostname: string) => ["localhost", "127.0.0.1", "[::1]"].includes(hostname);

/** Plain http is for trying out on one machine alone: elsewhere whoever listens could sign in as anybody. */
const issuer = z.url("must be a URL").refine((text) => {
  if (!URL.canParse(text)) return true;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}, "must begin with https:// (http:// only on this machine)");

const secret = z.union(
  [
    z.strictObject({ env: z.string().regex(/^[A-Z][A-Z0-9_]*$/, "must be the name of an environment variable") }),
    z.strictObject({ file: z.string().min(1) }),
  ],
  'must say where the secret is kept, as { "env": "NAME" } or { "file": "/path" }; the secret itself never stands in this file',
);

const words = z.array(z.string().min(1)).min(1, "must name at least one");

/** Administrators are named by people: whoever rules an e-mail domain does not thereby rule the municipality. */
const domainRoles = municipalityRoles.filter((role) => role !== "administrator") as [
  Exclude<(typeof municipalityRoles)[number], "administrator">,
];

const municipality = z.strictObject({
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be the municipality's key, as in its address"),
  /** Whose addresses are let in without an invitation, and as what. */
  domains: z
    .array(
      z.strictObject({
        domain,
        roles: z
          .array(z.enum(domainRoles, `must be of ${domainRoles.join(", ")}; administrators are invited`))
          .min(1, "must name at least one role"),
      }),
    )
    .default([]),
});

const provider = z.strictObject({
  /** Stands in addresses: /login/<key>/callback is what the provider must know. */
  key: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "must be small letters, digits and hyphens, since it stands in addresses")
    .max(40)
    // Pages of our own have these addresses.
    .refine((key) => !["passkey", "second-factor"].includes(key), "must be another word: Tiltak uses this one itself"),
  /** On the button. */
  name: z.string().trim().min(1).max(60),
  issuer,
  clientId: z.string().min(1),
  /** Left out for a client without a secret, which PKCE alone protects. */
  clientSecret: secret.optional(),
  clientAuthentication: z.enum(["client_secret_basic", "client_secret_post"]).default("client_secret_basic"),
  scopes: words
    .refine((scopes) => scopes.includes("openid"), 'must contain "openid"')
    .default(["openid", "profile", "email"]),
  /** The claim that must be true before an address is believed. */
  emailVerifiedBy: z.string().min(1).default("email_verified"),
  /** What is asked for as acr_values. */
  acrValues: words.optional(),
  /** Which acr, or which of the methods in amr, count as a second factor shown. */
  secondFactor: z
    .strictObject({ acr: words.optional(), amr: words.optional() })
    .refine(({ acr, amr }) => acr !== undefined || amr !== undefined, "must name acr, amr, or both")
    .optional(),
  /** For whose invitations and domains this provider's word about an address is taken. */
  municipalities: z.union(
    [z.literal("all"), z.array(municipality).min(1, "must name at least one municipality")],
    'must be "all" or a list of municipalities',
  ),
});

export type SignInProvider = z.output<typeof provider>;

/** The whole file. */
export const ProvidersFile = z.strictObject({ providers: z.array(provider) }).superRefine(({ providers }, context) => {
  const seen = new Set<string>();
  for (const [index, { key }] of providers.entries()) {
    if (seen.has(key))
      context.addIssue({ code: "custom", path: ["providers", index, "key"], message: `"${key}" stands twice` });
    seen.add(key);
  }
});

/** What the file is wrong about, one line each, with its place; values are left out, since one may be a secret written in the wrong place. */
export function faultsOf(error: z.ZodError): string[] {
  return error.issues.flatMap((issue) => faultsIn(issue, []));
}

function faultsIn(issue: z.core.$ZodIssue, above: PropertyKey[]): string[] {
  const path = [...above, ...issue.path];
  // Of several shapes the one that was meant is the one that fits on the outside.
  const meant =
    issue.code === "invalid_union" ? issue.errors.find(([first]) => first && first.path.length > 0) : undefined;
  if (meant) return meant.flatMap((inner) => faultsIn(inner, path));
  const place = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  const message = issue.code === "unrecognized_keys" ? `does not know ${issue.keys.join(", ")}` : issue.message;
  return [`${place.replace(/^\./, "") || "the file"} ${message}`];
}

/** What a provider said of somebody, once it has been found to be the provider who said it. */
export interface Claims {
  sub: string;
  acr?: unknown;
  amr?: unknown;
  [claim: string]: unknown;
}

/** Whether by this provider's own word a second factor was shown. */
export function showedSecondFactor({ secondFactor }: Pick<SignInProvider, "secondFactor">, claims: Claims): boolean {
  if (!secondFactor) return false;
  const { acr = [], amr = [] } = secondFactor;
  const methods: unknown[] = Array.isArray(claims.amr) ? claims.amr : [];
  return (typeof claims.acr === "string" && acr.includes(claims.acr)) || amr.some((method) => methods.includes(method));
}

/**
 * The address, small, when the provider says that it has been verified; else null. Some say so in words or figures (Entra ID's xms_edov).
 */
export function verifiedEmail(
  { emailVerifiedBy }: Pick<SignInProvider, "emailVerifiedBy">,
  claims: Claims,
): string | null {
  const { email } = claims;
  const verdict = claims[emailVerifiedBy];
  if (![true, "true", 1, "1"].some((yes) => yes === verdict) || typeof email !== "string") return null;
  const address = email.trim().toLowerCase();
  return z.email().max(254).safeParse(address).success ? address : null;
}

/** The name to begin with, as the provider has it; null where it has none. */
export function nameOf({ name, given_name: given, family_name: family }: Claims): string | null {
  const parts = [given, family].filter((part) => typeof part === "string");
  const whole = (typeof name === "string" ? name : parts.join(" ")).replaceAll(/[\p{Cc}\s]+/gu, " ").trim();
  return whole === "" ? null : whole.slice(0, 200);
}

/** Whether an invitation to this place may be accepted on this provider's word about the address. */
export function isFor(
  { municipalities }: Pick<SignInProvider, "municipalities">,
  place: { kind: string; key: string },
): boolean {
  if (municipalities === "all") return true;
  return place.kind === "municipality" && municipalities.some(({ key }) => key === place.key);
}

/** The municipalities that let this address in without an invitation, and as what. The whole domain must be the same. */
export function letInBy(
  { municipalities }: Pick<SignInProvider, "municipalities">,
  email: string,
): { key: string; roles: string[] }[] {
  if (municipalities === "all") return [];
  const own = email.slice(email.lastIndexOf("@") + 1);
  return municipalities.flatMap(({ key, domains }) => {
    const roles = domains.filter((one) => one.domain === own).flatMap((one) => one.roles);
    return roles.length > 0 ? [{ key, roles: [...new Set(roles)] }] : [];
  });
}
