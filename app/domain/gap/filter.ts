import { links, type Link } from "./chain";

// What of a gaps page stands in its address. Kept apart from the Zod schema that reads it, so that the browser can write addresses
// without carrying Zod.

/** The views over the list: where the chain breaks, or not at all. */
export const gapViews = [...links, "unbroken"] as const;
export type GapView = Link | "unbroken";

/** Points a gap can have; "unscored" is one known only as a bound. */
export const gapPoints = ["1", "2", "3", "unscored"] as const;
export type GapPoints = (typeof gapPoints)[number];

/**
 * attainment: how far the value has come · kpi: by name · next: how little is missing to the next band, in attainment ·
 * gain: points the next band adds · due: next date · chain: how far the chain reaches.
 */
export const gapOrders = ["attainment", "kpi", "next", "gain", "due", "chain"] as const;
export type GapOrder = (typeof gapOrders)[number];
/** A minus turns the order round. */
export type GapSort = GapOrder | `-${GapOrder}`;
export const gapSorts: readonly GapSort[] = gapOrders.flatMap((order) => [order, `-${order}`] as const);
export const defaultGapSort: GapSort = "-attainment";

/** How many gaps one page shows. */
export const gapPageSize = 50;

export interface GapFilter {
  /** Found in the KPI's name or code, a recommendation's title or a project's name. */
  q: string;
  /** Keys of dimensions. */
  dimension: readonly string[];
  /** A category within its dimension: `economy.waste`. */
  category: readonly string[];
  points: readonly GapPoints[];
  /** Keys of areas, of a recommendation or a project of the gap. */
  area: readonly string[];
  /** The person who owns the project shown. */
  owner: string | null;
  broken: GapView | null;
  sort: GapSort;
}

/** All that a gaps page reads from its address. */
export interface GapSearch extends GapFilter {
  /** The gap whose details are shown. */
  open: string | null;
  /** Null where the address does not say: then the page of the open gap, or else the first. */
  page: number | null;
}

/**
 * The page's address from its `?` on, with these changes. Another filter or order begins on the first page with no details open,
 * unless the changes say otherwise. What stands as it does without being said is left out.
 */
export function gapAddress(search: GapSearch, changes: Partial<GapSearch>): string {
  const { q, dimension, category, points, area, owner, broken, sort, page, open } = {
    ...search,
    page: null,
    open: null,
    ...changes,
  };
  const parameters = new URLSearchParams();
  if (q !== "") parameters.set("q", q);
  for (const [name, values] of Object.entries({ dimension, category, points, area })) {
    for (const value of values) parameters.append(name, value);
  }
  if (owner !== null) parameters.set("owner", owner);
  if (broken !== null) parameters.set("broken", broken);
  if (sort !== defaultGapSort) parameters.set("sort", sort);
  if (page !== null) parameters.set("page", String(page));
  if (open !== null) parameters.set("open", open);
  return `?${parameters.toString()}`;
}

/** The order of a sort, and whether it is turned round. */
export function gapOrderOf(sort: GapSort): { order: GapOrder; descending: boolean } {
  const descending = sort.startsWith("-");
  return { order: (descending ? sort.slice(1) : sort) as GapOrder, descending };
}

/** Whether anything narrows the list; views and order do not. */
export function isNarrowed({ q, dimension, category, points, area, owner }: GapFilter): boolean {
  return q !== "" || owner !== null || [dimension, category, points, area].some((chosen) => chosen.length > 0);
}
