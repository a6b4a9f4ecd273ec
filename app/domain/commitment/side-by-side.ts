import type { CommitmentKey, CommitmentStatus } from "./criteria";

const order: readonly CommitmentStatus[] = ["no_basis", "not_yet", "partly", "on_the_way"];

interface Standing {
  status: CommitmentStatus;
  met: number;
  told: number;
}

/** How far along, for putting in order alone: by status, then by the share of criteria that are met; -1 where nothing is known. */
export function progressOf(standing: Standing | undefined): number {
  if (standing === undefined) return -1;
  return order.indexOf(standing.status) + (standing.told === 0 ? 0 : standing.met / standing.told / 2);
}

/** Rows, given by name, in the order asked for; those of which nothing is known come last either way. */
export function inOrder<Row extends { standings: Partial<Record<CommitmentKey, Standing>> }>(
  rows: readonly Row[],
  { sort, dir }: { sort: "name" | CommitmentKey; dir: "asc" | "desc" },
): Row[] {
  if (sort === "name") {
    return dir === "asc" ? [...rows] : [...rows].reverse();
  }
  const known = (row: Row) => progressOf(row.standings[sort]);
  const sign = dir === "asc" ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [one, other] = [known(a), known(b)];
    if (one < 0 || other < 0) return Number(one < 0) - Number(other < 0);
    return sign * (one - other);
  });
}

/** The quarters in which anything was frozen, as their first days, the oldest first. */
export function quartersOf(statuses: readonly { quarter: string }[]): string[] {
  return [...new Set(statuses.map(({ quarter }) => quarter))].sort();
}

/** The year and number of a quarter, by its first day. */
export function quarterOf(firstDay: string): { year: number; quarter: number } {
  return { year: Number(firstDay.slice(0, 4)), quarter: Math.ceil(Number(firstDay.slice(5, 7)) / 3) };
}

/** Whether a judgement is still about what is computed now: the same status, by the same version of the criteria. */
export function stillStands(
  judgement: { status: CommitmentStatus; criteriaVersion: string },
  now: { status: CommitmentStatus; version: string },
): boolean {
  return judgement.status === now.status && judgement.criteriaVersion === now.version;
}
