import { describe, expect, it } from "vitest";
import { languages } from "~/text/languages";
import { accessibility } from "~/text/statements/accessibility";
import { privacy } from "~/text/statements/privacy";
import { bokmaal, givenAway, nynorsk } from "../../../tests/support/norwegian";
import { blocksOf } from "./blocks";
import { statementKinds } from "./kinds";

const plain = (text: string) => ({ kind: "paragraph", pieces: [{ text }] });

describe("a statement's text", () => {
  it("has paragraphs, headings and lists", () => {
    expect(blocksOf("One\nmore\n\n\n## Two\n- a\r\n- b\nafter\n\n- c")).toEqual([
      plain("One\nmore"),
      { kind: "heading", pieces: [{ text: "Two" }] },
      { kind: "list", items: [[{ text: "a" }], [{ text: "b" }]] },
      plain("after"),
      { kind: "list", items: [[{ text: "c" }]] },
    ]);
    expect(blocksOf("")).toEqual([]);
    expect(blocksOf(" \n\n \n")).toEqual([]);
  });

  it("makes links of web and e-mail addresses, without what ends the sentence", () => {
    expect(blocksOf("See https://a.example/b?c=d#e. Or (post@kommune.example), http://x.example/y)!")).toEqual([
      {
        kind: "paragraph",
        pieces: [
          { text: "See " },
          { text: "https://a.example/b?c=d#e", href: "https://a.example/b?c=d#e" },
          { text: ". Or (" },
          { text: "post@kommune.example", href: "mailto:post@kommune.example" },
          { text: "), " },
          { text: "http://x.example/y", href: "http://x.example/y" },
          { text: ")!" },
        ],
      },
    ]);
  });

  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https:/x",
    "data:text/html,<b>x</b>",
    "[x](javascript:alert(1))",
    "vbscript:x",
    "##no heading",
    "-no list",
    "//evil.example",
  ])("means nothing else: %s stays text", (text) => expect(blocksOf(text)).toEqual([plain(text)]));

  it("leads only to the web and to mail", () => {
    const text = `javascript:alert(1)https://a.example ftp://b.example file:///etc x@y.example "https://c.example" https://d.example/"onclick="x`;
    const hrefs = blocksOf(text).flatMap((block) =>
      block.kind === "paragraph" ? block.pieces.flatMap(({ href }) => href ?? []) : [],
    );
    for (const href of hrefs) expect(href).toMatch(/^(https?:\/\/|mailto:)[^"'<>\s]+$/);
    expect(hrefs).toContain("https://c.example");
  });
});

describe("the product's own statements", () => {
  it.each(statementKinds)(
    "on %s have the same parts in every language, and say all that is to be filled in",
    (kind) => {
      const texts = { privacy, accessibility }[kind];
      const shape = (text: string) =>
        blocksOf(text).map((block) => (block.kind === "list" ? `list of ${block.items.length}` : block.kind));
      const holes = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([hole]) => hole).sort();
      for (const language of languages) {
        expect(shape(texts[language]), language).toEqual(shape(texts.nb));
        expect(holes(texts[language]), language).toEqual(holes(texts.nb));
        expect(texts[language].length).toBeGreaterThan(1_000);
      }
    },
  );

  it("do not mix bokmål and nynorsk", () => {
    const words = (text: string) => text.replace(/\{\{\w+\}\}|https?:\S+/g, "");
    for (const texts of [privacy, accessibility]) {
      expect(givenAway(words(texts.nb), nynorsk)).toEqual([]);
      expect(givenAway(words(texts.nn), bokmaal)).toEqual([]);
    }
  });
});
