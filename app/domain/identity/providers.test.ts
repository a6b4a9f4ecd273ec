import { describe, expect, it } from "vitest";
import { faultsOf, isFor, letInBy, nameOf, ProvidersFile, showedSecondFactor, verifiedEmail } from "./providers";

const whole = {
  key: "entra",
  name: "Entra ID",
  issuer: "https://login.provider.example/tenant/v2.0",
  clientId: "client",
  clientSecret: { env: "ENTRA_SECRET" },
  municipalities: [{ key: "alesund", domains: [{ domain: "Alesund.Example", roles: ["reader"] }] }],
};
const faults = (change: object) => {
  const parsed = ProvidersFile.safeParse({ providers: [{ ...whole, ...change }] });
  return parsed.success ? [] : faultsOf(parsed.error);
};

describe("the file of providers", () => {
  it("takes what the documentation shows, and fills in the rest", () => {
    const { providers } = ProvidersFile.parse({ providers: [whole] });
    expect(providers[0]).toMatchObject({
      scopes: ["openid", "profile", "email"],
      emailVerifiedBy: "email_verified",
      clientAuthentication: "client_secret_basic",
      municipalities: [{ domains: [{ domain: "alesund.example" }] }],
    });
  });

  it.each<[string, object, string]>([
    ["a secret in the file", { clientSecret: "hunter2hunter2" }, "clientSecret must say where the secret is kept"],
    ["http to another machine", { issuer: "http://login.provider.example" }, "issuer must begin with https://"],
    ["http to a machine that only sounds near", { issuer: "http://localhost.evil.example" }, "issuer must begin with"],
    ["no URL", { issuer: "provider" }, "issuer must be a URL"],
    ["another scheme", { issuer: "ftp://provider.example" }, "issuer must begin with https://"],
    ["no openid scope", { scopes: ["email"] }, 'scopes must contain "openid"'],
    ["a key that is no part of an address", { key: "Entra ID" }, "key must be small letters"],
    ["a key of a page of ours", { key: "second-factor" }, "key must be another word"],
    [
      "administrators by domain",
      { municipalities: [{ key: "alesund", domains: [{ domain: "a.example", roles: ["administrator"] }] }] },
      "administrators are invited",
    ],
    [
      "a domain that is none",
      { municipalities: [{ key: "alesund", domains: [{ domain: "*", roles: ["reader"] }] }] },
      "must be an e-mail domain",
    ],
    ["a second factor of nothing", { secondFactor: {} }, "must name acr, amr, or both"],
    ["no municipalities", { municipalities: [] }, "must name at least one municipality"],
    ["a word it does not know", { client_id: "x" }, "does not know client_id"],
  ])("refuses %s, in plain words and without the value", (_, change, fault) => {
    const found = faults(change).join("\n");
    expect(found).toContain(fault);
    expect(found).toMatch(/^providers\[0\]/);
    expect(found).not.toContain("hunter2");
  });

  it("refuses two of one key", () => {
    const parsed = ProvidersFile.safeParse({ providers: [whole, whole] });
    expect(parsed.success ? [] : faultsOf(parsed.error)).toEqual(['providers[1].key "entra" stands twice']);
  });

  it.each(["http://localhost:4000", "http://127.0.0.1:4000", "http://[::1]:4000"])(
    "allows %s, for trying out",
    (issuer) => {
      expect(faults({ issuer })).toEqual([]);
    },
  );
});

describe("an address", () => {
  const verified = (claims: object, emailVerifiedBy = "email_verified") =>
    verifiedEmail({ emailVerifiedBy }, { sub: "x", ...claims });

  it.each<[string, object, string | null]>([
    ["verified", { email: "Åse@Asker.example", email_verified: true }, null],
    ["in capitals", { email: " ASE@Asker.example ", email_verified: true }, "ase@asker.example"],
    ["verified in a word", { email: "a@b.example", email_verified: "true" }, "a@b.example"],
    ["not verified", { email: "a@b.example", email_verified: false }, null],
    ["not verified in a word", { email: "a@b.example", email_verified: "false" }, null],
    ["of which nothing is said", { email: "a@b.example" }, null],
    ["that is missing", { email_verified: true }, null],
    ["that is a list", { email: ["a@b.example"], email_verified: true }, null],
    ["that is none", { email: "a@b@c", email_verified: true }, null],
    ["verified by an object", { email: "a@b.example", email_verified: {} }, null],
  ])("%s", (_, claims, expected) => {
    expect(verified(claims)).toBe(expected);
  });

  it("is believed by the claim the file names, and by no other", () => {
    expect(verified({ email: "a@b.example", xms_edov: "1" }, "xms_edov")).toBe("a@b.example");
    expect(verified({ email: "a@b.example", email_verified: true }, "xms_edov")).toBeNull();
  });
});

describe("a name", () => {
  it.each<[object, string | null]>([
    [{ name: " Kari \u0000 Nord\nmann " }, "Kari Nord mann"],
    [{ given_name: "Kari", family_name: "Nordmann" }, "Kari Nordmann"],
    [{ name: 7 }, null],
    [{}, null],
    [{ name: "x".repeat(500) }, "x".repeat(200)],
  ])("of %j is %j", (claims, expected) => {
    expect(nameOf({ sub: "x", ...claims })).toBe(expected);
  });
});

describe("what a provider may decide", () => {
  const { providers } = ProvidersFile.parse({ providers: [whole] });
  const own = providers[0]!;

  it("is for the municipalities it names, and all places only when it says all", () => {
    expect(isFor(own, { kind: "municipality", key: "alesund" })).toBe(true);
    expect(isFor(own, { kind: "municipality", key: "asker" })).toBe(false);
    expect(isFor(own, { kind: "network", key: "alesund" })).toBe(false);
    expect(isFor({ municipalities: "all" }, { kind: "partner", key: "x" })).toBe(true);
  });

  it("lets in the very domain, as what the file says", () => {
    expect(letInBy(own, "x@alesund.example")).toEqual([{ key: "alesund", roles: ["reader"] }]);
    for (const email of ["x@sub.alesund.example", "x@ealesund.example", "x@alesund.example@evil.example", "x"])
      expect(letInBy(own, email)).toEqual([]);
    expect(letInBy({ municipalities: "all" }, "x@alesund.example")).toEqual([]);
  });

  it("has shown a second factor only when the file says what that is", () => {
    expect(showedSecondFactor(own, { sub: "x", acr: "high", amr: ["mfa"] })).toBe(false);
    const strict = { secondFactor: { amr: ["mfa"] } };
    expect(showedSecondFactor(strict, { sub: "x", amr: ["pwd", "mfa"] })).toBe(true);
    expect(showedSecondFactor(strict, { sub: "x", acr: "mfa", amr: "mfa" })).toBe(false);
  });
});
