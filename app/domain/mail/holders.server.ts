import type { Db } from "~/db/door.server";
import { languages } from "~/text/languages";
import type { Translate } from "~/text/words";
import { translatorFor } from "~/text/words.server";
import type { Role } from "../access/table";

/** Those who hold one of the roles somewhere else. */
export interface Holders {
  place: "municipality" | "network" | "partner";
  id: string;
  roles: readonly Role[];
}

/**
 * Writes to all of them, each in their own language, in the transaction of what is told; the sender sees no address. Gives how many mails
 * were written. `write` is asked once for each language.
 */
export async function writeToHolders(
  db: Db,
  { place, id, roles }: Holders,
  kind: string,
  write: (t: Translate) => { subject: string; text: string },
): Promise<number> {
  const words = JSON.stringify(
    Object.fromEntries(languages.map((language) => [language, write(translatorFor(language).t)])),
  );
  const [row] = await db.$queryRaw<{ written: number }[]>`
    SELECT mail_holders(${place}, ${id}::uuid, ${[...roles]}::text[], ${kind}, ${words}::jsonb) AS written`;
  return row?.written ?? 0;
}
