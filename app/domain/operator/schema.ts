import { z } from "zod";
import { email } from "~/domain/member/schema";
import { municipalityKey, placeKey } from "~/domain/municipality/key";
import { municipalityKinds } from "~/domain/municipality/kinds";
import { isOrganisationNumber } from "~/domain/partner/organisation-number";
import { partnerKinds } from "~/domain/partner/kinds";
import { optionalText, requiredText } from "~/domain/shared/fields";
import { languages } from "~/text/languages";

/** The first who decides in a new place; invited by mail. */
const first = { firstName: requiredText(200), firstEmail: email };

/** A number of people as typed, or null. */
const optionalCount = z
  .string()
  .trim()
  .optional()
  .transform((typed, context) => {
    if (!typed) return null;
    const tidy = typed.replace(/[ \u00a0\u202f]/g, "");
    if (!/^\d{1,8}$/.test(tidy)) context.addIssue({ code: "custom", message: "operator.fault.count" });
    return Number(tidy);
  });

export const NewMunicipality = z.object({
  name: requiredText(100),
  key: municipalityKey,
  kind: z.enum(municipalityKinds, { error: "forms.choose" }),
  county: optionalText(100),
  population: optionalCount,
  language: z.enum(languages, { error: "forms.choose" }),
  ...first,
});
export type NewMunicipality = z.output<typeof NewMunicipality>;

export const NewNetwork = z.object({ name: requiredText(200), key: placeKey, ...first });
export type NewNetwork = z.output<typeof NewNetwork>;

/** Nine digits, typed with or without spaces; or null. */
const organisationNumber = z
  .string()
  .optional()
  .transform((typed, context) => {
    const digits = (typed ?? "").replace(/[ \u00a0\u202f]/g, "");
    if (digits === "") return null;
    if (!isOrganisationNumber(digits))
      context.addIssue({ code: "custom", message: "operator.fault.organisationNumber" });
    return digits;
  });

export const NewPartner = z.object({
  name: requiredText(200),
  key: placeKey,
  kind: z.enum(partnerKinds, { error: "forms.choose" }),
  organisationNumber,
  ...first,
});
export type NewPartner = z.output<typeof NewPartner>;

/** Whoever is to decide in a place that nobody decides in yet; and a new operator. */
export const FirstInvite = z.object(first);
export type FirstInvite = z.output<typeof FirstInvite>;

export const PlaceParams = z.object({ key: z.string().max(60) });
export const OperatorParams = z.object({ userId: z.uuid() });
