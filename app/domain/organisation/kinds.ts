/** The kinds of organisations in the catalogue's source (network.csv). */
export const organisationKinds = [
  "municipality",
  "county",
  "network",
  "un_body",
  "ngo",
  "national_body",
  "research",
  "lab",
  "company",
  "cluster",
  "intl_body",
] as const;
