import { reachable, type Machine } from "~/domain/shared/state-machine";

/** The municipality's answers; each is also the state its recommendation is then in. */
export const responseOutcomes = [
  "under_review",
  "adopted",
  "adopted_in_part",
  "already_done",
  "postponed",
  "declined",
] as const;
export type ResponseOutcome = (typeof responseOutcomes)[number];

export const recommendationStates = ["received", ...responseOutcomes, "implemented", "closed"] as const;
export type RecommendationState = (typeof recommendationStates)[number];

/** Something is still to be done about it: to answer, to come back to, or to carry out. */
export const openRecommendationStates = [
  "received",
  "under_review",
  "adopted",
  "adopted_in_part",
  "postponed",
] as const satisfies RecommendationState[];

/**
 * An answer may be given straight away or after a review, and every answer but "adopted" says why. An answer is changed by
 * taking it up again: a postponed one must come back, and a council may think anew.
 */
export const recommendationMachine: Machine<RecommendationState, "hasOwner"> = {
  noun: "recommendation",
  first: "received",
  states: recommendationStates,
  transitions: [
    { name: "review", from: ["received"], to: "under_review", asks: ["reason"] },
    { name: "adopt", from: ["received", "under_review"], to: "adopted", guards: ["hasOwner"] },
    {
      name: "adopt_in_part",
      from: ["received", "under_review"],
      to: "adopted_in_part",
      guards: ["hasOwner"],
      asks: ["reason"],
    },
    { name: "call_done", from: ["received", "under_review"], to: "already_done", asks: ["reason"] },
    { name: "postpone", from: ["received", "under_review"], to: "postponed", asks: ["reason", "reviewOn"] },
    { name: "decline", from: ["received", "under_review"], to: "declined", asks: ["reason"] },
    {
      name: "reconsider",
      from: ["adopted", "adopted_in_part", "already_done", "postponed", "declined"],
      to: "under_review",
      asks: ["reason"],
    },
    {
      name: "implement",
      from: ["adopted", "adopted_in_part", "already_done"],
      to: "implemented",
      guards: ["hasOwner"],
    },
    { name: "close", from: ["implemented", "declined"], to: "closed" },
  ],
};

/** What needs somebody who answers for it: it is to be done. A CHECK in the database holds the same of the states. */
export const outcomesWithOwner: readonly ResponseOutcome[] = ["adopted", "adopted_in_part"];

/** The answers that can be given from a state. The given one stays among them: its wording, owner and date may be mended. */
export function answerable(state: RecommendationState): ResponseOutcome[] {
  const moves = reachable(recommendationMachine, state, { hasOwner: true }).map(({ to }) => to);
  return responseOutcomes.filter((outcome) => outcome === state || (!isAnswered(state) && moves.includes(outcome)));
}

/** Answered: the municipality has said what it will do. Being under review is an answer on its way. */
export function isAnswered(state: RecommendationState): boolean {
  return state !== "received" && state !== "under_review";
}
