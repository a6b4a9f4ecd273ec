import type { Machine } from "~/domain/shared/state-machine";

export const actionStates = ["planned", "in_progress", "blocked", "completed", "cancelled"] as const;
export type ActionState = (typeof actionStates)[number];

export const openActionStates = ["planned", "in_progress", "blocked"] as const satisfies ActionState[];

export const actionMachine: Machine<ActionState> = {
  noun: "action",
  first: "planned",
  states: actionStates,
  transitions: [
    { name: "start", from: ["planned"], to: "in_progress" },
    { name: "block", from: ["in_progress"], to: "blocked", asks: ["reason"] },
    { name: "unblock", from: ["blocked"], to: "in_progress" },
    { name: "complete", from: ["in_progress", "blocked"], to: "completed" },
    { name: "cancel", from: openActionStates, to: "cancelled", asks: ["reason"] },
  ],
};

export function isOpenAction(state: ActionState): boolean {
  return openActionStates.some((open) => open === state);
}
