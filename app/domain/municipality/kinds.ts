/** What a municipality may be; the two are treated alike. */
export const municipalityKinds = ["municipality", "county"] as const;
