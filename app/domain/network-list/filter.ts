// Apart from the schemas in search.ts, so that what the browser needs of them brings no Zod along.

export const rowsPerPage = 50;

export const networkLists = ["recommendations", "projects", "funding"] as const;
export type NetworkList = (typeof networkLists)[number];

export const attentions = ["late", "stale", "any"] as const;
export type Attention = (typeof attentions)[number];

export const recommendationSorts = [
  "reference",
  "title",
  "municipality",
  "area",
  "state",
  "projects",
  "late",
  "unit",
] as const;
export type RecommendationSort = (typeof recommendationSorts)[number];

export const projectSorts = [
  "name",
  "municipality",
  "area",
  "state",
  "starts",
  "ends",
  "actions",
  "cost",
  "planned",
  "applied",
  "granted",
  "paid",
  "updated",
] as const;
export type ProjectSort = (typeof projectSorts)[number];

export const fundingSorts = [
  "programme",
  "provider",
  "type",
  "municipality",
  "project",
  "state",
  "planned",
  "applied",
  "granted",
  "paid",
] as const;
export type FundingSort = (typeof fundingSorts)[number];
