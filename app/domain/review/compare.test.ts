import { describe, expect, it } from "vitest";
import type { Points } from "../kpi/score";
import type { ProjectState } from "../project/states";
import { changedAnswers, compareReports, isSame, lineOf } from "./compare";
import {
  asShared,
  type ReportAction,
  type ReportDataPoint,
  type ReportGap,
  type ReportLevels,
  type ReportProject,
  type WholeReport,
} from "./report";

const dataPoint = (slug: string, points: Points | null): ReportDataPoint => ({
  slug,
  part: "",
  code: slug,
  name: { nb: slug, nn: slug, en: slug },
  standing: points === null ? "no_data" : "scored",
  points,
  attainment: null,
  year: null,
  before: null,
});
const project = (id: string, state: ProjectState, finishedOn: string | null = null): ReportProject => ({
  id,
  name: id,
  language: "nb",
  state,
  finishedOn,
});
const action = (id: string, dueOn: string | null, completedOn: string | null = null): ReportAction => ({
  id,
  title: id,
  language: "nb",
  state: completedOn === null ? "in_progress" : "completed",
  dueOn,
  completedOn,
});

interface Given {
  on: string;
  points?: Record<string, Points | null>;
  projects?: ReportProject[];
  due?: ReportAction[];
  done?: ReportAction[];
  percent?: number | null;
}

function report({ on, points = {}, projects = [], due = [], done = [], percent = null }: Given): WholeReport {
  const dataPoints = Object.entries(points).map(([slug, one]) => dataPoint(slug, one));
  const scored = dataPoints.filter((one) => one.points !== null).length;
  return {
    version: 1,
    ruleVersion: "u4ssc-2020",
    criteriaVersion: "test",
    on,
    period: { from: "2026-01-01", to: on },
    figures: {
      whole: { points: 0, possible: 0, percent, scored, reported: scored, all: 108 },
      dimensions: [],
      dataPoints,
    },
    gaps: [],
    recommendations: { total: 0, answered: 0, answeredInPeriod: 0, rows: [] },
    projects: { byState: {}, finishedInPeriod: 0, rows: projects },
    actions: {
      open: due.length,
      late: due.filter(({ dueOn }) => dueOn !== null && dueOn < on).length,
      doneInPeriod: done.length,
      due,
      done,
    },
    funding: { costOre: 0, plannedOre: 0, appliedOre: 0, grantedOre: 0, paidOre: 0 },
    commitments: [],
  };
}

const then = (given: Omit<Given, "on"> = {}) => report({ on: "2026-06-30", ...given });
const now = (given: Omit<Given, "on"> = {}) => report({ on: "2026-12-31", ...given });
const names = (moves: { slug: string }[] | null) => moves?.map(({ slug }) => slug);

describe("what moved between two reports", () => {
  it("tells who moved band, up and down, and what came into the score or left it", () => {
    const compared = compareReports(
      then({ points: { up: 2, far: 1, down: 4, same: 3, lost: 1, neither: null, gained: null }, percent: 55 }),
      now({ points: { up: 3, far: 4, down: 3, same: 3, lost: null, neither: null, gained: 2, fresh: 4 }, percent: 70 }),
    );
    expect(names(compared.up)).toEqual(["up", "far"]);
    expect(names(compared.down)).toEqual(["down"]);
    expect(compared.gained).toMatchObject([
      { slug: "gained", from: null, to: 2 },
      { slug: "fresh", from: null, to: 4 },
    ]);
    expect(compared.lost).toMatchObject([{ slug: "lost", from: 1, to: null }]);
    expect(compared.percent).toEqual({ from: 55, to: 70 });
    expect(compared.scored).toEqual({ from: 5, to: 6 });
  });

  it("names a data point that is not in the catalogue any more as it was called", () => {
    expect(compareReports(then({ points: { old: 2 } }), now()).lost).toMatchObject([
      { slug: "old", name: { nb: "old" } },
    ]);
  });

  it.each<[string, ReportProject | null, ReportProject, boolean]>([
    ["was running", project("p", "running"), project("p", "completed", "2026-09-01"), true],
    ["was running, and is evaluated", project("p", "running"), project("p", "evaluated", "2026-09-01"), true],
    ["was completed already", project("p", "completed", "2026-05-01"), project("p", "evaluated", "2026-05-01"), false],
    ["still runs", project("p", "running"), project("p", "running"), false],
    ["was cancelled", project("p", "running"), project("p", "cancelled"), false],
    ["is new and finished since", null, project("p", "completed", "2026-08-01"), true],
    ["is new, and was finished long ago", null, project("p", "completed", "2020-01-01"), false],
    ["is new, finished nobody knows when", null, project("p", "completed"), false],
  ])("a project that %s", (_, before, after, isFinished) => {
    const compared = compareReports(then({ projects: before ? [before] : [] }), now({ projects: [after] }));
    expect(compared.finished?.map(({ id }) => id)).toEqual(isFinished ? ["p"] : []);
  });

  it("tells which actions were completed since, and each once", () => {
    const compared = compareReports(
      then({
        due: [action("open", "2026-07-01"), action("early", "2026-07-01")],
        done: [action("known", null, "2026-03-01")],
      }),
      now({
        done: [
          action("open", "2026-07-01", "2026-08-01"),
          action("known", null, "2026-03-01"),
          action("new", null, "2026-10-01"),
          action("early", "2026-07-01", "2026-06-29"),
          action("before", null, "2026-02-01"),
        ],
      }),
    );
    expect(compared.finished?.map(({ id }) => id)).toEqual(["open", "new", "early"]);
  });

  it.each<[string, ReportAction | null, ReportAction, string | null]>([
    ["late then and still", action("a", "2026-05-01"), action("a", "2026-05-01"), "still_late"],
    ["in time then, its date passed", action("a", "2026-09-01"), action("a", "2026-09-01"), "due_passed"],
    ["late then, given a new date to come", action("a", "2026-05-01"), action("a", "2027-05-01"), null],
    ["late then, given a new date that passed too", action("a", "2026-05-01"), action("a", "2026-10-01"), "still_late"],
    ["new, and late at once", null, action("a", "2026-10-01"), "due_passed"],
    ["due on the day itself", action("a", "2026-12-31"), action("a", "2026-12-31"), null],
    ["without a date", action("a", null), action("a", null), null],
  ])("an action %s", (_, before, after, how) => {
    const compared = compareReports(then({ due: before ? [before] : [] }), now({ due: [after] }));
    expect(compared.slipped?.map((one) => one.how)).toEqual(how === null ? [] : [how]);
  });

  it("is nothing between a report and itself", () => {
    const one = now({ points: { a: 2 }, due: [action("late", "2026-01-01")], done: [action("d", null, "2026-11-01")] });
    expect(isSame(compareReports(one, one))).toBe(true);
    expect(isSame(compareReports(one, { ...one, gaps: [{} as ReportGap] }))).toBe(false);
  });

  it("is told as far as both hold it, and nothing is made of what only one of them does", () => {
    const [before, after] = [
      then({ points: { up: 2 }, due: [action("a", "2026-05-01")], projects: [project("p", "running")], percent: 40 }),
      now({
        points: { up: 3 },
        due: [action("a", "2026-05-01")],
        projects: [project("p", "completed", "2026-08-01")],
        percent: 50,
      }),
    ];
    const levels = (figures: ReportLevels["figures"], plan: ReportLevels["plan"]): ReportLevels => ({
      figures,
      plan,
      money: "nothing",
    });
    expect(
      compareReports(asShared(before, levels("summary", "detail")), asShared(after, levels("detail", "summary"))),
    ).toEqual({
      percent: { from: 40, to: 50 },
      scored: { from: 1, to: 1 },
      late: { from: 1, to: 1 },
      ...{ gaps: null, up: null, down: null, gained: null, lost: null, finished: null, slipped: null },
    });
    const nothing = compareReports(asShared(before, levels("nothing", "nothing")), after);
    expect(Object.values(nothing).every((told) => told === null)).toBe(true);
    expect(isSame(nothing)).toBe(true);
  });
});

describe("a comparison in one line", () => {
  const before = report({
    on: "2026-06-30",
    percent: 40,
    points: { a: 1, b: 3, c: 2 },
    due: [action("x", "2026-06-01"), action("y", "2026-08-01")],
  });
  const after = report({
    on: "2026-11-22",
    percent: 50,
    points: { a: 3, b: 2, c: 3 },
    projects: [project("p", "completed", "2026-10-01")],
    due: [action("x", "2026-06-01"), action("y", "2026-08-01")],
  });

  it("counts what moved, what was finished and what slipped", () => {
    expect(lineOf(compareReports(before, after))).toEqual({
      percent: { from: 40, to: 50 },
      gaps: { from: 0, to: 0 },
      late: { from: 1, to: 2 },
      up: 2,
      down: 1,
      finished: 1,
      slipped: 2,
    });
  });

  it("keeps what was not shared apart from none", () => {
    const shared = asShared(after, { figures: "summary", plan: "nothing", money: "nothing" });
    expect(lineOf(compareReports(before, shared))).toMatchObject({
      percent: { from: 40, to: 50 },
      late: null,
      up: null,
      down: null,
      finished: null,
      slipped: null,
    });
    expect(lineOf(compareReports(before, before))).toMatchObject({ up: 0, down: 0, finished: 0 });
  });
});

describe("answers between two revisions", () => {
  it("are told by question, with the note last", () => {
    const before = {
      answers: [
        { question: "A?", answer: "1" },
        { question: "B?", answer: "2" },
      ],
      note: "",
    };
    const after = {
      answers: [
        { question: "A?", answer: "1" },
        { question: "B?", answer: "3" },
      ],
      note: "Ny",
    };
    expect(changedAnswers(before, after)).toEqual([
      { question: "B?", from: "2", to: "3" },
      { question: null, from: "", to: "Ny" },
    ]);
    expect(changedAnswers(before, before)).toEqual([]);
  });
});
