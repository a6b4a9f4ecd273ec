import { Refused } from "../shared/errors";
import type { Machine } from "../shared/state-machine";

export const membershipStates = ["asked", "joined", "declined", "left"] as const;
export type MembershipState = (typeof membershipStates)[number];

/** A municipality in a network. Joining takes both: the network asks, the municipality answers. Each may end it alone. */
export const membershipMachine: Machine<MembershipState> = {
  noun: "network_membership",
  first: "asked",
  states: membershipStates,
  transitions: [
    { name: "join", from: ["asked"], to: "joined" },
    { name: "decline", from: ["asked"], to: "declined" },
    { name: "ask_again", from: ["declined", "left"], to: "asked" },
    { name: "withdraw", from: ["asked"], to: "left" },
    { name: "leave", from: ["joined"], to: "left" },
  ],
};

/** What the municipality does, and what the network does; triggers hold each to its own moves. */
export const municipalityMoves = ["join", "decline", "leave"] as const;
export const networkMoves = ["ask_again", "withdraw", "leave"] as const;
export type MunicipalityMove = (typeof municipalityMoves)[number];
export type NetworkMove = (typeof networkMoves)[number];

/** Where a move leads from a state: by its name, for leaving and taking a question back end alike. @throws Refused */
export function endOf(move: MunicipalityMove | NetworkMove, state: MembershipState): MembershipState {
  const found = membershipMachine.transitions.find(({ name, from }) => name === move && from.includes(state));
  if (found === undefined) throw new Refused("shared.blocked.no_such_move");
  return found.to;
}

/** The moves of one side that are open from a state. */
export function movesFrom<Move extends MunicipalityMove | NetworkMove>(
  moves: readonly Move[],
  state: MembershipState,
): Move[] {
  return moves.filter((move) =>
    membershipMachine.transitions.some(({ name, from }) => name === move && from.includes(state)),
  );
}
