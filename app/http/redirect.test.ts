import fc from "fast-check";
import { expect, it } from "vitest";
import { localPath } from "./redirect.server";

it.each([
  ["/alesund/gaps?q=vann&page=2#list", "/alesund/gaps?q=vann&page=2#list"],
  ["/", "/"],
  ["/a/../b", "/b"],
  ["/å b", "/%C3%A5%20b"],
  // An address in the query is only text.
  ["/login?redirectTo=https://evil.example/", "/login?redirectTo=https://evil.example/"],
])("follows %s", (asked, path) => {
  expect(localPath(asked, "/otherwise")).toBe(path);
});

it.each([
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "\\/evil.example",
  "https://evil.example/",
  "https:evil.example",
  "javascript:alert(1)",
  "evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "/a/..//evil.example",
  "/%2e//evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "/a\u0000",
  "",
  undefined,
  null,
  7,
  ["/a"],
])("does not follow %j", (asked) => {
  expect(localPath(asked, "/otherwise")).toBe("/otherwise");
});

it("never leaves the site, whatever it is asked", () => {
  const parts = fc.constantFrom(
    "/",
    "//",
    "\\",
    ".",
    "..",
    "%2e",
    "%2f",
    "%5c",
    "evil.example",
    "@",
    ":",
    "https:",
    "\t",
    "\n",
    " ",
    "?",
    "#",
    "a",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(parts, { maxLength: 8 }).map((all) => `/${all.join("")}`),
      ),
      (asked) => {
        const site = "https://tiltak.example";
        expect(new URL(localPath(asked, "/"), `${site}/login`).origin).toBe(site);
      },
    ),
    { numRuns: 5_000 },
  );
});
