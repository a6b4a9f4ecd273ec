import { z } from "zod";
import { fundingTypes } from "./types";

// What the funding page can be asked for in its address. What cannot be read is left out, never an error.

export const fundingPerPage = 50;

export const fundingViews = ["coverage", "links", "sources"] as const;
export type FundingView = (typeof fundingViews)[number];

const search = {
  q: z.string().trim().max(100).optional().catch(undefined),
  order: z.enum(["asc", "desc"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
};
const area = z
  .string()
  .regex(/^[a-z_]{1,60}$/)
  .optional()
  .catch(undefined);

export const coverageStates = ["covered", "short", "uncosted"] as const;
export const coverageSorts = ["project", "cost", "planned", "applied", "granted", "paid", "missing"] as const;
export type CoverageSort = (typeof coverageSorts)[number];

/** Projects with their money. `short`: the cost is stated and more than what is granted; `uncosted`: nobody has stated it. */
export const CoverageSearch = z.object({
  ...search,
  area,
  state: z.enum(["open", "finished"]).optional().catch(undefined),
  coverage: z.enum(coverageStates).optional().catch(undefined),
  sort: z.enum(coverageSorts).catch("missing").default("missing"),
});
export type CoverageSearch = z.output<typeof CoverageSearch>;

/** `lost`: refused, withdrawn or missed. */
export const certaintyFilters = ["identified", "planned", "applied", "granted", "paid", "lost"] as const;
export const linkSorts = ["project", "source", "state", "planned", "applied", "granted", "paid", "decided"] as const;
export type LinkSort = (typeof linkSorts)[number];

/** Funding links across projects. */
export const LinkSearch = z.object({
  ...search,
  area,
  certainty: z.enum(certaintyFilters).optional().catch(undefined),
  programme: z.uuid().optional().catch(undefined),
  sort: z.enum(linkSorts).catch("project").default("project"),
});
export type LinkSearch = z.output<typeof LinkSearch>;

export const sourceSorts = ["name", "provider", "type", "amount", "links"] as const;
export type SourceSort = (typeof sourceSorts)[number];

/** Sources of money, shared and own. */
export const SourceSearch = z.object({
  ...search,
  type: z.enum(fundingTypes).optional().catch(undefined),
  scope: z.enum(["own", "shared"]).optional().catch(undefined),
  used: z.enum(["yes", "no"]).optional().catch(undefined),
  sort: z.enum(sourceSorts).catch("name").default("name"),
});
export type SourceSearch = z.output<typeof SourceSearch>;

/** The page's address as a whole: which view, and that view's own filters. */
export const FundingSearch = z.looseObject({ view: z.enum(fundingViews).catch("coverage").default("coverage") });
export type FundingSearch = z.output<typeof FundingSearch>;
