import { randomBytes } from "node:crypto";
import type { Db } from "~/db/door.server";
import { can, type Actor } from "../access/can";
import { hashOfToken } from "../session/token.server";
import { Forbidden, NotFound, Refused } from "../shared/errors";
import type { TokenForm } from "./schema";
import { tokenPrefix } from "./token";

/** Tokens that work at the same time, at most; whoever needs more has forgotten to revoke. */
const mostLive = 50;

/**
 * Makes a token that lives for so many days. Gives the token itself, which is kept nowhere and cannot be shown again.
 * @throws Forbidden, Refused when the municipality has as many live tokens as it may have.
 */
export async function createToken(
  db: Db,
  actor: Actor,
  { name, scopes, days }: TokenForm,
): Promise<{ id: string; token: string }> {
  if (!can(actor, "token.write")) throw new Forbidden("token.write");
  const now = new Date();
  const live = await db.apiToken.count({ where: { revokedAt: null, expiresAt: { gt: now } } });
  if (live >= mostLive) throw new Refused("tokens.tooMany", { limit: mostLive });
  const token = tokenPrefix + randomBytes(32).toString("base64url");
  const { id } = await db.apiToken.create({
    data: {
      name,
      scopes: [...new Set(scopes)],
      tokenHash: hashOfToken(token),
      createdById: actor.userId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + days * 86_400_000),
    },
    select: { id: true },
  });
  return { id, token };
}

/**
 * Ends a token at once. One that is revoked already stays as it was.
 * @throws Forbidden, NotFound
 */
export async function revokeToken(db: Db, actor: Actor, tokenId: string): Promise<void> {
  if (!can(actor, "token.write")) throw new Forbidden("token.write");
  const { count } = await db.apiToken.updateMany({
    where: { id: tokenId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0 && (await db.apiToken.count({ where: { id: tokenId } })) === 0) throw new NotFound("token");
}
