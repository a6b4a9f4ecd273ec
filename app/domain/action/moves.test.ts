import { describe, expect, it } from "vitest";
import { reachable } from "~/domain/shared/state-machine";
import { mainMove, movePaths, moves, pathOfMove } from "./moves";
import { actionMachine, actionStates } from "./states";

describe("the addresses of an action's moves", () => {
  it("are those of the state table, each with its own state to go to", () => {
    const table = actionMachine.transitions.map(({ name, to }) => [pathOfMove(name), name, to]);
    expect(movePaths.map((path) => [path, moves[path].name, moves[path].to]).sort()).toEqual(table.sort());
  });

  it.each(actionStates)("lead on from %s where one is the main move", (state) => {
    const path = mainMove[state];
    const names = reachable(actionMachine, state, {}).map(({ name }) => name);
    if (path === undefined) expect(names).toEqual([]);
    else expect(names).toContain(moves[path].name);
  });
});
