// What of the list of KPIs stands in its address. Kept apart from the Zod schema that reads it, so that the browser can write addresses
// without carrying Zod.

/** The six ways a data point is drawn. */
export const wheelStateFilters = ["4", "3", "2", "1", "not_scored", "no_data"] as const;
export type WheelStateFilter = (typeof wheelStateFilters)[number];

export const kpiLevels = ["core", "advanced"] as const;
export type KpiLevel = (typeof kpiLevels)[number];

/** place: as in the catalogue · name · attainment: how far from the worst value to the target. */
export const kpiSorts = ["place", "name", "attainment"] as const;
export type KpiSort = (typeof kpiSorts)[number];

/** What waits for somebody: a value to be verified, or one that came back. */
export const pendingReviews = ["submitted", "returned"] as const;
export type PendingReview = (typeof pendingReviews)[number];

/** How many data points one page shows. */
export const kpiPageSize = 60;

export interface KpiFilter {
  /** Found in the name of the KPI, its data point or its category, or in the code. */
  q: string;
  level?: KpiLevel | undefined;
  /** Keys of the catalogue. */
  dimension?: string | undefined;
  category?: string | undefined;
  state?: WheelStateFilter | undefined;
  review?: PendingReview | undefined;
  sort: KpiSort;
  order: "asc" | "desc";
  page: number;
}

/** The page's address from its `?` on, with these changes; another filter or order begins on the first page. */
export function kpiAddress(filter: KpiFilter, changes: Partial<KpiFilter>): string {
  const { q, level, dimension, category, state, review, sort, order, page } = { ...filter, page: 1, ...changes };
  const parameters = new URLSearchParams();
  if (q !== "") parameters.set("q", q);
  for (const [name, value] of Object.entries({ dimension, category, level, state, review })) {
    if (value !== undefined) parameters.set(name, value);
  }
  if (sort !== "place") parameters.set("sort", sort);
  if (order !== "asc") parameters.set("order", order);
  if (page !== 1) parameters.set("page", String(page));
  return `?${parameters.toString()}`;
}

/** A data point's own page, under its municipality's address. */
export function kpiPath(municipality: string, slug: string, part = ""): string {
  const page = `/${municipality}/kpis/${slug}`;
  return part === "" ? page : `${page}?part=${encodeURIComponent(part)}`;
}
