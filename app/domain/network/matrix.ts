import { summed } from "~/domain/kpi/aggregate";
import { pointsFor, type Points } from "~/domain/kpi/score";

// What the matrix shows and how it is ordered. Pure: the page, the file to download and the tests share it.

/** What the columns are. */
export const matrixKinds = ["category", "dimension", "goal"] as const;
export type MatrixKind = (typeof matrixKinds)[number];

/** One column. `group` is what it stands under: a category's dimension; empty for the others. */
export interface MatrixColumn {
  /** "economy.waste", "economy" or "6". */
  key: string;
  label: string;
  group: string;
}

/** Points of scored places, how many those are, and how many there are in all. */
export interface MatrixCell {
  points: number;
  scored: number;
  places: number;
}

export type GrantLevel = "nothing" | "summary" | "detail";

/** Where a member stands besides its figures. Null is what it does not share; sums are øre, dates `YYYY-MM-DD`. */
export interface MemberStanding {
  gaps: number | null;
  plan: { recommendations: number; answered: number; underWay: number; late: number } | null;
  money: { plannedOre: number; appliedOre: number; grantedOre: number; paidOre: number } | null;
  /** `on` is null where nothing was ever reported. */
  updated: { on: string | null } | null;
  /** How the four commitments stood when last frozen, in their order; null where that never was, or is not shared. */
  commitments: (CommitmentState | null)[] | null;
}

/** From the best to the worst; without a basis nothing is said. */
export const commitmentStates = ["on_the_way", "partly", "not_yet", "no_basis"] as const;
export type CommitmentState = (typeof commitmentStates)[number];

export interface MatrixMember extends MemberStanding {
  id: string;
  key: string;
  name: string;
  /** Asked, and has not answered; or belongs. */
  state: "asked" | "joined";
  askedOn: string;
  joinedOn: string | null;
  wave: string | null;
  /** What it lets the network see of its figures today. */
  figures: GrantLevel;
  /** The day from which it will, where that is still ahead. */
  figuresFrom: string | null;
  /** When a leader last asked it to share, if ever. */
  askedToShareOn: string | null;
  /** One for each column, in their order; null where nothing is shared or nothing stands there. */
  cells: (MatrixCell | null)[];
  whole: MatrixCell | null;
}

/** The share of what could have been had, in percent; null where nothing is scored, which is no score and not nought. */
export const percentOf = (cell: MatrixCell | null): number | null =>
  cell === null ? null : summed(cell.points, cell.scored).percent;

/** The band of a group is that of its share, by the thresholds of a data point's. */
export function bandOf(cell: MatrixCell | null): Points | null {
  const percent = percentOf(cell);
  return percent === null ? null : pointsFor(percent);
}

/** Columns that are always there, beside those of the matrix. */
export const standingColumns = [
  "name",
  "whole",
  "gaps",
  "answered",
  "underWay",
  "late",
  "planned",
  "applied",
  "granted",
  "paid",
  "updated",
  "commitments",
] as const;
export type StandingColumn = (typeof standingColumns)[number];
export const isStandingColumn = (column: string): column is StandingColumn =>
  standingColumns.some((known) => known === column);

const answeredShare = ({ plan }: MemberStanding): number | null =>
  plan === null || plan.recommendations === 0 ? null : plan.answered / plan.recommendations;

/** On the way counts two, partly one; null where nothing has a basis. */
function commitmentSum({ commitments }: MemberStanding): number | null {
  const told = (commitments ?? []).filter((state) => state !== null && state !== "no_basis");
  const worth = { on_the_way: 2, partly: 1, not_yet: 0, no_basis: 0 };
  return told.length === 0 ? null : told.reduce((sum, state) => sum + (state === null ? 0 : worth[state]), 0);
}

const valueOf: Record<Exclude<StandingColumn, "name">, (member: MatrixMember) => number | string | null> = {
  whole: ({ whole }) => percentOf(whole),
  gaps: ({ gaps }) => gaps,
  answered: answeredShare,
  underWay: ({ plan }) => plan?.underWay ?? null,
  late: ({ plan }) => plan?.late ?? null,
  planned: ({ money }) => money?.plannedOre ?? null,
  applied: ({ money }) => money?.appliedOre ?? null,
  granted: ({ money }) => money?.grantedOre ?? null,
  paid: ({ money }) => money?.paidOre ?? null,
  updated: ({ updated }) => updated?.on ?? null,
  commitments: commitmentSum,
};

/**
 * The members by a column: of the matrix by its key, or one of `standingColumns`; a minus turns the order round. They are handed over in the
 * order of their names, which stays among equals. Whoever has nothing in the column comes last either way, and those who have not joined
 * after them. A column nobody knows leaves the order as it is.
 */
export function sortedMembers(
  members: readonly MatrixMember[],
  columns: readonly Pick<MatrixColumn, "key">[],
  sort: string,
): MatrixMember[] {
  const descending = sort.startsWith("-");
  const column = descending ? sort.slice(1) : sort;
  const belongs = members.filter(({ state }) => state === "joined");
  const asked = members.filter(({ state }) => state === "asked");
  if (column === "name") return [...(descending ? [...belongs].reverse() : belongs), ...asked];
  const place = columns.findIndex(({ key }) => key === column);
  if (place < 0 && !isStandingColumn(column)) return [...belongs, ...asked];
  const value =
    place >= 0
      ? ({ cells }: MatrixMember) => percentOf(cells[place] ?? null)
      : valueOf[column as Exclude<StandingColumn, "name">];
  const known = belongs.flatMap((member) => {
    const at = value(member);
    return at === null ? [] : [{ member, at }];
  });
  const way = descending ? -1 : 1;
  known.sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -way : way));
  return [...known.map(({ member }) => member), ...belongs.filter((member) => value(member) === null), ...asked];
}

/** Of a column: how many members are in band 1 or 2, of those with a score there. */
export interface LowCount {
  low: number;
  scored: number;
}

/** The counts under each column, from how many members have which sum there. */
export function lowOfScored(
  counted: readonly { key: string; points: number; scored: number; members: number }[],
  columns: readonly Pick<MatrixColumn, "key">[],
): LowCount[] {
  const counts = new Map(columns.map(({ key }) => [key, { low: 0, scored: 0 }]));
  for (const { key, points, scored, members } of counted) {
    const count = counts.get(key);
    const band = bandOf({ points, scored, places: scored });
    if (count === undefined || band === null) continue;
    count.scored += members;
    if (band <= 2) count.low += members;
  }
  return [...counts.values()];
}

/**
 * A row of cells in one short text, "9.3.6,7.7.7,": thousands of small objects would weigh on what is sent to the browser, and on the server
 * that writes them, far more than the cells themselves.
 */
export const packed = (cells: readonly (MatrixCell | null)[]): string =>
  cells.map((cell) => (cell === null ? "" : `${cell.points}.${cell.scored}.${cell.places}`)).join(",");

export const unpacked = (text: string): (MatrixCell | null)[] =>
  text.split(",").map((cell) => {
    const [points = 0, scored = 0, places = 0] = cell.split(".").map(Number);
    return cell === "" ? null : { points, scored, places };
  });
