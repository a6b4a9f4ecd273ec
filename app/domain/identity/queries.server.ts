import type { Db } from "~/db/door.server";

/** Somebody at an issuer: the two together, never an e-mail address, are who it is. */
export interface Subject {
  issuer: string;
  subject: string;
}

/** Whose account this is, by the door before sign-in, or null; notes that it was used. */
export async function userOfIdentity(db: Db, { issuer, subject }: Subject): Promise<string | null> {
  const [found] = await db.$queryRaw<{ userId: string }[]>`
    UPDATE identity i SET last_used_at = now() FROM app_user u
     WHERE i.issuer = ${issuer} AND i.subject = ${subject} AND u.id = i.user_id AND u.erased_at IS NULL
    RETURNING i.user_id AS "userId"`;
  return found?.userId ?? null;
}

/** Whether somebody has an account with this address, by the door before sign-in. */
export async function hasAccount(db: Db, email: string): Promise<boolean> {
  return (await db.user.count({ where: { email } })) > 0;
}

export interface OwnIdentity extends Subject {
  createdAt: Date;
  lastUsedAt: Date;
}

/** The identities the account may be entered with, the oldest first, by the account's door. */
export function ownIdentities(db: Db): Promise<OwnIdentity[]> {
  return db.identity.findMany({
    select: { issuer: true, subject: true, createdAt: true, lastUsedAt: true },
    orderBy: [{ createdAt: "asc" }, { issuer: "asc" }, { subject: "asc" }],
  });
}
