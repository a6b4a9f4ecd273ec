/** The pages of a network in the order of its navigation: the last part of the address, empty for the matrix. Their words stand under `network.pages`. */
export const networkPages = [
  "",
  "shared-gaps",
  "recommendations",
  "projects",
  "funding",
  "commitments",
  "compare",
  "reviews",
  "practices",
  "challenges",
  "calendar",
  "partners",
  "members",
] as const;
