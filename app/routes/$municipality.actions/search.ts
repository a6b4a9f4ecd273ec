import { z } from "zod";
import { actionColumns, actionSorts, attentions, stateFilters, usualColumns } from "~/domain/action/list";
import { isIsoDate } from "~/domain/shared/period";
import type { ListAddress } from "./address";

// Reads the list's address, on the server. What cannot be read counts as not given.

const date = z
  .string()
  .refine((text) => isIsoDate(text) && text >= "1990-01-01" && text <= "2100-12-31")
  .nullable()
  .catch(null)
  .default(null);
const id = z.uuid().nullable().catch(null).default(null);

/** `due` is ascending, `-due` descending. */
const sort = z
  .string()
  .transform((text) => ({ by: text.replace(/^-/, ""), descending: text.startsWith("-") }))
  .pipe(z.object({ by: z.enum(actionSorts), descending: z.boolean() }))
  .catch({ by: "due", descending: false })
  .default({ by: "due", descending: false });

/** `columns=owner,due`, or one after the other as a form sends them. `title` alone is a list of titles. */
const columns = z
  .union([z.string(), z.array(z.string())])
  .transform((names) => [names].flat().flatMap((name) => name.split(",")))
  .transform((names) => {
    const known = actionColumns.filter((column) => names.includes(column));
    return known.length > 0 || names.includes("title") ? known : [...usualColumns];
  })
  .catch([...usualColumns])
  .default([...usualColumns]);

export const ListSearch: z.ZodType<ListAddress> = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  state: z.enum(stateFilters).catch("open").default("open"),
  owner: z
    .union([z.enum(["me", "none"]), z.uuid()])
    .nullable()
    .catch(null)
    .default(null),
  project: id,
  unit: id,
  dueFrom: date,
  dueTo: date,
  attention: z.enum(attentions).nullable().catch(null).default(null),
  sort,
  columns,
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
  panel: z.literal("filter").nullable().catch(null).default(null),
  changed: z.coerce.number().int().min(1).max(1000).nullable().catch(null).default(null),
});
