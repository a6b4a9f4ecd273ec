import type { ActionState } from "~/domain/action/states";
import type { CommitmentKey, CommitmentStatus, CriterionKey } from "~/domain/commitment/criteria";
import type { Link } from "~/domain/gap/chain";
import type { StandingState } from "~/domain/kpi/queries.server";
import type { Points } from "~/domain/kpi/score";
import type { ProjectState } from "~/domain/project/states";
import type { ResponseOutcome } from "~/domain/recommendation/states";
import type { IsoDate } from "~/domain/shared/period";
import type { SharingLevel, SharingSubject } from "~/domain/sharing/levels";
import type { Localised } from "~/text/localised";

// A municipality's report to a round, as it is frozen. It stands for itself: names are in it, in all languages where the catalogue has
// them, so that it reads the same when records have been renamed or removed. It names no persons. Sums are in øre, shares 0–100. It holds what the
// municipality shares with the network on the day it submits, and null for what it does not.

/** Version of this shape; frozen reports carry it. */
export const reportVersion = 2;

/** What a report can hold of each subject. Sums of money are a summary; updates stand in no report. */
export const reportSubjects = ["figures", "plan", "money"] as const satisfies readonly SharingSubject[];
export type ReportLevels = Record<(typeof reportSubjects)[number], SharingLevel>;

/** Points of possible points, with how many places are scored, reported and there are. `percent` null: nothing is scored. */
export interface ReportScore {
  points: number;
  possible: number;
  percent: number | null;
  scored: number;
  reported: number;
  all: number;
}

export interface ReportDataPoint {
  /** `slug` of the KPI and `part` within it: the same in every report. */
  slug: string;
  part: string;
  code: string;
  name: Localised;
  standing: StandingState;
  points: Points | null;
  attainment: number | null;
  year: number | null;
  /** What the value of the year before it, if there is one, gives by the same yardstick. */
  before: { year: number; points: Points | null } | null;
}

/** A data point below the top band, and what would lift it one band. */
export interface ReportGap {
  slug: string;
  part: string;
  /** Null for a bound, which proves the shortfall and no more. */
  points: Points | null;
  attainment: number | null;
  change: number | null;
  unit: { short: Localised; change: Localised; attached: boolean };
  /** The first link missing in its chain; null when none is, absent where the plan is not in the report. */
  brokenAt?: Link | null;
}

export interface ReportRecommendation {
  id: string;
  reference: string;
  title: string;
  language: string;
  /** Null: not answered. */
  outcome: ResponseOutcome | null;
  answeredOn: IsoDate | null;
}

export interface ReportProject {
  id: string;
  name: string;
  language: string;
  state: ProjectState;
  /** The day it was completed, where that is known. */
  finishedOn: IsoDate | null;
}

export interface ReportAction {
  id: string;
  title: string;
  language: string;
  state: ActionState;
  dueOn: IsoDate | null;
  completedOn: IsoDate | null;
}

/** All that a report can hold. */
export interface WholeReport {
  version: number;
  ruleVersion: string;
  criteriaVersion: string;
  /** The day it tells of: what was late then is late in it. */
  on: IsoDate;
  period: { from: IsoDate; to: IsoDate };
  figures: {
    whole: ReportScore;
    dimensions: ({ key: string; name: Localised } & ReportScore)[];
    dataPoints: ReportDataPoint[];
  };
  gaps: ReportGap[];
  recommendations: { total: number; answered: number; answeredInPeriod: number; rows: ReportRecommendation[] };
  projects: { byState: Partial<Record<ProjectState, number>>; finishedInPeriod: number; rows: ReportProject[] };
  actions: {
    open: number;
    late: number;
    doneInPeriod: number;
    /** Open ones with a due date, the first due first, at most `mostActions`. */
    due: ReportAction[];
    /** Those completed in the period, the last first, at most `mostActions`. */
    done: ReportAction[];
  };
  /** Side by side, never added up. Granted includes own budget and what has been paid of it. */
  funding: { costOre: number; plannedOre: number; appliedOre: number; grantedOre: number; paidOre: number };
  commitments: {
    key: CommitmentKey;
    status: CommitmentStatus;
    criteria: {
      key: CriterionKey;
      numerator: number | null;
      denominator: number | null;
      threshold: number;
      met: boolean | null;
    }[];
  }[];
}

/** What a summary leaves out is null in it, and what is not shared is null itself. Reports of version 1 are whole, and name no levels. */
export interface Report extends Omit<WholeReport, keyof Shareable> {
  shared?: ReportLevels;
  figures: (Omit<WholeReport["figures"], "dataPoints"> & { dataPoints: ReportDataPoint[] | null }) | null;
  gaps: ReportGap[] | null;
  recommendations: Summarised<WholeReport["recommendations"], "rows"> | null;
  projects: Summarised<WholeReport["projects"], "rows"> | null;
  actions: Summarised<WholeReport["actions"], "due" | "done"> | null;
  funding: WholeReport["funding"] | null;
  commitments: WholeReport["commitments"] | null;
}

type Shareable = Pick<
  WholeReport,
  "figures" | "gaps" | "recommendations" | "projects" | "actions" | "funding" | "commitments"
>;
type Summarised<Part, Rows extends keyof Part> = Omit<Part, Rows> & { [Row in Rows]: Part[Row] | null };

/** The report without what these levels keep back: what of the plan a gap's chain tells stands in it with the plan alone. */
export function asShared(report: WholeReport, shared: ReportLevels): Report & { shared: ReportLevels } {
  const { figures, plan, money } = shared;
  const of = <Part extends object, Rows extends keyof Part>(level: SharingLevel, part: Part, ...rows: Rows[]) =>
    level === "nothing"
      ? null
      : ({
          ...part,
          ...(level === "summary" ? Object.fromEntries(rows.map((row) => [row, null])) : {}),
        } as Summarised<Part, Rows>);
  return {
    ...report,
    shared,
    figures: of(figures, report.figures, "dataPoints"),
    gaps:
      figures === "detail"
        ? report.gaps.map(({ brokenAt, ...gap }) =>
            plan === "detail" && brokenAt !== undefined ? { ...gap, brokenAt } : gap,
          )
        : null,
    recommendations: of(plan, report.recommendations, "rows"),
    projects: of(plan, report.projects, "rows"),
    actions: of(plan, report.actions, "due", "done"),
    funding: money === "nothing" ? null : report.funding,
    commitments: plan === "nothing" ? null : report.commitments,
  };
}

/** A report names at most so many open and so many completed actions; the counts beside them are of all. */
export const mostActions = 500;

/** All that is frozen when a municipality submits. */
export interface Frozen {
  network: { key: string; name: string };
  municipality: { key: string; name: string };
  round: { id: string; title: string; periodFrom: IsoDate; periodTo: IsoDate; dueOn: IsoDate };
  revision: number;
  answers: { question: string; answer: string }[];
  note: string;
  report: Report;
}

/** A data point's name for one report: the same in every other. */
export const keyOfDataPoint = ({ slug, part }: { slug: string; part: string }): string => `${slug} ${part}`;

/** Whether an open action of the report was late on the report's day. */
export const wasLate = ({ dueOn }: Pick<ReportAction, "dueOn">, on: IsoDate): boolean => dueOn !== null && dueOn < on;
