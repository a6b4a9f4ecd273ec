import { z } from "zod";
import { optionalId, requiredText } from "~/domain/shared/fields";

/** What a message is about, beside a gap, which its data point tells. */
export const messageSubjects = ["sharing", "other"] as const;

/** What a leader writes to members. */
export const MessageForm = z.object({
  to: z.array(z.uuid("forms.choose"), { error: "forms.choose" }).min(1, "forms.choose").max(500, "forms.wrong"),
  about: z.enum(messageSubjects).catch("other").default("other"),
  dataPoint: optionalId,
  subject: requiredText(150).refine((text) => !/[\r\n]/.test(text), "forms.wrong"),
  text: requiredText(5000),
});
export type MessageForm = z.output<typeof MessageForm>;

const id = z.uuid().nullable().catch(null).default(null);

/** Where a leader comes from: a data point, and what the message is about; `to` names members by their keys, with commas between. */
export const MessageSearch = z.object({
  dataPoint: id,
  about: z.enum(messageSubjects).catch("other").default("other"),
  to: z
    .string()
    .max(5000)
    .transform((text) => text.split(",").filter((key) => /^[a-z0-9-]{1,60}$/.test(key)))
    .catch([])
    .default([]),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});

/** The page of messages a municipality has received. */
export const ReceivedSearch = z.object({ page: z.coerce.number().int().min(1).max(1000).catch(1).default(1) });
