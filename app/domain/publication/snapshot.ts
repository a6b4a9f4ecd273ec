import type { Localised } from "~/text/localised";
import type { ActionState } from "../action/states";
import {
  evaluateCommitments,
  type CommitmentResult,
  type Counts,
  type CriterionKey,
  type Rule,
  type Rules,
} from "../commitment/criteria";
import {
  aggregate,
  byCategory,
  byDimension,
  byGoal,
  bySubDimension,
  placeResult,
  wheelState,
  type Aggregate,
  type Place,
} from "../kpi/aggregate";
import {
  ruleVersion,
  scored,
  type Direction,
  type ObservationState,
  type Points,
  type Qualifier,
  type ScoreResult,
  type WheelState,
} from "../kpi/score";
import type { Link } from "../gap/chain";
import type { ProjectKind } from "../project/kinds";
import type { ProjectState } from "../project/states";
import { openRecommendationStates, type RecommendationState, type ResponseOutcome } from "../recommendation/states";

// What is frozen when a municipality publishes. Texts of the catalogue stand in all three languages, those of the municipality in their own;
// nobody's name is in it. Sums are øre, values stand in their unit, dates are YYYY-MM-DD.

/** The shape of the snapshot; raised when it changes, so that older ones can still be read. */
export const snapshotFormat = 1;

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

interface Named {
  key: string;
  name: Localised;
}

export interface SnapshotCommitment extends Omit<CommitmentResult, "criteria">, Named {
  promise: Localised;
  criteria: (CommitmentResult["criteria"][number] & { name: Localised; explanation: Localised })[];
}

/** What the database tells, as `publicationFacts` gives it. */
export interface PublicationFacts {
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
  catalogueVersion: number;
  /** Of the criteria of the commitments, which carry their rules. */
  criteriaVersion: string;
  dimensions: Named[];
  subDimensions: (Named & { dimension: string })[];
  categories: (Named & { dimension: string; subDimension: string })[];
  /** In the order of the wheel. */
  dataPoints: (SnapshotDataPoint & {
    kpiName: Localised;
    dimension: string;
    subDimension: string;
    category: string;
    goals: number[];
  })[];
  gaps: {
    code: string;
    part: string;
    brokenAt: Link | null;
    outcome: ResponseOutcome | null;
    recommendations: string[];
    projects: string[];
  }[];
  recommendations: SnapshotRecommendation[];
  projects: SnapshotProject[];
  actions: { state: ActionState; count: number; late: number }[];
  counts: Counts;
  commitments: (Named & {
    promise: Localised;
    criteria: (Named & Rule & { key: CriterionKey; explanation: Localised })[];
  })[];
  practices: SnapshotPractice[];
  challenges: SnapshotChallenge[];
}

export interface Snapshot {
  format: number;
  municipality: PublicationFacts["municipality"];
  evaluation: PublicationFacts["evaluation"];
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

function resultOf({ standing, attainment, isGap, state }: SnapshotDataPoint): ScoreResult {
  switch (standing) {
    case "scored":
      return scored(attainment ?? 0);
    case "bound":
      return { status: "bound", provesGap: isGap };
    case "no_data":
      return { status: "no_data", state: state === "reported" ? null : state };
    default:
      return { status: standing };
  }
}

type FullPlace = Place & { position: number; name: Localised };

function placesOf(dataPoints: PublicationFacts["dataPoints"]): FullPlace[] {
  const places: (FullPlace & { results: ScoreResult[] })[] = [];
  for (const point of dataPoints) {
    const last = places.at(-1);
    if (last?.position === point.place) {
      last.results.push(resultOf(point));
      last.name = point.kpiName;
      continue;
    }
    const { place: position, name, dimension, subDimension, category, goals } = point;
    places.push({
      key: String(position),
      position,
      name,
      dimension,
      subDimension,
      category,
      goals,
      results: [resultOf(point)],
    });
  }
  return places;
}

const nameIn = (nodes: readonly Named[], key: string | null): Localised => {
  const found = nodes.find((node) => node.key === key);
  if (!found) throw new Error(`the catalogue has no ${key}`);
  return found.name;
};

/** Worst first: the lowest attainment, what is known only as a bound last, then as on the wheel. */
function worstFirst(one: SnapshotDataPoint, other: SnapshotDataPoint): number {
  const attained = ({ attainment }: SnapshotDataPoint) => attainment ?? Number.POSITIVE_INFINITY;
  const [first, second] = [attained(one), attained(other)];
  return first === second ? 0 : first - second;
}

const samePoint = (one: { code: string; part: string }) => (other: { code: string; part: string }) =>
  one.code === other.code && one.part === other.part;

/**
 * Everything a profile shows, from what the database tells. Scores, coverage and the commitments are reckoned here, by the rules of today,
 * and frozen with it: a profile that was published is never reckoned anew.
 */
export function snapshotOf(facts: PublicationFacts): Snapshot {
  const places = placesOf(facts.dataPoints);
  const dataPoints = facts.dataPoints.map(
    ({
      kpiName: _kpiName,
      dimension: _dimension,
      subDimension: _subDimension,
      category: _category,
      goals: _goals,
      ...point
    }) => point,
  );
  const count = (states: readonly ActionState[] | null, what: "count" | "late" = "count") =>
    facts.actions
      .filter(({ state }) => states === null || states.includes(state))
      .reduce((sum, one) => sum + one[what], 0);
  return {
    format: snapshotFormat,
    municipality: facts.municipality,
    evaluation: facts.evaluation,
    versions: { rule: ruleVersion, catalogue: facts.catalogueVersion, criteria: facts.criteriaVersion },
    whole: aggregate(places),
    dimensions: byDimension(places).map(({ dimension, aggregate: score }) => ({
      key: dimension,
      name: nameIn(facts.dimensions, dimension),
      score,
    })),
    subDimensions: bySubDimension(places).map(({ dimension, subDimension, aggregate: score }) => ({
      key: subDimension ?? "",
      dimension,
      name: nameIn(
        facts.subDimensions.filter((node) => node.dimension === dimension),
        subDimension,
      ),
      score,
    })),
    categories: byCategory(places).map(({ dimension, category, aggregate: score }) => ({
      key: category ?? "",
      dimension,
      name: nameIn(
        facts.categories.filter((node) => node.dimension === dimension),
        category,
      ),
      score,
    })),
    goals: byGoal(places).map(({ goal, aggregate: score }) => ({ goal, score })),
    places: places.map(({ position, name, dimension, category, results }) => ({
      place: position,
      name,
      dimension,
      category,
      state: wheelState(placeResult(results)),
    })),
    dataPoints,
    gaps: dataPoints
      .filter(({ isGap }) => isGap)
      .sort(worstFirst)
      .map((point) => {
        const chain = facts.gaps.find(samePoint(point));
        return {
          place: point.place,
          code: point.code,
          part: point.part,
          brokenAt: chain ? chain.brokenAt : "recommendation",
          outcome: chain?.outcome ?? null,
          recommendations: chain?.recommendations ?? [],
          projects: chain?.projects ?? [],
        };
      }),
    recommendations: facts.recommendations,
    projects: facts.projects,
    actions: {
      all: count(null),
      open: count(["planned", "in_progress", "blocked"]),
      completed: count(["completed"]),
      cancelled: count(["cancelled"]),
      late: count(null, "late"),
    },
    commitments: commitmentsOf(facts),
    practices: facts.practices,
    challenges: facts.challenges,
  };
}

function commitmentsOf({ counts, commitments }: PublicationFacts): SnapshotCommitment[] {
  const rules: Rules = Object.fromEntries(
    commitments.flatMap(({ criteria }) => criteria.map(({ key, kind, threshold }) => [key, { kind, threshold }])),
  );
  const results = evaluateCommitments(counts, rules);
  return commitments.flatMap(({ criteria, ...named }) => {
    const result = results.find(({ commitment }) => commitment === named.key);
    if (!result) return [];
    return [
      {
        ...named,
        ...result,
        criteria: result.criteria.map((criterion) => {
          const words = criteria.find(({ key }) => key === criterion.key);
          if (!words) throw new Error(`the catalogue has no criterion ${criterion.key}`);
          return { ...criterion, name: words.name, explanation: words.explanation };
        }),
      },
    ];
  });
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
