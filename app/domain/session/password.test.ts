import { describe, expect, it } from "vitest";
import { NewPassword, weaknessOf } from "./password";

const faultsOf = (typed: unknown) => {
  const parsed = NewPassword.safeParse(typed);
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
};

describe("the length of a new password", () => {
  it.each<[string, unknown, string | null]>([
    ["eleven letters", "abcdefghijk", "session.passwordShort|12"],
    ["twelve letters", "hest og vogn", null],
    ["six emoji, though they are twelve code units", "🦊🦊🦊🦊🦊🦊", "session.passwordShort|12"],
    [
      "letters written with a ring apart count once",
      "a\u030Aa\u030Aa\u030Aa\u030Aa\u030Aa\u030A",
      "session.passwordShort|12",
    ],
    ["256 letters", "x".repeat(256), null],
    ["257 letters", "x".repeat(257), "session.passwordLong|256"],
    ["256 emoji", "🦊".repeat(256), null],
    ["a megabyte", "x".repeat(1_000_000), "session.passwordLong|256"],
    ["a NUL", "hest og vogn\u0000", "forms.unreadable"],
    ["nothing", undefined, "session.newPasswordMissing"],
    ["an empty field", "", "session.passwordShort|12"],
  ])("%s", (_, typed, fault) => {
    const faults = faultsOf(typed);
    if (fault === null) expect(faults).toEqual([]);
    else expect(faults).toContain(fault);
  });
});

describe("a password that is easy to guess", () => {
  const known = new Set(["password", "sommer", "1q2w3e4r5t6y"]);
  const weakness = (password: string, name = "Åse Bidrar") =>
    weaknessOf(password, { email: "ase.bidrar@asker.example", name }, (text) => known.has(text));

  it.each<[string, ReturnType<typeof weakness>]>([
    ["1Q2W3e4r5t6y", "passwordCommon"],
    ["Password1234", "passwordCommon"],
    ["!!password!!2026", "passwordCommon"],
    ["sommersommer", "passwordCommon"],
    ["aaaaaaaaaaaaaa", "passwordCommon"],
    ["abababababab", "passwordCommon"],
    ["123456789012", "passwordCommon"],
    ["abcdefghijklm", "passwordCommon"],
    ["ase.bidrar@asker.example", "passwordOwn"],
    ["Åse Bidrar 12", "passwordOwn"],
    ["bidrar-asker-1", "passwordOwn"],
    ["bidrar password", "passwordOwn"],
    ["tiltak123456", "passwordOwn"],
    ["tiltak tiltak 1", "passwordOwn"],
    ["en hest og en vogn", null],
    ["bidrar spiser grønne epler", null],
    ["kjempelang sommerdag i mai", null],
    ["gjøkur og vaffelrøre", null],
  ])("%s: %s", (password, expected) => {
    expect(weakness(password)).toBe(expected);
  });

  it("may be anything else for somebody whose name is not known", () => {
    expect(weaknessOf("en hest og en vogn", { email: "a@b.example" }, () => false)).toBeNull();
  });
});
