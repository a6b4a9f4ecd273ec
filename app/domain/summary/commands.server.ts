import type { Db } from "~/db/door.server";
import { can, type Actor } from "../access/can";
import { Conflict, Forbidden, Refused } from "../shared/errors";
import { summaryById, summaryFacts, summaryFormValues, type Summary } from "./queries.server";
import type { SummaryForm } from "./schema";
import type { SummaryFacts } from "./text";
import { writtenFor, type SummaryWords } from "./words";

/** Writes the draft of this month from what there is to tell, in each language. */
export type Drafting = (facts: SummaryFacts, period: string) => SummaryWords;

/**
 * Drafts this month's summary of the open door's network, once: where there is one already it stays as it is. Gives its id, and whether it is
 * new. For leaders and the monthly job, which is nobody (`null`).
 * @throws Forbidden
 */
export async function draftSummary(
  db: Db,
  actor: Actor | null,
  drafting: Drafting,
): Promise<{ id: string; isNew: boolean }> {
  if (actor !== null && !can(actor, "calendar.write")) throw new Forbidden("calendar.write");
  const [now] = await db.$queryRaw<{ period: string }[]>`SELECT to_char(tiltak_today(), 'YYYY-MM') AS period`;
  const period = now?.period ?? "";
  const words = JSON.stringify(drafting(await summaryFacts(db), period));
  const [made] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO network_summary (network_id, period, words) VALUES (tiltak_network(), ${period}, ${words}::jsonb)
        ON CONFLICT (network_id, period) DO NOTHING RETURNING id`;
  if (made) return { id: made.id, isNew: true };
  const found = await db.networkSummary.findFirstOrThrow({ where: { period }, select: { id: true } });
  return { id: found.id, isNew: false };
}

/** @throws Forbidden, NotFound, Refused when it was sent, Conflict with the summary as it stands */
export async function changeSummary(
  db: Db,
  actor: Actor,
  id: string,
  { words, version }: Pick<SummaryForm, "words" | "version">,
): Promise<void> {
  const now = await lockedDraft(db, actor, id);
  if (now.version !== version) throw new Conflict(summaryFormValues(now));
  await db.$executeRaw`
    UPDATE network_summary SET words = ${JSON.stringify(words)}::jsonb, edited_by = ${actor.userId}::uuid WHERE id = ${id}::uuid`;
}

/**
 * Sends a summary to everybody of the network and to those who plan or administer in its municipalities, each once and in their own language,
 * and itself only once: of two who press at the same moment the second is told. Gives to how many.
 * @throws Forbidden, NotFound; Refused when it was sent already, or changed since it was read: then it must be read again
 */
export async function sendSummary(db: Db, actor: Actor, id: string, { version }: { version: number }): Promise<number> {
  const { words, version: now } = await lockedDraft(db, actor, id);
  if (now !== version) throw new Refused("summary.isChanged");
  // Whoever reads a language it is not written in is sent what stands under bokmål.
  const { subject, text } = writtenFor(words, "nb");
  const sending = JSON.stringify({ ...words, nb: { subject, text } });
  const [sent] = await db.$queryRaw<{ count: number }[]>`
    SELECT mail_network(ARRAY['planner', 'administrator'], 'network_summary', ${sending}::jsonb) AS count`;
  const count = sent?.count ?? 0;
  await db.$executeRaw`
    UPDATE network_summary SET state = 'sent', sent_at = now(), sent_by = ${actor.userId}::uuid, recipients = ${count}::int WHERE id = ${id}::uuid`;
  return count;
}

async function lockedDraft(db: Db, actor: Actor, id: string): Promise<Summary> {
  if (!can(actor, "calendar.write")) throw new Forbidden("calendar.write");
  await db.$queryRaw`SELECT id FROM network_summary WHERE id = ${id}::uuid FOR UPDATE`;
  const now = await summaryById(db, id);
  if (now.state === "sent") throw new Refused("summary.isSent");
  return now;
}
