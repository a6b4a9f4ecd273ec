import type { Machine } from "~/domain/shared/state-machine";

export const fundingStates = [
  "identified",
  "planned",
  "applied",
  "granted",
  "partly_granted",
  "refused",
  "withdrawn",
  "paid",
  "reported",
  "missed",
] as const;
export type FundingState = (typeof fundingStates)[number];

/** A funding link's certainty. `hasClosedRound`: it applies to a funding round, and that round's closing date has passed. */
export const fundingMachine: Machine<FundingState, "hasClosedRound"> = {
  noun: "funding",
  first: "identified",
  states: fundingStates,
  transitions: [
    { name: "plan", from: ["identified"], to: "planned" },
    { name: "apply", from: ["planned"], to: "applied" },
    { name: "miss", from: ["planned"], to: "missed", guards: ["hasClosedRound"] },
    { name: "grant", from: ["applied"], to: "granted" },
    { name: "grant_in_part", from: ["applied"], to: "partly_granted" },
    { name: "refuse", from: ["applied"], to: "refused" },
    { name: "withdraw", from: ["applied"], to: "withdrawn" },
    { name: "pay", from: ["granted", "partly_granted"], to: "paid" },
    { name: "report", from: ["paid"], to: "reported" },
  ],
};

/** The four certainties that stand side by side on a page and are never added together. */
export const certainties = ["planned", "applied", "granted", "paid"] as const;
export type Certainty = (typeof certainties)[number];

/**
 * Which certainties a link in this state counts under. Money paid has also been granted; a link that is only identified, or has
 * come to nothing, counts nowhere.
 */
export function certaintiesOf(state: FundingState): readonly Certainty[] {
  switch (state) {
    case "planned":
    case "applied":
      return [state];
    case "granted":
    case "partly_granted":
      return ["granted"];
    case "paid":
    case "reported":
      return ["granted", "paid"];
    case "identified":
    case "refused":
    case "withdrawn":
    case "missed":
      return [];
  }
}

/** The states a link may be entered in: own budget is granted when it is adopted. */
export const firstStates = ["identified", "planned", "applied", "granted"] as const satisfies FundingState[];
