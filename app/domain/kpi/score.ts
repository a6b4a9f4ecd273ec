import { RuleViolation } from "~/domain/shared/errors";

/** Version of everything in this file; frozen results carry it. */
export const ruleVersion = "u4ssc-2020";

export const directions = ["higher_is_better", "lower_is_better", "context"] as const;
export type Direction = (typeof directions)[number];

export const observationStates = ["reported", "not_available", "not_applicable", "not_collected"] as const;
export type ObservationState = (typeof observationStates)[number];

export const qualifiers = [
  "exact",
  "about",
  "nearly",
  "just_over",
  "derived",
  "worded",
  "above",
  "below",
  "qualitative",
] as const;
/** How the source words the figure. "above" and "below" are bounds, "qualitative" is words only; the rest measure. */
export type Qualifier = (typeof qualifiers)[number];

/** A reported observation holds a value, a bound (qualifier above or below) or neither (only words); never two of them. */
export type ObservedValue = {
  state: ObservationState;
  value: number | boolean | null;
  bound: number | null;
  qualifier: Qualifier | null;
};

/** What the framework holds against a data point; `target` is null where nothing has been published or proposed. */
export type Benchmark = { direction: Direction; target: number | null; worst: number | null };

/** A benchmark that can score: both ends known, different, and the right way round. */
export type Yardstick = { direction: "higher_is_better" | "lower_is_better"; target: number; worst: number };

export type Points = 1 | 2 | 3 | 4;
export const bands = {
  4: "target_reached",
  3: "above_two_thirds",
  2: "one_to_two_thirds",
  1: "below_one_third",
} as const;
export type Band = (typeof bands)[Points];

/** Attainment, in percent, at which the band of so many points begins. Half-open: the threshold belongs to the band above. */
export const thresholds = { 2: 33, 3: 66, 4: 95 } as const;

export type Scored = { status: "scored"; points: Points; band: Band; attainment: number };
export type ScoreResult =
  | Scored
  /** Reported, but there is no benchmark, or the data point is context only. */
  | { status: "no_target" }
  | { status: "in_words" }
  /** Known only as a bound. `provesGap`: however good the true value is, it stays below the top band. */
  | { status: "bound"; provesGap: boolean }
  /** `state` is why, or null when nobody has registered anything. */
  | { status: "no_data"; state: Exclude<ObservationState, "reported"> | null };

/**
 * Takes away what binary floats add to decimal figures: 40.1 between worst 50 and target 20 is 32.99999999999999 % in
 * floats and 33 % in truth, which is a band apart. Nine decimals lie far beyond what any source states and far above float noise.
 * SQL that compares must do the same: `round(attainment, 9)`.
 */
export function decimalSafe(number: number): number {
  if (!Number.isFinite(number)) throw new RuleViolation(`not a number that can be scored: ${number}`);
  const rounded = Math.round(number * 1e9) / 1e9;
  return Number.isFinite(rounded) ? rounded + 0 : number;
}

/** What is wrong with a benchmark as a text key, or null when it can score (or rightly cannot, having no target). */
export function benchmarkFault({ direction, target, worst }: Benchmark): string | null {
  if (direction === "context" || target === null) return null;
  if (worst === null)
    return direction === "lower_is_better"
      ? "benchmark.fault.worst_needed"
      : benchmarkFault({ direction, target, worst: 0 });
  if (target === worst) return "benchmark.fault.target_is_worst";
  const rightWayRound = direction === "higher_is_better" ? target > worst : target < worst;
  return rightWayRound ? null : "benchmark.fault.wrong_way_round";
}

/**
 * The benchmark as something that can score; null when it has no target or is context only. `worst` is 0 for
 * higher-is-better unless given. Throws RuleViolation where target = worst, where worst is missing for lower-is-better, or
 * where the two contradict the direction.
 */
export function yardstick(benchmark: Benchmark | null): Yardstick | null {
  if (benchmark === null || benchmark.direction === "context" || benchmark.target === null) return null;
  const fault = benchmarkFault(benchmark);
  if (fault !== null) throw new RuleViolation(fault);
  return { direction: benchmark.direction, target: benchmark.target, worst: benchmark.worst ?? 0 };
}

/** How far from the worst value to the target, in percent; raw: below 0 beyond the worst value, above 100 beyond the target. */
export function attainment(value: number | boolean, { target, worst }: Pick<Yardstick, "target" | "worst">): number {
  if (target === worst) throw new RuleViolation("benchmark.fault.target_is_worst");
  return decimalSafe((100 * (Number(value) - worst)) / (target - worst));
}

/** Attainment as it is shown: between 0 and 100. Never scored from. */
export function clamped(rawAttainment: number): number {
  return Math.min(100, Math.max(0, rawAttainment));
}

/** Points for a raw attainment in percent: ≥ 95 → 4, [66, 95) → 3, [33, 66) → 2, < 33 → 1 (rule version `u4ssc-2020`). */
export function pointsFor(rawAttainment: number): Points {
  const safe = decimalSafe(rawAttainment);
  if (safe >= thresholds[4]) return 4;
  if (safe >= thresholds[3]) return 3;
  if (safe >= thresholds[2]) return 2;
  return 1;
}

export function scored(rawAttainment: number): Scored {
  const points = pointsFor(rawAttainment);
  return { status: "scored", points, band: bands[points], attainment: rawAttainment };
}

/**
 * A bound proves a gap when it caps the value from the good side: "above 33.3" of a loss that should be 20 is a gap however
 * close to 33.3 it is. "Above" and "below" exclude the bound itself, so one lying exactly on the top band's edge proves it too.
 */
function provesGap(bound: number, qualifier: "above" | "below", measure: Yardstick): boolean {
  const capsTheGoodSide = measure.direction === "higher_is_better" ? qualifier === "below" : qualifier === "above";
  return capsTheGoodSide && attainment(bound, measure) <= thresholds[4];
}

/**
 * Scores one observation against one benchmark. `observation` null: nothing registered; `benchmark` null: none exists.
 * Words win over a missing target (nothing could be scored later either), a missing target over a bound.
 * Throws RuleViolation for a benchmark that cannot be, and for an observation that holds a value without being reported.
 */
export function scoreObservation({
  observation,
  benchmark,
}: {
  observation: ObservedValue | null;
  benchmark: Benchmark | null;
}): ScoreResult {
  const measure = yardstick(benchmark);
  if (observation === null) return { status: "no_data", state: null };
  const { state, value, bound, qualifier } = observation;
  if (value !== null && bound !== null) throw new RuleViolation("an observation holds both a value and a bound");
  if (state !== "reported") {
    if (value !== null || bound !== null) throw new RuleViolation(`an observation that is ${state} holds a value`);
    return { status: "no_data", state };
  }
  if (bound !== null) {
    if (qualifier !== "above" && qualifier !== "below") throw new RuleViolation("a bound is above or below");
    return measure === null
      ? { status: "no_target" }
      : { status: "bound", provesGap: provesGap(bound, qualifier, measure) };
  }
  if (value === null) return { status: "in_words" };
  if (qualifier === "above" || qualifier === "below" || qualifier === "qualitative") {
    throw new RuleViolation(`a value that is ${qualifier} is no measurement`);
  }
  return measure === null ? { status: "no_target" } : scored(attainment(value, measure));
}

/** A gap: scored below the top band, or known only as a bound that alone proves the shortfall. */
export function isGap(result: ScoreResult): boolean {
  return (result.status === "scored" && result.points < 4) || (result.status === "bound" && result.provesGap);
}

/** The six ways a place on the wheel is drawn. */
export type WheelState = Points | "not_scored" | "no_data";
export const wheelStates: readonly WheelState[] = [4, 3, 2, 1, "not_scored", "no_data"];
