import type { Db } from "~/db/door.server";
import { writeToHolders } from "~/domain/mail/holders.server";
import type { IsoDate } from "~/domain/shared/period";
import type { Filling } from "~/text/words";

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
 * they are. `link` leads to the proposal there; what was said in it, `message` or `reason`, stands before.
 */
export async function mailSide(
  db: Db,
  to: { place: "municipality" | "partner"; id: string },
  mail: ProposalMail,
  filling: Filling & { link: string; message?: string; reason?: string; date?: IsoDate },
): Promise<void> {
  const roles = to.place === "municipality" ? (["planner"] as const) : undefined;
  await writeToHolders(db, { ...to, ...(roles && { roles }) }, `proposal_${mail}`, (t, format) => {
    const filled = { ...filling, ...(filling.date && { date: format.date(filling.date) }) };
    return {
      subject: t(`proposals.mail.${mail}.subject`, filled),
      paragraphs: [t(`proposals.mail.${mail}.text`, filled), filling.message, filling.reason, filling.link],
    };
  });
}

/** How addresses in mail are made: whole, from a path. */
export type LinkTo = (path: string) => string;
