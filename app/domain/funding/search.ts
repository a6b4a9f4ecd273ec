import { z } from "zod";
import { certaintyFilters, coverageSorts, coverageStates, fundingViews, linkSorts, sourceSorts } from "./filter";
import { fundingTypes } from "./types";

// What the funding page can be asked for in its address. What cannot be read is left out, never an error.

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

/** Projects with their money. `short`: the cost is stated and more than what is granted; `uncosted`: nobody has stated it. */
export const CoverageSearch = z.object({
  ...search,
  area,
  state: z.enum(["open", "finished"]).optional().catch(undefined),
  coverage: z.enum(coverageStates).optional().catch(undefined),
  sort: z.enum(coverageSorts).catch("missing").default("missing"),
});
export type CoverageSearch = z.output<typeof CoverageSearch>;

/** Funding links across projects. */
export const LinkSearch = z.object({
  ...search,
  area,
  certainty: z.enum(certaintyFilters).optional().catch(undefined),
  programme: z.uuid().optional().catch(undefined),
  sort: z.enum(linkSorts).catch("project").default("project"),
});
export type LinkSearch = z.output<typeof LinkSearch>;

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
