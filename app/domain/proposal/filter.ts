// Apart from the schema, so that what the browser needs of it brings no Zod along.

export const proposalsPerPage = 50;
export const proposalSorts = ["title", "partner", "challenge", "state", "submitted"] as const;
export type ProposalSort = (typeof proposalSorts)[number];
