/**
 * The pages of a network in the order of its navigation: the last part of the address, empty for the matrix. Whoever builds a page takes the
 * slashes away before its line; the words of all of them stand under `network.pages`.
 */
export const networkPages = [
  "",
  // "shared-gaps",
  // "recommendations",
  // "projects",
  // "funding",
  // "commitments",
  // "compare",
  // "reviews",
  // "practices",
  // "challenges",
  "calendar",
  "members",
] as const;
