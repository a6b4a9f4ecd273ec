import { describe, expect, it } from "vitest";
import { archive, officeDocument } from "../../../tests/support/archive";
import { dispositionOf, endingOf, safeName, type AttachmentEnding } from "./attachment";
import { isWhatItSays } from "./attachment-content.server";

describe("the name of a file", () => {
  it.each([
    ["plan.pdf", "plan.pdf"],
    ["Blåbær 1.2 – endelig.PDF", "Blåbær 1.2 – endelig.pdf"],
    ["../../etc/passwd.txt", "passwd.txt"],
    ["C:\\Users\\x\\plan.docx", "plan.docx"],
    ["a\u030a.txt", "å.txt"],
    ["faktura\u202efdp.exe.pdf", "fakturafdp_exe.pdf"],
    ["\u0000a\nb\u200b.txt", "ab.txt"],
    [".htaccess.txt", "htaccess.txt"],
    ["plan.pdf.exe", "plan_pdf.exe"],
    ["plan.pdf. .", "plan.pdf"],
    ['a<b>:"c|?*.csv', "a_b___c___.csv"],
    ["...", null],
    [".pdf", "pdf"],
    ["", null],
  ])("%j becomes %j", (given, safe) => {
    expect(safeName(given)).toBe(safe);
  });

  it("is at most 120 signs long and keeps its ending", () => {
    const name = safeName(`${"ø".repeat(300)}.pdf`) ?? "";
    expect([...name]).toHaveLength(120);
    expect(name.endsWith(".pdf")).toBe(true);
  });

  it("has an ending we take, or none", () => {
    expect(["a.pdf", "a.jpeg", "a.csv"].map(endingOf)).toEqual(["pdf", "jpeg", "csv"]);
    expect(["a.exe", "a.svg", "a.html", "a.docm", "a", "pdf", "a.__proto__", "a.constructor"].map(endingOf)).toEqual(
      Array(8).fill(null),
    );
  });

  it("cannot break out of the header it is served in", () => {
    expect(dispositionOf('å"; x=y\\.pdf')).toBe(
      `attachment; filename="a___ x=y_.pdf"; filename*=UTF-8''%C3%A5%22%3B%20x%3Dy%5C.pdf`,
    );
  });
});

const main = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
};
const openDocument = (kind: string) =>
  archive([{ name: "mimetype", content: `application/vnd.oasis.opendocument.${kind}`, stored: true }]);
const png = Buffer.from("89504e470d0a1a0a0000", "hex");
const executable = Buffer.from("4d5a90000300000004000000ffff0000", "hex");

describe("the content of a file", () => {
  it.each<[AttachmentEnding, Buffer]>([
    ["pdf", Buffer.from("%PDF-1.7\n")],
    ["png", png],
    ["jpg", Buffer.from("ffd8ffe000", "hex")],
    ["txt", Buffer.from("Hei på deg\r\n\tæøå")],
    ["csv", Buffer.from("\ufeffa;b\n1;2\n")],
    ["docx", officeDocument(main.docx)],
    ["xlsx", officeDocument(main.xlsx)],
    ["pptx", officeDocument(main.pptx)],
    ["odt", openDocument("text")],
    ["ods", openDocument("spreadsheet")],
  ])("is taken for a %s that is one, and for nothing else", (ending, bytes) => {
    const others = (["pdf", "png", "jpg", "docx", "xlsx", "pptx", "odt", "ods"] as const).filter(
      (one) => one !== ending,
    );
    expect(isWhatItSays(bytes, ending)).toBe(true);
    expect(others.filter((one) => isWhatItSays(bytes, one))).toEqual([]);
  });

  it.each<[string, AttachmentEnding, Buffer]>([
    ["a program called a PDF", "pdf", executable],
    ["a program called a text", "txt", executable],
    ["a page called a text", "txt", Buffer.from("\n <!DOCTYPE html><script>alert(1)</script>")],
    ["a drawing called a text", "txt", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>')],
    ["a drawing called a picture", "png", Buffer.from("<svg/>")],
    ["a script called a table", "csv", Buffer.from("#!/bin/sh\n")],
    ["a text that is no UTF-8", "txt", Buffer.from("ff41", "hex")],
    ["an archive called a document", "docx", archive([{ name: "a.txt", content: "a" }])],
    ["a document with macros", "docx", officeDocument(main.docx, [{ name: "word/vbaProject.bin", content: "x" }])],
    ["a document for macros", "docx", officeDocument("application/vnd.ms-word.document.macroEnabled.main+xml")],
    ["an archive that is cut off", "docx", officeDocument(main.docx).subarray(0, 60)],
    [
      "a directory that leads outside",
      "docx",
      Buffer.concat([officeDocument(main.docx).subarray(0, -6), Buffer.from("ffffff7f0000", "hex")]),
    ],
  ])("is refused: %s", (_, ending, bytes) => {
    expect(isWhatItSays(bytes, ending)).toBe(false);
  });

  it("is not unpacked: of an archive no more is read than a little of what tells what it is", () => {
    const whole = officeDocument(main.docx, [{ name: "word/document.xml", content: "x".repeat(1000) }]);
    // Whoever unpacked the second part would stumble: its first block is of a type there is none of.
    const second = whole.indexOf("word/document.xml") + "word/document.xml".length;
    const broken = Buffer.from(whole);
    broken[second] = 0xff;
    expect(isWhatItSays(broken, "docx")).toBe(true);

    const padded = (spaces: number) =>
      archive([
        {
          name: "[Content_Types].xml",
          content: `<Types><Override PartName="/main.xml" ContentType="${main.docx}"/></Types>${" ".repeat(spaces)}`,
        },
      ]);
    expect(isWhatItSays(padded(1000), "docx")).toBe(true);
    const bomb = padded(64 * 1024 * 1024);
    expect(bomb.length).toBeLessThan(100_000);
    expect(isWhatItSays(bomb, "docx")).toBe(false);
  });
});
