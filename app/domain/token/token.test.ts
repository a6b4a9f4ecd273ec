import { describe, expect, it } from "vitest";
import { can, mayEver } from "../access/can";
import { permissions } from "../access/table";
import { bearerToken, isTokenShaped, tokenPrefix, tokenScopes, tokenState } from "./token";

const secret = "A1_-".repeat(11).slice(0, 43);
const token = tokenPrefix + secret;

describe("the header that carries a token", () => {
  it.each<[string, string | null, string | null | undefined]>([
    ["none", null, null],
    ["a token", `Bearer ${token}`, token],
    ["the scheme in small letters", `bearer ${token}`, token],
    ["spaces around", `Bearer   ${token} `, token],
    ["another scheme", `Basic ${token}`, undefined],
    ["no scheme", token, undefined],
    ["nothing after the scheme", "Bearer ", undefined],
    ["an empty header", "", undefined],
    ["without the prefix", `Bearer ${secret}`, undefined],
    ["a bit too short", `Bearer ${token.slice(0, -1)}`, undefined],
    ["a bit too long", `Bearer ${token}a`, undefined],
    ["characters no token has", `Bearer ${token.slice(0, -1)}+`, undefined],
    ["two tokens", `Bearer ${token} ${token}`, undefined],
    ["two headers made one", `Bearer ${token}, Bearer ${token}`, undefined],
  ])("%s", (_, header, expected) => {
    expect(bearerToken(header)).toBe(expected);
  });

  it("takes a text of any size in no time", () => {
    expect(isTokenShaped("tiltak_".repeat(200_000))).toBe(false);
    expect(bearerToken(`Bearer ${" ".repeat(200_000)}`)).toBeUndefined();
  });
});

describe("a token", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const later = new Date("2026-11-22T12:00:01Z");
  it.each([
    ["live until its moment", later, null, "live"],
    ["expired at its moment", now, null, "expired"],
    ["revoked, though it has not expired", later, now, "revoked"],
    ["revoked, and expired since", now, now, "revoked"],
  ] as const)("is %s", (_, expiresAt, revokedAt, expected) => {
    expect(tokenState({ expiresAt, revokedAt }, now)).toBe(expected);
  });

  it("may do what a reader may at most, each scope by itself, and never write", () => {
    for (const scope of tokenScopes) {
      const actor = { userId: "x", personId: null, roles: ["reader"] as const, only: [scope] };
      expect(can(actor, scope)).toBe(true);
      for (const permission of permissions.filter((one) => one !== scope)) {
        expect(mayEver(actor, permission)).toBe(false);
      }
      expect(scope).toMatch(/\.read$/);
    }
  });
});
