// What the browser needs of the filters; their schema (search.ts) brings Zod.

export const operations = ["insert", "update", "delete"] as const;

/** Who did it, beside a user's id: what was done by no person on a page. */
export const nobodies = ["sources", "import", "job"] as const;

export const noFilter = {
  q: "",
  who: null,
  subject: null,
  record: null,
  operation: null,
  from: null,
  to: null,
} as const;
