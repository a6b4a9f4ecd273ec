import { z } from "zod";
import { isLanguage } from "~/text/languages";

/** What was looked at before publishing. */
export const PublishForm = z.object({
  checksum: z.string({ error: "forms.missing" }).regex(/^[0-9a-f]{64}$/, "forms.wrong"),
});

export const ProfileParams = z.object({ municipality: z.string().max(80) });

/** The language that may stand in the address of an open page. */
export const OpenLanguage = z.object({ language: z.string().refine(isLanguage).optional().catch(undefined) });

/** One publication by its id, else the newest. */
export const ProfileSearch = OpenLanguage.extend({ publication: z.uuid().optional().catch(undefined) });

export const profileFiles = [
  "profile.json",
  "data-points.csv",
  "categories.csv",
  "gap-list.csv",
  "recommendation-list.csv",
  "project-list.csv",
  "commitment-criteria.csv",
] as const;
export type ProfileFile = (typeof profileFiles)[number];

export const FileParams = ProfileParams.extend({ file: z.enum(profileFiles) });

/** At most this many municipalities stand side by side. */
export const mostCompared = 6;

const key = z.string().max(80);

/** Which municipalities are compared, and how the list is sorted: by name, the whole, or a dimension. */
export const OpenSearch = z.object({
  compare: z
    .union([key.transform((one) => [one]), z.array(key)])
    .catch([])
    .default([])
    .transform((keys) => [...new Set(keys)].slice(0, mostCompared)),
  sort: z
    .string()
    .max(80)
    .regex(/^-?[a-z_]+$/)
    .catch("name")
    .default("name"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type OpenSearch = z.output<typeof OpenSearch>;
