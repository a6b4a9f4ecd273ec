import type { ActionState } from "./states";

/** Each change of state is a small resource of its own, under the action's address. */
export const movePaths = ["start", "block", "unblock", "completion", "cancellation"] as const;
export type MovePath = (typeof movePaths)[number];

export type MoveName = "start" | "block" | "unblock" | "complete" | "cancel";

export const moves: Record<MovePath, { name: MoveName; to: ActionState }> = {
  start: { name: "start", to: "in_progress" },
  block: { name: "block", to: "blocked" },
  unblock: { name: "unblock", to: "in_progress" },
  completion: { name: "complete", to: "completed" },
  cancellation: { name: "cancel", to: "cancelled" },
};

/** The address of a move of the state table. */
export const pathOfMove = (name: string): MovePath | undefined => movePaths.find((path) => moves[path].name === name);

/** The move people most often come for, by state. */
export const mainMove: Partial<Record<ActionState, MovePath>> = {
  planned: "start",
  in_progress: "completion",
  blocked: "unblock",
};
