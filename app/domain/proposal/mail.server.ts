import type { Db } from "~/db/door.server";
import { languages } from "~/text/languages";
import type { Filling } from "~/text/words";
import { translatorFor } from "~/text/words.server";

/** What about a proposal is told by mail; each has a subject and a text. */
export type ProposalMail =
  | "submitted"
  | "resubmitted"
  | "withdrawn"
  | "returned"
  | "accepted"
  | "declined"
  | "messageToMunicipality"
  | "messageToPartner";

/**
 * Writes mail about a proposal to everyone who works with proposals on the other side, each in their language, without showing whose addresses
 * they are. `link` leads to the proposal there.
 */
export async function mailSide(
  db: Db,
  to: { place: "municipality" | "partner"; id: string },
  mail: ProposalMail,
  filling: Filling & { link: string },
): Promise<void> {
  const roles = to.place === "municipality" ? ["planner"] : ["partner_proposer", "partner_administrator"];
  const words = Object.fromEntries(
    languages.map((language) => {
      const { t } = translatorFor(language);
      return [
        language,
        {
          subject: t(`proposals.mail.${mail}.subject`, filling),
          text: paragraphs(
            t(`proposals.mail.${mail}.text`, filling),
            filling["message"],
            filling["reason"],
            filling.link,
          ),
        },
      ];
    }),
  );
  await db.$queryRaw`
    SELECT mail_holders(${to.place}, ${to.id}::uuid, ${roles}::text[], ${`proposal_${mail}`}, ${JSON.stringify(words)}::jsonb)`;
}

/** What is said, each in a paragraph of its own. */
export const paragraphs = (...said: (string | number | undefined)[]): string => said.filter(Boolean).join("\n\n");

/** How addresses in mail are made: whole, from a path. */
export type LinkTo = (path: string) => string;
