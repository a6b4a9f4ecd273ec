import type { Db } from "~/db/door.server";
import { changedAnswers, compareReports, isSame, type Comparison } from "./compare";
import { frozenReport, submissionById, type SubmissionPage } from "./queries.server";
import type { Frozen } from "./report";

type Iso<Row extends object, Moment extends keyof Row> = Omit<Row, Moment> & Record<Moment, string>;

/** A member's part in a round as its pages show it, moments as ISO 8601. */
export type ShownSubmission = Omit<SubmissionPage, "comments" | "revisions"> & {
  comments: Iso<SubmissionPage["comments"][number], "at">[];
  revisions: Iso<SubmissionPage["revisions"][number], "submittedAt">[];
  /** The revision that is asked for, else the newest; null where there is none, or none the door shows. */
  shown: Frozen | null;
  /** What differs from the revision before the one shown; null for the first. `compared` null: nothing in the report. */
  changes: { answers: ReturnType<typeof changedAnswers>; compared: Comparison | null } | null;
};

/** One member's part in a round with a revision and what differs from the one before. @throws NotFound */
export async function shownSubmission(db: Db, id: string, asked?: number): Promise<ShownSubmission> {
  const { comments, revisions, ...submission } = await submissionById(db, id);
  const revision = revisions.some((one) => one.revision === asked) ? asked : revisions[0]?.revision;
  const shown = revision === undefined ? null : await frozenReport(db, id, revision);
  const before = shown === null || shown.revision === 1 ? null : await frozenReport(db, id, shown.revision - 1);
  return {
    ...submission,
    comments: comments.map((one) => ({ ...one, at: one.at.toISOString() })),
    revisions: revisions.map((one) => ({ ...one, submittedAt: one.submittedAt.toISOString() })),
    shown,
    changes: shown && before ? changesBetween(before, shown) : null,
  };
}

function changesBetween(before: Frozen, after: Frozen): ShownSubmission["changes"] {
  const compared = compareReports(before.report, after.report);
  return { answers: changedAnswers(before, after), compared: isSame(compared) ? null : compared };
}
