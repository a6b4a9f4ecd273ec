import { z } from "zod";
import { certaintyFilters } from "~/domain/funding/filter";
import { stateGroups } from "~/domain/project/filter";
import { projectStates } from "~/domain/project/states";
import { recommendationStates } from "~/domain/recommendation/states";
import { attentions, fundingSorts, projectSorts, recommendationSorts } from "./filter";

// What a network's lists can be asked for in their address. What cannot be read is left out, never an error.

const key = z
  .string()
  .regex(/^[a-z0-9_-]{1,100}$/)
  .optional()
  .catch(undefined);
const id = z.uuid().optional().catch(undefined);

const shared = {
  q: z.string().trim().max(100).optional().catch(undefined),
  /** A municipality by its key. */
  municipality: key,
  area: key,
  /** A goal of the United Nations, 1 to 17, that the data points concerned count towards. */
  sdg: z.coerce.number().int().min(1).max(17).optional().catch(undefined),
  dataPoint: id,
  programme: id,
  /** Who gives the money, as it is written. */
  provider: z.string().trim().min(1).max(200).optional().catch(undefined),
  /** `late`: has late work. `stale`: no update within the municipality's interval. `any`: one of them. */
  attention: z.enum(attentions).optional().catch(undefined),
  order: z.enum(["asc", "desc"]).catch("asc").default("asc"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
};

export const RecommendationsSearch = z.object({
  ...shared,
  state: z
    .enum(["unanswered", ...recommendationStates])
    .optional()
    .catch(undefined),
  sort: z.enum(recommendationSorts).catch("municipality").default("municipality"),
});
export type RecommendationsSearch = z.output<typeof RecommendationsSearch>;

export const ProjectsSearch = z.object({
  ...shared,
  state: z
    .enum([...stateGroups, ...projectStates])
    .optional()
    .catch(undefined),
  sort: z.enum(projectSorts).catch("municipality").default("municipality"),
});
export type ProjectsSearch = z.output<typeof ProjectsSearch>;

export const FundingSearch = z.object({
  ...shared,
  state: z.enum(certaintyFilters).optional().catch(undefined),
  sort: z.enum(fundingSorts).catch("programme").default("programme"),
});
export type FundingSearch = z.output<typeof FundingSearch>;

/** What all three have in common. */
export type SharedSearch = Omit<ProjectsSearch, "state" | "sort">;
export type ListSearch = RecommendationsSearch | ProjectsSearch | FundingSearch;

/** What names a member in the address of one of its records. */
export const OneShared = { municipality: z.string().regex(/^[a-z0-9-]{1,100}$/) };
