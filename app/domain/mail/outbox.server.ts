import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";

/** A mail, written in the receiver's language. */
export interface Mail {
  /** What it is about; for the operator's counts, never shown to the receiver. */
  kind: string;
  recipient: string;
  language: Language;
  subject: string;
  /** Plain text. */
  text: string;
}

/** Puts a mail in the outbox, in the transaction of what it tells of; a job sends it afterwards. */
export async function post(db: Db, { kind, recipient, language, subject, text }: Mail): Promise<void> {
  // Nobody but the worker may read the outbox, not even what they have just written: no RETURNING.
  await db.$executeRaw`
    INSERT INTO outbox_message (kind, recipient, language, subject, text)
    VALUES (${kind}, ${recipient}, ${language}, ${subject}, ${text})`;
}
