import { describe, expect, it } from "vitest";
import type { ServerBuild } from "@remix-run/node";
import { routeName } from "./route-name.server";

const route = (id: string, path: string | undefined, more: { parentId?: string; index?: true } = {}) => ({
  id,
  path,
  parentId: "root",
  ...more,
});
const routes = Object.fromEntries(
  [
    { id: "root", path: "" },
    route("index", undefined, { index: true }),
    route("password", "password/:token"),
    route("invitation", "invitation/:token"),
    route("callback", "login/:issuer/callback"),
    route("municipality", ":municipality"),
    route("overview", undefined, { parentId: "municipality", index: true }),
    route("action", "actions/:actionId", { parentId: "municipality" }),
    route("lost", "*"),
  ].map((one) => [one.id, one]),
) as unknown as ServerBuild["routes"];

const secret = "s3cr3t-t0k3n-s3cr3t-t0k3n";

describe("what the log calls a page", () => {
  it.each([
    ["/", "/"],
    ["/_root.data", "/"],
    [`/password/${secret}`, "/password/:token"],
    [`/password/${secret}.data`, "/password/:token"],
    [`/invitation/${secret}`, "/invitation/:token"],
    [`/invitation/${secret}/`, "/invitation/:token"],
    [`/login/${secret}/callback`, "/login/:issuer/callback"],
    [`/${secret}`, "/:municipality"],
    ["/kari@kommune.example", "/:municipality"],
    [`/alesund/actions/${secret}`, "/:municipality/actions/:actionId"],
    [`/passwrod/${secret}/x/y`, "/*"],
    [`/password/${secret}/${secret}`, "/*"],
    ["/__manifest", "/__manifest"],
  ])("%s is %s", (path, name) => {
    expect(routeName(routes, path)).toBe(name);
    expect(routeName(routes, path)).not.toContain(secret);
  });
});
