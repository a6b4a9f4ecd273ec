const lines = String.raw`lines? \d+(?:[-–]\d+)?(?:[;,] ?\d+(?:[-–]\d+)?)*`;
const whereItStood = new RegExp(`(?:,| at) ${lines}(?=$|;)`, "g");

/**
 * A source as people cite it: the document and its year. What was loaded says in which lines of a file it was found, which is of use to
 * whoever checks the loading and to nobody else; it stays in the records.
 */
export const cited = (source: string): string =>
  source.replaceAll(whereItStood, "").replace(/^UNECE profile(?:, published in 2022)?/, "UNECE, city profile, 2022");

export const citedOrNull = (source: string | null): string | null => (source === null ? null : cited(source));
