import type { Db } from "~/db/door.server";
import { languages } from "~/text/languages";
import { translatorFor } from "~/text/words.server";

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
  const owner = challenge.municipality?.name ?? challenge.network?.name ?? "";
  const words = (kind: "invited" | "concerned", path: string) =>
    JSON.stringify(
      Object.fromEntries(
        languages.map((language) => {
          const { t } = translatorFor(language);
          const filling = { owner, title: challenge.title };
          return [
            language,
            {
              subject: t(`challenges.mail.${kind}.subject`, filling),
              text: `${t(`challenges.mail.${kind}.text`, filling)}\n\n${link(path)}\n`,
            },
          ];
        }),
      ),
    );
  for (const { partner } of challenge.invited) {
    const mail = words("invited", `/partner/${partner.key}/challenges/${id}`);
    await db.$queryRaw`
      SELECT mail_holders('partner', ${partner.id}::uuid, ARRAY['partner_proposer', 'partner_administrator'], 'challenge', ${mail}::jsonb)`;
  }
  if (challenge.networkId === null) return;
  for (const { municipality } of challenge.places) {
    const mail = words("concerned", `/${municipality.key}/challenges/${id}`);
    await db.$queryRaw`
      SELECT mail_holders('municipality', ${municipality.id}::uuid, ARRAY['planner', 'administrator'], 'challenge', ${mail}::jsonb)`;
  }
}
