// Apart from the schemas in search.ts, so that what the browser needs of them brings no Zod along.

export const fundingPerPage = 50;

export const fundingViews = ["coverage", "links", "sources"] as const;
export type FundingView = (typeof fundingViews)[number];

export const coverageStates = ["covered", "short", "uncosted"] as const;

export const coverageSorts = ["project", "cost", "planned", "applied", "granted", "paid", "missing"] as const;
export type CoverageSort = (typeof coverageSorts)[number];

/** `lost`: refused, withdrawn or missed. */
export const certaintyFilters = ["identified", "planned", "applied", "granted", "paid", "lost"] as const;

export const linkSorts = ["project", "source", "state", "planned", "applied", "granted", "paid", "decided"] as const;
export type LinkSort = (typeof linkSorts)[number];

export const sourceSorts = ["name", "provider", "type", "amount", "links"] as const;
export type SourceSort = (typeof sourceSorts)[number];
