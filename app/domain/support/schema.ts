import { z } from "zod";
import { requiredId, requiredText } from "~/domain/shared/fields";
import { mostHours } from "./hours";

export const SupportForm = z.object({
  operator: requiredId,
  reason: requiredText(500),
  hours: z.coerce
    .number({ error: "support.hoursFault" })
    .int("support.hoursFault")
    .min(1, "support.hoursFault")
    .max(mostHours, "support.hoursFault"),
});
export type SupportForm = z.output<typeof SupportForm>;

export const SupportSearch = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1) });
export const SupportParams = z.object({ sessionId: z.uuid() });
