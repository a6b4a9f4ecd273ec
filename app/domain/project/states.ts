import type { Machine } from "~/domain/shared/state-machine";

export const projectStates = [
  "idea",
  "planned",
  "approved",
  "running",
  "paused",
  "completed",
  "evaluated",
  "cancelled",
] as const;
export type ProjectState = (typeof projectStates)[number];

export const openProjectStates = ["idea", "planned", "approved", "running", "paused"] as const satisfies ProjectState[];

export type ProjectFact = "hasOwner" | "hasDates" | "hasPurpose" | "hasObservedEffect";

/** `hasPurpose`: linked to a recommendation or a commitment. */
export const projectMachine: Machine<ProjectState, ProjectFact> = {
  noun: "project",
  first: "idea",
  states: projectStates,
  transitions: [
    { name: "plan", from: ["idea"], to: "planned" },
    { name: "approve", from: ["planned"], to: "approved", guards: ["hasOwner", "hasDates", "hasPurpose"] },
    { name: "start", from: ["approved"], to: "running" },
    { name: "pause", from: ["running"], to: "paused" },
    { name: "resume", from: ["paused"], to: "running" },
    { name: "complete", from: ["running", "paused"], to: "completed", asks: ["outcome"] },
    { name: "evaluate", from: ["completed"], to: "evaluated", guards: ["hasObservedEffect"] },
    { name: "cancel", from: openProjectStates, to: "cancelled", asks: ["reason"] },
  ],
};

export function isOpenProject(state: ProjectState): boolean {
  return openProjectStates.some((open) => open === state);
}
