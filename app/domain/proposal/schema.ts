import { z } from "zod";
import {
  across,
  checkbox,
  ids,
  optionalId,
  optionalText,
  requiredDate,
  requiredId,
  requiredText,
  version,
} from "~/domain/shared/fields";
import { languages } from "~/text/languages";
import { proposalSorts } from "./filter";
import { highestScore, lowestScore } from "./scores";
import { proposalStates } from "./states";

// What both sides type about a proposal; what the proposal itself says stands in content.ts.

/** Parameters of the addresses that begin with a proposal. */
export const ProposalParams = z.object({ proposalId: z.uuid() });
export const AttachmentParams = z.object({ proposalId: z.uuid(), attachmentId: z.uuid() });

/** Where a new proposal goes: to a municipality, and to one of its challenges or to none. */
export const StartForm = z.object({
  municipality: requiredId,
  challenge: optionalId,
  language: z.enum(languages, { error: "forms.choose" }),
});
export type StartForm = z.output<typeof StartForm>;

export const NewSearch = z.object({
  municipality: z.string().max(80).optional().catch(undefined),
  challenge: z.uuid().optional().catch(undefined),
});

/** An uploaded file: what the body's reader makes of it, without asking for a class of its own. */
export interface Uploaded {
  name: string;
  size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}
export const isUploaded = (value: unknown): value is Uploaded =>
  typeof value === "object" && value !== null && "arrayBuffer" in value && "size" in value && "name" in value;

/** Whether it is a file is asked once it is known whose proposal it is for. */
export const AttachmentForm = z.object({ file: z.unknown() });

/** `revision`: which one the writer has read. */
export const MessageForm = z.object({ text: requiredText(4_000), revision: version });
export type MessageForm = z.output<typeof MessageForm>;

/** `version`: the draft's, as it was read before it is submitted. */
export const SubmissionForm = z.object({ version });
export const WithdrawalForm = z.object({ reason: optionalText(2_000) });
export const ReturnForm = z.object({ message: requiredText(4_000), completeBy: requiredDate });
export type ReturnForm = z.output<typeof ReturnForm>;

export const DecisionForm = z.object({
  outcome: z.enum(["accepted", "declined"], { error: "forms.choose" }),
  reason: requiredText(4_000),
});
export type DecisionForm = z.output<typeof DecisionForm>;

export const EvaluatorsForm = z.object({
  evaluators: ids.refine((list) => list.length > 0, "proposals.evaluators.chooseSome"),
});

export const InterestForm = z
  .object({
    interest: z.enum(["none", "some"], { error: "forms.choose" }),
    text: optionalText(2_000),
  })
  .refine(
    ({ interest, text }) => interest === "none" || text !== null,
    across(["interest", "text"], "text", "forms.missing"),
  );
export type InterestForm = z.output<typeof InterestForm>;

const score = z.coerce
  .number({ error: "proposals.scores.range" })
  .int("proposals.scores.range")
  .min(lowestScore, "proposals.scores.range")
  .max(highestScore, "proposals.scores.range");

/** A score for each criterion, in the criteria's order; unfinished unless it is handed in. */
export const ScoresForm = z.object({
  scores: z.array(score.optional()).max(30, "forms.wrong").default([]),
  note: optionalText(10_000),
  handIn: checkbox,
  version,
});
export type ScoresForm = z.output<typeof ScoresForm>;

export const ConversionForm = z.object({
  name: requiredText(200),
  area: z.string({ error: "forms.choose" }).max(60, "forms.choose"),
  owner: optionalId,
  programme: optionalId,
  showsProgress: checkbox,
});
export type ConversionForm = z.output<typeof ConversionForm>;

/** What the list can be asked for in its address. What cannot be read is left out, never an error. */
export const ProposalSearch = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  state: z
    .enum(["undecided", ...proposalStates])
    .optional()
    .catch(undefined),
  /** A challenge, or `none`: unasked. */
  challenge: z
    .union([z.literal("none"), z.uuid()])
    .optional()
    .catch(undefined),
  partner: z.uuid().optional().catch(undefined),
  /** `over`: unanswered after the thirty days. `mine`: those I evaluate and have not handed in. */
  attention: z.enum(["over", "mine"]).optional().catch(undefined),
  sort: z.enum(proposalSorts).catch("submitted").default("submitted"),
  order: z.enum(["asc", "desc"]).catch("asc").default("asc"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type ProposalSearch = z.output<typeof ProposalSearch>;

/** Several proposals at once: the two moves that are alike for many. */
export const BulkForm = z
  .object({
    move: z.enum(["evaluate", "decline"], { error: "forms.choose" }),
    chosen: ids.refine((list) => list.length > 0, "proposals.bulk.chooseSome"),
    reason: optionalText(4_000),
  })
  .refine(
    ({ move, reason }) => move !== "decline" || reason !== null,
    across(["move", "reason"], "reason", "forms.missing"),
  );
export type BulkForm = z.output<typeof BulkForm>;
