import type { Db } from "~/db/door.server";
import { textOf } from "~/domain/mail/message";
import { languages } from "~/text/languages";
import { translatorFor } from "~/text/words.server";

/** Makes the address of the page where a partner is confirmed, from a path. */
export type LinkTo = (path: string) => string;

/** How whoever is asked stands in a partner's `told`: a municipality, or the operators, who are none. */
export const askedAs = (municipalityId: string | null): string =>
  municipalityId ?? "00000000-0000-0000-0000-000000000000";

/**
 * Tells whoever is to confirm a waiting partner that it waits: the administrators of the municipality it asks, or the operators where it
 * asks none or nobody administers there. Through the door before sign-in or the partner's, once for each that is asked (`told`).
 */
export async function tellConfirmers(db: Db, partnerId: string, link: LinkTo): Promise<void> {
  const partner = await db.partner.findUniqueOrThrow({
    where: { id: partnerId },
    select: { key: true, name: true, askedMunicipalityId: true },
  });
  const asked = partner.askedMunicipalityId
    ? await db.municipality.findFirst({ where: { id: partner.askedMunicipalityId }, select: { key: true } })
    : null;
  const words = (of: "municipality" | "operator", path: string) =>
    Object.fromEntries(
      languages.map((language) => {
        const { t } = translatorFor(language);
        const filling = { name: partner.name };
        const text = textOf([
          t("partners.mail.waits.text", filling),
          t(`partners.mail.waits.${of}`, filling),
          link(path),
        ]);
        return [language, { subject: t("partners.mail.waits.subject", filling), text }];
      }),
    );
  const all = {
    municipality: words("municipality", `/${asked?.key ?? ""}/partners`),
    operator: words("operator", `/operator/partners/${partner.key}`),
  };
  await db.$executeRaw`SELECT mail_confirmers(${partnerId}::uuid, ${JSON.stringify(all)}::jsonb)`;
}
