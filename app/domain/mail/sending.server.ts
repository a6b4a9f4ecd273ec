import type { Db } from "~/db/door.server";
import type { OutboxMail } from "./message";

// The outbox as the worker sees it, through the door for jobs. A mail is claimed, sent while no door is open, and then marked.

/** How often a mail is tried: with graphile-worker's pauses, which grow from seconds to six hours, over about sixteen hours. */
export const mostAttempts = 12;

/** How long one worker has a mail to itself. Longer than a mail server can make it wait, so that two never send the same. */
const claimMinutes = 10;

/** A mail that has not gone out after so many days is given up: the links in it have run out. */
const mostDays = 7;

/** Takes a mail to send it, and counts the attempt; null when it is sent, given up, or in another worker's hands. */
export async function claimMail(db: Db, id: string): Promise<(OutboxMail & { attempts: number }) | null> {
  const [claimed] = await db.$queryRaw<(OutboxMail & { attempts: number })[]>`
    UPDATE outbox_message SET attempts = attempts + 1, claimed_until = now() + make_interval(mins => ${claimMinutes}::int)
     WHERE id = ${id}::uuid AND sent_at IS NULL AND failed_at IS NULL AND (claimed_until IS NULL OR claimed_until < now())
    RETURNING id, recipient, language, subject, text, attempts`;
  return claimed ?? null;
}

/** The mail has been taken by the mail server: its text, which may hold a link that opens something, is not kept. */
export async function markSent(db: Db, id: string): Promise<void> {
  await db.$executeRaw`
    UPDATE outbox_message SET sent_at = now(), text = '', claimed_until = NULL, last_error = NULL WHERE id = ${id}::uuid`;
}

/** The attempt failed. `reason` holds codes only. Given up, the mail loses its text too. */
export async function markFailed(
  db: Db,
  id: string,
  { reason, isGivenUp }: { reason: string; isGivenUp: boolean },
): Promise<void> {
  await db.$executeRaw`
    UPDATE outbox_message
       SET last_error = ${reason}, claimed_until = NULL,
           failed_at = CASE WHEN ${isGivenUp} THEN now() END, text = CASE WHEN ${isGivenUp} THEN '' ELSE text END
     WHERE id = ${id}::uuid AND sent_at IS NULL AND failed_at IS NULL`;
}

/**
 * Gives up mail whose attempts or time are used up, and gives the ids of the rest that waits: those that have no job (written before there
 * was a queue, or left by a worker that died) must get one.
 */
export async function waitingMail(db: Db): Promise<string[]> {
  await db.$executeRaw`
    UPDATE outbox_message SET failed_at = now(), text = '', claimed_until = NULL,
           last_error = coalesce(last_error, 'not sent in time')
     WHERE sent_at IS NULL AND failed_at IS NULL AND (claimed_until IS NULL OR claimed_until < now())
       AND (attempts >= ${mostAttempts} OR created_at < now() - make_interval(days => ${mostDays}::int))`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM outbox_message
     WHERE sent_at IS NULL AND failed_at IS NULL AND (claimed_until IS NULL OR claimed_until < now())
     ORDER BY created_at LIMIT 1000`;
  return rows.map(({ id }) => id);
}

/** A mail of the demo, which is shown instead of sent. */
export interface ShownMail extends OutboxMail {
  createdAt: Date;
}

/** The newest mails that were not sent, for the demo's page. */
export async function shownMails(db: Db): Promise<ShownMail[]> {
  return db.$queryRaw<ShownMail[]>`
    SELECT id, recipient, language, subject, text, created_at AS "createdAt" FROM outbox_message
     WHERE sent_at IS NULL AND failed_at IS NULL ORDER BY created_at DESC, id LIMIT 100`;
}
