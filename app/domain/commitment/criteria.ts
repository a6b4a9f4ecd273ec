/**
 * The rule of the four commitments of the Stavanger Declaration. The declaration promises and sets no figures: what each criterion is held
 * against stands in the catalogue, in versions (docs/decisions/0010), and comes to the rule as `Rules`.
 */
export const commitmentKeys = ["knowledge", "plans", "mobilisation", "measurement"] as const;
export type CommitmentKey = (typeof commitmentKeys)[number];

/**
 * Every criterion is shown as a part of a whole; the kind says what the threshold is held against.
 * ratio: part / whole. age: the same, of figures not older than two years. count: the part alone. yes_no: 1 of 1 or 0 of 1.
 */
export type CriterionKind = "ratio" | "yes_no" | "count" | "age";

/** What can be counted, by commitment, in the order it is shown. What each counts, and out of what, is told in the catalogue. */
export const criteria = {
  core_kpis_verified: "knowledge",
  core_kpis_recent: "knowledge",
  data_points_with_aim: "knowledge",
  profile_published: "knowledge",
  published_figures_age: "knowledge",

  gaps_answered: "plans",
  adopted_with_project: "plans",
  projects_ready: "plans",
  plan_documents_adopted: "plans",

  challenges_open: "mobilisation",
  proposals_answered_in_time: "mobilisation",
  projects_with_partner: "mobilisation",
  partners_taking_part: "mobilisation",

  actions_updated: "measurement",
  completed_with_effect: "measurement",
  kpis_measured_again: "measurement",
} as const satisfies Record<string, CommitmentKey>;

export type CriterionKey = keyof typeof criteria;
export const criterionKeys = Object.keys(criteria) as CriterionKey[];

/** What a criterion is held against. */
export interface Rule {
  kind: CriterionKind;
  threshold: number;
}

/** The criteria of one version; what it leaves out is not asked for. */
export type Rules = Partial<Record<CriterionKey, Rule>>;

export type Share = { numerator: number; denominator: number };

/** What was counted for each criterion; null where the product cannot count it (yet). */
export type Counts = Record<CriterionKey, Share | null>;

export type CriterionResult = {
  key: CriterionKey;
  commitment: CommitmentKey;
  kind: CriterionKind;
  threshold: number;
  numerator: number | null;
  denominator: number | null;
  /** Part of the whole, 0–1; null where the whole is nothing. */
  ratio: number | null;
  /** Null: no basis, since nothing was counted, or there is nothing to be a share of. */
  met: boolean | null;
};

export type CommitmentStatus = "on_the_way" | "partly" | "not_yet" | "no_basis";

/** A text key with what its sentence needs; one for each criterion that is not met or has no basis. */
export type Reason = { key: string; params: Record<string, number> };

export type CommitmentResult = {
  commitment: CommitmentKey;
  status: CommitmentStatus;
  criteria: CriterionResult[];
  /** The criterion furthest below its threshold, the first of several; null when none has a basis. */
  weakest: CriterionResult | null;
  reasons: Reason[];
};

function evaluated(key: CriterionKey, { kind, threshold }: Rule, counted: Share | null): CriterionResult {
  const commitment: CommitmentKey = criteria[key];
  if (counted === null) {
    return { key, commitment, kind, threshold, numerator: null, denominator: null, ratio: null, met: null };
  }
  const { numerator, denominator } = counted;
  const ratio = denominator === 0 ? null : numerator / denominator;
  const result = { key, commitment, kind, threshold, numerator, denominator, ratio };
  // No challenges out of none is a number that is too low, not a share without a basis.
  if (kind === "count" || kind === "yes_no") return { ...result, met: numerator >= threshold };
  return { ...result, met: ratio === null ? null : ratio >= threshold };
}

/** How far towards its threshold, 0–1. For comparing criteria of different kinds, never shown. */
function progress({ kind, numerator, ratio, threshold }: CriterionResult): number {
  const reached = kind === "count" || kind === "yes_no" ? numerator : ratio;
  return Math.min(1, (reached ?? 0) / threshold);
}

function reasonOf({ key, numerator, denominator, threshold, met }: CriterionResult): Reason {
  if (met === null || numerator === null || denominator === null) {
    return { key: `commitments.reason.no_basis.${key}`, params: {} };
  }
  return { key: `commitments.reason.unmet.${key}`, params: { numerator, denominator, threshold } };
}

/** On the way: every criterion with a basis is met. Partly: some are. Not yet: none is. No basis: none can be told. */
function statusOf(told: readonly CriterionResult[]): CommitmentStatus {
  if (told.length === 0) return "no_basis";
  const met = told.filter((one) => one.met === true).length;
  if (met === told.length) return "on_the_way";
  return met > 0 ? "partly" : "not_yet";
}

/**
 * All four commitments from what was counted, held against a version's rules. Computed, never typed in; a person may confirm or dispute the
 * result.
 */
export function evaluateCommitments(counts: Counts, rules: Rules): CommitmentResult[] {
  const results = criterionKeys.flatMap((key) => {
    const rule = rules[key];
    return rule === undefined ? [] : [evaluated(key, rule, counts[key])];
  });
  return commitmentKeys.map((commitment) => {
    const own = results.filter((result) => result.commitment === commitment);
    const told = own.filter(({ met }) => met !== null);
    const weakest = told.reduce<CriterionResult | null>(
      (low, one) => (low === null || progress(one) < progress(low) ? one : low),
      null,
    );
    return {
      commitment,
      status: statusOf(told),
      criteria: own,
      weakest,
      reasons: own.filter(({ met }) => met !== true).map(reasonOf),
    };
  });
}
