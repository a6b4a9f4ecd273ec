/** A piece of a line: plain words, or an address that can be followed. */
export type Piece = { text: string; href?: string };

/** A part of a statement, in the order of the text. */
export type Block = { kind: "heading" | "paragraph"; pieces: Piece[] } | { kind: "list"; items: Piece[][] };

/** Web addresses and e-mail addresses. What ends a sentence is not part of an address. */
const address = /https?:\/\/[^\s<>"'«»]+[^\s<>"'«».,;:!?)\]]|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/giu;

/**
 * What somebody wrote as plain text, in parts to be drawn: a blank line ends a paragraph, "## " begins a heading, "- " a point of a list,
 * and addresses become links. Nothing else means anything: markup stays the text it is.
 */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const part of text.replaceAll("\r\n", "\n").split(/\n\s*\n/)) {
    let paragraph: string[] = [];
    const end = () => {
      if (paragraph.length > 0) blocks.push({ kind: "paragraph", pieces: piecesOf(paragraph.join("\n")) });
      paragraph = [];
    };
    for (const line of part.split("\n")) {
      const [, mark, rest = ""] = /^(##|-) +(.*\S.*)$/.exec(line.trim()) ?? [];
      if (mark === undefined) {
        if (line.trim() !== "") paragraph.push(line.trim());
        continue;
      }
      end();
      const last = blocks.at(-1);
      if (mark === "##") blocks.push({ kind: "heading", pieces: piecesOf(rest.trim()) });
      else if (last?.kind === "list") last.items.push(piecesOf(rest.trim()));
      else blocks.push({ kind: "list", items: [piecesOf(rest.trim())] });
    }
    end();
  }
  return blocks;
}

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: found, index } of line.matchAll(address)) {
    if (index > at) pieces.push({ text: line.slice(at, index) });
    pieces.push({ text: found, href: /^https?:/i.test(found) ? found : `mailto:${found}` });
    at = index + found.length;
  }
  if (at < line.length) pieces.push({ text: line.slice(at) });
  return pieces;
}
