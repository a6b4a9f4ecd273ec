import type { Db } from "~/db/door.server";
import { writeToHolders, type WriteMail } from "../mail/holders.server";

/** Tells those whom an opened challenge concerns: invited partners, and the members a network's challenge is for. */
export async function tellOpened(db: Db, scope: string, id: string, link: (path: string) => string): Promise<void> {
  const challenge = await db.challenge.findUniqueOrThrow({
    where: { scope_id: { scope, id } },
    select: {
      title: true,
      networkId: true,
      municipality: { select: { name: true } },
      network: { select: { name: true } },
      places: { select: { municipality: { select: { id: true, key: true } } } },
      invited: { select: { partner: { select: { id: true, key: true } } } },
    },
  });
  const filling = {
    owner: challenge.municipality?.name ?? challenge.network?.name ?? "",
    title: challenge.title,
  };
  const mail =
    (told: "invited" | "concerned", path: string): WriteMail =>
    (t) => ({
      subject: t(`challenges.mail.${told}.subject`, filling),
      paragraphs: [t(`challenges.mail.${told}.text`, filling), `${link(path)}\n`],
    });
  for (const { partner } of challenge.invited) {
    const path = `/partner/${partner.key}/challenges/${id}`;
    await writeToHolders(db, { place: "partner", id: partner.id }, "challenge", mail("invited", path));
  }
  if (challenge.networkId === null) return;
  for (const { municipality } of challenge.places) {
    const path = `/${municipality.key}/challenges/${id}`;
    await writeToHolders(db, { place: "municipality", id: municipality.id }, "challenge", mail("concerned", path));
  }
}
