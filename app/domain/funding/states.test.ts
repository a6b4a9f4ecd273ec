import { describe, expect, it } from "vitest";
import { reachable, transition } from "~/domain/shared/state-machine";
import { certaintiesOf, fundingMachine, fundingStates } from "./states";

describe("a funding link", () => {
  it.each([
    ["identified", ["planned"]],
    ["planned", ["applied", "missed"]],
    ["applied", ["granted", "partly_granted", "refused", "withdrawn"]],
    ["granted", ["paid"]],
    ["partly_granted", ["paid"]],
    ["paid", ["reported"]],
  ] as const)("%s leads on to %j", (state, expected) => {
    expect(reachable(fundingMachine, state, {}).map(({ to }) => to)).toEqual(expected);
  });

  it("is missed only once its round has closed", () => {
    expect(() => transition(fundingMachine, "planned", "missed", { hasClosedRound: false })).toThrow(
      "funding.blocked.no_closed_round",
    );
    expect(() => transition(fundingMachine, "planned", "missed", {})).toThrow("funding.blocked.no_closed_round");
    expect(transition(fundingMachine, "planned", "missed", { hasClosedRound: true }).name).toBe("miss");
  });

  it("counts under the certainties it has, and nowhere when nothing comes of it", () => {
    expect(Object.fromEntries(fundingStates.map((state) => [state, certaintiesOf(state)]))).toEqual({
      identified: [],
      planned: ["planned"],
      applied: ["applied"],
      granted: ["granted"],
      partly_granted: ["granted"],
      refused: [],
      withdrawn: [],
      paid: ["granted", "paid"],
      reported: ["granted", "paid"],
      missed: [],
    });
  });
});
