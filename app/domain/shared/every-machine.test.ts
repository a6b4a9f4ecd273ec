import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actionMachine } from "~/domain/action/states";
import { fundingMachine } from "~/domain/funding/states";
import { observationMachine } from "~/domain/kpi/observation-states";
import { projectMachine } from "~/domain/project/states";
import { proposalMachine } from "~/domain/proposal/states";
import { recommendationMachine } from "~/domain/recommendation/states";
import { roundMachine, submissionMachine } from "~/domain/review/states";
import { Refused } from "./errors";
import { isFinal, reachable, transition, type Facts, type FactName, type Machine } from "./state-machine";

const machines: [string, Machine<string, FactName>, string[]][] = [
  ["recommendation", recommendationMachine, ["closed"]],
  ["project", projectMachine, ["evaluated", "cancelled"]],
  ["action", actionMachine, ["completed", "cancelled"]],
  ["funding link", fundingMachine, ["refused", "withdrawn", "reported", "missed"]],
  ["observation", observationMachine, ["superseded"]],
  ["round of review", roundMachine, ["closed"]],
  ["submission", submissionMachine, ["accepted"]],
  ["proposal", proposalMachine, ["declined", "converted", "withdrawn"]],
];

const factsOf = (machine: Machine<string, FactName>, value: boolean | undefined): Facts<FactName> => ({
  reason: "because",
  outcome: "done",
  reviewOn: "2027-01-01",
  ...Object.fromEntries(machine.transitions.flatMap(({ guards = [] }) => guards.map((fact) => [fact, value]))),
});

describe.each(machines)("the machine of a %s", (_, machine, finalStates) => {
  it("ends where it should, and nowhere else", () => {
    expect(machine.states.filter((state) => isFinal(machine, state)).sort()).toEqual([...finalStates].sort());
  });

  it("names only its own states, and no move twice between the same two", () => {
    const pairs = machine.transitions.flatMap(({ from, to }) => from.map((state) => `${state} → ${to}`));
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const { from, to } of machine.transitions) {
      for (const state of [...from, to]) expect(machine.states).toContain(state);
    }
    expect(machine.states).toContain(machine.first);
    expect(new Set(machine.states).size).toBe(machine.states.length);
  });

  it("reaches every state from the first", () => {
    const seen = new Set([machine.first]);
    for (const state of seen) for (const { to } of reachable(machine, state, {})) seen.add(to);
    expect([...seen].sort()).toEqual([...machine.states].sort());
  });

  it("leaves no final state by any path", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 30 }), (choices) => {
        const facts = factsOf(machine, true);
        let state = machine.first;
        let ended = false;
        for (const choice of choices) {
          const moves = reachable(machine, state, facts);
          const move = moves[choice % Math.max(1, moves.length)];
          if (ended) expect(move).toBeUndefined();
          if (move === undefined) break;
          expect(transition(machine, state, move.to, facts).name).toBe(move.name);
          state = move.to;
          ended = finalStates.includes(state);
        }
      }),
    );
  });

  it("refuses every guarded move on a fact that is false or unknown, and every asked one on nothing typed", () => {
    for (const { from, to, guards = [], asks = [] } of machine.transitions) {
      for (const state of from) {
        for (const fact of guards) {
          for (const value of [false, undefined]) {
            const facts = { ...factsOf(machine, true), [fact]: value };
            expect(() => transition(machine, state, to, facts)).toThrow(Refused);
          }
        }
        for (const ask of asks) {
          for (const typed of ["", "   ", null, undefined]) {
            expect(() => transition(machine, state, to, { ...factsOf(machine, true), [ask]: typed })).toThrow(Refused);
          }
        }
        expect(() => transition(machine, state, to, factsOf(machine, true))).not.toThrow();
      }
    }
  });
});
