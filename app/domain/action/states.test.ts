import { describe, expect, it } from "vitest";
import { reachable, transition } from "~/domain/shared/state-machine";
import { actionMachine, actionStates, isOpenAction } from "./states";

describe("an action", () => {
  it.each([
    ["planned", ["in_progress", "cancelled"]],
    ["in_progress", ["blocked", "completed", "cancelled"]],
    ["blocked", ["in_progress", "completed", "cancelled"]],
    ["completed", []],
    ["cancelled", []],
  ] as const)("%s leads on to %j", (state, expected) => {
    expect(reachable(actionMachine, state, {}).map(({ to }) => to)).toEqual(expected);
  });

  it("is blocked and cancelled with a reason, and completed without one", () => {
    expect(() => transition(actionMachine, "in_progress", "blocked", {})).toThrow("shared.blocked.no_reason");
    expect(() => transition(actionMachine, "planned", "cancelled", { reason: " " })).toThrow(
      "shared.blocked.no_reason",
    );
    expect(transition(actionMachine, "in_progress", "completed", {}).name).toBe("complete");
  });

  it("is open until completed or cancelled", () => {
    expect(actionStates.filter((state) => !isOpenAction(state))).toEqual(["completed", "cancelled"]);
  });
});
