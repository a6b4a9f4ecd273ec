import { describe, expect, it } from "vitest";
import { withWords } from "./page-words.server";

describe("the words of a page", () => {
  it("stand before its end, whole, and cannot end their element", () => {
    const words = new Map([
      ["a.b", "</script><script>alert(1)</script>"],
      ["c", "Blåbær «og» <b>"],
    ]);
    const page = withWords(Buffer.from("<html><body><p>å</p></body></html>"), words).toString();
    expect(page).toMatch(
      /^<html><body><p>å<\/p><script type="application\/json" id="words">.*<\/script><\/body><\/html>$/,
    );
    const [, json = ""] = /id="words">(.*)<\/script><\/body>/.exec(page) ?? [];
    expect(json).not.toContain("<");
    expect(JSON.parse(json)).toEqual(Object.fromEntries(words));
  });

  it("are left out of what is no page", () => {
    expect(withWords(Buffer.from("plain"), new Map([["a", "b"]])).toString()).toBe("plain");
  });
});
