import { z } from "zod";
import { email } from "~/domain/member/schema";
import { checkbox, optionalId, requiredText, version } from "~/domain/shared/fields";
import { partnerKinds, partnerVerdicts } from "./kinds";
import { isOrganisationNumber } from "./organisation-number";

/** Nine digits with their check digit, typed with or without spaces. */
const organisationNumber = z.string({ error: "forms.missing" }).transform((typed, context) => {
  const digits = typed.replace(/[ \u00a0\u202f]/g, "");
  if (!isOrganisationNumber(digits)) context.addIssue({ code: "custom", message: "operator.fault.organisationNumber" });
  return digits;
});

const areas = z.array(z.string().min(1, "forms.choose").max(100, "forms.choose")).max(50, "forms.wrong").default([]);

/** An organisation that registers itself, and who does it. */
export const Registration = z.object({
  name: requiredText(200),
  kind: z.enum(partnerKinds, { error: "forms.choose" }),
  organisationNumber,
  municipality: optionalId,
  firstName: requiredText(200),
  firstEmail: email,
});
export type Registration = z.output<typeof Registration>;

/** What a partner says of itself: its areas, and the municipality it asks to confirm it. */
export const PartnerProfile = z.object({ interests: areas, municipality: optionalId, version });
export type PartnerProfile = z.output<typeof PartnerProfile>;

export const VerdictParams = z.object({ partnerId: z.uuid(), verdict: z.enum(partnerVerdicts) });
export const OperatorVerdictParams = z.object({ key: z.string().max(60), verdict: z.enum(partnerVerdicts) });
export const VerdictForm = z.object({});

/** Which partner with accounts a named partner of a project is, and whether it sees how far the project is. */
export const ProjectPartners = z.object({
  partners: z
    .array(z.object({ id: z.uuid("forms.choose"), partner: optionalId, showsProgress: checkbox }))
    .min(1, "forms.wrong")
    .max(100, "forms.wrong"),
});
export type ProjectPartners = z.output<typeof ProjectPartners>;

export const NetworkPartnerForm = z.object({ partner: z.uuid("forms.choose") });
export const NetworkPartnerParams = z.object({ partnerId: z.uuid() });

export const PartnerSearch = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1) });
