import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import { checksumOf } from "~/domain/shared/checksum.server";
import { NotFound } from "~/domain/shared/errors";
import type { IsoDate } from "~/domain/shared/period";
import type { Frozen } from "./report";
import type { RoundState, SubmissionState } from "./states";

// What the pages of both sides read; each door shows its own side's rows.

export interface RoundRow {
  id: string;
  title: string;
  language: string;
  state: RoundState;
  periodFrom: IsoDate;
  periodTo: IsoDate;
  opensOn: IsoDate;
  dueOn: IsoDate;
  isExample: boolean;
  /** Members asked, those that have submitted, and those that are accepted. */
  asked: number;
  submitted: number;
  accepted: number;
}

export interface Page<Row> {
  rows: Row[];
  total: number;
  page: number;
  pageSize: number;
}

export const roundPageSize = 20;
export const memberPageSize = 100;

const roundColumns = Prisma.sql`
  r.id, r.title, trim(r.language) AS language, r.state::text AS state, r.period_from::text AS "periodFrom", r.period_to::text AS "periodTo",
  r.opens_on::text AS "opensOn", r.due_on::text AS "dueOn", r.is_example AS "isExample"`;

/** Whether the network reads what was submitted last; before anything is, whether the member shows it anything. */
const isReadable = Prisma.sql`
  CASE WHEN s.state = 'preparing' THEN s.municipality_id = ANY ((SELECT tiltak_showing())::uuid[])
       ELSE EXISTS (SELECT FROM submission_head h
                      JOIN submission_revision v ON v.municipality_id = h.municipality_id AND v.submission_id = h.submission_id AND v.revision = h.revision
                     WHERE h.municipality_id = s.municipality_id AND h.submission_id = s.id) END`;

/** The network's rounds, the latest due first. */
export async function roundList(db: Db, page: number): Promise<Page<RoundRow>> {
  const total = await db.review.count();
  const shown = Math.min(page, Math.max(1, Math.ceil(total / roundPageSize)));
  const rows = await db.$queryRaw<RoundRow[]>`
    SELECT ${roundColumns}, coalesce(s.asked, 0) AS asked, coalesce(s.submitted, 0) AS submitted, coalesce(s.accepted, 0) AS accepted
      FROM review r
      LEFT JOIN (SELECT review_id, count(*)::int AS asked, count(*) FILTER (WHERE state <> 'preparing')::int AS submitted,
                        count(*) FILTER (WHERE state = 'accepted')::int AS accepted
                   FROM submission GROUP BY review_id) s ON s.review_id = r.id
     ORDER BY r.due_on DESC, r.id LIMIT ${roundPageSize} OFFSET ${(shown - 1) * roundPageSize}`;
  return { rows, total, page: shown, pageSize: roundPageSize };
}

/** The rounds another can be compared with. */
export function roundChoices(db: Db): Promise<{ id: string; title: string; language: string }[]> {
  return db.review.findMany({
    orderBy: { dueOn: "desc" },
    select: { id: true, title: true, language: true },
    take: 100,
  });
}

export interface RoundPage extends RoundRow {
  closedReason: string | null;
  previous: { id: string; title: string; language: string } | null;
  questions: string[];
  /** Members of the network who joined after it was opened. */
  notAsked: number;
  isPastDue: boolean;
}

/** One round of the network. @throws NotFound */
export async function roundById(db: Db, id: string): Promise<RoundPage> {
  const [round] = await db.$queryRaw<RoundPage[]>`
    SELECT ${roundColumns}, r.closed_reason AS "closedReason", r.due_on < tiltak_today() AS "isPastDue",
           CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'title', p.title, 'language', trim(p.language)) END AS previous,
           ARRAY(SELECT q.text FROM review_question q WHERE q.network_id = r.network_id AND q.review_id = r.id ORDER BY q.position) AS questions,
           (SELECT count(*)::int FROM network_membership n
             WHERE n.network_id = r.network_id AND n.state = 'joined'
               AND NOT EXISTS (SELECT FROM submission s WHERE s.municipality_id = n.municipality_id AND s.review_id = r.id)) AS "notAsked",
           count(s.id)::int AS asked, count(s.id) FILTER (WHERE s.state <> 'preparing')::int AS submitted,
           count(s.id) FILTER (WHERE s.state = 'accepted')::int AS accepted
      FROM review r
      LEFT JOIN review p ON p.network_id = r.network_id AND p.id = r.previous_id
      LEFT JOIN submission s ON s.network_id = r.network_id AND s.review_id = r.id
     WHERE r.id = ${id}::uuid AND r.network_id = tiltak_network()
     GROUP BY r.network_id, r.id, p.network_id, p.id`;
  if (!round) throw new NotFound("review");
  return round;
}

export interface MemberRow {
  id: string;
  municipality: { key: string; name: string };
  state: SubmissionState;
  /** Revisions the network may read; their moments. */
  revisions: number;
  firstAt: Date | null;
  lastAt: Date | null;
  /** Submitted after the due date, or not yet though it has passed. */
  isLate: boolean;
  /** Whether the network may read what was submitted last; before anything is, whether it is shown anything. */
  isReadable: boolean;
  remindedAt: Date | null;
}

/** The members' parts in a round, by name. */
export async function memberRows(db: Db, reviewId: string, page: number): Promise<Page<MemberRow>> {
  const total = await db.submission.count({ where: { reviewId } });
  const shown = Math.min(page, Math.max(1, Math.ceil(total / memberPageSize)));
  const rows = await db.$queryRaw<MemberRow[]>`
    SELECT s.id, jsonb_build_object('key', m.key, 'name', m.name) AS municipality, s.state::text AS state,
           coalesce(v.revisions, 0) AS revisions, v."firstAt", v."lastAt",
           CASE WHEN s.state = 'preparing' THEN r.due_on < tiltak_today()
                ELSE coalesce((v."firstAt" AT TIME ZONE 'Europe/Oslo')::date > r.due_on, false) END AS "isLate",
           ${isReadable} AS "isReadable",
           (SELECT max(x.sent_at) FROM review_reminder x WHERE x.municipality_id = s.municipality_id AND x.submission_id = s.id) AS "remindedAt"
      FROM submission s
      JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id
      JOIN municipality m ON m.id = s.municipality_id
      LEFT JOIN (SELECT municipality_id, submission_id, count(*)::int AS revisions, min(submitted_at) AS "firstAt", max(submitted_at) AS "lastAt"
                   FROM submission_revision GROUP BY 1, 2) v ON v.municipality_id = s.municipality_id AND v.submission_id = s.id
     WHERE s.review_id = ${reviewId}::uuid AND s.network_id = tiltak_network()
     ORDER BY m.name COLLATE norwegian, s.id LIMIT ${memberPageSize} OFFSET ${(shown - 1) * memberPageSize}`;
  return { rows, total, page: shown, pageSize: memberPageSize };
}

export interface CommentRow {
  id: string;
  side: "network" | "municipality";
  /** The network's are named to both; the municipality's at home alone: the network is told none of its names. */
  by: string | null;
  text: string;
  language: string;
  at: Date;
}

export interface RevisionRow {
  revision: number;
  checksum: string;
  /** Whether the content still gives the checksum. */
  isVerified: boolean;
  submittedAt: Date;
  isLate: boolean;
  /** Who submitted, in the municipality's own door; the network is told no names. */
  submittedBy: string | null;
}

export interface SubmissionPage {
  id: string;
  version: number;
  state: SubmissionState;
  municipality: { key: string; name: string };
  network: { key: string; name: string };
  round: Omit<RoundRow, "asked" | "submitted" | "accepted"> & {
    questions: string[];
    previousId: string | null;
    isPastDue: boolean;
  };
  isReadable: boolean;
  comments: CommentRow[];
  /** The newest first. */
  revisions: RevisionRow[];
}

/** One member's part in a round, as the open door shows it. @throws NotFound */
export async function submissionById(db: Db, id: string): Promise<SubmissionPage> {
  const [found] = await db.$queryRaw<Omit<SubmissionPage, "comments" | "revisions">[]>`
    SELECT s.id, s.version, s.state::text AS state, jsonb_build_object('key', m.key, 'name', m.name) AS municipality,
           jsonb_build_object('key', n.key, 'name', n.name) AS network,
           jsonb_build_object('id', r.id, 'title', r.title, 'language', trim(r.language), 'state', r.state, 'periodFrom', r.period_from,
             'periodTo', r.period_to, 'opensOn', r.opens_on, 'dueOn', r.due_on, 'isExample', r.is_example, 'previousId', r.previous_id,
             'isPastDue', r.due_on < tiltak_today(),
             'questions', ARRAY(SELECT q.text FROM review_question q
                                 WHERE q.network_id = r.network_id AND q.review_id = r.id ORDER BY q.position)) AS round,
           s.municipality_id = tiltak_municipality() OR ${isReadable} AS "isReadable"
      FROM submission s
      JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id
      JOIN network n ON n.id = s.network_id
      JOIN municipality m ON m.id = s.municipality_id
     WHERE s.id = ${id}::uuid AND (s.municipality_id = tiltak_municipality() OR s.network_id = tiltak_network())`;
  if (!found) throw new NotFound("submission");
  const comments = await db.$queryRaw<CommentRow[]>`
    SELECT c.id, c.side::text AS side, c.text, trim(c.language) AS language, c.created_at AS at,
           CASE WHEN u.erased_at IS NULL AND (c.side = 'network' OR c.municipality_id = tiltak_municipality()) THEN coalesce(u.name, l.name) END AS by
      FROM review_comment c
      LEFT JOIN app_user u ON u.id = c.author_id
      LEFT JOIN network_leader l ON l.user_id = c.author_id
     WHERE c.submission_id = ${id}::uuid ORDER BY c.created_at, c.id`;
  const revisions = await db.$queryRaw<(Omit<RevisionRow, "isVerified"> & { content: string })[]>`
    SELECT v.revision, v.checksum, v.content, v.submitted_at AS "submittedAt", u.name AS "submittedBy",
           (v.submitted_at AT TIME ZONE 'Europe/Oslo')::date > ${found.round.dueOn}::date AS "isLate"
      FROM submission_revision v LEFT JOIN app_user u ON u.id = v.submitted_by AND u.erased_at IS NULL
     WHERE v.submission_id = ${id}::uuid ORDER BY v.revision DESC`;
  return {
    ...found,
    comments,
    revisions: revisions.map(({ content, ...row }) => ({ ...row, isVerified: checksumOf(content) === row.checksum })),
  };
}

/** A revision's frozen text, as it was summed; the newest where none is named. @throws NotFound */
export async function frozenText(
  db: Db,
  submissionId: string,
  revision?: number,
): Promise<{ revision: number; content: string; checksum: string }> {
  const found = await db.submissionRevision.findFirst({
    where: { submissionId, ...(revision === undefined ? {} : { revision }) },
    orderBy: { revision: "desc" },
    select: { revision: true, content: true, checksum: true },
  });
  if (!found) throw new NotFound("revision");
  return found;
}

/** What was submitted, read back; null where there is no such revision, or none the door shows. */
export async function frozenReport(db: Db, submissionId: string, revision?: number): Promise<Frozen | null> {
  const found = await frozenText(db, submissionId, revision).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  return found && (JSON.parse(found.content) as Frozen);
}

export interface ComparedRow {
  id: string;
  municipality: { key: string; name: string };
  state: SubmissionState;
  isReadable: boolean;
  /** Null where nothing was submitted, or it may not be read. */
  now: Frozen | null;
  before: Frozen | null;
}

export const comparedPageSize = 10;

/** What each member submitted last to the round and to the one before, ten members a page, or of one member by its key. */
export async function comparedMembers(
  db: Db,
  { id, previous }: { id: string; previous: string | null },
  { page, member }: { page: number; member?: string | undefined },
): Promise<Page<ComparedRow>> {
  const only = member === undefined ? Prisma.sql`true` : Prisma.sql`m.key = ${member}`;
  const [counted] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM submission s JOIN municipality m ON m.id = s.municipality_id
     WHERE s.review_id = ${id}::uuid AND s.network_id = tiltak_network() AND ${only}`;
  const total = counted?.total ?? 0;
  const shown = Math.min(page, Math.max(1, Math.ceil(total / comparedPageSize)));
  const last = (review: string | null) => Prisma.sql`
    (SELECT v.content FROM submission x JOIN submission_revision v ON v.municipality_id = x.municipality_id AND v.submission_id = x.id
      WHERE x.municipality_id = s.municipality_id AND x.review_id = ${review}::uuid ORDER BY v.revision DESC LIMIT 1)`;
  const rows = await db.$queryRaw<
    (Omit<ComparedRow, "now" | "before"> & { now: string | null; before: string | null })[]
  >`
    SELECT s.id, jsonb_build_object('key', m.key, 'name', m.name) AS municipality, s.state::text AS state,
           ${isReadable} AS "isReadable",
           ${last(id)} AS now, ${last(previous)} AS before
      FROM submission s
      JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id
      JOIN municipality m ON m.id = s.municipality_id
     WHERE s.review_id = ${id}::uuid AND s.network_id = tiltak_network() AND ${only}
     ORDER BY m.name COLLATE norwegian, s.id LIMIT ${comparedPageSize} OFFSET ${(shown - 1) * comparedPageSize}`;
  const read = (content: string | null) => (content === null ? null : (JSON.parse(content) as Frozen));
  return {
    rows: rows.map((row) => ({ ...row, now: read(row.now), before: read(row.before) })),
    total,
    page: shown,
    pageSize: comparedPageSize,
  };
}

export interface OwnRow {
  id: string;
  network: { key: string; name: string };
  title: string;
  language: string;
  periodFrom: IsoDate;
  periodTo: IsoDate;
  dueOn: IsoDate;
  roundState: RoundState;
  state: SubmissionState;
  isExample: boolean;
  lastAt: Date | null;
  isLate: boolean;
}

/** The rounds the municipality has been asked to take part in, the latest due first. */
export async function ownRounds(db: Db, page: number): Promise<Page<OwnRow>> {
  const total = await db.submission.count();
  const shown = Math.min(page, Math.max(1, Math.ceil(total / roundPageSize)));
  const rows = await db.$queryRaw<OwnRow[]>`
    SELECT s.id, jsonb_build_object('key', n.key, 'name', n.name) AS network, r.title, trim(r.language) AS language,
           r.period_from::text AS "periodFrom", r.period_to::text AS "periodTo", r.due_on::text AS "dueOn", r.state::text AS "roundState",
           s.state::text AS state, r.is_example AS "isExample", v."lastAt",
           CASE WHEN s.state = 'preparing' THEN r.due_on < tiltak_today() AND r.state <> 'closed'
                ELSE coalesce((v."firstAt" AT TIME ZONE 'Europe/Oslo')::date > r.due_on, false) END AS "isLate"
      FROM submission s
      JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id
      JOIN network n ON n.id = s.network_id
      LEFT JOIN (SELECT submission_id, min(submitted_at) AS "firstAt", max(submitted_at) AS "lastAt"
                   FROM submission_revision GROUP BY 1) v ON v.submission_id = s.id
     ORDER BY r.due_on DESC, s.id LIMIT ${roundPageSize} OFFSET ${(shown - 1) * roundPageSize}`;
  return { rows, total, page: shown, pageSize: roundPageSize };
}
