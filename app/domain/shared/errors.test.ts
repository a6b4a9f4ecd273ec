import { describe, expect, it } from "vitest";
import { Conflict, DomainError, Forbidden, Invalid, NotFound, Refused, RuleViolation, SignInNeeded } from "./errors";

describe("the closed list of errors", () => {
  it.each([
    [new NotFound("project"), "not_found", "NotFound"],
    [new Forbidden("action.write"), "forbidden", "Forbidden"],
    [new Conflict({ version: 3 }), "conflict", "Conflict"],
    [new Invalid({ title: [{ key: "form.required" }] }), "invalid", "Invalid"],
    [new Refused("project.blocked.no_owner"), "refused", "Refused"],
    [new SignInNeeded(), "sign_in", "SignInNeeded"],
  ])("%s has the code %s", (error, code, name) => {
    expect(error).toBeInstanceOf(DomainError);
    expect(error.code).toBe(code);
    expect(error.name).toBe(name);
  });

  it("hands over the current row, the fields and the reason", () => {
    expect(new Conflict({ version: 3 }).current.version).toBe(3);
    expect(new Invalid({ title: [{ key: "form.required" }] }).fields).toEqual({ title: [{ key: "form.required" }] });
    expect(new Refused("a.b", { from: "idea" })).toMatchObject({ reason: "a.b", params: { from: "idea" } });
  });

  it("keeps misuse of a rule apart from what can happen to a person", () => {
    expect(new RuleViolation("target = worst")).not.toBeInstanceOf(DomainError);
  });
});
