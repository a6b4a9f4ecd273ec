import { coverage } from "~/domain/shared/money";
import { defaultUpdateInterval, isStale, type IsoDate } from "~/domain/shared/period";

/** The links of a gap's chain in the order in which it breaks. A database view computes the same; a test holds the two together. */
export const links = ["recommendation", "project", "owner", "action", "funding", "update", "effect"] as const;
export type Link = (typeof links)[number];

/** What the chain needs to know of one project. Cancelled projects are no projects: leave them out. */
export type ProjectFacts = {
  hasOwner: boolean;
  /** An action that is not cancelled and has a due date. */
  hasDatedAction: boolean;
  /** Null while nobody has stated a cost: nothing then covers it. A stated cost of 0 is covered. */
  costOre: number | null;
  /** Granted, own budget and what has been paid of it included; never what is planned or applied for. */
  grantedOre: number;
  /** In state completed or evaluated. */
  completed: boolean;
  /** Newest update on the project or any of its actions. */
  lastUpdatedOn: IsoDate | null;
  /** The day the interval runs from until there is an update. */
  startedOn: IsoDate;
  /** An effect on the gap's data point, measured after completion. */
  hasObservedEffect: boolean;
};

export type Clock = { today: IsoDate; intervalDays?: number };

/**
 * The first link missing in one project, or null when none is:
 *
 * owner    no owner
 * action   no dated action
 * funding  cost not stated, or granted < cost
 * update   open, and today − (last update, or else start) > interval
 * effect   completed, and no effect observed
 *
 * A completed project needs no update, an open one no observed effect.
 */
export function brokenAt(project: ProjectFacts, { today, intervalDays = defaultUpdateInterval }: Clock): Link | null {
  if (!project.hasOwner) return "owner";
  if (!project.hasDatedAction) return "action";
  if (!coverage(project.grantedOre, project.costOre).covered) return "funding";
  if (project.completed) return project.hasObservedEffect ? null : "effect";
  return isStale(project.lastUpdatedOn, project.startedOn, today, intervalDays) ? "update" : null;
}

export type Chain = {
  /** The first missing link, null when the chain is unbroken. */
  brokenAt: Link | null;
  /** Links in place before the first missing one, 0–7; 7 when unbroken. */
  reached: number;
  /** The project that gets furthest (the first of several), given also when the recommendation is unanswered; null without projects. */
  projectIndex: number | null;
};

/** Links in place before this one. */
function reachedBefore(link: Link | null): number {
  return link === null ? links.length : links.indexOf(link);
}

/**
 * The chain of one gap. Broken at "recommendation" without an answered one, whatever else there is; at "project" without
 * projects; otherwise where the project that gets furthest is broken.
 */
export function chainOf({
  answeredRecommendation,
  projects,
  ...clock
}: Clock & { answeredRecommendation: boolean; projects: readonly ProjectFacts[] }): Chain {
  const broken = projects.map((project) => brokenAt(project, clock));
  const reached = broken.map(reachedBefore);
  const furthest = Math.max(...reached);
  const index = reached.indexOf(furthest);
  const projectIndex = index === -1 ? null : index;
  const link = !answeredRecommendation
    ? "recommendation"
    : projectIndex === null
      ? "project"
      : (broken[projectIndex] ?? null);
  return { brokenAt: link, reached: reachedBefore(link), projectIndex };
}
