import { describe, expect, it } from "vitest";
import { reachable } from "~/domain/shared/state-machine";
import {
  isUndecided,
  isWritable,
  proposalMachine,
  proposalStates,
  sideOf,
  type ProposalMove,
  type Side,
} from "./states";

// Every state × every side: where each may take a proposal, as design.md §6 draws it. The database holds the same (commands.server.test.ts).
const ways: Record<(typeof proposalStates)[number], Record<Side, string[]>> = {
  draft: { partner: ["submitted"], municipality: [] },
  submitted: { partner: ["withdrawn"], municipality: ["in_evaluation", "returned"] },
  in_evaluation: { partner: ["withdrawn"], municipality: ["returned", "accepted", "declined"] },
  returned: { partner: ["submitted", "withdrawn"], municipality: ["in_evaluation"] },
  accepted: { partner: [], municipality: ["converted"] },
  declined: { partner: [], municipality: [] },
  converted: { partner: [], municipality: [] },
  withdrawn: { partner: [], municipality: [] },
};

describe.each(proposalStates)("a proposal that is %s", (state) => {
  it.each(["partner", "municipality"] as const)("goes where the %s may take it, and nowhere else", (side) => {
    const moves = reachable(proposalMachine, state, {}).filter(({ name }) => sideOf[name as ProposalMove] === side);
    expect(moves.map(({ to }) => to).sort()).toEqual([...ways[state][side]].sort());
  });
});

it("knows which states wait for a decision and which the partner writes in", () => {
  expect(proposalStates.filter(isUndecided)).toEqual(["submitted", "in_evaluation", "returned"]);
  expect(proposalStates.filter(isWritable)).toEqual(["draft", "returned"]);
});

it("accepts only with all scores in, and decides nothing by somebody with an interest", () => {
  const guards = (name: string) => proposalMachine.transitions.find((move) => move.name === name)?.guards ?? [];
  expect(guards("accept")).toEqual(["hasScoresIn", "hasNoInterest"]);
  expect(guards("decline")).toEqual(["hasNoInterest"]);
  expect(guards("return")).toEqual(["hasNoInterest"]);
});
