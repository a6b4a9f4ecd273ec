import type { Db, InvitedDoors } from "~/db/door.server";
import type { Language } from "~/text/languages";
import type { Role } from "../access/table";
import { passwordHash } from "../session/password.server";
import { hashOfToken } from "../session/token.server";
import { Forbidden, NotFound, Refused } from "../shared/errors";

export type InvitedKind = "municipality" | "network" | "partner" | "operator";

/** Where an invitation leads. The service, to operate it, has neither key nor name, and for its id all zeros. */
export interface InvitedPlace {
  kind: InvitedKind;
  id: string;
  key: string;
  name: string;
}

/** An invitation that can still be accepted, as the one invited reads it. */
export interface OpenInvitation {
  id: string;
  place: InvitedPlace;
  email: string;
  /** As the inviter wrote it. */
  name: string | null;
  roles: Role[];
  /** Null when the inviter's account is gone. */
  inviter: string | null;
  expiresAt: Date;
  /** Somebody has an account with this address already, and signs in instead of making one. */
  hasAccount: boolean;
}

/** By the link in the mail, or by the invitation's own id where the address is proven in another way (single sign-on). */
export type InvitationKey = { token: string } | { invitationId: string };

/** Who accepts: somebody with an account, or somebody who gets one. Without a password they sign in by single sign-on. */
export type Joiner = { userId: string } | { name: string; password: string | null; language: Language | null };

type Row = Omit<OpenInvitation, "place"> & {
  municipalityId: string | null;
  networkId: string | null;
  partnerId: string | null;
  toOperator: boolean;
  personId: string | null;
  key: string | null;
  place: string | null;
};

/** The service itself, which operators are invited to keep. */
export const service = { kind: "operator", id: "00000000-0000-0000-0000-000000000000", key: "", name: "" } as const;

async function rowOf(db: Db, key: InvitationKey): Promise<Row | undefined> {
  const [hash, id] = "token" in key ? [hashOfToken(key.token), null] : [null, key.invitationId];
  // Without the lock first, so that an unknown token costs nothing; `acceptInvitation` asks again with it.
  const [row] = await db.$queryRaw<Row[]>`
    SELECT i.id, i.municipality_id AS "municipalityId", i.network_id AS "networkId", i.partner_id AS "partnerId",
           i.to_operator AS "toOperator", i.person_id AS "personId", i.email, i.name, i.roles, i.expires_at AS "expiresAt", u.name AS inviter,
           coalesce(m.key, n.key, p.key) AS key, coalesce(m.name, n.name, p.name) AS place,
           EXISTS (SELECT FROM app_user a WHERE a.email = i.email AND a.erased_at IS NULL) AS "hasAccount"
      FROM invitation i
      LEFT JOIN municipality m ON m.id = i.municipality_id
      LEFT JOIN network n ON n.id = i.network_id
      LEFT JOIN partner p ON p.id = i.partner_id
      LEFT JOIN app_user u ON u.id = i.invited_by
     WHERE (i.token_hash = ${hash} OR i.id = ${id}::uuid)
       AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()`;
  return row;
}

function placeOf({ municipalityId, networkId, partnerId, toOperator, key, place }: Row): InvitedPlace {
  if (toOperator) return service;
  const rest = { key: key ?? "", name: place ?? "" };
  if (municipalityId !== null) return { kind: "municipality", id: municipalityId, ...rest };
  if (networkId !== null) return { kind: "network", id: networkId, ...rest };
  return { kind: "partner", id: partnerId ?? "", ...rest };
}

/**
 * The invitation behind a link or id, by the door before sign-in.
 * @throws NotFound when it is unknown, expired, used or taken back: the four look the same.
 */
export async function openInvitation(db: Db, key: InvitationKey): Promise<OpenInvitation> {
  const row = await rowOf(db, key);
  if (!row) throw new NotFound("invitation");
  const { id, email, name, roles, inviter, expiresAt, hasAccount } = row;
  return { id, place: placeOf(row), email, name, roles, inviter, expiresAt, hasAccount };
}

/** The open invitations to this address, oldest first, by the door before sign-in: for whoever has proven that it is theirs. */
export async function openInvitationsTo(db: Db, email: string): Promise<{ id: string; place: InvitedPlace }[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM invitation i
     WHERE i.email = ${email.toLowerCase()} AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()
     ORDER BY i.created_at, i.id`;
  const found: { id: string; place: InvitedPlace }[] = [];
  for (const { id } of rows) found.push(await openInvitation(db, { invitationId: id }));
  return found.map(({ id, place }) => ({ id, place }));
}

/**
 * Takes the invited person in: makes their account where they have none, gives them the roles, and in a municipality a person who can own
 * work. The last door open is that of the place. All in the transaction of `byInvitation`; of two who press at once one gets in and the
 * other is told that there is no such invitation.
 * @throws NotFound when the invitation is unknown, expired, used or taken back; Forbidden when the account is another's than the one
 *   invited; Refused (`invitation.signInFirst`) where somebody new turns out to have an account.
 */
export async function acceptInvitation(
  doors: InvitedDoors,
  key: InvitationKey,
  joiner: Joiner,
): Promise<{ userId: string; place: InvitedPlace }> {
  const db = await doors.beforeSignIn();
  const found = await rowOf(db, key);
  if (!found) throw new NotFound("invitation");
  await db.$queryRaw`SELECT id FROM invitation WHERE id = ${found.id}::uuid FOR UPDATE`;
  // What stood there before the lock may have been accepted while we waited for it.
  const row = await rowOf(db, key);
  if (!row) throw new NotFound("invitation");
  const { id: userId, name } = await userOf(db, row.email, joiner);
  const place = placeOf(row);
  const inside = await join(doors, place, userId, row.roles);
  if (place.kind === "municipality") await becomePerson(inside, { userId, name, personId: row.personId });
  await inside.$executeRaw`
    UPDATE invitation SET accepted_at = now(), accepted_by = ${userId}::uuid WHERE id = ${row.id}::uuid`;
  return { userId, place };
}

async function userOf(db: Db, email: string, joiner: Joiner): Promise<{ id: string; name: string }> {
  if ("userId" in joiner) {
    const user = await db.user.findUnique({
      where: { id: joiner.userId, erasedAt: null },
      select: { id: true, name: true, email: true },
    });
    if (user?.email !== email) throw new Forbidden("invitation");
    return user;
  }
  const { name, password, language } = joiner;
  const [user] = await db.$queryRaw<{ id: string; name: string }[]>`
    INSERT INTO app_user (email, name, language) VALUES (${email}, ${name}, ${language})
        ON CONFLICT (email) DO NOTHING RETURNING id, name`;
  if (!user) throw new Refused("invitation.signInFirst");
  if (password !== null) {
    await db.credential.create({ data: { userId: user.id, passwordHash: await passwordHash(password) } });
  }
  return user;
}

/** Opens the place's door and gives the roles; whoever has one already keeps it, and from when. */
async function join(doors: InvitedDoors, place: InvitedPlace, userId: string, roles: readonly string[]): Promise<Db> {
  switch (place.kind) {
    case "municipality": {
      const db = await doors.municipality(place.id, { userId });
      await db.$executeRaw`
        INSERT INTO membership AS m (user_id, role, valid_from)
        SELECT ${userId}::uuid, r.role::member_role, tiltak_today() FROM unnest(${roles}::text[]) AS r (role)
            ON CONFLICT (municipality_id, user_id, role) DO UPDATE
           SET valid_to = NULL, valid_from = CASE WHEN m.valid_to < tiltak_today() THEN tiltak_today() ELSE m.valid_from END`;
      return db;
    }
    case "operator": {
      const db = await doors.operator({ userId });
      await db.$executeRaw`
        INSERT INTO operator AS o (user_id, valid_from) VALUES (${userId}::uuid, tiltak_today())
            ON CONFLICT (user_id) DO UPDATE
           SET valid_to = NULL, valid_from = CASE WHEN o.valid_to < tiltak_today() THEN tiltak_today() ELSE o.valid_from END`;
      return db;
    }
    case "network": {
      const db = await doors.network(place.id, { userId });
      await db.$executeRaw`
        INSERT INTO network_member AS m (network_id, user_id, role, valid_from)
        SELECT ${place.id}::uuid, ${userId}::uuid, r.role::network_role, tiltak_today() FROM unnest(${roles}::text[]) AS r (role)
            ON CONFLICT (network_id, user_id, role) DO UPDATE
           SET valid_to = NULL, valid_from = CASE WHEN m.valid_to < tiltak_today() THEN tiltak_today() ELSE m.valid_from END`;
      return db;
    }
    case "partner": {
      const db = await doors.partner(place.id, { userId });
      await db.$executeRaw`
        INSERT INTO partner_member AS m (partner_id, user_id, role, valid_from)
        SELECT ${place.id}::uuid, ${userId}::uuid, r.role::partner_role, tiltak_today() FROM unnest(${roles}::text[]) AS r (role)
            ON CONFLICT (partner_id, user_id, role) DO UPDATE
           SET valid_to = NULL, valid_from = CASE WHEN m.valid_to < tiltak_today() THEN tiltak_today() ELSE m.valid_from END`;
      return db;
    }
  }
}

/** Somebody who works in a municipality can own work: as who they were there before, as the owner named in the invitation, or anew. */
async function becomePerson(
  db: Db,
  { userId, name, personId }: { userId: string; name: string; personId: string | null },
): Promise<void> {
  const returned = await db.$executeRaw`UPDATE person SET ended_on = NULL WHERE user_id = ${userId}::uuid`;
  if (returned > 0) return;
  const named = await db.$executeRaw`
    UPDATE person SET user_id = ${userId}::uuid, ended_on = NULL WHERE id = ${personId}::uuid AND user_id IS NULL`;
  if (named === 0) await db.$executeRaw`INSERT INTO person (name, user_id) VALUES (${name}, ${userId}::uuid)`;
}
