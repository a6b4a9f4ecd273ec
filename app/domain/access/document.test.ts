import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { permissionsDocument } from "./document";
import { permissions } from "./table";

it("is what docs/permissions.md says; if not, run npm run docs:permissions", () => {
  expect(readFileSync("docs/permissions.md", "utf8")).toBe(permissionsDocument());
});

it("names every permission once", () => {
  for (const permission of permissions)
    expect(permissionsDocument().split(`\`${permission}\``), permission).toHaveLength(2);
});
