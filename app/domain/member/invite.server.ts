import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import { formatsFor } from "~/text/format";
import type { Language } from "~/text/languages";
import { translatorFor } from "~/text/words.server";
import { can, type Actor } from "../access/can";
import { post } from "../mail/outbox.server";
import { newToken } from "../session/token.server";
import { Forbidden, Invalid, NotFound, Refused, type FieldErrors } from "../shared/errors";
import type { Permission } from "../access/table";
import { service, type InvitedKind } from "./invitation.server";
import { isCurrent, places, type MemberPlace } from "./place.server";
import type { Invite } from "./schema";

/** A municipality, network or partner; or the service itself, which operators keep: its id is all zeros. */
export type Inviting = Omit<MemberPlace, "kind"> & { kind: InvitedKind };

/** As `places`, and the service. It is one: its column in an invitation only says yes or no, and who operates it stands for itself. */
const inviting: Record<InvitedKind, { id: Prisma.Sql; members: Prisma.Sql; may: Permission; operatorMay: Permission }> =
  {
    ...places,
    operator: {
      id: Prisma.sql`to_operator`,
      members: Prisma.sql`operator`,
      may: "operator.write",
      operatorMay: "operator.write",
    },
  };
const valueOf = ({ kind, id }: Pick<Inviting, "kind" | "id">) =>
  kind === "operator" ? Prisma.sql`true` : Prisma.sql`${id}::uuid`;
const leadsTo = (into: Pick<Inviting, "kind" | "id">) => Prisma.sql`i.${inviting[into.kind].id} = ${valueOf(into)}`;
const belongsTo = (into: Pick<Inviting, "kind" | "id">) =>
  into.kind === "operator" ? Prisma.sql`true` : Prisma.sql`m.${inviting[into.kind].id} = ${valueOf(into)}`;

/** How the mail is written: who is said to invite, in which language, and the whole address a token makes. */
export interface InvitationMail {
  inviter: string;
  language: Language;
  link: (token: string) => string;
}

/** @throws Forbidden unless the actor brings in members there, or is the operator, who brings in the first. */
function demand(actor: Actor, { kind }: Inviting): void {
  const { may, operatorMay } = inviting[kind];
  if (!can(actor, may) && !can(actor, operatorMay)) throw new Forbidden(may);
}

/** An invitation nobody has accepted or taken back. */
const isPending = Prisma.sql`i.accepted_at IS NULL AND i.revoked_at IS NULL`;

/**
 * Invites somebody: a link by mail, which works once and for seven days. Gives the invitation's id.
 * @throws Forbidden; Invalid where the address is a member's or invited already, or the named owner cannot get an account.
 */
export async function invite(
  db: Db,
  actor: Actor,
  into: Inviting,
  given: Invite,
  mail: InvitationMail,
): Promise<string> {
  demand(actor, into);
  // Two who invite the same address at once: the second is told.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('invitation'), hashtext(${into.id + given.email}))`;
  await refuseUnfit(db, into, given);
  const { token, hash } = newToken();
  const [made] = await db.$queryRaw<{ id: string; expiresAt: Date }[]>`
    INSERT INTO invitation (${inviting[into.kind].id}, email, name, roles, person_id, token_hash, invited_by, expires_at)
    VALUES (${valueOf(into)}, ${given.email}, ${given.name}, ${given.roles}::text[], ${given.personId}::uuid, ${hash},
            nullif(${actor.userId}::uuid, ${service.id}::uuid), now() + interval '7 days')
    RETURNING id, expires_at AS "expiresAt"`;
  if (!made) throw new Error("the invitation was not written");
  await send(db, into, { ...given, expiresAt: made.expiresAt }, token, mail);
  return made.id;
}

async function refuseUnfit(db: Db, into: Inviting, { email, personId }: Invite): Promise<void> {
  const [found] = await db.$queryRaw<
    { isMember: boolean; isInvited: boolean; canBecome: boolean; isOwnPerson: boolean }[]
  >`
    SELECT EXISTS (SELECT FROM ${inviting[into.kind].members} m JOIN app_user u ON u.id = m.user_id
                    WHERE ${belongsTo(into)} AND u.email = ${email} AND ${isCurrent}) AS "isMember",
           EXISTS (SELECT FROM invitation i WHERE ${leadsTo(into)} AND i.email = ${email} AND ${isPending}) AS "isInvited",
           EXISTS (SELECT FROM person p WHERE p.id = ${personId}::uuid AND p.user_id IS NULL AND (p.ended_on IS NULL OR p.ended_on > tiltak_today())
                      AND NOT EXISTS (SELECT FROM invitation i WHERE i.person_id = p.id AND ${isPending})) AS "canBecome",
           EXISTS (SELECT FROM person p JOIN app_user u ON u.id = p.user_id WHERE u.email = ${email}) AS "isOwnPerson"`;
  const faults: FieldErrors = {};
  if (found?.isMember) faults.email = [{ key: "members.fault.isMember" }];
  else if (found?.isInvited) faults.email = [{ key: "members.fault.isInvited" }];
  if (personId !== null && !found?.canBecome) faults.personId = [{ key: "forms.gone" }];
  else if (personId !== null && found?.isOwnPerson) faults.personId = [{ key: "members.fault.isOwnPerson" }];
  if (Object.keys(faults).length > 0) throw new Invalid(faults);
}

/**
 * Sends the invitation anew, for another seven days; the old link is dead from now on.
 * @throws Forbidden; NotFound; Refused when it has been accepted or taken back meanwhile
 */
export async function resendInvitation(
  db: Db,
  actor: Actor,
  into: Inviting,
  id: string,
  mail: InvitationMail,
): Promise<void> {
  demand(actor, into);
  const { token, hash } = newToken();
  const [sent] = await db.$queryRaw<{ email: string; roles: Invite["roles"]; expiresAt: Date }[]>`
    UPDATE invitation i SET token_hash = ${hash}, expires_at = now() + interval '7 days', invited_by = ${actor.userId}::uuid
     WHERE i.id = ${id}::uuid AND ${leadsTo(into)} AND ${isPending}
    RETURNING i.email, i.roles, i.expires_at AS "expiresAt"`;
  if (!sent) return refuseOver(db, into, id);
  await send(db, into, sent, token, mail);
}

/** Takes the invitation back: its link is dead from now on. @throws as `resendInvitation` */
export async function revokeInvitation(db: Db, actor: Actor, into: Inviting, id: string): Promise<void> {
  demand(actor, into);
  const revoked = await db.$executeRaw`
    UPDATE invitation i SET revoked_at = now()
     WHERE i.id = ${id}::uuid AND ${leadsTo(into)} AND ${isPending}`;
  if (revoked === 0) await refuseOver(db, into, id);
}

async function refuseOver(db: Db, into: Inviting, id: string): Promise<never> {
  const rows = await db.$queryRaw`
    SELECT i.id FROM invitation i WHERE i.id = ${id}::uuid AND ${leadsTo(into)}`;
  if ((rows as unknown[]).length === 0) throw new NotFound("invitation");
  throw new Refused("member.invitationOver");
}

async function send(
  db: Db,
  into: Inviting,
  { email, roles, expiresAt }: { email: string; roles: readonly Invite["roles"][number][]; expiresAt: Date },
  token: string,
  { inviter, language, link }: InvitationMail,
): Promise<void> {
  const { t } = translatorFor(language);
  const format = formatsFor(language);
  await post(db, {
    kind: "invitation",
    recipient: email,
    language,
    subject:
      into.kind === "operator"
        ? t("invitation.title", { name: t("invitation.service.name") })
        : t("invitation.mail.subject", { where: into.name }),
    text: [
      t("invitation.mail.greeting"),
      into.kind === "operator"
        ? t(inviter ? "invitation.service.leadBy" : "invitation.service.lead", { who: inviter })
        : t("invitation.leadBy", { who: inviter, where: into.name }),
      t("invitation.mail.roles", { roles: roles.map((role) => t(`members.roles.${role}`)).join(", ") }),
      t("invitation.mail.open"),
      link(token),
      t("invitation.mail.works", { until: format.moment(expiresAt) }),
      t("invitation.mail.ignore"),
    ].join("\n\n"),
  });
}

/** An invitation that waits for an answer. */
export interface PendingInvitation {
  id: string;
  email: string;
  name: string | null;
  roles: Invite["roles"];
  inviter: string | null;
  createdAt: Date;
  expiresAt: Date;
  isExpired: boolean;
}

/** The invitations to this place that nobody has accepted or taken back, newest first; also those that have expired. */
export async function pendingInvitations(db: Db, into: Pick<Inviting, "kind" | "id">): Promise<PendingInvitation[]> {
  return db.$queryRaw<PendingInvitation[]>`
    SELECT i.id, i.email, i.name, i.roles, u.name AS inviter, i.created_at AS "createdAt", i.expires_at AS "expiresAt",
           i.expires_at <= now() AS "isExpired"
      FROM invitation i LEFT JOIN app_user u ON u.id = i.invited_by
     WHERE ${leadsTo(into)} AND ${isPending}
     ORDER BY i.created_at DESC, i.id`;
}
