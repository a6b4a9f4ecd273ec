import type { RecommendationState } from "./states";

/** The moves that are no answers, by the address of their form. The names are those of the state table. */
export const moves = {
  reconsideration: { name: "reconsider", to: "under_review" },
  implementation: { name: "implement", to: "implemented" },
  closing: { name: "close", to: "closed" },
} as const satisfies Record<string, { name: string; to: RecommendationState }>;

export type MovePath = keyof typeof moves;
export type MoveName = (typeof moves)[MovePath]["name"];
export type MoveTo = (typeof moves)[MovePath]["to"];

export const movePaths = Object.keys(moves) as [MovePath, ...MovePath[]];
