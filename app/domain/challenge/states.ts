import type { Machine } from "~/domain/shared/state-machine";

export const challengeStates = ["draft", "open", "closed", "evaluated"] as const;
export type ChallengeState = (typeof challengeStates)[number];

export type ChallengeFact = "hasCriteria" | "hasTimeLeft" | "hasReaders" | "hasEveryAnswer";

/**
 * A challenge is opened when a partner can answer it: it says by what proposals are judged, and its closing time lies ahead. It closes by
 * itself when that time has come (a job), or earlier by hand; and is evaluated when every proposal has its answer.
 */
export const challengeMachine: Machine<ChallengeState, ChallengeFact> = {
  noun: "challenge",
  first: "draft",
  states: challengeStates,
  transitions: [
    { name: "open", from: ["draft"], to: "open", guards: ["hasCriteria", "hasTimeLeft", "hasReaders"] },
    { name: "close", from: ["open"], to: "closed" },
    { name: "evaluate", from: ["closed"], to: "evaluated", guards: ["hasEveryAnswer"] },
  ],
};

/** The moves by the address of their form. */
export const challengeMoves = {
  opening: "open",
  closing: "closed",
  evaluation: "evaluated",
} as const satisfies Record<string, ChallengeState>;
export type ChallengeMove = keyof typeof challengeMoves;
export const challengeMovePaths = Object.keys(challengeMoves) as [ChallengeMove, ...ChallengeMove[]];
