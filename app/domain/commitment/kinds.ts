/** What a piece of evidence is. */
export const evidenceKinds = ["document", "council_decision", "meeting", "link"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What a named person says of a computed status. */
export const verdicts = ["confirmed", "disputed"] as const;
export type Verdict = (typeof verdicts)[number];
