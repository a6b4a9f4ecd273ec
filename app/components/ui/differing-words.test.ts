import { describe, expect, it } from "vitest";
import { differingWords } from "./differing-words";

describe("differingWords", () => {
  it.each([
    ["27 November 2026", "4 December 2026", { before: "", differing: "27 November", after: " 2026" }],
    ["rank the ten worst", "rank the worst", { before: "rank the ", differing: "ten", after: " worst" }],
    ["rank the worst", "rank the ten worst", { before: "rank the ", differing: "", after: "worst" }],
    ["Ingrid Solvik", "Amir Tangen", { before: "", differing: "Ingrid Solvik", after: "" }],
    ["a a", "a a a", { before: "a ", differing: "", after: "a" }],
    ["", "something", { before: "", differing: "", after: "" }],
  ])("%j beside %j", (text, other, parts) => {
    expect(differingWords(text, other)).toEqual(parts);
    expect(parts.before + parts.differing + parts.after).toBe(text);
  });
});
