import { expect, it } from "vitest";
import { version, versionOrNone } from "./fields";

it.each([
  ["1", 1],
  ["2147483647", 2_147_483_647],
])("reads the version %s", (typed, meant) => {
  expect(version.parse(typed)).toBe(meant);
});

it.each(["", "0", "-1", "1.5", "NaN", "1e400", "2147483648", "4294967296", "x"])("is no version: %s", (typed) => {
  expect(version.safeParse(typed).success).toBe(false);
});

it("reads 0 where there may be no record yet, and no more than a column holds", () => {
  expect(versionOrNone.parse("0")).toBe(0);
  expect(versionOrNone.safeParse("4294967296").success).toBe(false);
});
