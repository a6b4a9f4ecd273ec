import { z } from "zod";
import { isIsoDate } from "../shared/period";
import { historySubjects } from "./changes";
import { nobodies, operations } from "./filter";

const day = z
  .string()
  .refine((text) => isIsoDate(text) && text >= "1990-01-01" && text <= "2100-12-31")
  .nullable()
  .catch(null)
  .default(null);
const line = z
  .string()
  .regex(/^\d{1,18}$/)
  .nullable()
  .catch(null)
  .default(null);

/** Filters and place of the municipality's history, as its address holds them. */
export const HistorySearch = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  who: z
    .union([z.uuid(), z.enum(nobodies)])
    .nullable()
    .catch(null)
    .default(null),
  subject: z.enum(historySubjects).nullable().catch(null).default(null),
  /** One record of that kind, by its id. */
  record: z.uuid().nullable().catch(null).default(null),
  operation: z.enum(operations).nullable().catch(null).default(null),
  from: day,
  to: day,
  /** Lines older, or newer, than this one: paging by key, so that new lines move nothing. */
  before: line,
  after: line,
});
export type HistorySearch = z.output<typeof HistorySearch>;

/** What the lines are chosen by; a record's page asks for its records. */
export type HistoryFilter = Omit<HistorySearch, "before" | "after"> & {
  records?: readonly { subject: string; id: string }[] | undefined;
};

/** A record's history, by its kind and id; a member's is that of all their memberships here, and of the person. */
export const RecordParams = z.object({
  subject: z.union([z.enum(historySubjects), z.literal("member")]),
  subjectId: z.uuid(),
});
