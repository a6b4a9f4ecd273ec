import type { ActionState } from "./states";

// What the list of actions can be asked for; shared by the query and the page that draws it.

/** The columns that can be chosen, in the order they stand. The title is always there. */
export const actionColumns = [
  "owner",
  "unit",
  "due",
  "starts",
  "state",
  "milestones",
  "updated",
  "completed",
  "created",
] as const;
export type ActionColumn = (typeof actionColumns)[number];

export const usualColumns: readonly ActionColumn[] = ["owner", "due", "state", "milestones", "updated"];

export const actionSorts = ["title", "project", ...actionColumns] as const;
export type ActionSort = (typeof actionSorts)[number];

export const stateFilters = ["open", "planned", "in_progress", "blocked", "completed", "cancelled", "all"] as const;
export type StateFilter = (typeof stateFilters)[number];

/** Late: open and past its due date. Stale: open and without an update within the municipality's interval. */
export const attentions = ["late", "stale", "any"] as const;
export type Attention = (typeof attentions)[number];

/** What can be changed about several actions at once. */
export const changeKinds = ["owner", "due", "state"] as const;

export interface ActionFilter {
  /** Words in the title of the action, or of its project or recommendation. */
  q: string;
  state: StateFilter;
  /** A person's id; "none" for those without an owner. */
  owner: string | null;
  project: string | null;
  /** The owner's unit, or one under it. */
  unit: string | null;
  dueFrom: string | null;
  dueTo: string | null;
  attention: Attention | null;
}

export interface ActionRow {
  id: string;
  version: number;
  title: string;
  language: string;
  /** The project it belongs to, or else the recommendation. */
  parent: string;
  parentLanguage: string;
  state: ActionState;
  dueOn: string | null;
  /** Days past its due date while it is open; null when it is not late. */
  daysLate: number | null;
  owner: string | null;
  // What follows is null too where its column was not asked for.
  unit: string | null;
  startsOn: string | null;
  completedOn: string | null;
  createdOn: string | null;
  milestones: number | null;
  milestonesDone: number | null;
  /** Days since its last update; null when there is none. */
  daysSinceUpdate: number | null;
  isStale: boolean;
}
