import type { Localised } from "~/text/localised";
import type { CommitmentResult } from "../commitment/criteria";
import type { Aggregate } from "../kpi/aggregate";
import type { Direction, ObservationState, Points, Qualifier, WheelState } from "../kpi/score";
import type { Link } from "../gap/chain";
import type { ProjectKind } from "../project/kinds";
import type { ProjectState } from "../project/states";
import { openRecommendationStates, type RecommendationState, type ResponseOutcome } from "../recommendation/states";

// What is frozen when a municipality publishes. Texts of the catalogue stand in all three languages, those of the municipality in their own;
// nobody's name is in it. Sums are øre, values stand in their unit, dates are YYYY-MM-DD.

/** The shape of the snapshot; raised when it changes, so that older ones can still be read. */
export const snapshotFormat = 2;

/** How a data point's numbers are written. */
export interface SnapshotUnit {
  short: Localised;
  change: Localised;
  attached: boolean;
  isBoolean: boolean;
}

export interface SnapshotDataPoint {
  /** Place on the wheel, 1 to 108. */
  place: number;
  code: string;
  part: string;
  level: "core" | "advanced";
  name: Localised;
  unit: SnapshotUnit;
  direction: Direction;
  standing: "scored" | "no_target" | "in_words" | "bound" | "no_data";
  attainment: number | null;
  points: Points | null;
  isGap: boolean;
  nextValue: number | null;
  nextChange: number | null;
  state: ObservationState | null;
  value: number | null;
  bound: number | null;
  qualifier: Qualifier | null;
  year: number | null;
  source: string | null;
  target: number | null;
  worst: number | null;
  isProposed: boolean | null;
  benchmarkSource: string | null;
  /** The municipality's own aim. */
  ownTarget: number | null;
  ownTargetYear: number | null;
}

/** Owners are told by unit or title; `ownerId` only of those who agreed to be named, whose name is looked up while they do. */
interface Owned {
  owner: string | null;
  ownerId: string | null;
}

export interface SnapshotRecommendation extends Owned {
  reference: string;
  area: Localised;
  title: string;
  language: string;
  source: "evaluation" | "catalogue" | "council";
  state: RecommendationState;
  outcome: ResponseOutcome | null;
  answeredOn: string | null;
  reviewOn: string | null;
  kpis: string[];
  projects: string[];
  isExample: boolean;
}

export interface SnapshotProject extends Owned {
  name: string;
  language: string;
  kind: ProjectKind;
  area: Localised;
  state: ProjectState;
  startsOn: string | null;
  endsOn: string | null;
  statedPeriod: string | null;
  partners: string[];
  recommendations: string[];
  kpis: string[];
  costOre: number | null;
  plannedOre: number;
  appliedOre: number;
  grantedOre: number;
  paidOre: number;
  actions: number;
  actionsDone: number;
  isExample: boolean;
}

/** A practice offered to others to copy. */
export interface SnapshotPractice {
  title: string;
  text: string;
  language: string;
  project: string;
  costOre: number | null;
  costNote: string | null;
  timeNote: string | null;
  partners: string | null;
  pitfalls: string | null;
  offeredOn: string | null;
}

/** A challenge that is open to everyone. */
export interface SnapshotChallenge {
  /** Not in snapshots of format 1. */
  id?: string;
  title: string;
  text: string;
  offer: string;
  language: string;
  /** The data point that is to change. */
  code: string;
  part: string;
  /** In the data point's unit. */
  targetValue: number | null;
  byYear: number | null;
  /** The last day for proposals; in snapshots of format 1 the day after it. */
  closesOn: string | null;
}

export interface SnapshotGap {
  place: number;
  code: string;
  part: string;
  /** The first missing link of its chain; null where it is whole. */
  brokenAt: Link | null;
  outcome: ResponseOutcome | null;
  recommendations: string[];
  projects: string[];
}

export interface SnapshotActions {
  all: number;
  open: number;
  completed: number;
  cancelled: number;
  late: number;
}

/** Something of the catalogue. */
export interface Named {
  key: string;
  name: Localised;
}

export interface SnapshotCommitment extends Omit<CommitmentResult, "criteria">, Named {
  promise: Localised;
  criteria: (CommitmentResult["criteria"][number] & { name: Localised; explanation: Localised })[];
}

export interface Snapshot {
  format: number;
  municipality: {
    key: string;
    name: string;
    kind: "municipality" | "county";
    county: string | null;
    population: number | null;
    areaKm2: number | null;
    source: string | null;
  };
  evaluation: { year: number; publishedOn: string | null; source: string | null } | null;
  versions: { rule: string; catalogue: number; criteria: string };
  whole: Aggregate;
  dimensions: (Named & { score: Aggregate })[];
  subDimensions: (Named & { dimension: string; score: Aggregate })[];
  /** The 24 categories of the wheel, in its order; a name may stand in two dimensions. */
  categories: (Named & { dimension: string; score: Aggregate })[];
  goals: { goal: number; score: Aggregate }[];
  /** The 108 places of the wheel; most hold one data point. */
  places: { place: number; name: Localised; dimension: string; category: string; state: WheelState }[];
  dataPoints: SnapshotDataPoint[];
  /** Worst first. */
  gaps: SnapshotGap[];
  recommendations: SnapshotRecommendation[];
  projects: SnapshotProject[];
  actions: SnapshotActions;
  commitments: SnapshotCommitment[];
  practices: SnapshotPractice[];
  challenges: SnapshotChallenge[];
}

/** The scores alone, for lists of many municipalities. */
export type Scores = Pick<Snapshot, "whole" | "dimensions" | "categories">;
export const scoresOf = ({ whole, dimensions, categories }: Snapshot): Scores => ({ whole, dimensions, categories });

/** What the plan comes to: answered of all recommendations, projects under way of all, actions done of all, late of open. */
export function planFigures({
  recommendations,
  projects,
  actions,
}: Pick<Snapshot, "recommendations" | "projects" | "actions">) {
  const isAnswered = ({ outcome }: SnapshotRecommendation) => outcome !== null && outcome !== "under_review";
  const notCancelled = projects.filter(({ state }) => state !== "cancelled");
  return {
    answered: recommendations.filter(isAnswered).length,
    recommendations: recommendations.length,
    openRecommendations: recommendations.filter(({ state }) =>
      (openRecommendationStates as readonly string[]).includes(state),
    ).length,
    underWay: notCancelled.filter(({ state }) => state === "running").length,
    finished: notCancelled.filter(({ state }) => state === "completed" || state === "evaluated").length,
    projects: notCancelled.length,
    completed: actions.completed,
    actions: actions.all - actions.cancelled,
    late: actions.late,
    open: actions.open,
  };
}
