import { z } from "zod";
import { requiredText, version } from "../shared/fields";

export const SummaryForm = z.object({ subject: requiredText(200), text: requiredText(20_000), version });
export type SummaryForm = z.output<typeof SummaryForm>;
export const SummarySending = z.object({ version });
export const SummaryParams = z.object({ summaryId: z.uuid() });
