import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refused } from "./errors";
import { isFinal, reachable, refusalKeys, transition, type Machine } from "./state-machine";

type Light = "off" | "on" | "broken";
const lamp: Machine<Light, "hasPower" | "hasBulb"> = {
  noun: "lamp",
  first: "off",
  states: ["off", "on", "broken"],
  transitions: [
    { name: "switch_on", from: ["off"], to: "on", guards: ["hasPower", "hasBulb"] },
    { name: "switch_off", from: ["on"], to: "off" },
    { name: "break", from: ["off", "on"], to: "broken", asks: ["reason"] },
  ],
};

function refusal(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.reason;
    throw error;
  }
}

describe("reachable", () => {
  it("lists the moves from a state with what blocks each", () => {
    expect(reachable(lamp, "off", { hasPower: true, hasBulb: false })).toEqual([
      { name: "switch_on", to: "on", blockedBy: ["lamp.blocked.no_bulb"], asks: [] },
      { name: "break", to: "broken", blockedBy: [], asks: ["reason"] },
    ]);
  });

  it("takes an unknown fact for a block", () => {
    expect(reachable(lamp, "off", {})[0]?.blockedBy).toEqual(["lamp.blocked.no_power", "lamp.blocked.no_bulb"]);
  });

  it("lists nothing from a final state", () => {
    expect(reachable(lamp, "broken", { hasPower: true, hasBulb: true })).toEqual([]);
    expect(lamp.states.filter((state) => isFinal(lamp, state))).toEqual(["broken"]);
  });
});

describe("transition", () => {
  it.each<[string, Light, Light, object, string | null]>([
    ["passes when every guard holds", "off", "on", { hasPower: true, hasBulb: true }, null],
    ["refuses a false fact", "off", "on", { hasPower: false, hasBulb: true }, "lamp.blocked.no_power"],
    ["refuses an unknown fact", "off", "on", { hasPower: true }, "lamp.blocked.no_bulb"],
    ["refuses a fact that is undefined", "off", "on", { hasPower: true, hasBulb: undefined }, "lamp.blocked.no_bulb"],
    ["refuses a move that is not in the table", "broken", "on", {}, "shared.blocked.no_such_move"],
    ["refuses to stay", "on", "on", {}, "shared.blocked.no_such_move"],
    ["refuses a missing reason", "on", "broken", {}, "shared.blocked.no_reason"],
    ["refuses a blank reason", "on", "broken", { reason: "  \n" }, "shared.blocked.no_reason"],
    ["refuses a reason of null", "on", "broken", { reason: null }, "shared.blocked.no_reason"],
    ["passes with a reason", "on", "broken", { reason: "dropped" }, null],
  ])("%s", (_, from, to, facts, reason) => {
    expect(refusal(() => transition(lamp, from, to, facts))).toBe(reason);
  });

  it("gives the move it made", () => {
    expect(transition(lamp, "on", "off", {})).toEqual({ name: "switch_off", from: ["on"], to: "off" });
  });

  it("agrees with what reachable says, and refuses only by known keys", () => {
    const fact = fc.option(fc.boolean(), { nil: undefined });
    const state = fc.constantFrom(...lamp.states);
    fc.assert(
      fc.property(state, state, fact, fact, (from, to, hasPower, hasBulb) => {
        const facts = { hasPower, hasBulb, reason: "because" };
        const open = reachable(lamp, from, facts).some((move) => move.to === to && move.blockedBy.length === 0);
        const refused = refusal(() => transition(lamp, from, to, facts));
        expect(refused === null).toBe(open);
        if (refused !== null) expect(refusalKeys(lamp)).toContain(refused);
      }),
    );
  });
});
