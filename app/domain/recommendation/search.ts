import { z } from "zod";
import { recommendationSorts, recommendationViews } from "./filter";
import { recommendationStates } from "./states";

/** Filters, order and page of the list as they stand in the address; what cannot be read is no filter. */
export const RecommendationSearch = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  view: z.enum(recommendationViews).catch("all").default("all"),
  area: z
    .string()
    .regex(/^[a-z0-9_]{1,100}$/)
    .optional()
    .catch(undefined),
  state: z.enum(recommendationStates).optional().catch(undefined),
  /** A person, or "none" for those nobody answers for. */
  owner: z
    .union([z.literal("none"), z.uuid()])
    .optional()
    .catch(undefined),
  dataPoint: z.uuid().optional().catch(undefined),
  /** In the order of the states: what waits for an answer comes first. */
  sort: z.enum(recommendationSorts).catch("state").default("state"),
  order: z.enum(["asc", "desc"]).catch("asc").default("asc"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type RecommendationFilter = z.output<typeof RecommendationSearch>;
