import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import type { ComingDay } from "./coming";
import { NotFound } from "../shared/errors";
import { entriesPerPage, type CalendarKind, type CalendarTime, type EntryKind } from "./kinds";

/** Something on a network's calendar. Days are `YYYY-MM-DD`, times `HH:MM` by the clock in Norway. */
export interface CalendarItem {
  id: string;
  kind: CalendarKind;
  title: string;
  text: string;
  startsOn: string;
  endsOn: string | null;
  fromTime: string | null;
  toTime: string | null;
  place: string | null;
  link: string | null;
  /** The language it is written in. */
  language: string;
  source: string | null;
  isExample: boolean;
  /** The municipality whose own it is; null for the network's and what all share. */
  municipality: string | null;
  updatedAt: Date;
}

const time = (column: Prisma.Sql) => Prisma.sql`to_char(${column}, 'HH24:MI')`;

/** Everything the open network's calendar shows: its entries, its reviews from the first day to the last, and the closing days of the funding rounds it sees. */
const items = Prisma.sql`
  SELECT e.id, e.kind::text AS kind, e.title, e.text, e.starts_on, e.ends_on, ${time(Prisma.raw("e.from_time"))} AS from_time,
         ${time(Prisma.raw("e.to_time"))} AS to_time, e.place, e.link, trim(e.language) AS language, e.source, e.is_example,
         NULL::text AS municipality, e.updated_at
    FROM calendar_entry e
  UNION ALL
  SELECT r.id, 'round', f.name, coalesce(r.note, ''), r.closes_on, NULL, NULL, NULL, NULL, r.url, trim(f.language), f.source, r.is_example, m.name,
         greatest(r.updated_at, f.updated_at)
    FROM funding_round r
    JOIN funding_programme f ON f.scope = r.scope AND f.id = r.programme_id
    LEFT JOIN municipality m ON m.id = r.municipality_id
  UNION ALL
  SELECT v.id, 'review', v.title, '', v.opens_on, v.due_on, NULL, NULL, NULL, NULL, trim(v.language), NULL, v.is_example, NULL, v.updated_at
    FROM review v`;

const columns = Prisma.sql`
  i.id, i.kind, i.title, i.text, i.starts_on::text AS "startsOn", i.ends_on::text AS "endsOn", i.from_time AS "fromTime",
  i.to_time AS "toTime", i.place, i.link, i.language, i.source, i.is_example AS "isExample", i.municipality, i.updated_at AS "updatedAt"`;

const isComing = Prisma.sql`coalesce(i.ends_on, i.starts_on) >= tiltak_today()`;

/** One page of the calendar: what comes, soonest first, or what has been, latest first; `total` counts all that match. */
export async function calendarList(
  db: Db,
  { kind, when, page: asked }: { kind?: CalendarKind | undefined; when: CalendarTime; page: number },
): Promise<{ rows: CalendarItem[]; total: number; page: number }> {
  const meant = Prisma.sql`${kind ?? null}::text IS NULL OR i.kind = ${kind ?? null}`;
  const where =
    when === "coming" ? Prisma.sql`(${meant}) AND ${isComing}` : Prisma.sql`(${meant}) AND NOT (${isComing})`;
  const [count] = await db.$queryRaw<
    { total: number }[]
  >`SELECT count(*)::int AS total FROM (${items}) i WHERE ${where}`;
  const total = count?.total ?? 0;
  const page = Math.min(asked, Math.max(1, Math.ceil(total / entriesPerPage)));
  const order = when === "coming" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const rows = await db.$queryRaw<CalendarItem[]>`
    SELECT ${columns} FROM (${items}) i WHERE ${where}
     ORDER BY i.starts_on ${order}, i.from_time ${order} NULLS FIRST, i.title COLLATE norwegian, i.id
     LIMIT ${entriesPerPage} OFFSET ${(page - 1) * entriesPerPage}`;
  return { rows, total, page };
}

/**
 * The days ahead that people act by, soonest first; from today on, at most `most` within `days`. Of a review it is the day the reports are
 * due, as long as it is not closed: that it was opened is over.
 */
export async function comingDays(db: Db, { days, most }: { days: number; most: number }): Promise<ComingDay[]> {
  return db.$queryRaw<ComingDay[]>`
    SELECT c.kind, c.title, c.place, c.municipality, c.day::text AS day, c.under_way AS "isUnderWay"
      FROM (SELECT i.*, i.kind <> 'review' AND i.starts_on < tiltak_today() AS under_way,
                   CASE WHEN i.kind = 'review' OR i.starts_on < tiltak_today() THEN i.ends_on ELSE i.starts_on END AS day
              FROM (${items}) i WHERE i.kind <> 'news') c
     WHERE c.day BETWEEN tiltak_today() AND tiltak_today() + ${days}::int
       AND NOT EXISTS (SELECT FROM review v WHERE v.id = c.id AND v.state = 'closed')
     ORDER BY c.day, c.from_time NULLS FIRST, c.title COLLATE norwegian, c.id LIMIT ${most}`;
}

/** The newest news up to today, of the last three months; at most `most`. */
export async function latestNews(db: Db, most: number): Promise<CalendarItem[]> {
  return db.$queryRaw<CalendarItem[]>`
    SELECT ${columns} FROM (${items}) i
     WHERE i.kind = 'news' AND i.starts_on < tiltak_today() AND i.starts_on >= tiltak_today() - 92
     ORDER BY i.starts_on DESC, i.title COLLATE norwegian, i.id LIMIT ${most}`;
}

/** For a feed: everything from a year ago on, with the moments of what has a time; the newest two thousand at most. */
export async function feedItems(db: Db): Promise<(CalendarItem & { from: Date | null; to: Date | null })[]> {
  return db.$queryRaw`
    SELECT ${columns}, (i.starts_on + i.from_time::time) AT TIME ZONE 'Europe/Oslo' AS "from",
           (coalesce(i.ends_on, i.starts_on) + i.to_time::time) AT TIME ZONE 'Europe/Oslo' AS "to"
      FROM (${items}) i WHERE i.starts_on >= tiltak_today() - 366
     ORDER BY i.starts_on DESC, i.id LIMIT 2000`;
}

export interface Entry extends Omit<CalendarItem, "kind" | "municipality" | "updatedAt"> {
  kind: EntryKind;
  version: number;
}

/** One entry of the open network. @throws NotFound */
export async function calendarEntry(db: Db, id: string): Promise<Entry> {
  const [entry] = await db.$queryRaw<Entry[]>`
    SELECT e.id, e.kind::text AS kind, e.title, e.text, e.starts_on::text AS "startsOn", e.ends_on::text AS "endsOn",
           ${time(Prisma.raw("e.from_time"))} AS "fromTime", ${time(Prisma.raw("e.to_time"))} AS "toTime", e.place, e.link,
           trim(e.language) AS language, e.source, e.is_example AS "isExample", e.version
      FROM calendar_entry e WHERE e.id = ${id}::uuid`;
  if (!entry) throw new NotFound("calendar entry");
  return entry;
}

/** An entry as its form shows it. */
export function entryFormValues(entry: Entry): Record<string, string> & { version: string } {
  return {
    kind: entry.kind,
    title: entry.title,
    text: entry.text,
    startsOn: entry.startsOn,
    endsOn: entry.endsOn ?? "",
    fromTime: entry.fromTime ?? "",
    toTime: entry.toTime ?? "",
    place: entry.place ?? "",
    link: entry.link ?? "",
    language: entry.language,
    source: entry.source ?? "",
    version: String(entry.version),
  };
}
