// Apart from the schema in search.ts, so that what the browser needs of it brings no Zod along.

export const recommendationViews = ["all", "unanswered", "due", "answered"] as const;

export const recommendationSorts = ["state", "title", "area", "owner", "received", "gaps", "projects"] as const;
export type RecommendationSort = (typeof recommendationSorts)[number];
