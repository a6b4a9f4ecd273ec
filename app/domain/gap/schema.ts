import { z } from "zod";
import { requiredId } from "~/domain/shared/fields";
import { defaultGapSort, gapPoints, gapSorts, gapViews } from "./filter";

/** Several values under one name; those that cannot be read are no filter, not an error. */
const several = <Item extends z.ZodType<string>>(item: Item) =>
  z
    .unknown()
    .optional()
    .transform((given) => {
      const all: unknown[] = given === undefined ? [] : Array.isArray(given) ? given.slice(0, 50) : [given];
      const read = all.flatMap((one) => {
        const parsed = item.safeParse(one);
        return parsed.success ? [parsed.data] : [];
      });
      return [...new Set(read)];
    });

const key = z.string().regex(/^[a-z0-9_-]{1,60}$/);

/** What a gaps page reads from its address. */
export const GapSearch = z.object({
  q: z
    .string()
    .transform((text) => text.trim().slice(0, 100))
    .catch(""),
  dimension: several(key),
  category: several(z.string().regex(/^[a-z0-9_-]{1,60}\.[a-z0-9_-]{1,60}$/)),
  points: several(z.enum(gapPoints)),
  area: several(key),
  owner: z.uuid().nullable().catch(null),
  broken: z.enum(gapViews).nullable().catch(null),
  sort: z.enum(gapSorts).catch(defaultGapSort),
  open: z.uuid().nullable().catch(null),
  page: z.coerce.number().int().min(1).max(1000).nullable().catch(null),
});

/** The parameters of a page about one gap. */
export const GapParams = z.object({ dataPoint: z.uuid() });

/** The project to put behind a gap. */
export const LinkProject = z.object({ project: requiredId });
