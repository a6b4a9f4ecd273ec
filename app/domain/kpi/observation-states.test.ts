import { describe, expect, it } from "vitest";
import { reachable, transition } from "~/domain/shared/state-machine";
import { isEditable, observationMachine, reviewStates } from "./observation-states";

describe("an observation", () => {
  it.each([
    ["draft", ["submitted"]],
    ["submitted", ["verified", "returned"]],
    ["returned", ["submitted"]],
    ["verified", ["superseded"]],
    ["superseded", []],
  ] as const)("%s leads on to %j", (state, expected) => {
    expect(reachable(observationMachine, state, {}).map(({ to }) => to)).toEqual(expected);
  });

  it("is returned with a reason", () => {
    expect(() => transition(observationMachine, "submitted", "returned", { reason: " " })).toThrow(
      "shared.blocked.no_reason",
    );
    expect(transition(observationMachine, "submitted", "returned", { reason: "Feil år" }).to).toBe("returned");
  });

  it("once verified is only superseded, with a reason", () => {
    expect(() => transition(observationMachine, "verified", "superseded", {})).toThrow("shared.blocked.no_reason");
    expect(reviewStates.filter(isEditable)).toEqual(["draft", "returned"]);
  });
});
