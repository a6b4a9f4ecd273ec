import { createTransport } from "nodemailer";
import { writtenMail, WrongAddress, type OutboxMail } from "./message";

/** What became of an attempt: `reason` holds codes alone, since a server's answer may repeat addresses and text. */
export type Attempt = { isSent: true } | { isSent: false; reason: string; isFinal: boolean };

/** Sends a mail and tells what became of it; throws nothing. */
export type Post = (mail: OutboxMail) => Promise<Attempt>;

/** What nodemailer tells of an error. */
interface MailFault {
  code?: unknown;
  responseCode?: unknown;
  command?: unknown;
}

/** Sends through the mail server of `url` as `from`. Each step of the exchange has its patience, in milliseconds. */
export function postThrough({
  url,
  from,
  patience = { connection: 15_000, answer: 60_000 },
}: {
  url: string;
  from: string;
  patience?: { connection: number; answer: number };
}): Post {
  const transport = createTransport({
    url,
    connectionTimeout: patience.connection,
    greetingTimeout: patience.connection,
    dnsTimeout: patience.connection,
    socketTimeout: patience.answer,
    // A text of ours never names files or addresses to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (mail) => {
    try {
      await transport.sendMail(writtenMail(mail, from));
      return { isSent: true };
    } catch (error) {
      if (error instanceof WrongAddress) return { isSent: false, reason: error.message, isFinal: true };
      const { code, responseCode, command } = error as MailFault;
      const reason = [code, responseCode, command].flatMap((part) =>
        (typeof part === "string" || typeof part === "number") && /^[A-Za-z0-9 ]{1,20}$/.test(`${part}`) ? [part] : [],
      );
      return { isSent: false, reason: reason.join(" ") || "unknown", isFinal: isFinal({ responseCode, command }) };
    }
  };
}

/** 5xx to the receiver or the text will be the same tomorrow; to our sign-in or sender it is a setting that can be mended meanwhile. */
const isFinal = ({ responseCode, command }: MailFault) =>
  typeof responseCode === "number" && responseCode >= 500 && (command === "RCPT TO" || command === "DATA");
