import { z } from "zod";

/** Why signing in with a provider led nowhere; stands in the address of the page that tells it. */
export const problems = [
  "unavailable",
  "again",
  "cancelled",
  "unknown",
  "no_email",
  "account",
  "linked_elsewhere",
  "someone_else",
] as const;
export type Problem = (typeof problems)[number];

const key = z.string().max(40).optional().catch(undefined);

/** What the pages that tell of it read of their address. */
export const ProviderSearch = z.object({
  redirectTo: z.string().max(2000).optional().catch(undefined),
  problem: z.enum(problems).optional().catch(undefined),
  provider: key,
});

export const OwnSignInSearch = ProviderSearch.extend({ linked: key });

/** Taking a provider away from one's account. */
export const UnlinkForm = z.object({
  issuer: z.string({ error: "forms.wrong" }).min(1).max(2000),
  subject: z.string({ error: "forms.wrong" }).min(1).max(2000),
});
