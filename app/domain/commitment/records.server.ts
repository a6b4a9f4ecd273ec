import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import type { CommitmentKey, CommitmentStatus, CriterionKey, CriterionKind } from "./criteria";
import type { EvidenceKind, Verdict } from "./kinds";

// Through a municipality's own door, or a network's for a member that shares it: `municipalityId` names the member there. Names of persons are
// only read where the door shows them.

/** A piece of evidence. */
export interface EvidenceRow {
  id: string;
  kind: EvidenceKind;
  title: string;
  url: string | null;
  caseNumber: string | null;
  /** YYYY-MM-DD */
  datedOn: string;
  note: string | null;
  criterion: CriterionKey | null;
  /** Null where whoever asks does not know them, or they have left for good. */
  addedBy: string | null;
  /** YYYY-MM-DD */
  addedOn: string;
  isExample: boolean;
}

export const evidencePageSize = 20;

/** The evidence of a commitment, the newest first, a page at a time; a page beyond the last is the last. */
export async function evidenceOf(
  db: Db,
  commitment: CommitmentKey,
  asked: number,
  municipalityId: string,
): Promise<{ rows: EvidenceRow[]; total: number; page: number }> {
  const total = await db.evidence.count({ where: { municipalityId, commitmentKey: commitment } });
  const page = Math.min(asked, Math.max(1, Math.ceil(total / evidencePageSize)));
  const rows = await db.$queryRaw<EvidenceRow[]>`
    SELECT e.id, e.kind::text AS kind, e.title, e.url, e.case_number AS "caseNumber", e.dated_on::text AS "datedOn", e.note,
           e.criterion_key AS criterion, CASE WHEN u.erased_at IS NULL THEN u.name END AS "addedBy",
           (e.created_at AT TIME ZONE 'Europe/Oslo')::date::text AS "addedOn", e.is_example AS "isExample"
      FROM evidence e LEFT JOIN app_user u ON u.id = e.added_by
     WHERE e.municipality_id = ${municipalityId}::uuid AND e.commitment_key = ${commitment}
     ORDER BY e.dated_on DESC, e.id LIMIT ${evidencePageSize} OFFSET ${(page - 1) * evidencePageSize}`;
  return { rows, total, page };
}

/** The newest evidence of each commitment, so many of each as one page holds. */
export async function newestEvidence(
  db: Db,
  municipalityId: string,
): Promise<(EvidenceRow & { commitment: CommitmentKey })[]> {
  return db.$queryRaw`
    SELECT e.id, e.commitment_key AS commitment, e.kind::text AS kind, e.title, e.url, e.case_number AS "caseNumber", e.dated_on::text AS "datedOn",
           e.note, e.criterion_key AS criterion, NULL AS "addedBy", (e.created_at AT TIME ZONE 'Europe/Oslo')::date::text AS "addedOn",
           e.is_example AS "isExample"
      FROM (SELECT *, row_number() OVER (PARTITION BY commitment_key ORDER BY dated_on DESC, id) AS place
              FROM evidence WHERE municipality_id = ${municipalityId}::uuid) e
     WHERE e.place <= ${evidencePageSize}::int
     ORDER BY e.commitment_key, e.place`;
}

/** What a person said of a computed status. */
export interface Judgement {
  id: string;
  commitment: CommitmentKey;
  status: CommitmentStatus;
  criteriaVersion: string;
  verdict: Verdict;
  reason: string;
  /** Null where whoever asks does not know them, or they have left for good. */
  judgedBy: string | null;
  judgedAs: string | null;
  /** YYYY-MM-DD */
  judgedOn: string;
  isExample: boolean;
}

const mostJudgements = 20;

/** The newest judgement of each commitment, or the newest of one. */
export async function judgements(
  db: Db,
  municipalityId: string,
  commitment: CommitmentKey | null = null,
): Promise<Judgement[]> {
  return db.$queryRaw<Judgement[]>`
    SELECT j.id, j.commitment_key AS commitment, j.status::text AS status, j.criteria_version AS "criteriaVersion", j.verdict::text AS verdict,
           j.reason, CASE WHEN u.erased_at IS NULL THEN u.name END AS "judgedBy", j.judged_as AS "judgedAs",
           (j.judged_at AT TIME ZONE 'Europe/Oslo')::date::text AS "judgedOn", j.is_example AS "isExample"
      FROM (SELECT *, row_number() OVER (PARTITION BY commitment_key ORDER BY judged_at DESC, id) AS place
              FROM commitment_judgement
             WHERE municipality_id = ${municipalityId}::uuid AND (${commitment}::text IS NULL OR commitment_key = ${commitment})) j
      LEFT JOIN app_user u ON u.id = j.judged_by
     WHERE j.place <= CASE WHEN ${commitment}::text IS NULL THEN 1 ELSE ${mostJudgements}::int END
     ORDER BY j.judged_at DESC, j.id`;
}

/** How many pieces of evidence each commitment has. */
export async function evidenceCounts(db: Db, municipalityId: string): Promise<Partial<Record<CommitmentKey, number>>> {
  const rows = await db.evidence.groupBy({ by: ["commitmentKey"], where: { municipalityId }, _count: true });
  return Object.fromEntries(rows.map(({ commitmentKey, _count }) => [commitmentKey, _count]));
}

/** What a network said of a commitment. */
export interface Comment {
  id: string;
  commitment: CommitmentKey;
  text: string;
  network: string;
  /** Known in the network, and in the municipality it was written to. */
  writtenBy: string | null;
  /** YYYY-MM-DD */
  writtenOn: string;
  isExample: boolean;
}

const mostComments = 50;

/** What networks said of a municipality's commitments, or of one of them, the newest first. */
export async function comments(
  db: Db,
  municipalityId: string,
  commitment: CommitmentKey | null = null,
): Promise<Comment[]> {
  return db.$queryRaw<Comment[]>`
    SELECT c.id, c.commitment_key AS commitment, c.text, n.name AS network,
           CASE WHEN u.erased_at IS NULL THEN coalesce(u.name, l.name) END AS "writtenBy",
           (c.written_at AT TIME ZONE 'Europe/Oslo')::date::text AS "writtenOn", c.is_example AS "isExample"
      FROM commitment_comment c
      JOIN network n ON n.id = c.network_id
      LEFT JOIN app_user u ON u.id = c.written_by
      LEFT JOIN network_leader l ON l.user_id = c.written_by
     WHERE c.municipality_id = ${municipalityId}::uuid AND (${commitment}::text IS NULL OR c.commitment_key = ${commitment})
     ORDER BY c.written_at DESC, c.id LIMIT ${mostComments}`;
}

/** One criterion of a frozen status. */
export interface FrozenCriterion {
  key: CriterionKey;
  kind: CriterionKind;
  threshold: number;
  numerator: number | null;
  denominator: number | null;
  met: boolean | null;
}

/** How a commitment stood. */
export interface FrozenStatus {
  municipalityId: string;
  commitment: CommitmentKey;
  /** The day it was frozen, and the first of the quarter it tells of, YYYY-MM-DD. */
  takenOn: string;
  quarter: string;
  status: CommitmentStatus;
  criteriaVersion: string;
  /** Criteria that were met, of those with a basis. */
  met: number;
  told: number;
  isExample: boolean;
}

/**
 * The quarter a frozen status tells of, by its first day: the job keeps it when a quarter has just begun, and so does whoever does it on a quarter's
 * first day; that is how it stood when the quarter before ended.
 */
const toldQuarter = Prisma.sql`
  CASE WHEN s.via = 'job' OR s.taken_on = s.quarter THEN (s.quarter - interval '3 months')::date ELSE s.quarter END`;

/** Quarters that are drawn. */
export const shownQuarters = 8;

/**
 * How the commitments of these municipalities stood in the latest quarters, the oldest first: of each quarter what was frozen last, up to
 * its end. Of those the open door shows at all.
 */
export async function frozenStatuses(db: Db, municipalityIds: readonly string[]): Promise<FrozenStatus[]> {
  return db.$queryRaw<FrozenStatus[]>`
    SELECT DISTINCT ON (${toldQuarter}, s.municipality_id, s.commitment_key)
           s.municipality_id AS "municipalityId", s.commitment_key AS commitment, s.taken_on::text AS "takenOn",
           (${toldQuarter})::text AS quarter,
           s.status::text AS status, s.criteria_version AS "criteriaVersion", s.is_example AS "isExample",
           (SELECT count(*)::int FROM jsonb_array_elements(s.criteria) c WHERE c -> 'met' = 'true') AS met,
           (SELECT count(*)::int FROM jsonb_array_elements(s.criteria) c WHERE c -> 'met' <> 'null') AS told
      FROM commitment_status s
     WHERE s.municipality_id = ANY (${[...municipalityIds]}::uuid[])
       AND s.quarter > tiltak_today() - make_interval(months => ${shownQuarters * 3}::int)
     ORDER BY ${toldQuarter}, s.municipality_id, s.commitment_key, s.taken_on DESC`;
}

/** How one commitment of these municipalities stood when it was frozen last, where the open door shows that; by the index, whatever was frozen before. */
export async function newestStatuses(
  db: Db,
  municipalityIds: readonly string[],
  commitment: CommitmentKey,
): Promise<Pick<FrozenStatus, "municipalityId" | "status" | "met" | "told">[]> {
  return db.$queryRaw`
    SELECT t.id AS "municipalityId", s.status::text AS status,
           (SELECT count(*)::int FROM jsonb_array_elements(s.criteria) c WHERE c -> 'met' = 'true') AS met,
           (SELECT count(*)::int FROM jsonb_array_elements(s.criteria) c WHERE c -> 'met' <> 'null') AS told
      FROM unnest(${[...municipalityIds]}::uuid[]) AS t (id)
     CROSS JOIN LATERAL (
       SELECT x.status, x.criteria FROM commitment_status x
        WHERE x.municipality_id = t.id AND x.commitment_key = ${commitment}
        ORDER BY x.taken_on DESC LIMIT 1) s`;
}

/** The newest frozen status of each commitment with its arithmetic; through whichever door shows it. */
export async function newestFrozen(
  db: Db,
  municipalityId: string,
): Promise<
  {
    commitment: CommitmentKey;
    takenOn: string;
    status: CommitmentStatus;
    version: string;
    criteria: FrozenCriterion[];
  }[]
> {
  return db.$queryRaw`
    SELECT DISTINCT ON (s.commitment_key) s.commitment_key AS commitment, s.taken_on::text AS "takenOn", s.status::text AS status,
           s.criteria_version AS version, s.criteria
      FROM commitment_status s
     WHERE s.municipality_id = ${municipalityId}::uuid
     ORDER BY s.commitment_key, s.taken_on DESC`;
}
