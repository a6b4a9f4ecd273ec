import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../shared/canonical";
import { checksumOf } from "../shared/checksum.server";
import { differences } from "./differences";
import { profileFile } from "./files";
import { profileOf } from "./profile";
import { snapshotOf, type PublicationFacts } from "./freezing";
import { planFigures, type SnapshotDataPoint } from "./snapshot";

const words = (text: string) => ({ nb: `${text} nb`, nn: `${text} nn`, en: `${text} en` });

function point(
  place: number,
  attainment: number | null,
  more: Partial<SnapshotDataPoint> = {},
): PublicationFacts["dataPoints"][number] {
  return {
    place,
    code: `EC: X: ${place}C`,
    part: "",
    level: "core",
    name: words(`point ${place}`),
    kpiName: words(`kpi ${place}`),
    unit: { short: words("%"), change: words("pp"), attached: true, isBoolean: false },
    direction: "higher_is_better",
    standing: attainment === null ? "no_data" : "scored",
    attainment,
    points: attainment === null ? null : attainment >= 95 ? 4 : attainment >= 66 ? 3 : attainment >= 33 ? 2 : 1,
    isGap: attainment !== null && attainment < 95,
    nextValue: null,
    nextChange: null,
    state: attainment === null ? null : "reported",
    value: attainment,
    bound: null,
    qualifier: attainment === null ? null : "exact",
    year: attainment === null ? null : 2019,
    source: "ITU",
    target: 100,
    worst: 0,
    isProposed: true,
    benchmarkSource: null,
    ownTarget: null,
    ownTargetYear: null,
    dimension: "economy",
    subDimension: "ict",
    category: place < 5 ? "water" : "waste",
    goals: [6],
    ...more,
  };
}

const none = { numerator: 0, denominator: 0 };
function facts(dataPoints: PublicationFacts["dataPoints"], more: Partial<PublicationFacts> = {}): PublicationFacts {
  return {
    municipality: {
      key: "vik",
      name: "Vik",
      kind: "municipality",
      county: null,
      population: 7,
      areaKm2: 1.5,
      source: null,
    },
    evaluation: { year: 2019, publishedOn: "2020-05-12", source: null },
    catalogueVersion: 1,
    criteriaVersion: "tiltak-2026",
    dimensions: [{ key: "economy", name: words("Economy") }],
    subDimensions: [{ key: "ict", name: words("ICT"), dimension: "economy" }],
    categories: [
      { key: "water", name: words("Water"), dimension: "economy", subDimension: "ict" },
      { key: "waste", name: words("Waste"), dimension: "economy", subDimension: "ict" },
    ],
    dataPoints,
    gaps: [],
    recommendations: [],
    projects: [],
    actions: [],
    counts: {
      core_kpis_verified: { numerator: 1, denominator: 2 },
      core_kpis_recent: none,
      data_points_with_aim: none,
      profile_published: { numerator: 1, denominator: 1 },
      published_figures_age: none,
      gaps_answered: none,
      adopted_with_project: none,
      projects_ready: none,
      plan_documents_adopted: none,
      challenges_open: null,
      proposals_answered_in_time: null,
      projects_with_partner: none,
      partners_taking_part: none,
      actions_updated: none,
      completed_with_effect: none,
      kpis_measured_again: none,
    },
    commitments: [
      {
        key: "knowledge",
        name: words("Knowledge"),
        promise: words("promise"),
        criteria: (
          ["core_kpis_verified", "core_kpis_recent", "data_points_with_aim", "published_figures_age"] as const
        ).map((key) => ({
          key,
          name: words(key),
          explanation: words("because"),
          kind: "ratio" as const,
          threshold: 0.9,
        })),
      },
    ],
    practices: [],
    challenges: [],
    ...more,
  };
}

describe("the snapshot", () => {
  it("reckons ITU's golden cases: points 1, 3, 4, 1 are 56.25 %, and 3, 4, 2 with one missing 75 %", () => {
    const { categories, whole } = snapshotOf(
      facts([
        point(1, 10),
        point(2, 70),
        point(3, 100),
        point(4, 5),
        point(5, 70),
        point(6, 96),
        point(7, 40),
        point(8, null),
      ]),
    );
    expect(categories.map(({ key, score }) => [key, score.percent, score.coverage.scored, score.coverage.all])).toEqual(
      [
        ["water", 56.25, 4, 4],
        ["waste", 75, 3, 4],
      ],
    );
    expect(whole.coverage).toEqual({ scored: 7, reported: 7, all: 8 });
  });

  it("has no score where nothing is scored, and never nought", () => {
    expect(snapshotOf(facts([point(1, null)])).whole.percent).toBeNull();
  });

  it("puts the worst gap first, what is known only as a bound last, and without a chain asks for a recommendation", () => {
    const bound = point(3, null, { standing: "bound", isGap: true, state: "reported", bound: 40, qualifier: "below" });
    const { gaps } = snapshotOf(
      facts([point(1, 60), point(2, 20), bound, point(4, 99)], {
        gaps: [
          { code: "EC: X: 1C", part: "", brokenAt: null, outcome: "adopted", recommendations: ["r1"], projects: ["p"] },
        ],
      }),
    );
    expect(gaps.map(({ place, brokenAt }) => [place, brokenAt])).toEqual([
      [2, "recommendation"],
      [1, null],
      [3, "recommendation"],
    ]);
  });

  it("lets data points that share a place count once, by the KPI's name", () => {
    const { places, dataPoints, whole } = snapshotOf(facts([point(1, 100), point(1, 40, { part: "b" })]));
    expect(dataPoints).toHaveLength(2);
    expect(places).toEqual([{ place: 1, name: words("kpi 1"), dimension: "economy", category: "water", state: 3 }]);
    expect(whole.coverage.all).toBe(1);
  });

  it("carries the commitments with their arithmetic", () => {
    const [knowledge] = snapshotOf(facts([point(1, 10)])).commitments;
    expect(knowledge).toMatchObject({ key: "knowledge", status: "not_yet" });
    expect(knowledge?.criteria[0]).toMatchObject({
      numerator: 1,
      denominator: 2,
      threshold: 0.9,
      met: false,
      name: words("core_kpis_verified"),
    });
  });

  it("sums what is done, and leaves cancelled actions out of all", () => {
    const snapshot = snapshotOf(
      facts([point(1, 10)], {
        actions: [
          { state: "planned", count: 3, late: 1 },
          { state: "completed", count: 2, late: 0 },
          { state: "cancelled", count: 4, late: 0 },
        ],
      }),
    );
    expect(planFigures(snapshot)).toMatchObject({ completed: 2, actions: 5, late: 1, open: 3 });
  });

  it("is the same for the same facts, and its checksum another for any other", () => {
    const one = snapshotOf(facts([point(1, 10)]));
    const sum = (dataPoint: ReturnType<typeof point>) => checksumOf(canonicalJson(snapshotOf(facts([dataPoint]))));
    expect(sum(point(1, 10))).toBe(checksumOf(canonicalJson(one)));
    expect(sum(point(1, 10.5))).not.toBe(checksumOf(canonicalJson(one)));
  });
});

describe("the whole as a file", () => {
  it("writes a challenge's last day the same, also from a snapshot that held the day after", () => {
    const challenge = {
      title: "Vann",
      text: "",
      offer: "",
      language: "nb",
      code: "EC: X: 1C",
      part: "",
      targetValue: 1,
      byYear: 2030,
    };
    const snapshot = snapshotOf(
      facts([point(1, 50)], { challenges: [{ ...challenge, id: "c", closesOn: "2027-01-06" }] }),
    );
    const days = (one: typeof snapshot) => profileOf(one, "nb", {}).challenges.map(({ closesOn }) => closesOn);
    expect(days(snapshot)).toEqual(["2027-01-06"]);
    expect(days({ ...snapshot, format: 1, challenges: [{ ...challenge, closesOn: "2027-01-07" }] })).toEqual([
      "2027-01-06",
    ]);
  });

  it("holds the canonical JSON: its bytes hash to the checksum", () => {
    const snapshot = snapshotOf(facts([point(1, 10)]));
    const file = profileFile(snapshot, "profile.json", "nb");
    expect("json" in file && createHash("sha256").update(file.json, "utf8").digest("hex")).toBe(
      checksumOf(canonicalJson(snapshot)),
    );
  });
});

describe("what would be new", () => {
  const before = facts([point(1, 10), point(2, 70)]);
  it("is nothing between two of the same", () => {
    expect(differences(snapshotOf(before), snapshotOf(before))).toEqual([]);
  });

  it("is counted part by part", () => {
    const after = facts([point(1, 40), point(2, 96)], { catalogueVersion: 2 });
    expect(differences(snapshotOf(before), snapshotOf(after))).toEqual([
      { part: "dataPoints", added: 0, removed: 0, changed: 2 },
      { part: "scores", added: 0, removed: 0, changed: 3 },
      { part: "gaps", added: 0, removed: 1, changed: 0 },
      { part: "versions", added: 0, removed: 0, changed: 1 },
    ]);
  });
});

describe("a profile in one language", () => {
  const project = {
    name: "Reins",
    language: "nn",
    kind: "project" as const,
    area: words("Water"),
    state: "running" as const,
    startsOn: null,
    endsOn: null,
    statedPeriod: null,
    partners: [],
    recommendations: [],
    kpis: [],
    costOre: null,
    plannedOre: 0,
    appliedOre: 0,
    grantedOre: 0,
    paidOre: 0,
    actions: 0,
    actionsDone: 0,
    isExample: false,
    owner: "Vatn",
    ownerId: "p1",
  };
  const snapshot = snapshotOf(facts([point(1, 10), point(5, 96)], { projects: [project] }));

  it("names the catalogue in it, and keeps the frozen scores", () => {
    const profile = profileOf(snapshot, "nn", {});
    expect(profile.wheel.dimensions[0]).toMatchObject({
      label: "Economy nn",
      aggregate: snapshot.dimensions[0]?.score,
    });
    expect(profile.wheel.dimensions[0]?.categories.map(({ label, number }) => [label, number])).toEqual([
      ["Water nn", 1],
      ["Waste nn", 2],
    ]);
    expect(profile.highlights.map(({ name }) => name)).toEqual(["point 1 nn", "point 5 nn"]);
  });

  it("tells an owner by unit, and by name only where a name is given", () => {
    expect(profileOf(snapshot, "nb", {}).projects[0]?.owner).toBe("Vatn");
    expect(profileOf(snapshot, "nb", { p1: "Kari" }).projects[0]?.owner).toBe("Kari, Vatn");
  });
});
