import { describe, expect, it } from "vitest";
import { isPartOf, isUntouched, valuesAsText } from "./form-versions";

const plain = (_name: string, value: string) => value;

describe("isPartOf", () => {
  it.each([
    ["effects", "effects", true],
    ["effects[0].low", "effects", true],
    ["effectsOnly", "effects", false],
    ["base.effects[2].low", "base.effects", true],
  ])("%s in %s: %s", (name, field, expected) => {
    expect(isPartOf(name, field)).toBe(expected);
  });
});

describe("valuesAsText", () => {
  it("gives a single value as it is shown", () => {
    expect(valuesAsText({ owner: ["7"] }, "owner", (name, value) => `${name} ${value}`)).toBe("owner 7");
  });

  it("gives nothing for an empty or absent field", () => {
    expect(valuesAsText({ owner: "" }, "owner", plain)).toBe("");
    expect(valuesAsText({}, "owner", plain)).toBe("");
    expect(valuesAsText({ owner: [] }, "owner", plain)).toBe("");
  });

  it("gives several values in one order, so that the order they were sent in is no difference", () => {
    expect(valuesAsText({ to: ["b", "a"] }, "to", plain)).toBe(valuesAsText({ to: ["a", "b"] }, "to", plain));
  });

  it("gives rows one after the other and leaves out empty ones", () => {
    const values = { "effects[0].of": "x", "effects[0].low": ["1"], "effects[1].of": "", "effects[2].of": ["y"] };
    expect(valuesAsText(values, "effects", plain)).toBe("x, 1; y");
  });

  it("knows the line ends of browsers", () => {
    expect(valuesAsText({ text: ["a\r\nb"] }, "text", plain)).toBe("a\nb");
  });

  it("asks for the columns of rows without their number", () => {
    expect(valuesAsText({ "effects[4].low": "1" }, "effects", (name) => name)).toBe("effects[].low");
  });
});

describe("isUntouched", () => {
  const base = {
    name: ["read"],
    text: ["a\nb"],
    note: [""],
    to: ["a", "b"],
    "effects[0].of": ["x"],
    "effects[0].low": ["1"],
  };
  it.each([
    ["as it was read", { name: ["read"] }, "name", true],
    ["changed", { name: ["mine"] }, "name", false],
    ["emptied", { name: [""] }, "name", false],
    ["of several lines", { text: ["a\r\nb"] }, "text", true],
    ["empty as before", { note: [""] }, "note", true],
    ["filled", { note: ["mine"] }, "note", false],
    ["with the same boxes checked", { to: ["b", "a"] }, "to", true],
    ["with one box less", { to: ["a"] }, "to", false],
    ["with no box left", {}, "to", false],
    ["with no box before or now", {}, "from", true],
    ["with a first box", { from: ["a"] }, "from", false],
    [
      "of the same rows and an empty one",
      { "effects[0].of": ["x"], "effects[0].low": ["1"], "effects[1].of": [""] },
      "effects",
      true,
    ],
    ["with another figure", { "effects[0].of": ["x"], "effects[0].low": ["2"] }, "effects", false],
    ["with a row more", { "effects[0].of": ["x"], "effects[0].low": ["1"], "effects[1].of": ["y"] }, "effects", false],
    ["with the row emptied", { "effects[0].of": [""], "effects[0].low": [""] }, "effects", false],
  ])("a field %s", (_told, sent, field, expected) => {
    expect(isUntouched(sent, base, field)).toBe(expected);
  });

  it("says no of any field where nobody knows what was read", () => {
    expect(isUntouched({ name: [""] }, {}, "name")).toBe(false);
    expect(isUntouched({}, {}, "to")).toBe(false);
  });
});
