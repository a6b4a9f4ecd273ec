import type { Db } from "~/db/door.server";
import { writeToHolders } from "../mail/holders.server";

/** Whom an opened challenge concerns, with what they are told of it. */
interface Concerned {
  place: "partner" | "municipality";
  id: string;
  key: string;
  title: string;
  /** Whose challenge it is. */
  owner: string;
}

/** Tells those whom an opened challenge concerns: invited partners, and the members a network's challenge is for. */
export async function tellOpened(db: Db, scope: string, id: string, link: (path: string) => string): Promise<void> {
  const concerned = await db.$queryRaw<Concerned[]>`
    SELECT x.place, x.id, x.key, c.title, coalesce(m.name, n.name) AS owner
      FROM challenge c
      LEFT JOIN municipality m ON m.id = c.municipality_id
      LEFT JOIN network n ON n.id = c.network_id
      CROSS JOIN LATERAL (
        SELECT 'partner' AS place, p.id, p.key
          FROM challenge_invitation i JOIN partner p ON p.id = i.partner_id
         WHERE i.scope = c.scope AND i.challenge_id = c.id
        UNION ALL
        SELECT 'municipality', o.id, o.key
          FROM challenge_place l JOIN municipality o ON o.id = l.municipality_id
         WHERE c.network_id IS NOT NULL AND l.scope = c.scope AND l.challenge_id = c.id) x
     WHERE c.scope = ${scope}::uuid AND c.id = ${id}::uuid`;
  for (const { place, id: placeId, key, title, owner } of concerned) {
    const isInvited = place === "partner";
    const told = isInvited ? "invited" : "concerned";
    const path = isInvited ? `/partner/${key}/challenges/${id}` : `/${key}/challenges/${id}`;
    await writeToHolders(db, { place, id: placeId }, "challenge", (t) => ({
      subject: t(`challenges.mail.${told}.subject`, { owner, title }),
      paragraphs: [t(`challenges.mail.${told}.text`, { owner, title }), `${link(path)}\n`],
    }));
  }
}
