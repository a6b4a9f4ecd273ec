/** How many files a proposal may carry, and how large each may be, in bytes. */
export const mostAttachments = 5;
export const largestAttachment = 10 * 1024 * 1024;

/** What a file may be, by the end of its name; its content must agree (attachment-content.server.ts). */
export const attachmentTypes = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  txt: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
} as const;
export type AttachmentEnding = keyof typeof attachmentTypes;

const longestName = 120;

/**
 * A name a file can have anywhere: the last part of a path, composed (NFC), without control, direction or other unseen signs and those a file
 * system forbids, with no dot at its beginning and no second ending before the last (`a.exe.pdf` → `a_exe.pdf`), at most 120 signs. Null where
 * nothing is left of it.
 */
export function safeName(given: string): string | null {
  const last = given.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const seen = last
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const [, stem = "", ending = ""] = /^(.*)\.([^.]*)$/.exec(seen) ?? [null, seen, ""];
  if (stem.trim() === "") return null;
  const plain = stem.replace(/\.(?=[a-z]{1,5}[0-9]?(?:[.\s]|$))/gi, "_");
  const tail = ending === "" ? "" : `.${ending.toLowerCase()}`;
  if (tail.length > 12) return null;
  return (
    [...plain]
      .slice(0, longestName - tail.length)
      .join("")
      .trim() + tail
  );
}

/** The ending of a safe name, if it is one we take. */
export function endingOf(name: string): AttachmentEnding | null {
  const ending = /.\.([^.]+)$/.exec(name)?.[1] ?? "";
  return Object.hasOwn(attachmentTypes, ending) ? (ending as AttachmentEnding) : null;
}

/** The header that makes a browser keep the file and never show it, with the name in ASCII and in full (RFC 6266). */
export function dispositionOf(name: string): string {
  const ascii = name.normalize("NFKD").replace(/[^\x20-\x7e]|["\\%;]/g, "_");
  const whole = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
}
