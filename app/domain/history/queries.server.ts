import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import { anywhere } from "../shared/like";
import { changesOf, visibleSubjects, type Change, type HistoryLine, type HistorySubject } from "./changes";
import { columnsOf, isNamedPart, isReference } from "./fields";
import { keyOfName, namesOf, type Name, type Named } from "./names.server";
import { doerOf } from "./words";
import type { Doer } from "./who";
import type { HistoryFilter, HistorySearch } from "./search";

export interface NamedChange extends Change {
  /** Who did it; null where nobody did. */
  doer: Doer | null;
  /** What the record is called now, or was called; null where nothing is known of it. */
  name: string | null;
  isGone: boolean;
  /** The language the name is kept in; null for names of the catalogue, which are in the reader's. */
  nameLanguage: string | null;
  /** A data point's address. */
  slug: string | null;
  part: string | null;
}

// So many lines are read for each change that is shown: one transaction often writes several.
const linesPerChange = 20;

/** The latest `most` changes of the open door's municipality, newest first, of the subjects the reader may see. Two queries. */
export async function latestChanges(
  db: Db,
  language: Language,
  most: number,
  subjects: readonly HistorySubject[] = visibleSubjects(false),
): Promise<NamedChange[]> {
  const lines = await db.$queryRaw<HistoryLine[]>`
    SELECT at, user_id AS "userId", via, subject, subject_id AS "subjectId", entity, operation, before, after
      FROM history_event WHERE subject = ANY (${subjects}::text[]) AND entity <> 'commitment_status' ORDER BY id DESC LIMIT ${most * linesPerChange}`;
  const changes = changesOf(lines, most);
  const names = await namesOf(
    db,
    changes.flatMap(({ subject, subjectId, userId }) => [
      ...(subject && subjectId ? [{ kind: subject, id: subjectId }] : []),
      ...(userId ? [{ kind: "user", id: userId }] : []),
    ]),
    language,
  );
  return changes.map((change) => {
    const { subject, subjectId, userId } = change;
    const record = subject && subjectId ? names.get(keyOfName({ kind: subject, id: subjectId })) : undefined;
    return {
      ...change,
      doer: userId === null ? null : doerOf(names.get(keyOfName({ kind: "user", id: userId }))),
      name: record?.name ?? null,
      isGone: record?.isGone ?? false,
      nameLanguage: record?.language ?? null,
      slug: record?.slug ?? null,
      part: record?.part ?? null,
    };
  });
}

/** A line of the history with its key, the row it is about, and whether a later line touched what it changed. */
export interface StoredLine extends HistoryLine {
  id: string;
  via: string | null;
  entityId: string | null;
  /** A later change touched one of the same columns of the same row. */
  isOvertaken: boolean;
}

/** Lines and the names of everybody and everything in them. */
export interface NamedLines {
  lines: StoredLine[];
  names: Map<string, Name>;
}

export interface HistoryPage extends NamedLines {
  /** All that match. */
  total: number;
  /** The keys by which the newer and the older lines are asked for; null where there are none. */
  newer: string | null;
  older: string | null;
}

export const historyPageSize = 50;

/** Records that are called so, or were. */
const calledSo = (q: string, language: Language) => {
  const like = anywhere(q);
  return Prisma.sql`(
    h.subject_id IN (
      SELECT a.id FROM action a WHERE a.title ILIKE ${like}
      UNION ALL SELECT p.id FROM project p WHERE p.name ILIKE ${like}
      UNION ALL SELECT r.id FROM recommendation r WHERE r.title ILIKE ${like}
      UNION ALL SELECT d.id FROM data_point d JOIN kpi k ON k.id = d.kpi_id WHERE d.name ->> ${language} ILIKE ${like} OR k.code ILIKE ${like}
      UNION ALL SELECT f.id FROM funding_programme f WHERE f.name ILIKE ${like}
      UNION ALL SELECT e.id FROM evaluation e WHERE e.year::text = ${q}
      UNION ALL SELECT o.id FROM person o WHERE o.name ILIKE ${like}
      UNION ALL SELECT u.id FROM unit u WHERE u.name ILIKE ${like}
      UNION ALL SELECT m.id FROM municipality m WHERE m.name ILIKE ${like}
      UNION ALL SELECT x.id FROM practice x WHERE x.title ILIKE ${like}
      UNION ALL SELECT w.id FROM network w WHERE w.name ILIKE ${like}
      UNION ALL SELECT o.id FROM partner o WHERE o.name ILIKE ${like}
      UNION ALL SELECT c.id FROM challenge c WHERE c.title ILIKE ${like}
      UNION ALL SELECT v.proposal_id FROM proposal_revision v WHERE v.content ->> 'title' ILIKE ${like}
      UNION ALL SELECT s.id FROM membership s JOIN app_user w ON w.id = s.user_id WHERE w.name ILIKE ${like}
      UNION ALL SELECT s.id FROM support_session s JOIN app_user w ON w.id = s.operator_id WHERE w.name ILIKE ${like})
    OR (h.subject, h.subject_id) IN (
      SELECT g.subject, g.subject_id FROM history_event g
       WHERE g.entity = g.subject AND (concat_ws(chr(10), g.before ->> 'title', g.before ->> 'name', g.before ->> 'email',
                                                          g.after ->> 'title', g.after ->> 'name', g.after ->> 'email') ILIKE ${like})))`;
};

function conditions(filter: HistoryFilter, subjects: readonly HistorySubject[], language: Language): Prisma.Sql {
  const all: Prisma.Sql[] = [Prisma.sql`h.subject = ANY (${subjects}::text[])`];
  switch (filter.who) {
    case null:
      break;
    case "sources":
      all.push(Prisma.sql`h.user_id IS NULL AND h.via IS NULL`);
      break;
    case "import":
    case "job":
      all.push(Prisma.sql`h.via = ${filter.who}`);
      break;
    default:
      all.push(Prisma.sql`h.user_id = ${filter.who}::uuid`);
  }
  if (filter.subject) all.push(Prisma.sql`h.subject = ${filter.subject}`);
  if (filter.record) all.push(Prisma.sql`h.subject_id = ${filter.record}::uuid`);
  if (filter.records) {
    const records = filter.records.map(({ subject, id }) => Prisma.sql`(${subject}, ${id}::uuid)`);
    all.push(
      records.length === 0 ? Prisma.sql`false` : Prisma.sql`(h.subject, h.subject_id) IN (${Prisma.join(records)})`,
    );
  }
  if (filter.operation) all.push(Prisma.sql`h.operation = ${filter.operation}`);
  // Days are Norway's, wherever the server stands.
  if (filter.from) all.push(Prisma.sql`h.at >= (${filter.from}::date)::timestamp AT TIME ZONE 'Europe/Oslo'`);
  if (filter.to) all.push(Prisma.sql`h.at < (${filter.to}::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo'`);
  if (filter.q !== "") all.push(calledSo(filter.q, language));
  return Prisma.join(all, " AND ");
}

/** Lines by these conditions, newest first; `newest` turns the search round to find those next after a line. */
async function linesWhere(db: Db, where: Prisma.Sql, most: number, order: "older" | "newer" = "older") {
  const direction = order === "older" ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const lines = await db.$queryRaw<StoredLine[]>`
    SELECT h.id::text AS id, h.at, h.user_id AS "userId", h.via, h.subject, h.subject_id AS "subjectId", h.entity, h.entity_id AS "entityId",
           h.operation, h.before, h.after,
           h.operation = 'update' AND EXISTS (
             SELECT FROM history_event l
              WHERE l.subject = h.subject AND l.subject_id = h.subject_id AND l.id > h.id AND l.entity = h.entity
                AND l.entity_id IS NOT DISTINCT FROM h.entity_id
                AND (l.operation = 'delete' OR jsonb_exists_any(l.after, ARRAY(SELECT jsonb_object_keys(h.after))))) AS "isOvertaken"
      FROM history_event h WHERE ${where} ORDER BY h.id ${direction} LIMIT ${most}`;
  return order === "older" ? lines : lines.reverse();
}

/** Everything and everybody the lines name. */
function namedIn(lines: readonly StoredLine[]): Named[] {
  return lines.flatMap((line) => [
    ...(line.userId ? [{ kind: "user", id: line.userId }] : []),
    { kind: line.subject, id: line.subjectId },
    ...(isNamedPart(line.entity) && line.entityId ? [{ kind: line.entity, id: line.entityId }] : []),
    ...columnsOf(line.entity).flatMap(([column, kind]) =>
      isReference(kind)
        ? [line.before?.[column], line.after?.[column]].flatMap((id) => (typeof id === "string" ? [{ kind, id }] : []))
        : [],
    ),
  ]);
}

/**
 * One page of the municipality's history, newest first, of the subjects the reader may see: filtered in SQL and paged by key. Four queries
 * at most, however long the history is.
 */
export async function historyPage(
  db: Db,
  { before, after, ...filter }: HistorySearch & Pick<HistoryFilter, "records">,
  subjects: readonly HistorySubject[],
  language: Language,
): Promise<HistoryPage> {
  const where = conditions(filter, subjects, language);
  const [counted] = await db.$queryRaw<{ total: number; newest: string | null; oldest: string | null }[]>`
    SELECT count(*)::int AS total, max(h.id)::text AS newest, min(h.id)::text AS oldest FROM history_event h WHERE ${where}`;
  const lines =
    after === null
      ? await linesWhere(
          db,
          before === null ? where : Prisma.sql`${where} AND h.id < ${before}::bigint`,
          historyPageSize,
        )
      : await linesWhere(db, Prisma.sql`${where} AND h.id > ${after}::bigint`, historyPageSize, "newer");
  const [first, last] = [lines[0]?.id ?? null, lines.at(-1)?.id ?? null];
  return {
    lines,
    names: await namesOf(db, namedIn(lines), language),
    total: counted?.total ?? 0,
    newer: first !== null && first !== counted?.newest ? first : null,
    older: last !== null && last !== counted?.oldest ? last : null,
  };
}

/** So many lines are given in one file at most; more are refused, never left out. */
export const mostInFile = 20_000;

/**
 * Every line that matches, newest first, in parts; null when there are more than `mostInFile`.
 */
export async function historyParts(
  db: Db,
  filter: HistoryFilter,
  subjects: readonly HistorySubject[],
  language: Language,
  most = mostInFile,
): Promise<NamedLines[] | null> {
  const where = conditions(filter, subjects, language);
  const [counted] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (SELECT FROM history_event h WHERE ${where} LIMIT ${most + 1}) counted`;
  if ((counted?.total ?? 0) > most) return null;
  const parts: NamedLines[] = [];
  let last: string | undefined;
  for (;;) {
    const lines = await linesWhere(
      db,
      last === undefined ? where : Prisma.sql`${where} AND h.id < ${last}::bigint`,
      partSize,
    );
    if (lines.length > 0) parts.push({ lines, names: await namesOf(db, namedIn(lines), language) });
    last = lines.at(-1)?.id;
    if (lines.length < partSize || last === undefined) return parts;
  }
}

const partSize = 2_000;

/** One line, if it is of a subject the reader may see; null where there is none. */
export async function historyLine(
  db: Db,
  id: string,
  subjects: readonly HistorySubject[],
  language: Language,
): Promise<{ line: StoredLine; names: Map<string, Name> } | null> {
  const [line] = await linesWhere(db, Prisma.sql`h.id = ${id}::bigint AND h.subject = ANY (${subjects}::text[])`, 1);
  return line ? { line, names: await namesOf(db, namedIn([line]), language) } : null;
}

/** Everybody who stands in the history of these subjects as having done something, by name, Å last; those known here by none come last. */
export async function historyPeople(db: Db, subjects: readonly HistorySubject[]): Promise<(Doer & { id: string })[]> {
  return db.$queryRaw<(Doer & { id: string })[]>`
    SELECT w.id, CASE WHEN u.erased_at IS NULL THEN coalesce(u.name, l.name) END AS name, l.network, u.id IS NULL AS "isOutside"
      FROM (SELECT DISTINCT user_id AS id FROM history_event WHERE user_id IS NOT NULL AND subject = ANY (${subjects}::text[])) w
      LEFT JOIN app_user u ON u.id = w.id
      LEFT JOIN network_leader l ON u.id IS NULL AND l.user_id = w.id
     ORDER BY u.erased_at IS NOT NULL, coalesce(u.name, l.name) COLLATE norwegian, w.id`;
}

/** A member's lines: the ids of their memberships here (also ended ones), of the person, and of the invitations they came by. */
export async function subjectsOfMember(db: Db, userId: string): Promise<{ subject: HistorySubject; id: string }[]> {
  return db.$queryRaw<{ subject: HistorySubject; id: string }[]>`
    SELECT 'membership' AS subject, h.subject_id AS id FROM history_event h
     WHERE h.entity = 'membership' AND ${userId} IN (h.before ->> 'user_id', h.after ->> 'user_id')
    UNION SELECT 'membership', m.id FROM membership m WHERE m.user_id = ${userId}::uuid
    UNION SELECT 'person', p.id FROM person p WHERE p.user_id = ${userId}::uuid
    UNION SELECT 'invitation', i.id FROM invitation i WHERE i.accepted_by = ${userId}::uuid AND i.municipality_id = tiltak_municipality()`;
}
