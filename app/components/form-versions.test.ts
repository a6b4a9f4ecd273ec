import { describe, expect, it } from "vitest";
import { isPartOf, valuesAsText } from "./form-versions";

const plain = (_name: string, value: string) => value;

describe("isPartOf", () => {
  it.each([
    ["effects", "effects", true],
    ["effects[0].low", "effects", true],
    ["effectsOnly", "effects", false],
    ["theirs.effects[2].low", "theirs.effects", true],
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

  it("asks for the columns of rows without their number", () => {
    expect(valuesAsText({ "effects[4].low": "1" }, "effects", (name) => name)).toBe("effects[].low");
  });
});
