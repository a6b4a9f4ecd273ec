/** What a partner is; the values of the database's `partner_kind`. */
export const partnerKinds = ["company", "university", "cluster", "organisation", "public_body"] as const;
export type PartnerKind = (typeof partnerKinds)[number];
