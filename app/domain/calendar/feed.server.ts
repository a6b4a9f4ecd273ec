import type { Db } from "~/db/door.server";
import { isLanguage, type Language } from "~/text/languages";
import { can, type Actor } from "../access/can";
import { hashOfToken, newToken } from "../session/token.server";
import { Forbidden } from "../shared/errors";

// A secret link to the calendar: one for each person and network. The token is shown once and kept nowhere; the database holds its hash.

/** When the user of the open door made their link to the network's calendar, or null while there is none. */
export async function ownFeed(db: Db): Promise<{ createdAt: Date } | null> {
  return db.calendarToken.findFirst({ select: { createdAt: true } });
}

/** Makes a link for whoever asks, and gives its token; the one before it stops working at once. @throws Forbidden */
export async function makeFeed(db: Db, actor: Actor): Promise<string> {
  if (!can(actor, "calendar.follow")) throw new Forbidden("calendar.follow");
  const { token, hash } = newToken();
  await db.$executeRaw`
    INSERT INTO calendar_token (network_id, user_id, token_hash) VALUES (tiltak_network(), ${actor.userId}::uuid, ${hash})
        ON CONFLICT (network_id, user_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = now()`;
  return token;
}

/** Ends one's own link at once; where there is none nothing happens. @throws Forbidden */
export async function endFeed(db: Db, actor: Actor): Promise<void> {
  if (!can(actor, "calendar.follow")) throw new Forbidden("calendar.follow");
  await db.$executeRaw`DELETE FROM calendar_token WHERE network_id = tiltak_network() AND user_id = ${actor.userId}::uuid`;
}

/** Whose link it is, and to what. */
export interface FeedHolder {
  userId: string;
  language: Language;
  network: { id: string; key: string; name: string };
}

/**
 * Whom a token belongs to, through the door before sign-in; null when it is unknown, has been ended, or its holder belongs to the network no
 * longer: which of them is not told.
 */
export async function feedHolder(db: Db, token: string): Promise<FeedHolder | null> {
  const [found] = await db.$queryRaw<
    { userId: string; language: string | null; id: string; key: string; name: string }[]
  >`
    SELECT t.user_id AS "userId", trim(u.language) AS language, n.id, n.key, n.name
      FROM calendar_token t
      JOIN network n ON n.id = t.network_id
      JOIN app_user u ON u.id = t.user_id AND u.erased_at IS NULL
     WHERE t.token_hash = ${hashOfToken(token)}
       AND EXISTS (SELECT FROM network_member m WHERE m.network_id = t.network_id AND m.user_id = t.user_id
                      AND m.valid_from <= tiltak_today() AND (m.valid_to IS NULL OR m.valid_to >= tiltak_today()))`;
  if (!found) return null;
  const { userId, language, id, key, name } = found;
  return { userId, language: isLanguage(language) ? language : "nb", network: { id, key, name } };
}
