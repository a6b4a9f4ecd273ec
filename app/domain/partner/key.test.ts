import { describe, expect, it } from "vitest";
import { partnerKeyOf } from "./key";

describe("what a partner is called in addresses", () => {
  it.each([
    ["Havbris teknologi AS", "havbris-teknologi-as"],
    ["Høgskulen på Æsøya", "hogskulen-pa-aesoya"],
    ["  Café & Søn!  ", "cafe-son"],
    ["株式会社", "partner"],
    ["X", "partner"],
    ["a".repeat(80), "a".repeat(50)],
    [`${"a".repeat(49)} b`, "a".repeat(49)],
  ])("of %s is %s", (name, key) => expect(partnerKeyOf(name)).toBe(key));
});
