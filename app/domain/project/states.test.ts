import { describe, expect, it } from "vitest";
import { reachable, transition } from "~/domain/shared/state-machine";
import { isOpenProject, projectMachine, projectStates } from "./states";

describe("a project", () => {
  it("is approved with owner, dates and something it serves, and says what is missing", () => {
    const [approve] = reachable(projectMachine, "planned", { hasOwner: true, hasDates: false });
    expect(approve).toEqual({
      name: "approve",
      to: "approved",
      blockedBy: ["project.blocked.no_dates", "project.blocked.no_purpose"],
      asks: [],
    });
    expect(
      transition(projectMachine, "planned", "approved", { hasOwner: true, hasDates: true, hasPurpose: true }).name,
    ).toBe("approve");
  });

  it("is completed with an outcome in words", () => {
    expect(() => transition(projectMachine, "running", "completed", {})).toThrow("shared.blocked.no_outcome");
    expect(transition(projectMachine, "running", "completed", { outcome: "Twelve buses run." }).name).toBe("complete");
  });

  it("is evaluated by an observed effect", () => {
    expect(() => transition(projectMachine, "completed", "evaluated", { hasObservedEffect: false })).toThrow(
      "project.blocked.no_observed_effect",
    );
    expect(transition(projectMachine, "completed", "evaluated", { hasObservedEffect: true }).name).toBe("evaluate");
  });

  it.each(projectStates.map((state) => [state]))("is cancelled with a reason exactly while open: %s", (state) => {
    const cancel = () => transition(projectMachine, state, "cancelled", { reason: "no money" });
    if (isOpenProject(state)) expect(cancel().asks).toEqual(["reason"]);
    else expect(cancel).toThrow("shared.blocked.no_such_move");
  });

  it("runs and pauses", () => {
    expect(transition(projectMachine, "running", "paused", {}).name).toBe("pause");
    expect(transition(projectMachine, "paused", "running", {}).name).toBe("resume");
    expect(() => transition(projectMachine, "idea", "running", {})).toThrow("shared.blocked.no_such_move");
  });
});
