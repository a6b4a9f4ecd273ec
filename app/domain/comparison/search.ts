import { z } from "zod";
import { peerKinds } from "./peers";

const key = z.string().regex(/^[a-z0-9-]{1,100}$/);

/** What is asked for several times in an address; what cannot be read is left out. More than fit are told apart by the page. */
const several = (one: z.ZodType<string>) =>
  z
    .union([z.string().transform((single) => [single]), z.array(z.string())])
    .transform((all) => [...new Set(all)].filter((value) => one.safeParse(value).success).slice(0, 400))
    .catch([])
    .default([]);

/** Members and data points to compare; or the peers of one member, by county or size. */
export const ComparisonSearch = z.object({
  member: several(key),
  dataPoint: several(z.uuid()),
  of: key.optional().catch(undefined),
  /** The choice was sent, whatever it holds. */
  show: z.literal("chosen").optional().catch(undefined),
  peers: z.enum(peerKinds).optional().catch(undefined),
});
export type ComparisonSearch = z.output<typeof ComparisonSearch>;
