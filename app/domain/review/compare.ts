import type { Points } from "~/domain/kpi/score";
import type { IsoDate } from "~/domain/shared/period";
import type { ProjectState } from "~/domain/project/states";
import type { Localised } from "~/text/localised";
import { keyOfDataPoint, wasLate, type Frozen, type Report, type ReportDataPoint } from "./report";

// What lies between two frozen reports of one municipality, told from them alone.

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
  percent: { from: number | null; to: number | null };
  scored: { from: number; to: number };
  gaps: { from: number; to: number };
  late: { from: number; to: number };
  up: BandMove[];
  down: BandMove[];
  /** Scored now and not then, and the other way round: what leaving out a bad figure does to the score is seen here. */
  gained: BandMove[];
  lost: BandMove[];
  finished: Finished[];
  slipped: Slipped[];
}

const isDone = (state: ProjectState) => state === "completed" || state === "evaluated";

/** What moved band, what was finished and what slipped from one report to a later one of the same municipality. */
export function compareReports(before: Report, after: Report): Comparison {
  const moves = bandMoves(before.figures.dataPoints, after.figures.dataPoints);
  return {
    percent: { from: before.figures.whole.percent, to: after.figures.whole.percent },
    scored: { from: before.figures.whole.scored, to: after.figures.whole.scored },
    gaps: { from: before.gaps.length, to: after.gaps.length },
    late: { from: before.actions.late, to: after.actions.late },
    up: moves.filter(({ from, to }) => from !== null && to !== null && to > from),
    down: moves.filter(({ from, to }) => from !== null && to !== null && to < from),
    gained: moves.filter(({ from }) => from === null),
    lost: moves.filter(({ to }) => to === null),
    finished: [...finishedProjects(before, after), ...finishedActions(before, after)],
    slipped: slipped(before, after),
  };
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
function finishedProjects(before: Report, after: Report): Finished[] {
  const then = new Map(before.projects.rows.map((one) => [one.id, one.state]));
  return after.projects.rows.flatMap(({ id, name, language, state, finishedOn }) => {
    if (!isDone(state)) return [];
    const was = then.get(id);
    const isNew = was === undefined ? finishedOn !== null && finishedOn > before.on : !isDone(was);
    return isNew ? [{ kind: "project" as const, id, name, language, on: finishedOn }] : [];
  });
}

function finishedActions(before: Report, after: Report): Finished[] {
  const known = new Set(before.actions.done.map(({ id }) => id));
  return after.actions.done.flatMap(({ id, title, language, completedOn }) => {
    if (known.has(id) || (completedOn !== null && completedOn < before.on && !wasOpen(before, id))) return [];
    return [{ kind: "action" as const, id, name: title, language, on: completedOn }];
  });
}

const wasOpen = (report: Report, id: string) => report.actions.due.some((one) => one.id === id);

function slipped(before: Report, after: Report): Slipped[] {
  const lateThen = new Set(before.actions.due.filter((one) => wasLate(one, before.on)).map(({ id }) => id));
  return after.actions.due.flatMap(({ id, title, language, dueOn }) => {
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
  [up, down, gained, lost, finished].every(({ length }) => length === 0) &&
  late.every(({ how }) => how === "still_late") &&
  Object.values(sums).every(({ from, to }) => from === to);
