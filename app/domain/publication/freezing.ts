import { citedOrNull } from "../kpi/citation";
import type { Localised } from "~/text/localised";
import type { ActionState } from "../action/states";
import { evaluateCommitments, type Counts, type CriterionKey, type Rule, type Rules } from "../commitment/criteria";
import {
  aggregate,
  byCategory,
  byDimension,
  byGoal,
  bySubDimension,
  placeResult,
  wheelState,
  type Place,
} from "../kpi/aggregate";
import { ruleVersion, scored, type ScoreResult } from "../kpi/score";
import type { Link } from "../gap/chain";
import type { ResponseOutcome } from "../recommendation/states";
import {
  snapshotFormat,
  type Named,
  type Snapshot,
  type SnapshotChallenge,
  type SnapshotCommitment,
  type SnapshotDataPoint,
  type SnapshotPractice,
  type SnapshotProject,
  type SnapshotRecommendation,
} from "./snapshot";

// How a snapshot is made of what the database tells.

/** What the database tells, as `publicationFacts` gives it. */
export interface PublicationFacts {
  municipality: Snapshot["municipality"];
  evaluation: Snapshot["evaluation"];
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
    }) => ({ ...point, source: citedOrNull(point.source) }),
  );
  const count = (states: readonly ActionState[] | null, what: "count" | "late" = "count") =>
    facts.actions
      .filter(({ state }) => states === null || states.includes(state))
      .reduce((sum, one) => sum + one[what], 0);
  return {
    format: snapshotFormat,
    municipality: { ...facts.municipality, source: citedOrNull(facts.municipality.source) },
    evaluation: facts.evaluation && { ...facts.evaluation, source: citedOrNull(facts.evaluation.source) },
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
