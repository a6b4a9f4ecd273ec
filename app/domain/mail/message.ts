import type { Language } from "~/text/languages";

/** A mail as it lies in the outbox. */
export interface OutboxMail {
  id: string;
  recipient: string;
  language: Language;
  subject: string;
  text: string;
}

/** A mail as nodemailer takes it. Addresses are given apart from names, so that nothing in them is read as more than one address. */
export interface WrittenMail {
  envelope: { from: string; to: string[] };
  from: { name: string; address: string };
  to: { name: string; address: string };
  subject: string;
  text: string;
  messageId: string;
  headers: Record<string, string>;
}

/** What a mail says at one place, or nothing. */
export type Paragraph = string | null | undefined;

/** The text of a mail: what it says, each in a paragraph of its own. */
export const textOf = (paragraphs: readonly Paragraph[]): string => paragraphs.filter(Boolean).join("\n\n");

/** Thrown for an address no mail can go to; says no more, since messages end in logs. */
export class WrongAddress extends Error {
  constructor(whose: "sender" | "recipient") {
    super(`the ${whose}'s address is none`);
    this.name = "WrongAddress";
  }
}

/** One address: a local part and a host, no spaces, brackets, commas, quotes or control characters. */
// eslint-disable-next-line no-control-regex -- control characters are what must not get in
const oneAddress = /^[^\s@<>(),;:"\\[\]\u0000-\u001f\u007f]{1,64}@[^\s@<>(),;:"\\[\]\u0000-\u001f\u007f]{1,255}$/;

/** The sender of MAIL_FROM: `Tiltak <tiltak@municipality.example>`, or the address alone. @throws WrongAddress */
export function senderOf(mailFrom: string): { name: string; address: string } {
  const [, name = "", bracketed] = /^([^<>]*)<([^<>]*)>\s*$/.exec(mailFrom) ?? [];
  const address = (bracketed ?? mailFrom).trim();
  if (!oneAddress.test(address)) throw new WrongAddress("sender");
  return { name: oneLine(name).replace(/^"(.*)"$/, "$1"), address };
}

/** No line end, and no other sign that is not to be seen, gets into a header. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

/**
 * The mail as it is sent. Its Message-ID follows from its id: where a server had taken it although we did not hear so, the second copy can
 * be told to be the same. Auto-Submitted (RFC 3834) keeps out-of-office answers away.
 * @throws WrongAddress
 */
export function writtenMail(mail: OutboxMail, mailFrom: string): WrittenMail {
  const from = senderOf(mailFrom);
  if (!oneAddress.test(mail.recipient)) throw new WrongAddress("recipient");
  return {
    envelope: { from: from.address, to: [mail.recipient] },
    from,
    to: { name: "", address: mail.recipient },
    subject: oneLine(mail.subject),
    text: mail.text,
    messageId: `<${mail.id}@${from.address.split("@")[1]}>`,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": mail.language,
    },
  };
}
