import { inflateRawSync } from "node:zlib";
import type { AttachmentEnding } from "./attachment";

// What a file is, by its content and never by its name. Ours is small on purpose: the eleven kinds a proposal may carry.

const begins = (bytes: Buffer, signature: readonly number[]) =>
  bytes.subarray(0, signature.length).equals(Buffer.from(signature));

interface Entry {
  name: string;
  method: number;
  /** Packed, as the directory says; what is really read is limited by it and by `mostUnpacked`. */
  packed: number;
  at: number;
}

/** The most entries a directory of ours may have, and the most an entry is unpacked to: only the list of parts is ever unpacked. */
const mostEntries = 20_000;
const mostUnpacked = 512 * 1024;

/** The directory of a zip archive, or null where it cannot be read. Nothing is unpacked, so that a small file cannot become a large one. */
function directory(bytes: Buffer): Entry[] | null {
  // The end record stands last, before a comment of at most 65,535 bytes (APPNOTE 4.3.16).
  const least = Math.max(0, bytes.length - 22 - 65_535);
  let end = bytes.length - 22;
  while (end >= least && bytes.readUInt32LE(end) !== 0x06054b50) end--;
  if (end < least || end < 0) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > mostEntries) return null;
  const entries: Entry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null;
    const [nameLength, extra, comment] = [
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** One small entry as text, or null where it is larger than we look at or packed in a way we do not read. */
function entryText(bytes: Buffer, entry: Entry): string | null {
  if (entry.at + 30 > bytes.length || bytes.readUInt32LE(entry.at) !== 0x04034b50) return null;
  const from = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
  const packed = bytes.subarray(from, from + entry.packed);
  if (entry.method === 0) return packed.length <= mostUnpacked ? packed.toString("utf8") : null;
  if (entry.method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: mostUnpacked }).toString("utf8");
  } catch {
    return null;
  }
}

const officeParts = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
} as const;
const openDocuments = {
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
} as const;

/** Whether an archive is an office document of this kind, by what it declares itself; one with macros is none. */
function isOffice(bytes: Buffer, ending: keyof typeof officeParts | keyof typeof openDocuments): boolean {
  const entries = directory(bytes);
  if (entries === null || entries.some(({ name }) => /(^|\/)vbaProject\.bin$|^Basic\//i.test(name))) return false;
  const declares = (name: string) => {
    const entry = entries.find((one) => one.name === name);
    return entry ? entryText(bytes, entry) : null;
  };
  if (ending === "odt" || ending === "ods") return declares("mimetype")?.trim() === openDocuments[ending];
  return declares("[Content_Types].xml")?.includes(`"${officeParts[ending]}"`) ?? false;
}

/** Whether these bytes are text to read: UTF-8 without control signs, and no page, drawing or script that calls itself text. */
function isText(bytes: Buffer): boolean {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  // eslint-disable-next-line no-control-regex -- control characters are what no text has
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) return false;
  return !/^\s*(?:<(?:[!?a-z/])|#!|%PDF-|\{\\rtf)/i.test(text);
}

/** Whether the content is what the ending of the name says. */
export function isWhatItSays(bytes: Buffer, ending: AttachmentEnding): boolean {
  switch (ending) {
    case "pdf":
      return begins(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d]);
    case "png":
      return begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    case "jpg":
    case "jpeg":
      return begins(bytes, [0xff, 0xd8, 0xff]);
    case "txt":
    case "csv":
      return isText(bytes);
    default:
      return begins(bytes, [0x50, 0x4b, 0x03, 0x04]) && isOffice(bytes, ending);
  }
}
