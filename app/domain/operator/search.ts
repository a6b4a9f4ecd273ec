import { z } from "zod";

/** What the operator's lists are asked for. */
export const ListSearch = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1),
});
