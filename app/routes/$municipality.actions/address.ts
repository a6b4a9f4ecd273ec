import { usualColumns, type ActionColumn, type ActionFilter, type ActionSort } from "~/domain/action/list";
import type { IsoDate } from "~/domain/shared/period";

/** The list as its address tells it; `search.ts` reads it. */
export interface ListAddress extends ActionFilter {
  sort: { by: ActionSort; descending: boolean };
  columns: ActionColumn[];
  page: number;
  /** The filter is open. */
  panel: "filter" | null;
  /** How many actions have just been changed together. */
  changed: number | null;
}

/** The list with nothing chosen: all open actions by due date. */
export const plainList: ListAddress = {
  q: "",
  state: "open",
  owner: null,
  project: null,
  unit: null,
  dueFrom: null,
  dueTo: null,
  attention: null,
  sort: { by: "due", descending: false },
  columns: [...usualColumns],
  page: 1,
  panel: null,
  changed: null,
};

const isUsual = (chosen: readonly ActionColumn[]) => chosen.join() === usualColumns.join();

/** What a link or form must carry to keep the filter. */
export function filterEntries({
  q,
  state,
  owner,
  project,
  unit,
  dueFrom,
  dueTo,
  attention,
}: ListAddress): [string, string][] {
  const given = {
    q: q || null,
    state: state === "open" ? null : state,
    owner,
    project,
    unit,
    dueFrom,
    dueTo,
    attention,
  };
  return Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== null);
}

export function sortEntry({ sort: { by, descending } }: ListAddress): [string, string][] {
  return by === "due" && !descending ? [] : [["sort", `${descending ? "-" : ""}${by}`]];
}

export function columnEntry({ columns: chosen }: ListAddress): [string, string][] {
  return isUsual(chosen) ? [] : [["columns", chosen.length > 0 ? chosen.join(",") : "title"]];
}

/** The query of a list, without what is usual: `?owner=none&sort=-due`, or nothing at all. */
export function listQuery(list: ListAddress): string {
  const entries = [...filterEntries(list), ...sortEntry(list), ...columnEntry(list)];
  if (list.page > 1) entries.push(["page", String(list.page)]);
  if (list.panel) entries.push(["panel", list.panel]);
  const query = new URLSearchParams(entries).toString().replaceAll("%2C", ",");
  return query === "" ? "" : `?${query}`;
}

/** The list changed in some way, from its first page and without what was only for once. */
export const changedList = (list: ListAddress, change: Partial<ListAddress>): string =>
  listQuery({ ...list, page: 1, panel: null, ...change });

/** The same list sorted by a column: the other way when it already is. */
export const sortedBy = (list: ListAddress, by: ActionSort): string =>
  changedList(list, { sort: { by, descending: list.sort.by === by && !list.sort.descending } });

/** The last day of the quarter a day lies in. */
export function endOfQuarter(today: IsoDate): IsoDate {
  const [year = "", month = "1"] = today.split("-");
  return `${year}-${["03-31", "06-30", "09-30", "12-31"][Math.ceil(Number(month) / 3) - 1] ?? "12-31"}`;
}

export type ViewName = "quarter" | "mine" | "attention" | "open" | "all";

/** The views over the list: filters like any other, under a name. "Mine" is for those who can own work. */
export function views(today: IsoDate, hasOwn: boolean): { name: ViewName; filter: Partial<ListAddress> }[] {
  return [
    { name: "quarter", filter: { dueTo: endOfQuarter(today) } },
    ...(hasOwn ? [{ name: "mine" as const, filter: { owner: "me" as const } }] : []),
    { name: "attention", filter: { attention: "any" } },
    { name: "open", filter: {} },
    { name: "all", filter: { state: "all" } },
  ];
}

export function isSameFilter(a: ListAddress, b: ListAddress): boolean {
  return filterEntries(a).join() === filterEntries(b).join();
}
