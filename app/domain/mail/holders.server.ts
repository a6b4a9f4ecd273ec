import type { Db } from "~/db/door.server";
import { formatsFor, type Formats } from "~/text/format";
import { languages } from "~/text/languages";
import type { Translate } from "~/text/words";
import { translatorFor } from "~/text/words.server";
import type { Role } from "../access/table";
import { textOf, type Paragraph } from "./message";

/** Those who hold one of the roles somewhere else; without `roles`, those whom most of what is told concerns there. */
export interface Holders {
  place: "municipality" | "network" | "partner";
  id: string;
  roles?: readonly Role[];
}

const readers: Record<Holders["place"], readonly Role[]> = {
  municipality: ["planner", "administrator"],
  network: ["network_leader"],
  partner: ["partner_proposer", "partner_administrator"],
};

/** Gives the mail in one language. */
export type WriteMail = (t: Translate, format: Formats) => { subject: string; paragraphs: readonly Paragraph[] };

/**
 * Writes to all of them, each in their own language, in the transaction of what is told; the sender sees no address. Gives how many mails
 * were written. `write` is asked once for each language.
 */
export async function writeToHolders(
  db: Db,
  { place, id, roles = readers[place] }: Holders,
  kind: string,
  write: WriteMail,
): Promise<number> {
  const words = languages.map((language) => {
    const { subject, paragraphs } = write(translatorFor(language).t, formatsFor(language));
    return [language, { subject, text: textOf(paragraphs) }];
  });
  const [row] = await db.$queryRaw<{ written: number }[]>`
    SELECT mail_holders(${place}, ${id}::uuid, ${[...roles]}::text[], ${kind}, ${JSON.stringify(Object.fromEntries(words))}::jsonb) AS written`;
  return row?.written ?? 0;
}
