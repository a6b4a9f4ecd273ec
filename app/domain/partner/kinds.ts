/** What a partner is; the values of the database's `partner_kind`. */
export const partnerKinds = ["company", "university", "cluster", "organisation", "public_body"] as const;
export type PartnerKind = (typeof partnerKinds)[number];

/** What may become of a partner that waits, by the address of the form. */
export const partnerVerdicts = ["confirmation", "refusal"] as const;
export type PartnerVerdict = (typeof partnerVerdicts)[number];
