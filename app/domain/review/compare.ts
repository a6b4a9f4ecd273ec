import type { Points } from "~/domain/kpi/score";
import type { IsoDate } from "~/domain/shared/period";
import type { ProjectState } from "~/domain/project/states";
import type { Localised } from "~/text/localised";
import {
  keyOfDataPoint,
  wasLate,
  type Frozen,
  type Report,
  type ReportAction,
  type ReportDataPoint,
  type ReportProject,
} from "./report";

// What lies between two frozen reports of one municipality, told from them alone. What only one of them holds, or neither, is null: it was not shared.

/** A data point that is in another band than in the report before; null: without a score then, or now. */
export interface BandMove {
  slug: string;
  part: string;
  code: string;
  name: Localised;
  from: Points | null;
  to: Points | null;
}

export interface Finished {
  kind: "project" | "action";
  id: string;
  name: string;
  language: string;
  on: IsoDate | null;
}

export interface Slipped {
  id: string;
  title: string;
  language: string;
  dueOn: IsoDate;
  /** still_late: late in both. due_passed: its date has passed since. */
  how: "still_late" | "due_passed";
}

export interface Comparison {
  percent: Pair<number | null> | null;
  scored: Pair<number> | null;
  gaps: Pair<number> | null;
  late: Pair<number> | null;
  up: BandMove[] | null;
  down: BandMove[] | null;
  /** Scored now and not then, and the other way round: what leaving out a bad figure does to the score is seen here. */
  gained: BandMove[] | null;
  lost: BandMove[] | null;
  finished: Finished[] | null;
  slipped: Slipped[] | null;
}

export interface Pair<Value> {
  from: Value;
  to: Value;
}

/** Both, or null where one of them is missing. */
const pair = <Value>(from: Value | null, to: Value | null): Pair<Value> | null =>
  from === null || to === null ? null : { from, to };

const isDone = (state: ProjectState) => state === "completed" || state === "evaluated";

/** What moved band, what was finished and what slipped from one report to a later one of the same municipality. */
export function compareReports(before: Report, after: Report): Comparison {
  const figures = pair(before.figures, after.figures);
  const points = pair(before.figures?.dataPoints ?? null, after.figures?.dataPoints ?? null);
  const moves = points && bandMoves(points.from, points.to);
  const gaps = pair(before.gaps, after.gaps);
  const late = pair(before.actions, after.actions);
  const [then, now] = [namedPlan(before), namedPlan(after)];
  return {
    percent: figures && { from: figures.from.whole.percent, to: figures.to.whole.percent },
    scored: figures && { from: figures.from.whole.scored, to: figures.to.whole.scored },
    gaps: gaps && { from: gaps.from.length, to: gaps.to.length },
    late: late && { from: late.from.late, to: late.to.late },
    up: moves && moves.filter(({ from, to }) => from !== null && to !== null && to > from),
    down: moves && moves.filter(({ from, to }) => from !== null && to !== null && to < from),
    gained: moves && moves.filter(({ from }) => from === null),
    lost: moves && moves.filter(({ to }) => to === null),
    finished: then && now && [...finishedProjects(then, now), ...finishedActions(then, now)],
    slipped: then && now && slipped(then, now),
  };
}

/** A comparison in one line: the sums, and how many of each. Null where what it is told from was not shared. */
export interface ComparisonLine extends Pick<Comparison, "percent" | "gaps" | "late"> {
  up: number | null;
  down: number | null;
  finished: number | null;
  slipped: number | null;
}

export function lineOf({ percent, gaps, late, up, down, finished, slipped: slips }: Comparison): ComparisonLine {
  const count = (rows: readonly unknown[] | null) => rows && rows.length;
  return {
    percent,
    gaps,
    late,
    up: count(up),
    down: count(down),
    finished: count(finished),
    slipped: count(slips),
  };
}

/** What a report names of the plan, on its day. */
interface NamedPlan {
  on: IsoDate;
  projects: readonly ReportProject[];
  due: readonly ReportAction[];
  done: readonly ReportAction[];
}

function namedPlan({ on, projects, actions }: Report): NamedPlan | null {
  if (!projects?.rows || !actions?.due || !actions.done) return null;
  return { on, projects: projects.rows, due: actions.due, done: actions.done };
}

function bandMoves(before: readonly ReportDataPoint[], after: readonly ReportDataPoint[]): BandMove[] {
  const then = new Map(before.map((one) => [keyOfDataPoint(one), one]));
  const now = new Map(after.map((one) => [keyOfDataPoint(one), one]));
  return [...new Set([...now.keys(), ...then.keys()])].flatMap((key) => {
    const shown = now.get(key) ?? then.get(key);
    const [from, to] = [then.get(key)?.points ?? null, now.get(key)?.points ?? null];
    if (shown === undefined || from === to) return [];
    const { slug, part, code, name } = shown;
    return [{ slug, part, code, name, from, to }];
  });
}

/** Completed now, and not yet in the report before; one that is new and completed at once counts when it was finished after that report. */
function finishedProjects(before: NamedPlan, after: NamedPlan): Finished[] {
  const then = new Map(before.projects.map((one) => [one.id, one.state]));
  return after.projects.flatMap(({ id, name, language, state, finishedOn }) => {
    if (!isDone(state)) return [];
    const was = then.get(id);
    const isNew = was === undefined ? finishedOn !== null && finishedOn > before.on : !isDone(was);
    return isNew ? [{ kind: "project" as const, id, name, language, on: finishedOn }] : [];
  });
}

function finishedActions(before: NamedPlan, after: NamedPlan): Finished[] {
  const known = new Set(before.done.map(({ id }) => id));
  const wasOpen = new Set(before.due.map(({ id }) => id));
  return after.done.flatMap(({ id, title, language, completedOn }) => {
    if (known.has(id) || (completedOn !== null && completedOn < before.on && !wasOpen.has(id))) return [];
    return [{ kind: "action" as const, id, name: title, language, on: completedOn }];
  });
}

function slipped(before: NamedPlan, after: NamedPlan): Slipped[] {
  const lateThen = new Set(before.due.filter((one) => wasLate(one, before.on)).map(({ id }) => id));
  return after.due.flatMap(({ id, title, language, dueOn }) => {
    if (dueOn === null || !wasLate({ dueOn }, after.on)) return [];
    return [{ id, title, language, dueOn, how: lateThen.has(id) ? ("still_late" as const) : ("due_passed" as const) }];
  });
}

/** Answers that differ between two revisions of one submission, by question; an answer that was not there is empty. */
export function changedAnswers(
  before: Pick<Frozen, "answers" | "note">,
  after: Pick<Frozen, "answers" | "note">,
): { question: string | null; from: string; to: string }[] {
  const then = new Map(before.answers.map(({ question, answer }) => [question, answer]));
  const answers = after.answers.flatMap(({ question, answer }) => {
    const from = then.get(question) ?? "";
    return from === answer ? [] : [{ question, from, to: answer }];
  });
  return before.note === after.note ? answers : [...answers, { question: null, from: before.note, to: after.note }];
}

/** Whether nothing of what is compared differs. */
export const isSame = ({ up, down, gained, lost, finished, slipped: late, ...sums }: Comparison): boolean =>
  [up, down, gained, lost, finished].every((rows) => (rows ?? []).length === 0) &&
  (late ?? []).every(({ how }) => how === "still_late") &&
  Object.values(sums).every((sum) => sum === null || sum.from === sum.to);
