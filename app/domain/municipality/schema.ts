import { z } from "zod";
import { checkbox, requiredText, version } from "~/domain/shared/fields";

/** What an administrator sets for the whole municipality. */
export const GeneralForm = z.object({
  name: requiredText(100),
  updateIntervalDays: z.coerce
    .number({ error: "settings.fault.interval" })
    .int("settings.fault.interval")
    .min(7, "settings.fault.interval")
    .max(365, "settings.fault.interval"),
  secondFactorRequired: checkbox,
  version,
});
export type General = z.output<typeof GeneralForm>;
