import { z } from "zod";
import {
  across,
  optionalDate,
  optionalKroner,
  optionalText,
  requiredId,
  requiredText,
  version,
} from "~/domain/shared/fields";
import { languages } from "~/text/languages";
import { firstStates, fundingStates } from "./states";
import { fundingTypes } from "./types";

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
