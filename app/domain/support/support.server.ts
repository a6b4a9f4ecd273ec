import type { Db } from "~/db/door.server";
import { can, type Actor } from "../access/can";
import { Forbidden, Invalid, NotFound, Refused } from "../shared/errors";
import type { SupportForm } from "./schema";

/** An operator somebody can ask for help. */
export interface Helper {
  userId: string;
  name: string;
}

/** A support session, past or under way. */
export interface SupportSession {
  id: string;
  operator: string;
  /** Null where they are no longer known here. */
  openedBy: string | null;
  reason: string;
  startsAt: Date;
  endsAt: Date;
  isLive: boolean;
}

const pageSize = 20;

/** The operators of today, by name, Å last: who can be let in. */
export async function helpers(db: Db): Promise<Helper[]> {
  return db.$queryRaw<Helper[]>`
    SELECT o.user_id AS "userId", u.name FROM operator o JOIN app_user u ON u.id = o.user_id
     WHERE o.valid_from <= tiltak_today() AND (o.valid_to IS NULL OR o.valid_to >= tiltak_today())
     ORDER BY u.name COLLATE norwegian, u.id`;
}

/** The support sessions of the open door's municipality, newest first, one page of them. */
export async function supportSessions(
  db: Db,
  asked: number,
): Promise<{ rows: SupportSession[]; total: number; page: number; pageSize: number }> {
  const [{ n: total } = { n: 0 }] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM support_session`;
  const page = Math.min(asked, Math.max(1, Math.ceil(total / pageSize)));
  const rows = await db.$queryRaw<SupportSession[]>`
    SELECT s.id, o.name AS operator, b.name AS "openedBy", s.reason, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
           s.ends_at > now() AS "isLive"
      FROM support_session s
      JOIN app_user o ON o.id = s.operator_id
      LEFT JOIN app_user b ON b.id = s.opened_by
     ORDER BY s.starts_at DESC, s.id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  return { rows, total, page, pageSize };
}

/** One of them. @throws NotFound */
export async function supportSession(db: Db, id: string): Promise<Pick<SupportSession, "operator" | "isLive">> {
  const [row] = await db.$queryRaw<Pick<SupportSession, "operator" | "isLive">[]>`
    SELECT o.name AS operator, s.ends_at > now() AS "isLive"
      FROM support_session s JOIN app_user o ON o.id = s.operator_id WHERE s.id = ${id}::uuid`;
  if (!row) throw new NotFound("support session");
  return row;
}

/**
 * Lets one operator read the municipality's plan for some hours, from now; it ends by itself.
 * @throws Forbidden; Invalid where there is no such operator; Refused where they are let in already
 */
export async function openSupport(db: Db, actor: Actor, { operator, reason, hours }: SupportForm): Promise<void> {
  if (!can(actor, "support.write")) throw new Forbidden("support.write");
  // Two administrators who open at once for the same operator: the second is told.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('support'), hashtext(tiltak_municipality()::text || ${operator}))`;
  if (!(await helpers(db)).some(({ userId }) => userId === operator))
    throw new Invalid({ operator: [{ key: "forms.gone" }] });
  const [live] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM support_session WHERE operator_id = ${operator}::uuid AND ends_at > now()`;
  if (live && live.n > 0) throw new Refused("support.isOpen");
  await db.$executeRaw`
    INSERT INTO support_session (operator_id, opened_by, reason, starts_at, ends_at)
    VALUES (${operator}::uuid, ${actor.userId}::uuid, ${reason}, now(), now() + make_interval(hours => ${hours}::int))`;
}

/** Ends a support session now; one that is over stays as it was. @throws Forbidden, NotFound */
export async function endSupport(db: Db, actor: Actor, id: string): Promise<void> {
  if (!can(actor, "support.write")) throw new Forbidden("support.write");
  const ended =
    await db.$executeRaw`UPDATE support_session SET ends_at = now() WHERE id = ${id}::uuid AND ends_at > now()`;
  if (ended > 0) return;
  if ((await db.supportSession.count({ where: { id } })) === 0) throw new NotFound("support session");
}
