import { z } from "zod";
import {
  across,
  optionalDate,
  optionalKroner,
  optionalText,
  requiredDate,
  requiredId,
  requiredText,
  version,
} from "~/domain/shared/fields";
import { languages } from "~/text/languages";
import { firstStates, fundingStates } from "./states";
import { fundingTypes } from "./types";

/** A round of the programme; "none" names none. */
const namedRound = z.union([z.uuid(), z.literal("none")], { error: "forms.choose" }).optional();

const sums = { granted: optionalKroner, paid: optionalKroner, decidedOn: optionalDate };

/** A new funding link. A granted sum belongs to granted money, and only there. */
export const FundingLinkForm = z
  .object({
    programme: requiredId,
    state: z.enum(firstStates, { error: "forms.choose" }),
    amount: optionalKroner,
    granted: optionalKroner,
    decidedOn: optionalDate,
    note: optionalText(2000),
    round: namedRound,
  })
  .refine(
    ({ state, granted }) => state !== "granted" || granted !== null,
    across(["state", "granted"], "granted", "funding.form.grantedNeeded"),
  )
  .refine(
    ({ state, granted }) => state === "granted" || granted === null,
    across(["state", "granted"], "granted", "funding.form.notGrantedYet"),
  )
  .refine(
    ({ state, decidedOn }) => state === "granted" || decidedOn === null,
    across(["state", "decidedOn"], "decidedOn", "funding.form.notGrantedYet"),
  );
export type FundingLinkForm = z.output<typeof FundingLinkForm>;

/** A change of a link's sums; which of them it may have, its state says. */
export const FundingLinkChange = z.object({
  programme: requiredId,
  amount: optionalKroner,
  ...sums,
  note: optionalText(2000),
  /** Left out it stays; "none" takes it away. */
  round: namedRound,
  version,
});
export type FundingLinkChange = z.output<typeof FundingLinkChange>;

/** A link's move to another certainty, with the sum it brings. */
export const FundingMoveForm = z.object({
  to: z.enum(fundingStates, { error: "forms.wrong" }),
  ...sums,
  version,
});
export type FundingMoveForm = z.output<typeof FundingMoveForm>;

const programme = {
  name: requiredText(200),
  provider: requiredText(200),
  type: z.enum(fundingTypes, { error: "forms.choose" }),
  amount: optionalKroner,
  amountNote: optionalText(500),
  period: optionalText(200),
  purpose: optionalText(4000),
  language: z.enum(languages, { error: "forms.choose" }),
};

/** The municipality's own source of money. */
export const ProgrammeForm = z.object(programme);
export type ProgrammeForm = z.output<typeof ProgrammeForm>;
export const ProgrammeChange = z.object({ ...programme, version });

export const FundingLinkParams = z.object({ projectId: z.uuid(), linkId: z.uuid() });
export const ProgrammeParams = z.object({ programmeId: z.uuid() });

const roundFields = {
  opensOn: optionalDate,
  closesOn: requiredDate,
  url: z
    .string()
    .trim()
    .max(500, "forms.tooLong|500")
    .refine((text) => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text), "forms.wrong")
    .optional()
    .transform((text) => text ?? null),
  note: optionalText(2000),
};
const roundInOrder = ({ opensOn, closesOn }: { opensOn: string | null; closesOn: string }) =>
  opensOn === null || opensOn <= closesOn;
const roundOrder = across(["opensOn", "closesOn"], "closesOn", "forms.datesInOrder");

/** When a programme takes applications. */
export const RoundForm = z.object(roundFields).refine(roundInOrder, roundOrder);
export type RoundForm = z.output<typeof RoundForm>;
export const RoundChange = z.object({ ...roundFields, version }).refine(roundInOrder, roundOrder);
export const RoundParams = z.object({ programmeId: z.uuid(), roundId: z.uuid() });
export const RoundRemoval = z.object({ version });
