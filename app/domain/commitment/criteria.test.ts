import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  commitmentKeys,
  criteria,
  criterionKeys,
  evaluateCommitments,
  type CommitmentKey,
  type CriterionKey,
  type Counts,
  type Rules,
} from "./criteria";

const file = new URL("../../../prisma/data/texts/criteria.json", import.meta.url);
const explained = JSON.parse(readFileSync(file, "utf8")) as Record<
  CriterionKey,
  { commitment: string; versions: Record<string, NonNullable<Rules[CriterionKey]>> }
>;
/** The version the catalogue is planted with. */
const rules = Object.fromEntries(
  criterionKeys.map((key) => [key, explained[key].versions["tiltak-2026"]]),
) as Required<Rules>;

const share = (numerator: number, denominator: number) => ({ numerator, denominator });

/** The figures of looks/1-overview, with the rest filled in. */
const alesund: Counts = {
  core_kpis_verified: share(40, 54),
  core_kpis_recent: share(0, 54),
  data_points_with_aim: share(97, 112),
  profile_published: share(1, 1),
  published_figures_age: share(60, 67),
  gaps_answered: share(16, 23),
  adopted_with_project: share(5, 6),
  projects_ready: share(12, 14),
  plan_documents_adopted: share(2, 3),
  challenges_open: share(2, 2),
  proposals_answered_in_time: share(5, 5),
  projects_with_partner: share(9, 14),
  partners_taking_part: share(4, 9),
  actions_updated: share(26, 31),
  completed_with_effect: share(1, 4),
  kpis_measured_again: share(0, 56),
};
const nothing = Object.fromEntries(criterionKeys.map((key) => [key, null])) as Counts;

function of(counts: Counts, commitment: CommitmentKey) {
  const result = evaluateCommitments(counts, rules).find((one) => one.commitment === commitment);
  if (result === undefined) throw new Error("four commitments");
  return result;
}

describe("the criteria", () => {
  it("are those the catalogue explains, in its order and under its commitments", () => {
    expect(criterionKeys.map((key) => [key, criteria[key]])).toEqual(
      Object.entries(explained).map(([key, { commitment }]) => [key, commitment]),
    );
  });
});

describe("the four commitments", () => {
  it("have 5, 4, 4 and 3 criteria", () => {
    expect(evaluateCommitments(alesund, rules).map((one) => one.criteria.length)).toEqual([5, 4, 4, 3]);
  });

  it("of Ålesund's figures", () => {
    const results = evaluateCommitments(alesund, rules);
    expect(results.map(({ commitment, status, weakest }) => [commitment, status, weakest?.key])).toEqual([
      ["knowledge", "partly", "core_kpis_recent"],
      ["plans", "partly", "gaps_answered"],
      ["mobilisation", "on_the_way", "challenges_open"],
      ["measurement", "not_yet", "kpis_measured_again"],
    ]);
  });

  it("show numerator, denominator, ratio and threshold of each criterion", () => {
    expect(of(alesund, "plans").criteria[0]).toEqual({
      key: "gaps_answered",
      commitment: "plans",
      kind: "ratio",
      threshold: 0.9,
      numerator: 16,
      denominator: 23,
      ratio: 16 / 23,
      met: false,
    });
  });

  it("give a reason for each criterion that is not met", () => {
    expect(of(alesund, "plans").reasons).toEqual([
      { key: "commitments.reason.unmet.gaps_answered", params: { numerator: 16, denominator: 23, threshold: 0.9 } },
    ]);
    expect(of(alesund, "mobilisation").reasons).toEqual([]);
  });

  it("have no basis where nothing was counted, which is neither met nor unmet", () => {
    const results = evaluateCommitments(nothing, rules);
    expect(results.map(({ commitment, status, weakest }) => [commitment, status, weakest])).toEqual(
      commitmentKeys.map((key) => [key, "no_basis", null]),
    );
    expect(of(nothing, "measurement").reasons.map(({ key }) => key)).toEqual([
      "commitments.reason.no_basis.actions_updated",
      "commitments.reason.no_basis.completed_with_effect",
      "commitments.reason.no_basis.kpis_measured_again",
    ]);
  });

  it("leave out a share of nothing", () => {
    const counts = {
      ...alesund,
      actions_updated: share(9, 10),
      completed_with_effect: share(0, 0),
      kpis_measured_again: null,
    };
    const result = of(counts, "measurement");
    expect(result.status).toBe("on_the_way");
    expect(result.reasons.map(({ key }) => key)).toEqual([
      "commitments.reason.no_basis.completed_with_effect",
      "commitments.reason.no_basis.kpis_measured_again",
    ]);
  });

  it.each<[string, Partial<Counts>, boolean | null]>([
    ["a share at its threshold", { gaps_answered: share(9, 10) }, true],
    ["a share just below", { gaps_answered: share(899, 1000) }, false],
    ["a share of nothing", { gaps_answered: share(0, 0) }, null],
    ["yes", { profile_published: share(1, 1) }, true],
    ["no", { profile_published: share(0, 1) }, false],
    ["as many as needed, however many there are", { partners_taking_part: share(3, 900) }, true],
    ["one too few, though it is all of them", { partners_taking_part: share(2, 2) }, false],
    ["none of none, where a number is asked for", { challenges_open: share(0, 0) }, false],
    ["figures young enough", { published_figures_age: share(8, 10) }, true],
    ["figures too old", { published_figures_age: share(7, 10) }, false],
  ])("%s", (_, counts, met) => {
    const [key] = Object.keys(counts);
    const results = evaluateCommitments({ ...nothing, ...counts }, rules).flatMap((one) => one.criteria);
    expect(results.find((one) => one.key === key)?.met).toBe(met);
  });

  it("meet a share of exactly the threshold whatever floats make of it", () => {
    for (const key of criterionKeys) {
      const { kind, threshold } = rules[key];
      const commitment = criteria[key];
      if (kind !== "ratio" && kind !== "age") continue;
      for (let whole = 10; whole <= 5000; whole += 10) {
        const counts = { ...nothing, [key]: share(Math.round(threshold * whole), whole) };
        expect(of(counts, commitment).status).toBe("on_the_way");
      }
    }
  });

  it("are held against the thresholds they are given, and none is asked for that a version leaves out", () => {
    const later: Rules = { ...rules, gaps_answered: { kind: "ratio", threshold: 0.5 } };
    delete later.adopted_with_project;
    const [, plans] = evaluateCommitments(alesund, later);
    expect(plans?.criteria.map(({ key, threshold, met }) => [key, threshold, met])).toEqual([
      ["gaps_answered", 0.5, true],
      ["projects_ready", 0.8, true],
      ["plan_documents_adopted", 1, true],
    ]);
    expect(plans?.status).toBe("on_the_way");
  });

  it("never get worse when a share grows", () => {
    const order = ["no_basis", "not_yet", "partly", "on_the_way"];
    fc.assert(
      fc.property(fc.constantFrom(...criterionKeys), fc.nat({ max: 20 }), fc.nat({ max: 20 }), (key, one, other) => {
        const rank = (n: number) => order.indexOf(of({ ...alesund, [key]: share(n, 20) }, criteria[key]).status);
        expect(rank(Math.max(one, other))).toBeGreaterThanOrEqual(rank(Math.min(one, other)));
      }),
    );
  });
});
