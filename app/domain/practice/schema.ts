import { z } from "zod";
import { languages } from "~/text/languages";
import { checkbox, optionalKroner, optionalText, requiredId, requiredText, version } from "../shared/fields";

const fields = {
  title: requiredText(200),
  summary: optionalText(6000).transform((text) => text ?? ""),
  cost: optionalKroner,
  costNote: optionalText(500),
  timeNote: optionalText(500),
  partners: optionalText(1000),
  pitfalls: optionalText(4000),
  language: z.enum(languages, { error: "forms.choose" }),
  isPublic: checkbox,
};

/** A practice as its form holds it; a new one also says in which network it is offered. */
export const PracticeForm = z.object({ ...fields, network: requiredId });
export type PracticeForm = z.output<typeof PracticeForm>;
export const PracticeChange = z.object({ ...fields, version });
export type PracticeChange = z.output<typeof PracticeChange>;

export const PracticeMove = z.object({ to: z.enum(["offered", "withdrawn"], { error: "forms.wrong" }), version });

/** What a copy is to be called, of which version, and whether it is made though there is one already. */
export const CopyForm = z.object({ name: requiredText(200), again: checkbox, version });
export type CopyForm = z.output<typeof CopyForm>;

/** Which of a member's finished projects a network asks about. */
export const AskForm = z.object({ project: requiredId, note: optionalText(1000) });
export type AskForm = z.output<typeof AskForm>;

export const PracticeParams = z.object({ practiceId: z.uuid() });
export const PracticeSearch = z.object({
  area: z.string().max(60).optional().catch(undefined),
  dataPoint: z.uuid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});
export type PracticeSearch = z.output<typeof PracticeSearch>;

/** What narrows the projects to ask about: whose, and aimed at which data point. */
export const AskSearch = z.object({
  /** By its key. */
  municipality: z
    .string()
    .regex(/^[a-z0-9-]{1,100}$/)
    .optional()
    .catch(undefined),
  dataPoint: z.uuid().optional().catch(undefined),
});
