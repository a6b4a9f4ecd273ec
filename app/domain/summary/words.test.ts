import { describe, expect, it } from "vitest";
import { readersOf, writtenFor } from "./words";

const in_ = (subject: string) => ({ subject, text: "x" });

describe("what a reader of a summary gets", () => {
  it.each([
    ["nn", { nb: in_("nb"), nn: in_("nn"), en: in_("en") }, "nn"],
    ["nn", { nb: in_("nb"), en: in_("en") }, "nb"],
    ["nb", { en: in_("en") }, "en"],
    ["en", { nn: in_("nn"), nb: in_("nb") }, "nb"],
  ] as const)("who reads %s of %j: %s", (language, words, given) => {
    expect(writtenFor(words, language)).toEqual({ ...in_(given), language: given });
  });

  it.each([
    [
      { nb: in_("nb"), nn: in_("nn"), en: in_("en") },
      { nb: ["nb"], nn: ["nn"], en: ["en"] },
    ],
    [
      { nb: in_("nb"), en: in_("en") },
      { nb: ["nb", "nn"], en: ["en"] },
    ],
    [{ en: in_("en") }, { en: ["nb", "nn", "en"] }],
  ])("%j goes to readers of %j", (words, readers) => {
    expect(readersOf(words)).toEqual(readers);
  });

  it("is never nothing", () => {
    expect(() => writtenFor({}, "nb")).toThrow();
  });
});
