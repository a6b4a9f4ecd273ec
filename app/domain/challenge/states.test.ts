import { describe, expect, it } from "vitest";
import { Refused } from "~/domain/shared/errors";
import { reachable, transition } from "~/domain/shared/state-machine";
import { challengeMachine, challengeStates } from "./states";

const ready = { hasCriteria: true, hasTimeLeft: true, hasReaders: true, hasEveryAnswer: true };

describe("a challenge", () => {
  it("goes from draft to open, closed and evaluated, and no other way", () => {
    const ways = challengeStates.flatMap((from) =>
      reachable(challengeMachine, from, ready).map(({ to }) => `${from} → ${to}`),
    );
    expect(ways).toEqual(["draft → open", "open → closed", "closed → evaluated"]);
  });

  it.each(["hasCriteria", "hasTimeLeft", "hasReaders"] as const)("is not opened without %s", (fact) => {
    expect(() => transition(challengeMachine, "draft", "open", { ...ready, [fact]: false })).toThrow(Refused);
  });

  it("is not evaluated while a proposal waits, nor when nobody has found that out", () => {
    expect(() => transition(challengeMachine, "closed", "evaluated", { ...ready, hasEveryAnswer: false })).toThrow();
    expect(() => transition(challengeMachine, "closed", "evaluated", {})).toThrow(Refused);
  });
});
