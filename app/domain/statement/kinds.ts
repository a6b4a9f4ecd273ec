/** What a municipality may state for itself. */
export const statementKinds = ["privacy", "accessibility"] as const;
export type StatementKind = (typeof statementKinds)[number];
