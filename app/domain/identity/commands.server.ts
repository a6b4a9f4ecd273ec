import type { Db, InvitedDoors } from "~/db/door.server";
import type { Language } from "~/text/languages";
import { acceptInvitation, openInvitation, openInvitationsTo, type InvitationKey } from "../member/invitation.server";
import { newToken } from "../session/token.server";
import { Invalid, NotFound, Refused } from "../shared/errors";
import { isFor, type SignInProvider } from "./providers";
import { hasAccount, type Subject } from "./queries.server";

/** Somebody no account is known of yet, as their provider has them. */
export interface Newcomer extends Subject {
  /** Verified by the provider, in small letters; null where it says nothing that can be relied on. */
  email: string | null;
  name: string | null;
  language: Language;
}

/** Long enough to be accepted at once, and no longer. */
const domainInvitationMinutes = 10;

/**
 * Invites an address whose domain is let in, through the municipality's door with `via` "sign_in_domain", so that history shows by what
 * means somebody came. Nobody is sent the link: it is accepted by its id.
 */
export async function inviteByDomain(db: Db, { email, roles }: { email: string; roles: string[] }): Promise<string> {
  const { id } = await db.invitation.create({
    data: {
      // An invitation may be to a network or a partner as well, so that the door fills in nothing.
      municipalityId: (await db.$queryRaw<{ id: string }[]>`SELECT tiltak_municipality() AS id`)[0]?.id ?? null,
      email,
      roles,
      tokenHash: newToken().hash,
      expiresAt: new Date(Date.now() + domainInvitationMinutes * 60_000),
    },
    select: { id: true },
  });
  return id;
}

/**
 * Takes in somebody who comes with a provider's word for the first time: by the invitation whose link they followed, else by those open to
 * their verified address that the provider may speak for. Makes their account, without a password, and joins the identity to it.
 * @throws Refused `identity.account` when the address has an account: its owner signs in as before and links the provider from there;
 *   `identity.no_email` when no address can be relied on; `identity.unknown` when nobody has invited them.
 */
export async function joinWithProvider(
  doors: InvitedDoors,
  provider: Pick<SignInProvider, "municipalities">,
  newcomer: Newcomer,
  invitationToken: string | null,
): Promise<{ userId: string }> {
  const { email, language, issuer, subject } = newcomer;
  const db = await doors.beforeSignIn();
  const [first, ...rest] = invitationToken
    ? [await invitationOf(db, invitationToken)]
    : await invitationsFor(db, provider, email);
  if (!first) throw new Refused("identity.unknown");
  const joiner = { name: newcomer.name ?? first.name ?? first.email, password: null, language };
  const { userId } = await acceptInvitation(doors, first.key, joiner);
  for (const { key } of rest) await acceptInvitation(doors, key, { userId });
  await (await doors.beforeSignIn()).identity.create({ data: { issuer, subject, userId } });
  return { userId };
}

interface Acceptable {
  key: InvitationKey;
  email: string;
  name: string | null;
}

/** The link proves that its address is theirs, whatever the provider knows of addresses. */
async function invitationOf(db: Db, token: string): Promise<Acceptable> {
  const invitation = await openInvitation(db, { token }).catch((error: unknown) => {
    throw error instanceof NotFound ? new Refused("identity.unknown") : error;
  });
  if (invitation.hasAccount) throw new Refused("identity.account");
  return { key: { token }, email: invitation.email, name: invitation.name };
}

async function invitationsFor(
  db: Db,
  provider: Pick<SignInProvider, "municipalities">,
  email: string | null,
): Promise<Acceptable[]> {
  if (email === null) throw new Refused("identity.no_email");
  if (await hasAccount(db, email)) throw new Refused("identity.account");
  const open = (await openInvitationsTo(db, email)).filter(({ place }) => isFor(provider, place));
  return open.map(({ id }) => ({ key: { invitationId: id }, email, name: null }));
}

/**
 * Joins an identity to the account whose door is open. One that is joined to it already stays.
 * @throws Refused `identity.linked_elsewhere` when it belongs to another account.
 */
export async function linkIdentity(db: Db, userId: string, { issuer, subject }: Subject): Promise<void> {
  await db.$executeRaw`
    INSERT INTO identity (issuer, subject, user_id) VALUES (${issuer}, ${subject}, ${userId}::uuid) ON CONFLICT DO NOTHING`;
  // The account's door shows its own alone.
  const own = await db.identity.count({ where: { issuer, subject, userId } });
  if (own === 0) throw new Refused("identity.linked_elsewhere");
}

/**
 * Takes an identity away from the account whose door is open.
 * @throws Invalid when it is not there (any more); Refused `identity.last_way` when it is the only way the account can be entered.
 */
export async function unlinkIdentity(db: Db, userId: string, { issuer, subject }: Subject): Promise<void> {
  // The account's row is locked, so that of two who each take the other's last way one is refused.
  await db.$queryRaw`SELECT id FROM app_user WHERE id = ${userId}::uuid FOR UPDATE`;
  const { count } = await db.identity.deleteMany({ where: { issuer, subject, userId } });
  if (count === 0) throw new Invalid({ subject: [{ key: "forms.gone" }] });
  const left = [
    await db.identity.count({ where: { userId } }),
    await db.credential.count({ where: { userId } }),
    await db.passkey.count({ where: { userId } }),
  ];
  if (left.every((ways) => ways === 0)) throw new Refused("identity.last_way");
}
