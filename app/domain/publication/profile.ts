import { addDays } from "../shared/period";
import { citedOrNull } from "../kpi/citation";
import type { Language } from "~/text/languages";
import { inLanguage } from "~/text/localised";
import type { CommitmentResult } from "../commitment/criteria";
import type { Link } from "../gap/chain";
import type { Aggregate } from "../kpi/aggregate";
import type { Points } from "../kpi/score";
import type { WheelDimensionReading } from "../kpi/wheel";
import type { ProjectState } from "../project/states";
import type { RecommendationState, ResponseOutcome } from "../recommendation/states";
import {
  planFigures,
  type Snapshot,
  type SnapshotActions,
  type SnapshotChallenge,
  type SnapshotDataPoint,
  type SnapshotPractice,
  type SnapshotUnit,
} from "./snapshot";

// A snapshot in one language, as the public page shows it.

export interface PointLine extends Pick<
  SnapshotDataPoint,
  | "code"
  | "part"
  | "place"
  | "standing"
  | "points"
  | "attainment"
  | "state"
  | "value"
  | "bound"
  | "qualifier"
  | "year"
  | "source"
  | "target"
  | "isProposed"
  | "nextValue"
  | "nextChange"
> {
  name: string;
  unit: { short: string; change: string; attached: boolean; isBoolean: boolean };
  categoryLabel: string;
  dimension: string;
}

export interface GapLine extends PointLine {
  brokenAt: Link | null;
  recommendations: string[];
  projects: string[];
}

export interface RecommendationLine {
  reference: string;
  area: string;
  title: string;
  language: string;
  state: RecommendationState;
  outcome: ResponseOutcome | null;
  owner: string | null;
  projects: string[];
  isExample: boolean;
}

export interface ProjectLine {
  name: string;
  language: string;
  area: string;
  state: ProjectState;
  startsOn: string | null;
  endsOn: string | null;
  statedPeriod: string | null;
  owner: string | null;
  partners: string[];
  costOre: number | null;
  plannedOre: number;
  appliedOre: number;
  grantedOre: number;
  paidOre: number;
  actions: number;
  actionsDone: number;
  isExample: boolean;
}

export interface CommitmentLine extends CommitmentResult {
  key: string;
  name: string;
  promise: string;
  words: Record<string, { name: string; explanation: string }>;
}

export interface Profile {
  municipality: Snapshot["municipality"];
  evaluation: Snapshot["evaluation"];
  versions: Snapshot["versions"];
  wheel: { dimensions: WheelDimensionReading[]; whole: Aggregate };
  goals: Snapshot["goals"];
  points: PointLine[];
  gaps: GapLine[];
  figures: ReturnType<typeof planFigures>;
  /** What is worth noticing: the gaps furthest from the target, and a target that is reached. */
  highlights: PointLine[];
  recommendations: RecommendationLine[];
  projects: ProjectLine[];
  actions: SnapshotActions;
  commitments: CommitmentLine[];
  practices: SnapshotPractice[];
  challenges: SnapshotChallenge[];
}

const unitIn = (unit: SnapshotUnit, language: Language) => ({
  short: inLanguage(unit.short, language),
  change: inLanguage(unit.change, language),
  attached: unit.attached,
  isBoolean: unit.isBoolean,
});

/** The wheel and its table twin, as they were frozen. */
function wheelIn(snapshot: Snapshot, language: Language): Profile["wheel"] {
  return {
    whole: snapshot.whole,
    dimensions: snapshot.dimensions.map((dimension) => ({
      key: dimension.key,
      label: inLanguage(dimension.name, language),
      aggregate: dimension.score,
      categories: snapshot.categories.flatMap((category, index) =>
        category.dimension !== dimension.key
          ? []
          : [
              {
                key: category.key,
                label: inLanguage(category.name, language),
                number: index + 1,
                aggregate: category.score,
                places: snapshot.places
                  .filter((place) => place.dimension === dimension.key && place.category === category.key)
                  .map(({ place, name, state }) => {
                    const here = snapshot.dataPoints.filter((point) => point.place === place);
                    const only = here.length === 1 ? here[0] : undefined;
                    return {
                      key: String(place),
                      label: inLanguage(name, language),
                      slug: String(place),
                      part: "",
                      state,
                      reading: only
                        ? {
                            state: only.state,
                            value: only.value,
                            bound: only.bound,
                            qualifier: only.qualifier,
                            unit: unitIn(only.unit, language),
                          }
                        : null,
                    };
                  }),
              },
            ],
      ),
    })),
  };
}

function pointLines(snapshot: Snapshot, language: Language): PointLine[] {
  const places = new Map(snapshot.places.map((place) => [place.place, place]));
  const labels = new Map(
    snapshot.categories.map(({ dimension, key, name }) => [`${dimension} ${key}`, inLanguage(name, language)]),
  );
  return snapshot.dataPoints.map((point) => {
    const place = places.get(point.place);
    return {
      code: point.code,
      part: point.part,
      place: point.place,
      name: inLanguage(point.name, language),
      unit: unitIn(point.unit, language),
      categoryLabel: labels.get(`${place?.dimension} ${place?.category}`) ?? "",
      dimension: place?.dimension ?? "",
      standing: point.standing,
      points: point.points,
      attainment: point.attainment,
      state: point.state,
      value: point.value,
      bound: point.bound,
      qualifier: point.qualifier,
      year: point.year,
      source: citedOrNull(point.source),
      target: point.target,
      isProposed: point.isProposed,
      nextValue: point.nextValue,
      nextChange: point.nextChange,
    };
  });
}

const highlightPoints = (lines: readonly PointLine[], gaps: readonly PointLine[]): PointLine[] => {
  const told = ({ value, unit }: PointLine) => value !== null && !unit.isBoolean;
  const reached = lines.find((line) => line.points === (4 satisfies Points) && told(line));
  return [...gaps.filter(told).slice(0, 2), ...(reached ? [reached] : [])];
};

/** The snapshot as its reader sees it. `names` are of owners who agree to be named, by their ids; others are told by their unit. */
export function profileOf(snapshot: Snapshot, language: Language, names: Readonly<Record<string, string>>): Profile {
  const points = pointLines(snapshot, language);
  const gaps = snapshot.gaps.flatMap((gap) => {
    const point = points.find(({ code, part }) => code === gap.code && part === gap.part);
    return point
      ? [{ ...point, brokenAt: gap.brokenAt, recommendations: gap.recommendations, projects: gap.projects }]
      : [];
  });
  const ownerOf = ({ owner, ownerId }: { owner: string | null; ownerId: string | null }) => {
    const name = ownerId === null ? undefined : names[ownerId];
    return name === undefined ? owner : owner === null ? name : `${name}, ${owner}`;
  };
  return {
    municipality: { ...snapshot.municipality, source: citedOrNull(snapshot.municipality.source) },
    evaluation: snapshot.evaluation && { ...snapshot.evaluation, source: citedOrNull(snapshot.evaluation.source) },
    versions: snapshot.versions,
    wheel: wheelIn(snapshot, language),
    goals: snapshot.goals,
    points,
    gaps,
    figures: planFigures(snapshot),
    highlights: highlightPoints(points, gaps),
    recommendations: snapshot.recommendations.map((one) => ({
      reference: one.reference,
      area: inLanguage(one.area, language),
      title: one.title,
      language: one.language,
      state: one.state,
      outcome: one.outcome,
      owner: ownerOf(one),
      projects: one.projects,
      isExample: one.isExample,
    })),
    projects: snapshot.projects.map((one) => ({
      name: one.name,
      language: one.language,
      area: inLanguage(one.area, language),
      state: one.state,
      startsOn: one.startsOn,
      endsOn: one.endsOn,
      statedPeriod: one.statedPeriod,
      owner: ownerOf(one),
      partners: one.partners,
      costOre: one.costOre,
      plannedOre: one.plannedOre,
      appliedOre: one.appliedOre,
      grantedOre: one.grantedOre,
      paidOre: one.paidOre,
      actions: one.actions,
      actionsDone: one.actionsDone,
      isExample: one.isExample,
    })),
    actions: snapshot.actions,
    commitments: snapshot.commitments.map(({ name, promise, criteria, ...result }) => ({
      ...result,
      name: inLanguage(name, language),
      promise: inLanguage(promise, language),
      criteria: criteria.map(({ name: _name, explanation: _explanation, ...criterion }) => criterion),
      words: Object.fromEntries(
        criteria.map((criterion) => [
          criterion.key,
          { name: inLanguage(criterion.name, language), explanation: inLanguage(criterion.explanation, language) },
        ]),
      ),
    })),
    practices: snapshot.practices,
    challenges: snapshot.challenges.map((one) => ({
      ...one,
      closesOn: one.closesOn !== null && snapshot.format < 2 ? addDays(one.closesOn, -1) : one.closesOn,
    })),
  };
}
