import { z } from "zod";
import { matrixKinds } from "./matrix";

const column = /^-?[a-zA-Z0-9_-]{1,60}(\.[a-z0-9_-]{1,60})?$/;

/** How many members one page of the matrix shows: what one looks over at a time, and what fits on a sheet of A3. */
export const matrixPageSize = 50;

/** What the matrix reads from its address. What cannot be read is as if it were not there. */
export const MatrixSearch = z.object({
  by: z.enum(matrixKinds).catch("category").default("category"),
  sort: z.string().regex(column).catch("name").default("name"),
  view: z.enum(["table", "list"]).catch("table").default("table"),
  /** A page of the members, or all of them on one, for paper and for whoever searches with the browser. */
  rows: z.enum(["page", "all"]).catch("page").default("page"),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type MatrixSearch = z.output<typeof MatrixSearch>;

const groupKey = z
  .string()
  .regex(/^[a-z0-9_-]{1,60}(\.[a-z0-9_-]{1,60})?$/)
  .nullable()
  .catch(null)
  .default(null);

/** Which of a member's data points are shown: those of a category, a dimension or a goal, or all. */
export const MemberSearch = z.object({ category: groupKey, dimension: groupKey, goal: groupKey });
export type MemberSearch = z.output<typeof MemberSearch>;

/** How many shared gaps one page shows. */
export const sharedGapPageSize = 25;

/** What the list of shared gaps reads from its address. */
export const SharedGapSearch = z.object({
  category: groupKey,
  goal: z.coerce.number().int().min(1).max(17).nullable().catch(null).default(null),
  /** At least so many members. */
  least: z.coerce.number().int().min(2).max(1000).catch(2).default(2),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type SharedGapSearch = z.output<typeof SharedGapSearch>;

/** On the page of one shared gap: the members furthest from the target, or all of them. */
export const SharedGapPageSearch = z.object({ members: z.enum(["some", "all"]).catch("some").default("some") });
export type SharedGapPageSearch = z.output<typeof SharedGapPageSearch>;

export const SharedGapParams = z.object({ dataPoint: z.uuid() });
