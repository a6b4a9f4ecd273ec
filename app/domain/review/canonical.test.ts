import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type Json } from "./canonical";
import { checksumOf } from "./checksum.server";

/** The same content with the keys of every object the other way round. */
function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map((one: Json) => turned(one));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, Json>)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  );
}

describe("canonical JSON", () => {
  it.each<[Json, string]>([
    [{ b: 1, a: { d: [], c: null } }, '{"a":{"c":null,"d":[]},"b":1}'],
    [{ Å: 1, a: 2, Z: 3 }, '{"Z":3,"a":2,"Å":1}'],
    [[1.5, -0, 1e21, "«æ»\n"], '[1.5,0,1e+21,"«æ»\\n"]'],
    [{ left: undefined, kept: false }, '{"kept":false}'],
    ["", '""'],
  ])("writes %j as %s", (value, written) => expect(canonicalJson(value)).toBe(written));

  it("is the same whatever order the keys came in, and stays what it is when read back", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (given) => {
        const value = given as Json;
        const written = canonicalJson(value);
        expect(canonicalJson(turned(value))).toBe(written);
        expect(canonicalJson(JSON.parse(written) as Json)).toBe(written);
      }),
    );
  });

  it("refuses what JSON cannot say", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => canonicalJson([value])).toThrow(TypeError);
  });
});

describe("the checksum", () => {
  it("is SHA-256 of the UTF-8 bytes, as FIPS 180-4 gives it", () => {
    expect(checksumOf("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(checksumOf("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(checksumOf("å")).not.toBe(checksumOf("a"));
  });
});
