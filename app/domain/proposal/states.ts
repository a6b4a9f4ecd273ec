import type { Machine } from "~/domain/shared/state-machine";

export const proposalStates = [
  "draft",
  "submitted",
  "in_evaluation",
  "returned",
  "accepted",
  "declined",
  "converted",
  "withdrawn",
] as const;
export type ProposalState = (typeof proposalStates)[number];

/** Those the municipality has not decided yet. */
export const undecidedStates = ["submitted", "in_evaluation", "returned"] as const satisfies ProposalState[];

export type ProposalFact =
  "hasConfirmedPartner" | "hasOpenTime" | "hasCompleteContent" | "hasScoresIn" | "hasNoInterest";

/**
 * `hasConfirmedPartner`: somebody has confirmed the partner. `hasOpenTime`: the challenge takes proposals now, or what was returned may still
 * be completed. `hasScoresIn`: at least one evaluator has handed in, and nobody who has no interest has not. `hasNoInterest`: who decides has
 * declared none. The database holds which side makes which move (proposal_moves).
 */
export const proposalMachine: Machine<ProposalState, ProposalFact> = {
  noun: "proposal",
  first: "draft",
  states: proposalStates,
  transitions: [
    {
      name: "submit",
      from: ["draft", "returned"],
      to: "submitted",
      guards: ["hasConfirmedPartner", "hasOpenTime", "hasCompleteContent"],
    },
    { name: "withdraw", from: undecidedStates, to: "withdrawn" },
    { name: "evaluate", from: ["submitted", "returned"], to: "in_evaluation" },
    {
      name: "return",
      from: ["submitted", "in_evaluation"],
      to: "returned",
      guards: ["hasNoInterest"],
      asks: ["reason"],
    },
    {
      name: "accept",
      from: ["in_evaluation"],
      to: "accepted",
      guards: ["hasScoresIn", "hasNoInterest"],
      asks: ["reason"],
    },
    { name: "decline", from: ["in_evaluation"], to: "declined", guards: ["hasNoInterest"], asks: ["reason"] },
    { name: "convert", from: ["accepted"], to: "converted" },
  ],
};

export type Side = "partner" | "municipality";
export type ProposalMove = "submit" | "withdraw" | "evaluate" | "return" | "accept" | "decline" | "convert";

/** Which side makes a move; nobody makes the other's. */
export const sideOf: Readonly<Record<ProposalMove, Side>> = {
  submit: "partner",
  withdraw: "partner",
  evaluate: "municipality",
  return: "municipality",
  accept: "municipality",
  decline: "municipality",
  convert: "municipality",
};

export const isUndecided = (state: ProposalState): boolean => undecidedStates.some((one) => one === state);

/** Whether the partner may write on: before the first submission, and after a return. */
export const isWritable = (state: ProposalState): boolean => state === "draft" || state === "returned";
