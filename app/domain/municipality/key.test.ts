import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { municipalityKey, placeKey } from "./key";
import { reservedKeys } from "./reserved-keys";

describe("the key of a place", () => {
  it.each(["alesund", "more-og-romsdal", "oslo2", "21st"])("may be %s", (key) =>
    expect(placeKey.safeParse(key).success).toBe(true),
  );
  it.each(["", "a", "Ålesund", "Oslo", "a b", "-a", "a-", "a--b", "a_b", "a/b", "a.b", "%61", "x".repeat(61)])(
    "may not be %j",
    (key) => expect(placeKey.safeParse(key).success).toBe(false),
  );
});

describe("the key of a municipality", () => {
  it("takes no address that is a page of the product", () => {
    const firstParts = readdirSync("app/routes")
      .filter((name) => !/^[$_]/.test(name))
      .map((name) => (name.split(/[.[]/)[0] ?? "").replace(/_$/, ""));
    expect(firstParts.length).toBeGreaterThan(5);
    expect(firstParts.filter((part) => !reservedKeys.has(part))).toEqual([]);
    for (const part of firstParts) expect(municipalityKey.safeParse(part).success, part).toBe(false);
  });
});
