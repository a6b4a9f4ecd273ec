import type { Machine } from "~/domain/shared/state-machine";

export const roundStates = ["planned", "open", "reviewing", "closed"] as const;
export type RoundState = (typeof roundStates)[number];

/**
 * hasMembers: somebody to ask. hasDueAhead: the due date has not passed yet. hasSubmission: somebody has submitted. hasAllRead: nothing
 * that was submitted waits for the network's answer.
 */
export type RoundFact = "hasMembers" | "hasDueAhead" | "hasSubmission" | "hasAllRead";

/** A network's round. Closing while some have not been accepted takes a reason, which the command asks for. */
export const roundMachine: Machine<RoundState, RoundFact> = {
  noun: "review",
  first: "planned",
  states: roundStates,
  transitions: [
    { name: "open", from: ["planned"], to: "open", guards: ["hasMembers", "hasDueAhead"] },
    { name: "review", from: ["open"], to: "reviewing", guards: ["hasSubmission"] },
    { name: "close", from: ["reviewing"], to: "closed", guards: ["hasAllRead"] },
  ],
};

export const submissionStates = ["preparing", "submitted", "questions", "resubmitted", "accepted"] as const;
export type SubmissionState = (typeof submissionStates)[number];

/**
 * hasOpenRound: the round is open or being reviewed. hasAnswers: every question has an answer. hasMembership: the municipality belongs to
 * the network. hasSharing: the network reads what was submitted last. Whoever cannot read asks for another submission.
 */
export type SubmissionFact = "hasOpenRound" | "hasAnswers" | "hasMembership" | "hasSharing";

/** A member's part in a round: the municipality submits, the network asks and accepts. A trigger holds each to its own moves. */
export const submissionMachine: Machine<SubmissionState, SubmissionFact> = {
  noun: "submission",
  first: "preparing",
  states: submissionStates,
  transitions: [
    { name: "submit", from: ["preparing"], to: "submitted", guards: ["hasOpenRound", "hasMembership", "hasAnswers"] },
    { name: "ask", from: ["submitted", "resubmitted"], to: "questions", guards: ["hasOpenRound"] },
    {
      name: "resubmit",
      from: ["questions"],
      to: "resubmitted",
      guards: ["hasOpenRound", "hasMembership", "hasAnswers"],
    },
    { name: "accept", from: ["submitted", "resubmitted"], to: "accepted", guards: ["hasOpenRound", "hasSharing"] },
  ],
};

/** Whether the municipality has the next move: what it writes can still be changed. */
export const isWithMunicipality = (state: SubmissionState): boolean => state === "preparing" || state === "questions";

/** Whether the round takes submissions, questions and answers. */
export const isOpenRound = (state: RoundState): boolean => state === "open" || state === "reviewing";
