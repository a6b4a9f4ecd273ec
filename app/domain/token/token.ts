import type { Permission } from "../access/table";

/** What a token may be let do: never more than reading. In the order the form shows them. */
export const tokenScopes = ["figure.read", "plan.read"] as const satisfies readonly Permission[];
export type TokenScope = (typeof tokenScopes)[number];

/** How many a page of the list holds. */
export const tokensPerPage = 50;

/** For how many days a token may be made; the database allows a year and a day. */
export const tokenDays = [30, 90, 180, 365] as const;

/** What every token begins with, so that people, and programs that look for leaked secrets, know one when they see it. */
export const tokenPrefix = "tiltak_";

const shape = new RegExp(`^${tokenPrefix}[A-Za-z0-9_-]{43}$`);

/** Whether this could be a token: the prefix and 256 bits in base64url. */
export const isTokenShaped = (text: string): boolean => shape.test(text);

/**
 * The token of an Authorization header; null where there is no such header, undefined where it holds no token of ours.
 * The scheme's name is compared without regard to case (RFC 9110 §11.1).
 */
export function bearerToken(header: string | null): string | null | undefined {
  if (header === null) return null;
  const [, token = ""] = /^bearer +(\S+) *$/i.exec(header) ?? [];
  return isTokenShaped(token) ? token : undefined;
}

export type TokenState = "live" | "expired" | "revoked";

/** How a token stands at `now`. One that was revoked stays so when its time runs out too. */
export function tokenState(token: { expiresAt: Date; revokedAt: Date | null }, now: Date): TokenState {
  if (token.revokedAt !== null) return "revoked";
  return token.expiresAt <= now ? "expired" : "live";
}
