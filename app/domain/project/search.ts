import { z } from "zod";
import { projectSorts, stateGroups } from "./filter";
import { projectKinds } from "./kinds";
import { projectStates } from "./states";

// What the list of projects can be asked for in its address. What cannot be read is left out, never an error.

export const ProjectSearch = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  kind: z.enum(projectKinds).optional().catch(undefined),
  area: z
    .string()
    .regex(/^[a-z_]{1,60}$/)
    .optional()
    .catch(undefined),
  state: z
    .enum([...stateGroups, ...projectStates])
    .optional()
    .catch(undefined),
  /** A person, `me`, or `none`. */
  owner: z
    .union([z.literal(["me", "none"]), z.uuid()])
    .optional()
    .catch(undefined),
  recommendation: z.enum(["linked", "none"]).optional().catch(undefined),
  /** `any`: late or stale. */
  attention: z.enum(["late", "stale", "any"]).optional().catch(undefined),
  sort: z.enum(projectSorts).catch("name").default("name"),
  order: z.enum(["asc", "desc"]).catch("asc").default("asc"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type ProjectSearch = z.output<typeof ProjectSearch>;
