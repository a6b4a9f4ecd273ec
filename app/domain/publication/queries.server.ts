import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import { canonicalJson } from "../shared/canonical";
import { checksumOf } from "../shared/checksum.server";
import { publicationFacts } from "./facts.server";
import { snapshotOf } from "./freezing";
import type { OpenSearch } from "./schema";
import type { Scores, Snapshot } from "./snapshot";

/** When something was published, and what it can be told by. */
export interface PublicationHead {
  id: string;
  /** The moment, as ISO text. */
  publishedAt: string;
  checksum: string;
}

/** A publication with all it shows. */
export interface PublishedProfile extends PublicationHead {
  snapshot: Snapshot;
  /** All of the municipality's that the open door shows, newest first, this one included. */
  all: PublicationHead[];
}

/** What the open door shows of a municipality that has published: its profile, or only that there is none yet. */
export type Published = { key: string; name: string; profile: PublishedProfile | null };

/**
 * The profile of a published municipality, the newest or the one with that id; null where there is no such municipality, it is not published,
 * or it never published that. One query.
 */
export async function publishedProfile(db: Db, key: string, id?: string): Promise<Published | null> {
  const [row] = await db.$queryRaw<
    {
      key: string;
      name: string;
      id: string | null;
      publishedAt: Date;
      checksum: string;
      snapshot: Snapshot;
      all: PublicationHead[] | null;
    }[]
  >`
    SELECT m.key, m.name, p.id, p.published_at AS "publishedAt", p.checksum, p.snapshot,
           (SELECT jsonb_agg(jsonb_build_object('id', x.id, 'publishedAt', to_char(x.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                     'checksum', x.checksum) ORDER BY x.published_at DESC, x.id)
              FROM publication x WHERE x.municipality_id = m.id AND x.withdrawn_at IS NULL) AS all
      FROM municipality m
      LEFT JOIN LATERAL (
        SELECT x.id, x.published_at, x.checksum, x.snapshot FROM publication x
         WHERE x.municipality_id = m.id AND x.withdrawn_at IS NULL AND (${id ?? null}::uuid IS NULL OR x.id = ${id ?? null}::uuid)
         ORDER BY x.published_at DESC, x.id LIMIT 1) p ON true
     WHERE m.key = ${key} AND m.published_at IS NOT NULL`;
  if (!row || (id !== undefined && row.id === null)) return null;
  const { key: found, name, id: own, publishedAt, checksum, snapshot, all } = row;
  return {
    key: found,
    name,
    profile:
      own === null ? null : { id: own, publishedAt: publishedAt.toISOString(), checksum, snapshot, all: all ?? [] },
  };
}

/** Names of those the snapshot points to who still agree to be named, by id. One query, and none where it points to nobody. */
export async function namesIn(db: Db, snapshot: Snapshot): Promise<Record<string, string>> {
  const ids = [
    ...new Set(
      [...snapshot.recommendations, ...snapshot.projects].flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId])),
    ),
  ];
  if (ids.length === 0) return {};
  const rows = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT person_id AS id, name FROM public_name WHERE person_id = ANY (${ids}::uuid[])`;
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** Which of the snapshot's challenges can be opened now, by title: those that the open door shows. One query, and none where it has none. */
export async function openableChallenges(
  db: Db,
  key: string,
  { challenges }: Snapshot,
): Promise<Record<string, string>> {
  if (challenges.length === 0) return {};
  // Snapshots of format 1 hold no ids.
  const rows = await db.$queryRaw<{ id: string; title: string }[]>`
    SELECT c.id, c.title FROM challenge c JOIN municipality m ON m.id = c.municipality_id WHERE m.key = ${key} AND c.state <> 'draft'
     ORDER BY c.opens_at DESC`;
  return Object.fromEntries(
    challenges.flatMap(({ id, title }) => {
      const found = rows.find((row) => (id === undefined ? row.title === title : row.id === id));
      return found ? [[title, found.id]] : [];
    }),
  );
}

/** A municipality in the list of all. */
export interface ListedProfile {
  key: string;
  name: string;
  county: string | null;
  population: number | null;
  /** Null where the figures are open but no profile was published yet. */
  publishedAt: string | null;
  checksum: string | null;
  scores: Scores | null;
}

export const listedPerPage = 100;

const columns = Prisma.sql`
  m.key, m.name, m.county, m.population, to_char(p.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "publishedAt",
  p.checksum, p.scores`;
const newest = Prisma.sql`
  municipality m
  LEFT JOIN LATERAL (
    SELECT x.published_at, x.checksum, x.scores FROM publication x
     WHERE x.municipality_id = m.id AND x.withdrawn_at IS NULL ORDER BY x.published_at DESC, x.id LIMIT 1) p ON true`;

/** What the list is sorted by: the share of a dimension or the whole, names by the Norwegian alphabet. Those without a score stand last. */
function orderOf(sort: string): Prisma.Sql {
  const by = sort.replace(/^-/, "");
  const turned = sort.startsWith("-") ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  switch (by) {
    case "name":
      return Prisma.sql`m.name COLLATE norwegian ${turned}`;
    case "population":
      return Prisma.sql`m.population ${turned} NULLS LAST`;
    case "published":
      return Prisma.sql`p.published_at ${turned} NULLS LAST`;
    case "whole":
      return Prisma.sql`(p.scores #>> '{whole,percent}')::float8 ${turned} NULLS LAST`;
    default:
      return Prisma.sql`
        (SELECT (d.score ->> 'percent')::float8 FROM jsonb_to_recordset(p.scores -> 'dimensions') AS d (key text, score jsonb)
          WHERE d.key = ${by}) ${turned} NULLS LAST`;
  }
}

/** Published municipalities with the scores of their newest profiles, sorted and paged; `total` counts all. One query. */
export async function profileList(
  db: Db,
  { sort, page }: Pick<OpenSearch, "sort" | "page">,
): Promise<{ rows: ListedProfile[]; total: number; page: number }> {
  const rows = await db.$queryRaw<(ListedProfile & { total: number; page: number })[]>`
    WITH listed AS (
      SELECT ${columns}, row_number() OVER (ORDER BY ${orderOf(sort)}, m.name COLLATE norwegian, m.key)::int AS place, count(*) OVER ()::int AS total
        FROM ${newest} WHERE m.published_at IS NOT NULL),
    paged AS (SELECT l.*, least(${page}::int, ceil(l.total / ${listedPerPage}::numeric))::int AS page FROM listed l)
    SELECT key, name, county, population, "publishedAt", checksum, scores, total, page FROM paged
     WHERE place > (page - 1) * ${listedPerPage}::int AND place <= page * ${listedPerPage}::int ORDER BY place`;
  const [first] = rows;
  return {
    rows: rows.map(({ total: _total, page: _page, ...row }) => row),
    total: first?.total ?? 0,
    page: first?.page ?? 1,
  };
}

/** The newest profiles of these municipalities, in the order asked for; what has none is left out. One query. */
export async function comparedProfiles(
  db: Db,
  keys: readonly string[],
): Promise<(ListedProfile & { scores: Scores })[]> {
  if (keys.length === 0) return [];
  const rows = await db.$queryRaw<ListedProfile[]>`
    SELECT ${columns} FROM ${newest} WHERE m.published_at IS NOT NULL AND m.key = ANY (${[...keys]}::text[])
     ORDER BY array_position(${[...keys]}::text[], m.key)`;
  return rows.flatMap((row) => (row.scores === null ? [] : [{ ...row, scores: row.scores }]));
}

/** Every published profile with when it was published, for search engines. One query. */
export async function profileAddresses(db: Db): Promise<{ key: string; publishedAt: string }[]> {
  return db.$queryRaw`
    SELECT m.key, to_char(max(p.published_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "publishedAt"
      FROM municipality m JOIN publication p ON p.municipality_id = m.id AND p.withdrawn_at IS NULL
     WHERE m.published_at IS NOT NULL GROUP BY m.key ORDER BY m.key`;
}

/** For the settings: what is published now and was before, with who did it, and what would be if it were done now. */
export interface PublicationState {
  isPublished: boolean;
  /** All that was ever published, newest first; withdrawn ones too. */
  history: (PublicationHead & { by: string | null; withdrawnAt: string | null })[];
  /** Of the newest that is not withdrawn. */
  published: Snapshot | null;
  next: Snapshot;
  checksum: string;
}

const mostTold = 20;

/** A fixed number of queries. */
export async function publicationState(db: Db): Promise<PublicationState> {
  const rows = await db.$queryRaw<
    { id: string; publishedAt: Date; checksum: string; by: string | null; withdrawnAt: Date | null }[]
  >`
    SELECT p.id, p.published_at AS "publishedAt", p.checksum, u.name AS by, p.withdrawn_at AS "withdrawnAt"
      FROM publication p LEFT JOIN app_user u ON u.id = p.published_by
     WHERE p.municipality_id = tiltak_municipality()
     ORDER BY p.published_at DESC, p.id LIMIT ${mostTold}`;
  const [own] = await db.$queryRaw<{ isPublished: boolean; snapshot: Snapshot | null }[]>`
    SELECT m.published_at IS NOT NULL AS "isPublished",
           (SELECT p.snapshot FROM publication p WHERE p.municipality_id = m.id AND p.withdrawn_at IS NULL
             ORDER BY p.published_at DESC, p.id LIMIT 1) AS snapshot
      FROM municipality m WHERE m.id = tiltak_municipality()`;
  const next = snapshotOf(await publicationFacts(db));
  return {
    isPublished: own?.isPublished ?? false,
    history: rows.map(({ publishedAt, withdrawnAt, ...row }) => ({
      ...row,
      publishedAt: publishedAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
    published: own?.snapshot ?? null,
    next,
    checksum: checksumOf(canonicalJson(next)),
  };
}
