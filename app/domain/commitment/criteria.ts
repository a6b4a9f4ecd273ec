/**
 * The criteria of the four commitments of the Stavanger Declaration. The declaration promises and sets no figures: kinds and
 * thresholds are ours, proposed, and change only together with this version.
 */
export const criteriaVersion = "tiltak-2026";

export type CommitmentNumber = 1 | 2 | 3 | 4;
export const commitments = { 1: "knowledge", 2: "plans", 3: "mobilisation", 4: "measurement" } as const;

export type CriterionKind = "ratio" | "yes_no" | "count" | "age";

/** Threshold: the least share (0–1), the least number, or the most days. A yes/no is met by yes. */
type Criterion = { commitment: CommitmentNumber; kind: CriterionKind; threshold: number };

/** In the order they are shown; commitment by commitment. */
export const criteria = {
  /** Core KPIs with a verified observation, of all core KPIs. */
  core_verified: { commitment: 1, kind: "ratio", threshold: 0.9 },
  /** Core KPIs whose newest observation is not older than two years, of all core KPIs. */
  core_recent: { commitment: 1, kind: "ratio", threshold: 0.8 },
  /** Core KPIs with a benchmark or an own target, of all core KPIs. */
  core_with_target: { commitment: 1, kind: "ratio", threshold: 0.9 },
  profile_published: { commitment: 1, kind: "yes_no", threshold: 1 },
  /** Days since the published figures were brought up to date. Two years, as for the KPIs themselves. */
  published_age: { commitment: 1, kind: "age", threshold: 730 },

  /** Gaps with an answered recommendation, of all gaps. */
  gaps_answered: { commitment: 2, kind: "ratio", threshold: 0.9 },
  /** Adopted recommendations (in part too) with a project, of all adopted ones. */
  adopted_with_project: { commitment: 2, kind: "ratio", threshold: 0.8 },
  /** Projects with owner, dates and expected effect, of all that are not cancelled. */
  projects_planned: { commitment: 2, kind: "ratio", threshold: 0.8 },
  /** Plan documents adopted. */
  plans_adopted: { commitment: 2, kind: "count", threshold: 1 },

  /** Challenges open for proposals now. */
  challenges_open: { commitment: 3, kind: "count", threshold: 1 },
  /** Proposals answered within 30 days, of those answered or 30 days old. */
  proposals_answered: { commitment: 3, kind: "ratio", threshold: 0.9 },
  /** Projects with a partner, of all that are not cancelled. */
  projects_with_partner: { commitment: 3, kind: "ratio", threshold: 0.5 },
  /** Different partners taking part in a project. */
  partners_taking_part: { commitment: 3, kind: "count", threshold: 3 },

  /** Open actions with an update within the municipality's interval, of all open ones. */
  actions_updated: { commitment: 4, kind: "ratio", threshold: 0.9 },
  /** Completed projects with an observed effect, of all completed ones. */
  effects_observed: { commitment: 4, kind: "ratio", threshold: 0.8 },
  /** KPIs measured again since the last evaluation, of those it scored. */
  measured_again: { commitment: 4, kind: "ratio", threshold: 0.5 },
} as const satisfies Record<string, Criterion>;

export type CriterionKey = keyof typeof criteria;
export const criterionKeys = Object.keys(criteria) as CriterionKey[];

export type Share = { numerator: number; denominator: number };

type CountOf<Kind extends CriterionKind> = { ratio: Share; yes_no: boolean; count: number; age: number }[Kind];

/** What was counted for each criterion; null where it cannot be counted yet (nothing published has no age). */
export type Counts = { [Key in CriterionKey]: CountOf<(typeof criteria)[Key]["kind"]> | null };

export type CriterionResult = {
  key: CriterionKey;
  commitment: CommitmentNumber;
  kind: CriterionKind;
  threshold: number;
  /** What was counted: part of a share, a number, days; 0 or 1 for no and yes. Null without a basis. */
  numerator: number | null;
  /** The whole of a share; null for the other kinds. */
  denominator: number | null;
  /** Of a share only. */
  ratio: number | null;
  /** Null: no basis, since nothing was counted or there is nothing to be a share of. */
  met: boolean | null;
};

export type CommitmentStatus = "on_the_way" | "partly" | "not_yet" | "no_basis";

/** A text key with what the sentence needs; one for each criterion that is not met or has no basis. */
export type Reason = { key: string; params: Record<string, number> };

export type CommitmentResult = {
  commitment: CommitmentNumber;
  status: CommitmentStatus;
  criteria: CriterionResult[];
  /** The criterion furthest below its threshold; null when none has a basis. */
  weakest: CriterionResult | null;
  reasons: Reason[];
};

function evaluated(key: CriterionKey, counted: Share | boolean | number | null): CriterionResult {
  const { commitment, kind, threshold }: Criterion = criteria[key];
  const result = { key, commitment, kind, threshold, numerator: null, denominator: null, ratio: null, met: null };
  if (counted === null) return result;
  if (typeof counted === "object") {
    const { numerator, denominator } = counted;
    if (denominator === 0) return { ...result, numerator, denominator };
    // numerator ≥ threshold · whole, compared as the reader would: 9 of 10 is 90 %, whatever floats make of it
    const ratio = numerator / denominator;
    return { ...result, numerator, denominator, ratio, met: ratio >= threshold - 1e-12 };
  }
  const numerator = Number(counted);
  return { ...result, numerator, met: kind === "age" ? numerator <= threshold : numerator >= threshold };
}

/** How far towards its threshold, 0–1; 1 when met. For comparing criteria of different kinds, never shown. */
function progress({ kind, numerator, ratio, threshold, met }: CriterionResult): number {
  if (met === true) return 1;
  if (kind === "age") return numerator === null || numerator === 0 ? 0 : threshold / numerator;
  return (kind === "ratio" ? (ratio ?? 0) : (numerator ?? 0)) / threshold;
}

function reasonOf({ key, numerator, denominator, threshold, met }: CriterionResult): Reason {
  return met === null
    ? { key: `commitment.no_basis.${key}`, params: {} }
    : {
        key: `commitment.unmet.${key}`,
        params: { numerator: numerator ?? 0, ...(denominator === null ? {} : { denominator }), threshold },
      };
}

/** On the way: every criterion with a basis is met. Partly: some are. Not yet: none is. No basis: none can be told. */
function statusOf(results: readonly CriterionResult[]): CommitmentStatus {
  const told = results.filter(({ met }) => met !== null);
  if (told.length === 0) return "no_basis";
  const met = told.filter((one) => one.met === true).length;
  return met === told.length ? "on_the_way" : met > 0 ? "partly" : "not_yet";
}

/** All four commitments from what was counted. Computed, never typed in; a person may confirm or dispute the result. */
export function evaluateCommitments(counts: Counts): CommitmentResult[] {
  const results = criterionKeys.map((key) => evaluated(key, counts[key]));
  return ([1, 2, 3, 4] as const).map((commitment) => {
    const own = results.filter((result) => result.commitment === commitment);
    const told = own.filter(({ met }) => met !== null);
    const [first, ...rest] = told;
    return {
      commitment,
      status: statusOf(own),
      criteria: own,
      weakest:
        first === undefined ? null : rest.reduce((low, one) => (progress(one) < progress(low) ? one : low), first),
      reasons: own.filter(({ met }) => met !== true).map(reasonOf),
    };
  });
}
