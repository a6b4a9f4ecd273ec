// Apart from the schema in search.ts, so that what the browser needs of it brings no Zod along.

export const projectsPerPage = 50;

export const projectSorts = ["name", "owner", "ends", "state", "actions", "cost", "covered", "updated"] as const;
export type ProjectSort = (typeof projectSorts)[number];

/** Beside the states themselves: those that work goes on in, and those it has ended in. */
export const stateGroups = ["open", "finished"] as const;
