import { describe, expect, it } from "vitest";
import { createTransport } from "nodemailer";
import { senderOf, textOf, writtenMail, WrongAddress, type OutboxMail } from "./message";

const mail: OutboxMail = {
  id: "5f0a1f9e-0000-4000-8000-000000000001",
  recipient: "kari@kommune.example",
  language: "nb",
  subject: "Velkommen",
  text: "Hei",
};
const from = "Tiltak <tiltak@municipality.example>";

/** The mail as it would go over the wire, with the addresses it would go to. */
async function raw(given: Partial<OutboxMail>) {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const sent = await transport.sendMail(writtenMail({ ...mail, ...given }, from));
  const [head = ""] = (sent.message as Buffer).toString().split("\r\n\r\n");
  return {
    head,
    names: head.split("\r\n").flatMap((line) => /^([A-Za-z-]+):/.exec(line)?.[1] ?? []),
    to: sent.envelope.to,
  };
}

describe("headers", () => {
  const attempts = [
    "Hei\r\nBcc: victim@other.example",
    "Hei\nBcc: victim@other.example",
    "Hei\rBcc: victim@other.example",
    "Hei\r\n\r\nAnother text",
    "Hei\u0085Bcc: victim@other.example",
    "Hei\u2028Bcc: victim@other.example",
    "=?UTF-8?Q?Hei=0D=0ABcc:_victim=40other.example?=",
    `${"x".repeat(990)}\r\nBcc: victim@other.example`,
    "\u0000\u000b\u000cBcc: victim@other.example",
  ];
  it.each(attempts)("cannot be added by a subject: %j", async (subject) => {
    const { names, to } = await raw({ subject });
    const plain = await raw({});
    expect(names.sort()).toEqual(plain.names.sort());
    expect(to).toEqual(["kari@kommune.example"]);
  });

  it.each([
    "kari@kommune.example\r\nRCPT TO:<victim@other.example>",
    "kari@kommune.example, victim@other.example",
    "kari@kommune.example; victim@other.example",
    "<kari@kommune.example>",
    "Kari <kari@kommune.example>",
    "kari@kommune.example victim@other.example",
    "kari@kommune.example@other.example",
    '"kari"@kommune.example',
    "kari@kommune.example\u0000",
    "kari",
    "@kommune.example",
    "kari@",
    "",
    `kari@${"x".repeat(300)}`,
    "undisclosed:kari@kommune.example;",
  ])("are not for an address that is not exactly one: %j", (recipient) => {
    expect(() => writtenMail({ ...mail, recipient }, from)).toThrow(WrongAddress);
  });

  it.each([
    "kari@kommune.example",
    "kari.nordmann+tiltak@post.kommune.example",
    "kåre@kommune.example",
    "k'o@b.example",
  ])("take %s", (recipient) => expect(writtenMail({ ...mail, recipient }, from).envelope.to).toEqual([recipient]));

  it("keep one Message-ID whenever the mail is tried", () => {
    expect(writtenMail(mail, from).messageId).toBe(writtenMail({ ...mail, text: "" }, from).messageId);
  });
});

describe("the text", () => {
  it("is what is said, each in a paragraph of its own", () =>
    expect(textOf(["Hei,", null, "to linjer\ni ett", undefined, "", "https://tiltak.example"])).toBe(
      "Hei,\n\nto linjer\ni ett\n\nhttps://tiltak.example",
    ));
});

describe("the sender", () => {
  it.each([
    ["Tiltak <tiltak@municipality.example>", "Tiltak", "tiltak@municipality.example"],
    ["tiltak@municipality.example", "", "tiltak@municipality.example"],
    [' "Ålesund kommune" <post@alesund.example> ', "Ålesund kommune", "post@alesund.example"],
  ])("is read from %s", (given, name, address) => expect(senderOf(given)).toEqual({ name, address }));

  it.each(["Tiltak", "Tiltak <>", "a@b.example, c@d.example", "A <a@b.example>, B <c@d.example>"])(
    "is none in %s",
    (given) => expect(() => senderOf(given)).toThrow(WrongAddress),
  );
});
