import type { Db } from "~/db/door.server";
import type { OperatorLine } from "./told";

// The history of what is everybody's and kept by the operator. Triggers write it (record_operator_history), as they write a municipality's.

export interface OperatorLog {
  lines: OperatorLine[];
  total: number;
  page: number;
  pageSize: number;
}

export const linesPerPage = 20;

/**
 * One page of the history of a record and its parts, newest first, also once it is gone; a page beyond the last gives the last. What was there
 * before this history was begins with its first change. Two queries.
 */
export async function operatorLog(
  db: Db,
  { subject, subjectId }: { subject: "funding_programme"; subjectId: string },
  asked: number,
): Promise<OperatorLog> {
  const [{ n: total } = { n: 0 }] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM operator_history_event WHERE subject = ${subject} AND subject_id = ${subjectId}::uuid`;
  const page = Math.min(asked, Math.max(1, Math.ceil(total / linesPerPage)));
  // A round is called by its last day; of one that is gone, the line of its removal knows it.
  const lines = await db.$queryRaw<OperatorLine[]>`
    SELECT h.id::text AS id, h.at, h.user_id AS "userId", CASE WHEN u.erased_at IS NULL THEN u.name END AS who, h.via, h.subject,
           h.subject_id AS "subjectId", h.entity, h.entity_id AS "entityId", h.operation, h.before, h.after, false AS "isOvertaken",
           CASE h.entity WHEN 'funding_round' THEN coalesce(
             (SELECT r.closes_on::text FROM funding_round r WHERE r.municipality_id IS NULL AND r.programme_id = h.subject_id AND r.id = h.entity_id),
             (SELECT e.before ->> 'closes_on' FROM operator_history_event e
               WHERE e.subject = h.subject AND e.subject_id = h.subject_id AND e.entity_id = h.entity_id AND e.operation = 'delete')) END AS "closesOn"
      FROM (SELECT * FROM operator_history_event WHERE subject = ${subject} AND subject_id = ${subjectId}::uuid
             ORDER BY id DESC LIMIT ${linesPerPage} OFFSET ${(page - 1) * linesPerPage}) h
      LEFT JOIN app_user u ON u.id = h.user_id
     ORDER BY h.id DESC`;
  return { lines, total, page, pageSize: linesPerPage };
}
