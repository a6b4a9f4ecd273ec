import type { Db } from "~/db/door.server";
import { formatsFor, type Formats } from "~/text/format";
import { languages } from "~/text/languages";
import type { Translate } from "~/text/words";
import { translatorFor } from "~/text/words.server";

type Place = { kind: "municipality" | "network"; id: string };

/** The mail in one language: a subject, and paragraphs, of which those that are null are left out. */
export type Written = (t: Translate, format: Formats) => { subject: string; paragraphs: (string | null)[] };

const readers = {
  municipality: ["planner", "administrator"],
  network: ["network_leader"],
} as const;

/** Writes to a municipality's planners and administrators, or a network's leaders, each in their language. Gives how many there were. */
export async function tell(db: Db, { kind, id }: Place, about: string, write: Written): Promise<number> {
  const words = Object.fromEntries(
    languages.map((language) => {
      const { subject, paragraphs } = write(translatorFor(language).t, formatsFor(language));
      return [language, { subject, text: paragraphs.filter((one) => one !== null).join("\n\n") }];
    }),
  );
  const [row] = await db.$queryRaw<{ written: number }[]>`
    SELECT mail_holders(${kind}, ${id}::uuid, ${[...readers[kind]]}::text[], ${about}, ${JSON.stringify(words)}::jsonb) AS written`;
  return row?.written ?? 0;
}
