import type { Db } from "~/db/door.server";
import { changedAnswers, compareReports, isSame, type Comparison } from "./compare";
import { frozenReport, submissionById, type SubmissionPage } from "./queries.server";
import type { Frozen } from "./report";
import { NotFound } from "../shared/errors";

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

export interface OwnComparison {
  id: string;
  round: { title: string; language: string };
  /** The round this one is compared with, where it is and the municipality took part in it. */
  previous: { title: string; language: string } | null;
  isSubmitted: boolean;
  /** What lies between the last revisions of the two; null where one of them is missing. */
  compared: Comparison | null;
  /** What was written beside the figures of either; empty where nothing was. */
  notes: { before: string; now: string };
}

/** What moved between the municipality's own report to a round and to the one before, as they were submitted last. @throws NotFound */
export async function ownComparison(db: Db, id: string): Promise<OwnComparison> {
  const [found] = await db.$queryRaw<
    (Omit<OwnComparison, "compared" | "isSubmitted" | "notes"> & { previousId: string | null })[]
  >`
    SELECT s.id, jsonb_build_object('title', r.title, 'language', trim(r.language)) AS round, x.id AS "previousId",
           CASE WHEN x.id IS NOT NULL THEN jsonb_build_object('title', b.title, 'language', trim(b.language)) END AS previous
      FROM submission s
      JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id
      LEFT JOIN review b ON b.network_id = r.network_id AND b.id = r.previous_id
      LEFT JOIN submission x ON x.municipality_id = s.municipality_id AND x.review_id = b.id
     WHERE s.id = ${id}::uuid AND s.municipality_id = tiltak_municipality()`;
  if (!found) throw new NotFound("submission");
  const { previousId, round, previous } = found;
  const now = await frozenReport(db, id);
  const before = previousId === null ? null : await frozenReport(db, previousId);
  return {
    id,
    round,
    previous,
    isSubmitted: now !== null,
    compared: now && before ? compareReports(before.report, now.report) : null,
    notes: { before: before?.note ?? "", now: now?.note ?? "" },
  };
}
