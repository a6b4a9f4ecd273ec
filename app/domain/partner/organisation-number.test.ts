import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOrganisationNumber } from "./organisation-number";

describe("an organisation number", () => {
  // The registers' own, and Statistics Norway's, whose check digit is 0.
  it.each(["974760673", "971526920"])("%s is one", (digits) => expect(isOrganisationNumber(digits)).toBe(true));

  it.each([
    ["a wrong check digit", "974760674"],
    ["two digits changed about", "974760763"],
    ["a first digit that none has", "174760673"],
    ["too short", "97476067"],
    ["too long", "9747606733"],
    ["spaces", "974 760 673"],
    ["letters", "97476O673"],
    ["other scripts' digits", "٩٧٤٧٦٠٦٧٣"],
    ["nothing", ""],
  ])("%s is none", (_, digits) => expect(isOrganisationNumber(digits)).toBe(false));

  it("has no check digit where the remainder would need 10", () => {
    // 3·8 + 2·0 + 7·0 + 6·0 + 5·0 + 4·0 + 3·0 + 2·5 = 34 ≡ 1 (mod 11)
    const anyLast = Array.from({ length: 10 }, (_, last) => `80000005${last}`);
    expect(anyLast.filter(isOrganisationNumber)).toEqual([]);
  });

  it("is no longer one when a single digit is mistyped", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digits = [..."974760673"];
        digits[place] = String((Number(digits[place]) + by) % 10);
        return !isOrganisationNumber(digits.join(""));
      }),
    );
  });
});
