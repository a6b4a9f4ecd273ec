import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criteria, criterionKeys, evaluateCommitments, type Counts } from "./criteria";

const share = (numerator: number, denominator: number) => ({ numerator, denominator });

/** The figures of looks/1-overview, with the rest filled in. */
const alesund: Counts = {
  core_verified: share(40, 54),
  core_recent: share(0, 54),
  core_with_target: share(53, 54),
  profile_published: true,
  published_age: 195,
  gaps_answered: share(16, 23),
  adopted_with_project: share(5, 6),
  projects_planned: share(12, 14),
  plans_adopted: 2,
  challenges_open: 2,
  proposals_answered: share(5, 5),
  projects_with_partner: share(9, 14),
  partners_taking_part: 4,
  actions_updated: share(26, 31),
  effects_observed: share(1, 4),
  measured_again: share(0, 56),
};
const nothing = Object.fromEntries(criterionKeys.map((key) => [key, null])) as Counts;

function of(counts: Counts, commitment: 1 | 2 | 3 | 4) {
  const result = evaluateCommitments(counts)[commitment - 1];
  if (result === undefined) throw new Error("four commitments");
  return result;
}

describe("the four commitments", () => {
  it("have 5, 4, 4 and 3 criteria", () => {
    expect(evaluateCommitments(alesund).map((one) => one.criteria.length)).toEqual([5, 4, 4, 3]);
  });

  it("of Ålesund's figures", () => {
    expect(
      evaluateCommitments(alesund).map(({ commitment, status, weakest }) => [commitment, status, weakest?.key]),
    ).toEqual([
      [1, "partly", "core_recent"],
      [2, "partly", "gaps_answered"],
      [3, "on_the_way", "challenges_open"],
      [4, "not_yet", "measured_again"],
    ]);
  });

  it("show numerator, denominator and ratio of each share", () => {
    expect(of(alesund, 2).criteria[0]).toEqual({
      key: "gaps_answered",
      commitment: 2,
      kind: "ratio",
      threshold: 0.9,
      numerator: 16,
      denominator: 23,
      ratio: 16 / 23,
      met: false,
    });
  });

  it("give a reason for each criterion that is not met", () => {
    expect(of(alesund, 2).reasons).toEqual([
      { key: "commitment.unmet.gaps_answered", params: { numerator: 16, denominator: 23, threshold: 0.9 } },
    ]);
    expect(of(alesund, 3).reasons).toEqual([]);
  });

  it("have no basis where nothing was counted, which is neither met nor unmet", () => {
    expect(evaluateCommitments(nothing).map(({ status, weakest }) => [status, weakest])).toEqual(
      Array(4).fill(["no_basis", null]),
    );
    expect(of(nothing, 4).reasons.map(({ key }) => key)).toEqual([
      "commitment.no_basis.actions_updated",
      "commitment.no_basis.effects_observed",
      "commitment.no_basis.measured_again",
    ]);
  });

  it("leave out a share of nothing", () => {
    const counts = { ...alesund, effects_observed: share(0, 0), measured_again: null, actions_updated: share(9, 10) };
    expect(of(counts, 4)).toMatchObject({
      status: "on_the_way",
      reasons: [{ key: "commitment.no_basis.effects_observed" }, {}],
    });
  });

  it.each<[string, Partial<Counts>, keyof Counts, boolean]>([
    ["a share at its threshold", { gaps_answered: share(9, 10) }, "gaps_answered", true],
    ["a share just below", { gaps_answered: share(899, 1000) }, "gaps_answered", false],
    ["yes", { profile_published: true }, "profile_published", true],
    ["no", { profile_published: false }, "profile_published", false],
    ["as many as needed", { partners_taking_part: 3 }, "partners_taking_part", true],
    ["one too few", { partners_taking_part: 2 }, "partners_taking_part", false],
    ["none", { challenges_open: 0 }, "challenges_open", false],
    ["two years old", { published_age: 730 }, "published_age", true],
    ["a day older", { published_age: 731 }, "published_age", false],
    ["from today", { published_age: 0 }, "published_age", true],
  ])("%s", (_, counts, key, met) => {
    const result = evaluateCommitments({ ...nothing, ...counts }).flatMap((one) => one.criteria);
    expect(result.find((one) => one.key === key)?.met).toBe(met);
  });

  it("never get worse when a share grows", () => {
    const order = ["no_basis", "not_yet", "partly", "on_the_way"];
    fc.assert(
      fc.property(fc.constantFrom(...criterionKeys), fc.nat({ max: 20 }), fc.nat({ max: 20 }), (key, one, other) => {
        if (criteria[key].kind !== "ratio") return;
        const { commitment } = criteria[key];
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((n) =>
          of({ ...alesund, [key]: share(n, 20) }, commitment),
        );
        expect(order.indexOf(more?.status ?? "")).toBeGreaterThanOrEqual(order.indexOf(less?.status ?? ""));
      }),
    );
  });
});
