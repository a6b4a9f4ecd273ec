import type { ProjectKind } from "~/domain/project/kinds";
import type { ProjectState } from "~/domain/project/states";
import type { ResponseOutcome } from "~/domain/recommendation/states";
import { isOpenAction, type ActionState } from "~/domain/action/states";
import type { CriterionKey } from "./criteria";
import type { CommitmentWords } from "./queries.server";

// Which criteria a record is among the rows of, counted or not yet: what is done with it moves them. The rows themselves are told in
// queries.server.ts.

export const servedByGap: readonly CriterionKey[] = ["gaps_answered"];

/** By the answer, not by the state: what was adopted and then implemented still asks for a project. */
export function servedByRecommendation(outcome: ResponseOutcome | null): CriterionKey[] {
  return outcome === "adopted" || outcome === "adopted_in_part" ? ["adopted_with_project"] : [];
}

/** None for a cancelled project. */
export function servedByProject({ state, kind }: { state: ProjectState; kind: ProjectKind }): CriterionKey[] {
  if (state === "cancelled") return [];
  return [
    "projects_ready",
    ...(kind === "plan" ? (["plan_documents_adopted"] as const) : []),
    "projects_with_partner",
    ...(state === "completed" || state === "evaluated" ? (["completed_with_effect"] as const) : []),
  ];
}

/**
 * Open actions only, and none of a cancelled project. `projectState` is null for an action without a project. A young action without an
 * update is told too, though it is not counted until it has one or the interval has passed: the criterion's page says so.
 */
export function servedByAction(state: ActionState, projectState: ProjectState | null): CriterionKey[] {
  return isOpenAction(state) && projectState !== "cancelled" ? ["actions_updated"] : [];
}

/** A criterion with its commitment, in the reader's language. */
export interface ServedCriterion {
  key: CriterionKey;
  commitment: string;
  name: string;
}

/** The criteria in words, in the order given; those the catalogue does not name are left out. */
export function servedInWords(keys: readonly CriterionKey[], words: readonly CommitmentWords[]): ServedCriterion[] {
  return keys.flatMap((key) =>
    words.flatMap(({ name: commitment, criteria }) => {
      const name = criteria[key]?.name;
      return name === undefined ? [] : [{ key, commitment, name }];
    }),
  );
}
