import type { Db } from "~/db/door.server";
import { can, type Actor } from "~/domain/access/can";
import { writeToHolders } from "~/domain/mail/holders.server";
import { Forbidden, Invalid, TooMany } from "~/domain/shared/errors";
import type { Language } from "~/text/languages";
import type { MessageForm } from "./schema";

/** So many messages one leader may send in an hour: each is a mail to many. */
export const messagesAnHour = 5;

/** How the mail is written: which network writes, and the whole address of the page where a member finds the message again. */
export interface MessageMail {
  network: string;
  link: (municipality: string) => string;
}

/**
 * Sends a leader's message to the administrators and planners of members, by mail, and keeps it. Gives how many mails were written.
 * @throws Forbidden; Invalid where somebody chosen is no member or the data point is gone; TooMany beyond `messagesAnHour`.
 */
export async function sendMessage(
  db: Db,
  actor: Actor,
  networkId: string,
  { to, about, dataPoint, subject, text }: MessageForm,
  { network, link }: MessageMail,
): Promise<number> {
  if (!can(actor, "network_message.write")) throw new Forbidden("network_message.write");
  // Those who send several at the same moment are counted one after the other.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('network_message'), hashtext(${actor.userId}))`;
  const [sent] = await db.$queryRaw<{ count: number; seconds: number }[]>`
    SELECT count(*)::int AS count, ceil(extract(epoch FROM min(sent_at) + interval '1 hour' - now()))::int AS seconds
      FROM (SELECT sent_at FROM network_message
             WHERE network_id = ${networkId}::uuid AND sent_by = ${actor.userId}::uuid AND sent_at > now() - interval '1 hour'
             ORDER BY sent_at DESC LIMIT ${messagesAnHour}) w`;
  if ((sent?.count ?? 0) >= messagesAnHour) throw new TooMany(Math.max(1, sent?.seconds ?? 1));
  const chosen = [...new Set(to)];
  const members = await db.$queryRaw<{ id: string; key: string }[]>`
    SELECT m.id, m.key FROM network_membership n JOIN municipality m ON m.id = n.municipality_id
     WHERE n.network_id = ${networkId}::uuid AND n.state = 'joined' AND m.id = ANY (${chosen}::uuid[])`;
  if (members.length !== chosen.length) throw new Invalid({ to: [{ key: "forms.gone" }] });
  if (dataPoint !== null && !(await db.dataPoint.findUnique({ where: { id: dataPoint }, select: { id: true } }))) {
    throw new Invalid({ dataPoint: [{ key: "forms.gone" }] });
  }
  const ids = members.map(({ id }) => id);
  await db.$executeRaw`
    INSERT INTO network_message (network_id, municipality_ids, about, data_point_id, subject, text, sent_by)
    VALUES (${networkId}::uuid, ${ids}::uuid[], ${dataPoint === null ? about : "gap"}::network_message_about, ${dataPoint}::uuid, ${subject}, ${text},
            ${actor.userId}::uuid)`;
  let mails = 0;
  for (const { id, key } of members) {
    mails += await writeToHolders(db, { place: "municipality", id }, "network_message", (t) => ({
      subject: t("network.mail.subject", { network, subject }),
      paragraphs: [text, t("network.mail.regards", { network }), t("network.mail.link", { link: link(key) })],
    }));
  }
  return mails;
}

/** A message as the network keeps it. */
export interface SentMessage {
  id: string;
  /** The names of those written to. */
  to: string[];
  about: "gap" | "sharing" | "other";
  dataPointId: string | null;
  dataPoint: string | null;
  subject: string;
  text: string;
  sentAt: Date;
  /** Null where the account is gone. */
  by: string | null;
}

/** How many messages one page shows. */
export const messagePageSize = 20;

/** What leaders of the network of the open door have written, the newest first; of one data point where it is given. One query. */
export async function sentMessages(
  db: Db,
  { dataPointId = null, page = 1 }: { dataPointId?: string | null; page?: number },
  language: Language,
): Promise<{ messages: SentMessage[]; total: number }> {
  const rows = await db.$queryRaw<(SentMessage & { total: number })[]>`
    SELECT w.id, w.about::text AS about, w.data_point_id AS "dataPointId", p.name ->> ${language} AS "dataPoint", w.subject, w.text,
           w.sent_at AS "sentAt", u.name AS by, count(*) OVER ()::int AS total,
           ARRAY(SELECT m.name FROM municipality m WHERE m.id = ANY (w.municipality_ids) ORDER BY m.name COLLATE norwegian) AS to
      FROM network_message w
      LEFT JOIN data_point p ON p.id = w.data_point_id
      LEFT JOIN app_user u ON u.id = w.sent_by
     WHERE w.network_id = tiltak_network() AND (${dataPointId}::uuid IS NULL OR w.data_point_id = ${dataPointId}::uuid)
     ORDER BY w.sent_at DESC, w.id
     LIMIT ${messagePageSize} OFFSET ${(page - 1) * messagePageSize}`;
  return { messages: rows.map(({ total: _total, ...message }) => message), total: rows[0]?.total ?? 0 };
}

/** A message as a member sees it: the network writes, and its leader signs. */
export interface ReceivedMessage {
  id: string;
  network: string;
  dataPoint: string | null;
  /** The KPI's address, where the message is about a gap. */
  slug: string | null;
  subject: string;
  text: string;
  sentAt: Date;
  /** The leader who sent it; null where the account is gone. */
  by: string | null;
}

/** What networks have written to the municipality of the open door, the newest first. One query. */
export async function receivedMessages(
  db: Db,
  page: number,
  language: Language,
): Promise<{ messages: ReceivedMessage[]; total: number }> {
  const rows = await db.$queryRaw<(ReceivedMessage & { total: number })[]>`
    SELECT w.id, n.name AS network, p.name ->> ${language} AS "dataPoint", k.slug, w.subject, w.text, w.sent_at AS "sentAt",
           CASE WHEN u.erased_at IS NULL THEN coalesce(u.name, l.name) END AS by, count(*) OVER ()::int AS total
      FROM network_message w
      JOIN network n ON n.id = w.network_id
      LEFT JOIN data_point p ON p.id = w.data_point_id
      LEFT JOIN kpi k ON k.id = p.kpi_id
      LEFT JOIN app_user u ON u.id = w.sent_by
      LEFT JOIN network_leader l ON l.user_id = w.sent_by
     WHERE tiltak_municipality() = ANY (w.municipality_ids)
     ORDER BY w.sent_at DESC, w.id
     LIMIT ${messagePageSize} OFFSET ${(page - 1) * messagePageSize}`;
  return { messages: rows.map(({ total: _total, ...message }) => message), total: rows[0]?.total ?? 0 };
}

/** Who can be written to: the members of the network of the open door, by name. */
export async function writableMembers(db: Db): Promise<{ id: string; key: string; name: string }[]> {
  return db.$queryRaw`
    SELECT m.id, m.key, m.name FROM network_membership n JOIN municipality m ON m.id = n.municipality_id
     WHERE n.network_id = tiltak_network() AND n.state = 'joined' ORDER BY m.name COLLATE norwegian, m.id`;
}
