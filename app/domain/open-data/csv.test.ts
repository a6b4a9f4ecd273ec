import { describe, expect, it } from "vitest";
import { csvOf } from "./csv";

describe("CSV", () => {
  it("writes nested values under dotted names and lists joined", () => {
    expect(csvOf([{ code: "A", chain: { projects: ["x", "y"], done: 2 } }])).toBe(
      "code,chain.projects,chain.done\r\nA,x; y,2\r\n",
    );
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+47", "'+47"],
    ["-x", "'-x"],
    ["@a", "'@a"],
    ["\tx", "'\tx"],
    ['a "b", c', '"a ""b"", c"'],
    ["two\nlines", '"two\nlines"'],
    ["Ålesund", "Ålesund"],
  ])("writes the text %j as %j", (text, written) => {
    expect(csvOf([{ text }])).toBe(`text\r\n${written}\r\n`);
  });

  it("neutralises a carriage return at the start inside quotes", () => {
    expect(csvOf([{ text: "\r=1" }])).toBe(`text\r\n"'\r=1"\r\n`);
  });

  it("keeps negative numbers numbers", () => {
    expect(csvOf([{ change: -1.8 }])).toBe("change\r\n-1.8\r\n");
  });

  it("keeps the columns of what is null in some items", () => {
    expect(
      csvOf([
        { next: null, a: 1 },
        { next: { value: 2 }, a: 3 },
      ]),
    ).toBe("a,next.value\r\n1,\r\n3,2\r\n");
  });

  it("is empty for no items", () => {
    expect(csvOf([])).toBe("\r\n");
  });
});
