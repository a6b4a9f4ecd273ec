import type { Db } from "~/db/door.server";
import type { Actor } from "../access/can";
import { hashOfToken } from "../session/token.server";
import { NotFound } from "../shared/errors";
import { tokenScopes, tokensPerPage, tokenState, type TokenScope, type TokenState } from "./token";

export interface TokenRow {
  id: string;
  name: string;
  scopes: TokenScope[];
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  state: TokenState;
}

const isScope = (text: string): text is TokenScope => tokenScopes.some((scope) => scope === text);

/** The municipality's tokens, those that work first, then the newest; `total` counts all. `page` begins at 1. */
export async function tokenList(db: Db, page: number): Promise<{ rows: TokenRow[]; total: number; page: number }> {
  const total = await db.apiToken.count();
  const shown = Math.min(page, Math.max(1, Math.ceil(total / tokensPerPage)));
  const found = await db.$queryRaw<Omit<TokenRow, "state">[]>`
    SELECT t.id, t.name, t.scopes, coalesce(u.name, '') AS "createdBy", t.created_at AS "createdAt", t.expires_at AS "expiresAt",
           t.last_used_at AS "lastUsedAt", t.revoked_at AS "revokedAt"
      FROM api_token t LEFT JOIN app_user u ON u.id = t.created_by
     ORDER BY t.revoked_at IS NOT NULL OR t.expires_at <= now(), t.created_at DESC, t.id
     LIMIT ${tokensPerPage} OFFSET ${(shown - 1) * tokensPerPage}`;
  const now = new Date();
  const rows = found.map((row) => ({ ...row, scopes: row.scopes.filter(isScope), state: tokenState(row, now) }));
  return { rows, total, page: shown };
}

/** One token. @throws NotFound */
export async function tokenOf(db: Db, tokenId: string): Promise<{ id: string; name: string; state: TokenState }> {
  const found = await db.apiToken.findFirst({
    where: { id: tokenId },
    select: { id: true, name: true, expiresAt: true, revokedAt: true },
  });
  if (!found) throw new NotFound("token");
  return { id: found.id, name: found.name, state: tokenState(found, new Date()) };
}

/** Whose rows a token opens, and what for. */
export interface TokenHolder {
  municipality: { id: string; key: string };
  /** A reader who may only do what the token is for. A token is nobody: its own id stands where a user's would. */
  actor: Actor;
}

/**
 * What a live token opens, through the door before sign-in; null when it is unknown, expired or revoked: which of them is not told.
 * Notes that it was used, at most once a minute, so that a busy program does not write at every question.
 */
export async function tokenHolder(db: Db, token: string): Promise<TokenHolder | null> {
  const hash = hashOfToken(token);
  const [found] = await db.$queryRaw<
    { id: string; municipalityId: string; key: string; scopes: string[]; isStale: boolean }[]
  >`
    SELECT /* planned once */ t.id, t.municipality_id AS "municipalityId", m.key, t.scopes,
           t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute' AS "isStale"
      FROM api_token t JOIN municipality m ON m.id = t.municipality_id
     WHERE t.token_hash = ${hash} AND t.revoked_at IS NULL AND t.expires_at > now()`;
  if (!found) return null;
  if (found.isStale) {
    // Two at once: the second finds it fresh once the first is done, and writes nothing.
    await db.$executeRaw`
      UPDATE api_token SET last_used_at = now()
       WHERE token_hash = ${hash} AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`;
  }
  return {
    municipality: { id: found.municipalityId, key: found.key },
    actor: { userId: found.id, personId: null, roles: ["reader"], only: found.scopes.filter(isScope) },
  };
}
