import { describe, expect, it } from "vitest";
import { reachable, transition } from "~/domain/shared/state-machine";
import { isFinished, practiceMachine } from "./states";

describe("a practice", () => {
  const all = { hasCompletedProject: true, hasObservedEffect: true, hasSummary: true };

  it("is offered of a completed project with an observed effect and a summary, and says what is missing", () => {
    expect(transition(practiceMachine, "draft", "offered", all).name).toBe("offer");
    expect(transition(practiceMachine, "withdrawn", "offered", all).name).toBe("offer");
    const [offer] = reachable(practiceMachine, "asked", { hasCompletedProject: true, hasObservedEffect: false });
    expect(offer?.blockedBy).toEqual(["practice.blocked.no_observed_effect", "practice.blocked.no_summary"]);
    for (const fact of Object.keys(all))
      expect(() => transition(practiceMachine, "draft", "offered", { ...all, [fact]: false })).toThrow(
        "practice.blocked",
      );
  });

  it("is withdrawn until it is", () => {
    for (const state of ["asked", "draft", "offered"] as const)
      expect(transition(practiceMachine, state, "withdrawn", {}).name).toBe("withdraw");
    expect(() => transition(practiceMachine, "withdrawn", "withdrawn", {})).toThrow("no_such_move");
    expect(() => transition(practiceMachine, "offered", "draft", {})).toThrow("no_such_move");
  });

  it("is of a project that is finished, not of one that was given up", () => {
    expect(["idea", "planned", "approved", "running", "paused", "cancelled"].filter(isFinished)).toEqual([]);
    expect(["completed", "evaluated"].filter(isFinished)).toHaveLength(2);
  });
});
