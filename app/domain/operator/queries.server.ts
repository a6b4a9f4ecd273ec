import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import { NotFound } from "../shared/errors";
import { anywhere } from "../shared/like";
import type { PartnerState } from "~/db/generated/enums";
import type { PartnerKind } from "../partner/kinds";

/** How the service is doing, as far as the database knows. */
export interface ServiceHealth {
  /** PostgreSQL's own, such as "18.1". */
  databaseVersion: string;
  migrations: number;
  lastMigration: string;
  outboxWaiting: number;
  /** Since when the oldest mail has waited. */
  outboxOldest: Date | null;
  /** Mails that were given up. */
  outboxFailed: number;
  /** Null while the worker has never been started. */
  jobsWaiting: number | null;
  jobsFailed: number | null;
}

export async function serviceHealth(db: Db): Promise<ServiceHealth> {
  const [row] = await db.$queryRaw<ServiceHealth[]>`
    SELECT split_part(current_setting('server_version'), ' ', 1) AS "databaseVersion", migrations, last_migration AS "lastMigration",
           outbox_waiting AS "outboxWaiting", outbox_oldest AS "outboxOldest", outbox_failed AS "outboxFailed",
           jobs_waiting AS "jobsWaiting", jobs_failed AS "jobsFailed"
      FROM service_health()`;
  if (!row) throw new Error("the health of the service is told in the operator's door alone");
  return row;
}

export const pageSize = 50;

/** One page of a list that is searched by name and key. */
export interface Listing<Row> {
  rows: Row[];
  /** All that match. */
  total: number;
  page: number;
}

export interface ListSearch {
  q: string;
  page: number;
}

const matching = (q: string) =>
  q === "" ? Prisma.sql`true` : Prisma.sql`(x.name ILIKE ${anywhere(q)} OR x.key ILIKE ${anywhere(q)})`;

/** The page asked for, or the last there is. */
async function listing<Row>(
  { page: asked }: ListSearch,
  count: () => Promise<{ n: number }[]>,
  read: (offset: number) => Promise<Row[]>,
): Promise<Listing<Row>> {
  const total = (await count())[0]?.n ?? 0;
  const page = Math.min(asked, Math.max(1, Math.ceil(total / pageSize)));
  return { rows: await read((page - 1) * pageSize), total, page };
}

/** A municipality as the operator sees it: what it is, and how much it is used. Numbers and days, no content. */
export interface MunicipalityUse {
  key: string;
  name: string;
  kind: "municipality" | "county";
  county: string | null;
  population: number | null;
  language: string;
  publishedAt: Date | null;
  members: number;
  administrators: number;
  /** The last day any of its members signed in, `YYYY-MM-DD`. */
  lastSignInOn: string | null;
  observations: number;
  actions: number;
}

const municipalityUse = Prisma.sql`
  x.key, x.name, x.kind::text, x.county, x.population, x.language, x.published_at AS "publishedAt", u.members, u.administrators,
  u.last_sign_in_on::text AS "lastSignInOn", u.observations, u.actions`;

/** Municipalities by name, Å last. Two queries; only those of the page are counted. */
export async function municipalityUses(db: Db, search: ListSearch): Promise<Listing<MunicipalityUse>> {
  const where = matching(search.q);
  return listing(
    search,
    () => db.$queryRaw`SELECT count(*)::int AS n FROM municipality x WHERE ${where}`,
    (offset) => db.$queryRaw<MunicipalityUse[]>`
      WITH page AS (SELECT x.* FROM municipality x WHERE ${where} ORDER BY x.name COLLATE norwegian, x.key LIMIT ${pageSize} OFFSET ${offset})
      SELECT ${municipalityUse}
        FROM page x JOIN municipality_usage((SELECT array_agg(id) FROM page)) u ON u.municipality_id = x.id
       ORDER BY x.name COLLATE norwegian, x.key`,
  );
}

/** @throws NotFound */
export async function oneMunicipality(db: Db, key: string): Promise<MunicipalityUse & { id: string }> {
  const [row] = await db.$queryRaw<(MunicipalityUse & { id: string })[]>`
    SELECT x.id, ${municipalityUse} FROM municipality x, municipality_usage(ARRAY[x.id]) u WHERE x.key = ${key}`;
  if (!row) throw new NotFound("municipality");
  return row;
}

/** A network or partner, and how many belong to it today. */
export interface PlaceRow {
  id: string;
  key: string;
  name: string;
  /** Leaders of a network, administrators of a partner. */
  decide: number;
  members: number;
  pending: number;
}
export interface PartnerRow extends PlaceRow {
  kind: PartnerKind;
  organisationNumber: string | null;
  state: PartnerState;
  /** The municipality it asks to confirm it. */
  asked: string | null;
}

const counted = {
  network: Prisma.sql`
    (SELECT count(DISTINCT s.user_id) FILTER (WHERE s.role = 'network_leader')::int FROM network_member s
      WHERE s.network_id = x.id AND (s.valid_to IS NULL OR s.valid_to >= tiltak_today())) AS decide,
    (SELECT count(DISTINCT s.user_id)::int FROM network_member s
      WHERE s.network_id = x.id AND (s.valid_to IS NULL OR s.valid_to >= tiltak_today())) AS members,
    (SELECT count(*)::int FROM invitation i WHERE i.network_id = x.id AND i.accepted_at IS NULL AND i.revoked_at IS NULL) AS pending`,
  partner: Prisma.sql`
    (SELECT count(DISTINCT s.user_id) FILTER (WHERE s.role = 'partner_administrator')::int FROM partner_member s
      WHERE s.partner_id = x.id AND (s.valid_to IS NULL OR s.valid_to >= tiltak_today())) AS decide,
    (SELECT count(DISTINCT s.user_id)::int FROM partner_member s
      WHERE s.partner_id = x.id AND (s.valid_to IS NULL OR s.valid_to >= tiltak_today())) AS members,
    (SELECT count(*)::int FROM invitation i WHERE i.partner_id = x.id AND i.accepted_at IS NULL AND i.revoked_at IS NULL) AS pending,
    x.kind::text, x.state::text, x.organisation_number AS "organisationNumber",
    (SELECT m.name FROM municipality m WHERE m.id = x.asked_municipality_id) AS asked`,
};

/** Networks by name, Å last. Two queries. */
export async function networkRows(db: Db, search: ListSearch): Promise<Listing<PlaceRow>> {
  const where = matching(search.q);
  return listing(
    search,
    () => db.$queryRaw`SELECT count(*)::int AS n FROM network x WHERE ${where}`,
    (offset) => db.$queryRaw<PlaceRow[]>`
      SELECT x.id, x.key, x.name, ${counted.network} FROM network x WHERE ${where}
       ORDER BY x.name COLLATE norwegian, x.key LIMIT ${pageSize} OFFSET ${offset}`,
  );
}

/** Partners, those who wait to be confirmed first, then by name, Å last. Two queries. */
export async function partnerRows(db: Db, search: ListSearch): Promise<Listing<PartnerRow>> {
  const where = matching(search.q);
  return listing(
    search,
    () => db.$queryRaw`SELECT count(*)::int AS n FROM partner x WHERE ${where}`,
    (offset) => db.$queryRaw<PartnerRow[]>`
      SELECT x.id, x.key, x.name, ${counted.partner} FROM partner x WHERE ${where}
       ORDER BY (x.state = 'registered') DESC, x.name COLLATE norwegian, x.key LIMIT ${pageSize} OFFSET ${offset}`,
  );
}

/** @throws NotFound */
export async function oneNetwork(db: Db, key: string): Promise<PlaceRow> {
  const [row] = await db.$queryRaw<
    PlaceRow[]
  >`SELECT x.id, x.key, x.name, ${counted.network} FROM network x WHERE x.key = ${key}`;
  if (!row) throw new NotFound("network");
  return row;
}

/** @throws NotFound */
export async function onePartner(db: Db, key: string): Promise<PartnerRow> {
  const [row] = await db.$queryRaw<
    PartnerRow[]
  >`SELECT x.id, x.key, x.name, ${counted.partner} FROM partner x WHERE x.key = ${key}`;
  if (!row) throw new NotFound("partner");
  return row;
}

/** How much the whole service is used; numbers alone. */
export interface ServiceUse {
  municipalities: number;
  published: number;
  networks: number;
  partners: number;
  members: number;
  observations: number;
  actions: number;
}

export async function serviceUse(db: Db): Promise<ServiceUse> {
  const [row] = await db.$queryRaw<ServiceUse[]>`
    SELECT (SELECT count(*)::int FROM municipality) AS municipalities,
           (SELECT count(*)::int FROM municipality WHERE published_at IS NOT NULL) AS published,
           (SELECT count(*)::int FROM network) AS networks, (SELECT count(*)::int FROM partner) AS partners,
           coalesce(sum(u.members), 0)::int AS members, coalesce(sum(u.observations), 0)::int AS observations,
           coalesce(sum(u.actions), 0)::int AS actions
      FROM municipality_usage(NULL) u`;
  if (!row) throw new Error("a sum is one row");
  return row;
}
