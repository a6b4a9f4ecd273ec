export const fundingTypes = ["own_budget", "grant", "loan", "agreement", "partnership", "eu_programme"] as const;
export type FundingType = (typeof fundingTypes)[number];
