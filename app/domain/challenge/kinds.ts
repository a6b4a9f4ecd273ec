/** Who may see a challenge once it is open: everybody, the network's members and the partners it works with, or the invited. */
export const challengeVisibilities = ["public", "network", "invited"] as const;
export type ChallengeVisibility = (typeof challengeVisibilities)[number];

/** How many criteria the form offers; proposals are scored by them. */
export const mostCriteria = 6;

/** Rows a page of a list of challenges. */
export const challengePageSize = 50;
