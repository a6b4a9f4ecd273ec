/** What somebody can own. */
export const workKinds = ["recommendation", "project", "action"] as const;
export type WorkKind = (typeof workKinds)[number];

/** One thing that is owned and not over. */
export interface OpenWork {
  kind: WorkKind;
  id: string;
  title: string;
  /** The language of the title. */
  language: string;
  state: string;
  dueOn: string | null;
  /** It may not be left without an owner: the municipality has adopted it. */
  needsOwner: boolean;
}
