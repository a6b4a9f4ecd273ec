import type { Machine } from "~/domain/shared/state-machine";

export const practiceStates = ["asked", "draft", "offered", "withdrawn"] as const;
export type PracticeState = (typeof practiceStates)[number];

export type PracticeFact = "hasCompletedProject" | "hasObservedEffect" | "hasSummary";

/**
 * A finished project offered to a network. Only what is completed, and whose effect was measured, is offered; the database holds the same
 * (only_finished_is_offered).
 */
export const practiceMachine: Machine<PracticeState, PracticeFact> = {
  noun: "practice",
  first: "draft",
  states: practiceStates,
  transitions: [
    {
      name: "offer",
      from: ["asked", "draft", "withdrawn"],
      to: "offered",
      guards: ["hasCompletedProject", "hasObservedEffect", "hasSummary"],
    },
    { name: "withdraw", from: ["asked", "draft", "offered"], to: "withdrawn" },
  ],
};

/** The states of a project that may become a practice. */
export const finishedStates = ["completed", "evaluated"] as const;
export const isFinished = (state: string): boolean => finishedStates.some((finished) => finished === state);
