/** The documents that the data were read from, by the number the files give them. */
const documents: Record<string, string> = {
  "000": "Overview page",
  "001": "UNECE profile",
  "002": "U4SSC Norway update, January 2020",
  "003": "County presentation (Ålesund region)",
  "004": "Bærekraftsnettverket page",
};

export function documentName(number: string): string | undefined {
  return documents[number];
}

/** Where in the profiles a figure, project or recommendation stands. */
export function profileLine(lines: string): string {
  return `UNECE profile, ${/^\d+$/.test(lines) ? "line" : "lines"} ${lines}`;
}

/** The round all five profiles come from. */
export const evaluationYear = 2019;
export const evaluationSource = "UNECE profile, published in 2022";

/** The UNECE project, of which the cities' verification was a part, ended in July 2021: the latest day on which the figures were verified. */
export const verifiedAt = "2021-07-31T12:00:00Z";

/** Stands in each recommendation's note, in place of a day it was received. */
export const receivedNote = "published in 2022, the day is not known";
