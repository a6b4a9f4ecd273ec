import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "~/db/door.server";
import { actionStates, isOpenAction, type ActionState } from "~/domain/action/states";
import { certaintiesOf, fundingStates, type FundingState } from "~/domain/funding/states";
import { projectStates, type ProjectState } from "~/domain/project/states";
import { isAnswered, responseOutcomes } from "~/domain/recommendation/states";
import { addDays, isLate } from "~/domain/shared/period";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { brokenAt, chainOf, links, type ProjectFacts } from "./chain";

// The chain is told twice: by the pure rule and, so that it can be filtered and sorted by, in SQL. Here both are asked about the same
// made-up plans, written into all the gaps of one municipality at once.

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.close());

/** Runs in the municipality and takes everything back. */
async function tried(run: (db: Db) => Promise<void>): Promise<void> {
  const takenBack = new Error("taken back");
  await work
    .here(async (db) => {
      await run(db);
      throw takenBack;
    })
    .catch((error: unknown) => {
      if (error !== takenBack) throw error;
    });
}

const day = (least: number, most: number) => fc.integer({ min: least, max: most });
// The intervals of the rounds below, and the days on which they are just kept or just passed.
const intervals = [60, 30, 0, 90, 365, 14];
const edges = fc.constantFrom(...intervals.flatMap((interval) => [interval, interval + 1]));
const reportedDaysAgo = fc.array(fc.oneof(edges, day(0, 130)), { maxLength: 2 });

const anAction = fc.record({
  state: fc.constantFrom(...actionStates),
  dueIn: fc.option(fc.oneof(day(-1, 1), day(-40, 40))),
  updates: reportedDaysAgo,
});

const aFundingLink = fc.record({
  state: fc.constantFrom(...fundingStates),
  amount: fc.option(fc.nat({ max: 8 })),
  granted: fc.nat({ max: 8 }),
  isPaid: fc.boolean(),
});

// Most of what is drawn is in place, or nearly every chain would break at its first link.
const often = { freq: 6 };
const aProject = fc.record({
  state: fc.constantFrom<ProjectState>(...projectStates, "running", "approved", "completed"),
  hasOwner: fc.option(fc.constant(true), often),
  cost: fc.option(fc.nat({ max: 8 }), often),
  startedDaysAgo: fc.option(fc.oneof(edges, day(-20, 200))),
  actions: fc.array(anAction, { maxLength: 3 }),
  funding: fc.array(aFundingLink, { maxLength: 4 }),
  updates: reportedDaysAgo,
  isMeasured: fc.boolean(),
});
type Project = typeof aProject extends fc.Arbitrary<infer T> ? T : never;

const aRecommendation = fc.record({
  outcome: fc.option(fc.constantFrom(...responseOutcomes), often),
  isAnswered: fc.constantFrom(true, true, true, false),
  receivedDaysAgo: day(0, 5),
});

const aGap = fc.record({
  recommendations: fc.array(aRecommendation, { maxLength: 3 }),
  projects: fc.array(aProject, { maxLength: 3 }),
});
type Gap = typeof aGap extends fc.Arbitrary<infer T> ? T : never;

/** A project as it was written, with its id and the data points it aims at and was measured on. */
type Written = Project & { id: string; aims: Set<string>; measured: Set<string> };

function factsOf(project: Written, dataPointId: string, today: string): ProjectFacts {
  const alive = project.actions.filter(({ state }) => state !== "cancelled");
  const reported = [...project.updates, ...project.actions.flatMap(({ updates }) => updates)];
  return {
    hasOwner: project.hasOwner === true,
    hasDatedAction: alive.some(({ dueIn }) => dueIn !== null),
    costOre: project.cost,
    grantedOre: grantedOf(project),
    completed: project.state === "completed" || project.state === "evaluated",
    lastUpdatedOn: reported.length === 0 ? null : addDays(today, -Math.min(...reported)),
    startedOn: addDays(today, -(project.startedDaysAgo ?? 0)),
    hasObservedEffect: project.measured.has(dataPointId),
  };
}

const isGranted = (state: FundingState) => certaintiesOf(state).includes("granted");
const grantedOf = ({ funding }: Project) =>
  funding.filter(({ state }) => isGranted(state)).reduce((sum, { granted }) => sum + granted, 0);

async function write(db: Db, gaps: Map<string, Gap>, extraAims: [number, number][], today: string): Promise<Written[]> {
  const date = (days: number) => new Date(addDays(today, days));
  const text = { language: "nb" };
  const area = await db.area.findFirstOrThrow();
  const programme = await db.fundingProgramme.findFirstOrThrow({ where: { municipalityId: null } });

  const recommendations = [...gaps].flatMap(([dataPointId, gap]) =>
    gap.recommendations.map((one) => ({ ...one, id: randomUUID(), dataPointId })),
  );
  await db.recommendation.createMany({
    data: recommendations.map(({ id, receivedDaysAgo }) => ({
      ...{ id, reference: id, areaKey: area.key, title: id, text: "", source: "council" as const, ...text },
      receivedOn: date(-receivedDaysAgo),
    })),
  });
  await db.recommendationDataPoint.createMany({
    data: recommendations.map(({ id, dataPointId, isAnswered: answered }) => ({
      recommendationId: id,
      dataPointId,
      isAnswered: answered,
    })),
  });
  await db.response.createMany({
    data: recommendations.flatMap(({ id, outcome }) =>
      outcome === null
        ? []
        : [
            {
              recommendationId: id,
              outcome,
              reason: "because",
              answeredOn: date(0),
              reviewOn: outcome === "postponed" ? date(90) : null,
            },
          ],
    ),
  });

  const projects: Written[] = [...gaps].flatMap(([dataPointId, gap]) =>
    gap.projects.map((project) => ({
      ...project,
      id: randomUUID(),
      aims: new Set([dataPointId]),
      measured: new Set(project.isMeasured ? [dataPointId] : []),
    })),
  );
  // Some projects aim at several gaps, and a measured effect counts for its own data point alone.
  const dataPoints = [...gaps.keys()];
  for (const [project, dataPoint] of extraAims) {
    projects[project % projects.length]?.aims.add(dataPoints[dataPoint % dataPoints.length] ?? "");
  }
  await db.project.createMany({
    data: projects.map(({ id, state, hasOwner, cost, startedDaysAgo }) => ({
      ...{ id, name: id, areaKey: area.key, state, stateReason: "because", ...text },
      ownerId: hasOwner ? work.persons.other : null,
      costOre: cost,
      startsOn: startedDaysAgo === null ? null : date(-startedDaysAgo),
    })),
  });
  await db.expectedEffect.createMany({
    data: projects.flatMap(({ id, aims }) => [...aims].map((dataPointId) => ({ projectId: id, dataPointId }))),
  });
  await db.observedEffect.createMany({
    data: projects.flatMap(({ id, measured }) =>
      [...measured].map((dataPointId) => ({
        ...{ projectId: id, dataPointId, value: 1, measuredOn: date(0), explanation: "measured" },
      })),
    ),
  });
  await db.fundingLink.createMany({
    data: projects.flatMap(({ id, funding }) =>
      funding.map(({ state, amount, granted, isPaid }) => ({
        ...{ projectId: id, programmeScope: programme.scope, programmeId: programme.id, state, amountOre: amount },
        grantedOre: isGranted(state) ? granted : null,
        paidOre: isGranted(state) && isPaid ? granted : null,
      })),
    ),
  });
  const actions = projects.flatMap(({ id, actions: own }) =>
    own.map((one) => ({ ...one, id: randomUUID(), projectId: id })),
  );
  await db.action.createMany({
    data: actions.map(({ id, projectId, state, dueIn }) => ({
      ...{ id, projectId, title: id, state, stateReason: "because", ...text },
      dueOn: dueIn === null ? null : date(dueIn),
      completedOn: state === "completed" ? date(0) : null,
    })),
  });
  const update = (daysAgo: number) => ({ text: "", noChange: true, reportedOn: date(-daysAgo), ...text });
  await db.update.createMany({
    data: [
      ...projects.flatMap(({ id, updates }) => updates.map((daysAgo) => ({ projectId: id, ...update(daysAgo) }))),
      ...actions.flatMap(({ id, updates }) => updates.map((daysAgo) => ({ actionId: id, ...update(daysAgo) }))),
    ],
  });
  return projects;
}

/** An empty plan, and every data point of the catalogue a gap. */
async function clear(db: Db, intervalDays: number): Promise<string[]> {
  await db.$executeRaw`DELETE FROM project`;
  await db.$executeRaw`DELETE FROM recommendation`;
  await db.$executeRaw`UPDATE municipality SET update_interval_days = ${intervalDays} WHERE id = tiltak_municipality()`;
  await db.$executeRaw`UPDATE standing SET state = 'scored', attainment = 50, points = 2, is_gap = true`;
  return (await db.standing.findMany({ select: { dataPointId: true } })).map(({ dataPointId }) => dataPointId);
}

interface ChainRow {
  data_point_id: string;
  recommendation_id: string | null;
  answered: boolean;
  left_out: boolean;
  project_id: string | null;
  projects: number;
  broken_at: string | null;
  reached: number;
}

describe("the views and the rule of the chain", () => {
  const met = new Map<string, number>();

  it.each(intervals)("agree on made-up plans, with %i days between updates", async (intervalDays) => {
    await tried(async (db) => {
      const { today } = work;
      const dataPointIds = await clear(db, intervalDays);
      const drawn = fc.sample(aGap, { numRuns: dataPointIds.length, seed: intervalDays });
      const extraAims = fc.sample(fc.tuple(fc.nat(), fc.nat()), { numRuns: 60, seed: intervalDays });
      const gaps = new Map(
        dataPointIds.map((id, index) => [id, drawn[index] ?? { recommendations: [], projects: [] }]),
      );
      const projects = await write(db, gaps, extraAims, today);

      const byGap = await db.$queryRaw<ChainRow[]>`SELECT * FROM gap_chain`;
      const byProject = await db.$queryRaw<
        { project_id: string; data_point_id: string; broken_at: string | null; reached: number }[]
      >`SELECT project_id, data_point_id, broken_at, reached FROM gap_project`;

      const alive = projects.filter(({ state }) => state !== "cancelled").sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(
        byProject.map(({ project_id, data_point_id, ...rest }) => ({ at: project_id + data_point_id, ...rest })),
      ).toHaveLength(alive.reduce((sum, { aims }) => sum + aims.size, 0));
      for (const row of byProject) {
        const project = alive.find(({ id }) => id === row.project_id);
        if (!project) throw new Error(`${row.project_id} is cancelled`);
        const broken = brokenAt(factsOf(project, row.data_point_id, today), { today, intervalDays });
        expect(row).toMatchObject({ broken_at: broken, reached: broken === null ? 7 : links.indexOf(broken) });
      }

      expect(byGap).toHaveLength(dataPointIds.length);
      for (const row of byGap) {
        const { recommendations } = gaps.get(row.data_point_id) ?? { recommendations: [] };
        const aiming = alive.filter(({ aims }) => aims.has(row.data_point_id));
        const answeredRecommendation = recommendations.some(
          ({ outcome, isAnswered: answered }) => outcome !== null && isAnswered(outcome) && answered,
        );
        const chain = chainOf({
          ...{ answeredRecommendation, today, intervalDays },
          projects: aiming.map((project) => factsOf(project, row.data_point_id, today)),
        });
        expect(row).toMatchObject({
          answered: answeredRecommendation,
          broken_at: chain.brokenAt,
          reached: chain.reached,
          project_id: chain.projectIndex === null ? null : aiming[chain.projectIndex]?.id,
          projects: aiming.length,
        });
        expect(row.recommendation_id === null).toBe(recommendations.length === 0);
        if (row.answered) expect(row.left_out).toBe(false);
        met.set(chain.brokenAt ?? "unbroken", (met.get(chain.brokenAt ?? "unbroken") ?? 0) + 1);
      }
    });
  });

  it("have met every way a chain can break, and unbroken ones", () => {
    expect([...met.keys()].sort()).toEqual([...links, "unbroken"].sort());
    expect(Math.min(...met.values())).toBeGreaterThan(3);
  });
});

describe("a project's progress in SQL", () => {
  it("counts its actions, money and updates as the rules do", async () => {
    await tried(async (db) => {
      const { today } = work;
      const dataPointIds = await clear(db, 60);
      const drawn = fc.sample(aGap, { numRuns: dataPointIds.length, seed: 7 });
      const gaps = new Map(
        dataPointIds.map((id, index) => [id, drawn[index] ?? { recommendations: [], projects: [] }]),
      );
      const projects = await write(db, gaps, [], today);
      const rows = await db.$queryRaw<Record<string, unknown>[]>`
        SELECT project_id, has_owner, cancelled, completed, actions, actions_done, actions_open, actions_late, has_dated_action,
               next_due_on::text, last_done_on::text, planned_ore::int, applied_ore::int, granted_ore::int, paid_ore::int, covered,
               last_updated_on::text, started_on::text
          FROM project_progress`;
      expect(rows).toHaveLength(projects.length);
      const sum = (of: Project["funding"], pick: (link: Project["funding"][number]) => number) =>
        of.reduce((total, link) => total + pick(link), 0);
      for (const project of projects) {
        const facts = factsOf(project, "", today);
        const states = project.actions.map(({ state }) => state);
        const openDue = project.actions
          .filter(({ state }) => isOpenAction(state))
          .flatMap(({ dueIn }) => (dueIn === null ? [] : [addDays(today, dueIn)]));
        const inState = (...wanted: ActionState[]) => states.filter((state) => wanted.includes(state)).length;
        const amounts = (state: FundingState) =>
          sum(
            project.funding.filter((link) => link.state === state),
            ({ amount }) => amount ?? 0,
          );
        expect(rows.find(({ project_id }) => project_id === project.id)).toEqual({
          project_id: project.id,
          has_owner: facts.hasOwner,
          cancelled: project.state === "cancelled",
          completed: facts.completed,
          actions: states.length - inState("cancelled"),
          actions_done: inState("completed"),
          actions_open: inState("planned", "in_progress", "blocked"),
          actions_late: openDue.filter((dueOn) => isLate(dueOn, today)).length,
          has_dated_action: facts.hasDatedAction,
          next_due_on: openDue.sort()[0] ?? null,
          last_done_on: states.includes("completed") ? today : null,
          planned_ore: amounts("planned"),
          applied_ore: amounts("applied"),
          granted_ore: facts.grantedOre,
          paid_ore: sum(project.funding, ({ state, isPaid, granted }) => (isGranted(state) && isPaid ? granted : 0)),
          covered: facts.costOre !== null && facts.grantedOre >= facts.costOre,
          last_updated_on: facts.lastUpdatedOn,
          started_on: facts.startedOn,
        });
      }
    });
  });
});

describe("the recommendation that counts for a gap", () => {
  it.each<[string, Gap["recommendations"], Partial<Pick<ChainRow, "answered" | "left_out">>, number | null]>([
    ["none", [], { answered: false, left_out: false }, null],
    [
      "an adopted one before one received earlier",
      [
        { outcome: "declined", isAnswered: true, receivedDaysAgo: 5 },
        { outcome: "adopted", isAnswered: true, receivedDaysAgo: 1 },
      ],
      { answered: true, left_out: false },
      1,
    ],
    [
      "an answered one before one whose answer leaves the gap out",
      [
        { outcome: "adopted_in_part", isAnswered: false, receivedDaysAgo: 5 },
        { outcome: "postponed", isAnswered: true, receivedDaysAgo: 1 },
      ],
      { answered: true, left_out: false },
      1,
    ],
    [
      "the one received first of two unanswered",
      [
        { outcome: null, isAnswered: true, receivedDaysAgo: 1 },
        { outcome: null, isAnswered: true, receivedDaysAgo: 5 },
      ],
      { answered: false, left_out: false },
      1,
    ],
    [
      "left out of the answer",
      [{ outcome: "adopted_in_part", isAnswered: false, receivedDaysAgo: 1 }],
      { answered: false, left_out: true },
      0,
    ],
    [
      "under review",
      [{ outcome: "under_review", isAnswered: true, receivedDaysAgo: 1 }],
      { answered: false, left_out: false },
      0,
    ],
  ])("is %s", async (_, recommendations, expected, index) => {
    await tried(async (db) => {
      const [dataPointId = ""] = await clear(db, 60);
      await write(db, new Map([[dataPointId, { recommendations, projects: [] }]]), [], work.today);
      const [row] = await db.$queryRaw<(ChainRow & { received: number | null })[]>`
        SELECT c.*, (tiltak_today() - r.received_on)::int AS received
          FROM gap_chain c LEFT JOIN recommendation r ON r.municipality_id = c.municipality_id AND r.id = c.recommendation_id
         WHERE c.data_point_id = ${dataPointId}::uuid`;
      expect(row).toMatchObject(expected);
      expect(row?.received ?? null).toBe(index === null ? null : recommendations[index]?.receivedDaysAgo);
    });
  });
});
