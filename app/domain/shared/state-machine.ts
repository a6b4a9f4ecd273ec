import { Refused } from "./errors";

/** A fact is named for what is there; its refusal for what is not: `hasOwner` → `project.blocked.no_owner`. */
export type FactName = `has${string}`;

/** What people type along with a move. It is asked for in the move's own form, so it never disables the button. */
export type Asked = "reason" | "outcome" | "reviewOn";

/** What a machine's guards look at. A fact left out is a fact nobody has found out: its guard refuses. */
export type Facts<Fact extends FactName> = Partial<Record<Fact, boolean>> & Partial<Record<Asked, string | null>>;

export type Transition<State extends string, Fact extends FactName> = {
  /** The move as a verb; a button's text hangs on it. The same name may lead from several states. */
  name: string;
  from: readonly State[];
  to: State;
  /** Facts that must be true. */
  guards?: readonly Fact[];
  asks?: readonly Asked[];
};

/** One noun's states and moves, as a table. */
export type Machine<State extends string, Fact extends FactName = never> = {
  /** Begins the text keys of this machine's refusals: `${noun}.blocked.no_…`. */
  noun: string;
  first: State;
  states: readonly State[];
  transitions: readonly Transition<State, Fact>[];
};

const noSuchMove = "shared.blocked.no_such_move";

const askedKeys: Record<Asked, string> = {
  reason: "shared.blocked.no_reason",
  outcome: "shared.blocked.no_outcome",
  reviewOn: "shared.blocked.no_review_date",
};

function guardKey(noun: string, fact: FactName): string {
  const missing = fact.slice("has".length).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return `${noun}.blocked.no${missing}`;
}

/** Every text key by which this machine can refuse: the text of each must exist. */
export function refusalKeys<State extends string, Fact extends FactName>(machine: Machine<State, Fact>): string[] {
  const keys = machine.transitions.flatMap(({ guards = [], asks = [] }) => [
    ...guards.map((fact) => guardKey(machine.noun, fact)),
    ...asks.map((ask) => askedKeys[ask]),
  ]);
  return [...new Set([noSuchMove, ...keys])];
}

function blocks<State extends string, Fact extends FactName>(
  machine: Machine<State, Fact>,
  { guards = [] }: Transition<State, Fact>,
  facts: Facts<Fact>,
): string[] {
  const known: Partial<Record<string, boolean>> = facts;
  return guards.filter((fact) => known[fact] !== true).map((fact) => guardKey(machine.noun, fact));
}

export type Move<State extends string> = {
  name: string;
  to: State;
  /** Text keys of what stands against it; empty when it is open. */
  blockedBy: string[];
  /** What its form must ask for. */
  asks: readonly Asked[];
};

/** The moves that lead on from a state, each with what blocks it, in the table's order. */
export function reachable<State extends string, Fact extends FactName>(
  machine: Machine<State, Fact>,
  state: State,
  facts: Facts<Fact>,
): Move<State>[] {
  return machine.transitions
    .filter(({ from }) => from.includes(state))
    .map((transition) => ({
      name: transition.name,
      to: transition.to,
      blockedBy: blocks(machine, transition, facts),
      asks: transition.asks ?? [],
    }));
}

/**
 * The move from one state to another, or Refused with the first reason against it: no such move, a guard whose fact is false
 * or unknown, something asked for that is missing or blank.
 */
export function transition<State extends string, Fact extends FactName>(
  machine: Machine<State, Fact>,
  from: State,
  to: State,
  facts: Facts<Fact>,
): Transition<State, Fact> {
  const move = machine.transitions.find((one) => one.to === to && one.from.includes(from));
  if (move === undefined) throw new Refused(noSuchMove, { noun: machine.noun, from, to });
  const [block] = blocks(machine, move, facts);
  if (block !== undefined) throw new Refused(block, { from, to });
  const asked: Partial<Record<Asked, string | null>> = facts;
  for (const ask of move.asks ?? []) {
    if (!asked[ask]?.trim()) throw new Refused(askedKeys[ask], { from, to });
  }
  return move;
}

/** A state that nothing leads on from. */
export function isFinal<State extends string, Fact extends FactName>(
  machine: Machine<State, Fact>,
  state: State,
): boolean {
  return !machine.transitions.some(({ from }) => from.includes(state));
}
