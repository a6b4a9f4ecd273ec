import type { Db } from "~/db/door.server";
import { can, type Actor } from "../access/can";
import { service } from "../member/invitation.server";
import { invite, type InvitationMail } from "../member/invite.server";
import { Forbidden, Invalid, NotFound, Refused } from "../shared/errors";

export interface Operator {
  userId: string;
  name: string;
  email: string;
  /** First day, `YYYY-MM-DD`. */
  since: string;
}

/** The operators of today, by name, Å last. */
export async function operators(db: Db): Promise<Operator[]> {
  return db.$queryRaw<Operator[]>`
    SELECT o.user_id AS "userId", u.name, u.email, o.valid_from::text AS since
      FROM operator o JOIN app_user u ON u.id = o.user_id
     WHERE o.valid_from <= tiltak_today() AND (o.valid_to IS NULL OR o.valid_to >= tiltak_today())
     ORDER BY u.name COLLATE norwegian, u.id`;
}

/**
 * Invites somebody to operate the service: with the account they have, or one they make.
 * @throws Forbidden; Invalid where they are an operator, or invited, already
 */
export async function inviteOperator(
  db: Db,
  actor: Actor,
  form: { firstName: string; firstEmail: string },
  mail: InvitationMail,
): Promise<void> {
  if (!can(actor, "operator.write")) throw new Forbidden("operator.write");
  try {
    const given = { email: form.firstEmail, name: form.firstName, roles: ["operator" as const], personId: null };
    await invite(db, actor, service, given, mail);
  } catch (error) {
    if (error instanceof Invalid && error.fields.email) throw new Invalid({ firstEmail: error.fields.email });
    throw error;
  }
}

/**
 * Ends somebody's time as operator, at once. The last one stays, also when two end each other at the same moment.
 * @throws Forbidden; NotFound; Refused for the last
 */
export async function endOperator(db: Db, actor: Actor, userId: string): Promise<void> {
  if (!can(actor, "operator.write")) throw new Forbidden("operator.write");
  // Whoever comes second waits here, and then counts what the first has left.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('operators'))`;
  const current = await operators(db);
  if (!current.some((one) => one.userId === userId)) throw new NotFound("operator");
  if (current.length === 1) throw new Refused("operator.last");
  await db.$executeRaw`UPDATE operator SET valid_to = tiltak_today() - 1 WHERE user_id = ${userId}::uuid`;
}
