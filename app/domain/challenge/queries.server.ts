import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import type { UnitWords } from "~/text/format";
import type { Language } from "~/text/languages";
import { NotFound } from "../shared/errors";
import type { Direction, Qualifier } from "../kpi/score";
import { areas, dataPointChoices } from "../recommendation/queries.server";
import { challengePageSize, type ChallengeVisibility } from "./kinds";
import type { ChallengeState } from "./states";

// Challenges as each door shows them: the policies decide which. Nobody is named here but places and partners.

export interface ChallengeRow {
  id: string;
  title: string;
  /** The language its texts are kept in. */
  language: string;
  dataPoint: string;
  area: string;
  state: ChallengeState;
  /** Open, and within its time. */
  isOpen: boolean;
  visibility: ChallengeVisibility;
  /** The municipality or network that opened it. */
  owner: string;
  opensAt: Date | null;
  closesAt: Date | null;
  /** Whole days until it closes, counted in days in Norway; null once it has. */
  daysLeft: number | null;
  /** Submitted proposals that this door sees; a network and the public see none. */
  proposals: number;
  isExample: boolean;
}

const isOpen = Prisma.sql`(c.state = 'open' AND c.opens_at <= now() AND c.closes_at > now())`;

const columns = (language: Language) => Prisma.sql`
  c.id, c.title, c.language, p.name ->> ${language} AS "dataPoint", a.name ->> ${language} AS area, c.state::text AS state, ${isOpen} AS "isOpen",
  c.visibility::text AS visibility, coalesce(m.name, n.name) AS owner, c.opens_at AS "opensAt", c.closes_at AS "closesAt",
  CASE WHEN c.closes_at > now() THEN ((c.closes_at - interval '1 second') AT TIME ZONE 'Europe/Oslo')::date - tiltak_today() END AS "daysLeft",
  (SELECT count(*)::int FROM proposal x JOIN challenge_place l ON l.municipality_id = x.municipality_id AND l.challenge_id = x.challenge_id
    WHERE l.scope = c.scope AND l.challenge_id = c.id AND x.state <> 'draft') AS proposals,
  c.is_example AS "isExample"`;

const tables = Prisma.sql`
  challenge c
  JOIN data_point p ON p.id = c.data_point_id
  JOIN area a ON a.key = c.area_key
  LEFT JOIN municipality m ON m.id = c.municipality_id
  LEFT JOIN network n ON n.id = c.network_id`;

export interface ChallengeList {
  rows: ChallengeRow[];
  total: number;
  page: number;
}

async function listed(
  db: Db,
  condition: Prisma.Sql,
  order: Prisma.Sql,
  asked: number,
  language: Language,
): Promise<ChallengeList> {
  const [counted] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM challenge c WHERE ${condition}`;
  const total = counted?.n ?? 0;
  const page = Math.min(asked, Math.max(1, Math.ceil(total / challengePageSize)));
  const rows = await db.$queryRaw<ChallengeRow[]>`
    SELECT ${columns(language)} FROM ${tables} WHERE ${condition} ORDER BY ${order}, c.title COLLATE norwegian, c.id
     LIMIT ${challengePageSize} OFFSET ${(page - 1) * challengePageSize}`;
  return { rows, total, page };
}

const openFirst = Prisma.sql`CASE c.state WHEN 'open' THEN 0 WHEN 'draft' THEN 1 WHEN 'closed' THEN 2 ELSE 3 END, c.closes_at`;

/**
 * The challenges of a municipality (its own, and those of its networks that concern it) or of a network, open ones first. `scope` is the
 * owner's id. Two queries.
 */
export function challengeList(
  db: Db,
  scope: string,
  filter: { state?: ChallengeState | undefined; page: number },
  language: Language,
): Promise<ChallengeList> {
  const concerned = Prisma.sql`(c.scope = ${scope}::uuid OR EXISTS (
    SELECT FROM challenge_place l WHERE l.scope = c.scope AND l.challenge_id = c.id AND l.municipality_id = ${scope}::uuid))`;
  const state = filter.state === undefined ? Prisma.sql`true` : Prisma.sql`c.state = ${filter.state}::challenge_state`;
  return listed(db, Prisma.sql`${concerned} AND ${state}`, openFirst, filter.page, language);
}

/** The challenges of the network whose door is open, and those its members have opened to it or to everybody. Two queries. */
export function networkChallengeList(
  db: Db,
  filter: { state?: ChallengeState | undefined; page: number },
  language: Language,
): Promise<ChallengeList> {
  const state = filter.state === undefined ? Prisma.sql`true` : Prisma.sql`c.state = ${filter.state}::challenge_state`;
  return listed(db, state, openFirst, filter.page, language);
}

/** The challenges that are open to everybody, and open now: what the public door shows. Two queries. */
export function publicChallenges(db: Db, page: number, language: Language): Promise<ChallengeList> {
  return listed(db, isOpen, Prisma.sql`c.closes_at`, page, language);
}

/** Those challenges for a list of addresses. One query. */
export function publicChallengeAddresses(db: Db): Promise<{ id: string }[]> {
  return db.$queryRaw`SELECT c.id FROM challenge c WHERE ${isOpen} ORDER BY c.closes_at, c.id`;
}

/**
 * The open challenges a partner sees, those that fit its interests first (`fits`), the next to close first. Two queries.
 */
export async function openChallenges(
  db: Db,
  interests: readonly string[],
  page: number,
  language: Language,
): Promise<Omit<ChallengeList, "rows"> & { rows: (ChallengeRow & { fits: boolean })[] }> {
  const fits = Prisma.sql`c.area_key = ANY (${[...interests]}::text[])`;
  const list = await listed(db, isOpen, Prisma.sql`${fits} DESC, c.closes_at`, page, language);
  const fitting = await db.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM challenge c WHERE c.id = ANY (${list.rows.map(({ id }) => id)}::uuid[]) AND ${fits}`;
  const ids = new Set(fitting.map(({ id }) => id));
  return { ...list, rows: list.rows.map((row) => ({ ...row, fits: ids.has(row.id) })) };
}

export interface Challenge extends ChallengeRow {
  scope: string;
  municipalityId: string | null;
  networkId: string | null;
  text: string;
  offer: string;
  areaKey: string;
  dataPointId: string;
  code: string;
  slug: string;
  part: string;
  unit: UnitWords & { isBoolean: boolean };
  direction: Direction;
  targetValue: number | null;
  byYear: number | null;
  version: number;
  criteria: { name: string; weight: number }[];
  /** The newest verified figure at its data point of each municipality it concerns, where this door may see it. */
  present: {
    municipality: string;
    year: number;
    value: number | null;
    bound: number | null;
    qualifier: Qualifier | null;
  }[];
  /** The municipalities that take proposals to it. */
  places: { id: string; key: string; name: string }[];
  /** Invited partners, where this door may know them. */
  invited: { id: string; name: string }[];
}

/** One challenge this door sees. @throws NotFound */
export async function oneChallenge(db: Db, id: string, language: Language): Promise<Challenge> {
  const [found] = await db.$queryRaw<Omit<Challenge, "criteria" | "places" | "invited" | "present">[]>`
    SELECT ${columns(language)}, c.scope, c.municipality_id AS "municipalityId", c.network_id AS "networkId", c.text, c.offer, c.area_key AS "areaKey",
           c.data_point_id AS "dataPointId", k.code, k.slug, p.part, jsonb_build_object('short', coalesce(w.short ->> ${language}, p.unit), 'change', coalesce(w.change ->> ${language}, p.unit),
             'attached', coalesce(w.attached, false), 'isBoolean', p.is_boolean) AS unit, p.direction::text AS direction,
           c.target_value::float8 AS "targetValue", c.by_year AS "byYear", c.version
      FROM ${tables} JOIN kpi k ON k.id = p.kpi_id LEFT JOIN measurement_unit w ON w.code = p.unit
     WHERE c.id = ${id}::uuid`;
  if (!found) throw new NotFound("challenge");
  const of = { scope: found.scope, challengeId: id };
  const criteria = await db.challengeCriterion.findMany({
    where: of,
    orderBy: { position: "asc" },
    select: { name: true, weight: true },
  });
  const places = await db.$queryRaw<Challenge["places"]>`
    SELECT m.id, m.key, m.name FROM challenge_place l JOIN municipality m ON m.id = l.municipality_id
     WHERE l.scope = ${found.scope}::uuid AND l.challenge_id = ${id}::uuid ORDER BY m.name COLLATE norwegian`;
  const invited = await db.$queryRaw<Challenge["invited"]>`
    SELECT p.id, p.name FROM challenge_invitation i JOIN partner p ON p.id = i.partner_id
     WHERE i.scope = ${found.scope}::uuid AND i.challenge_id = ${id}::uuid ORDER BY p.name COLLATE norwegian`;
  // A partner's door shows no figures but those that everybody sees (published_value); the others show their own, shared or published ones.
  const present = await db.$queryRaw<Challenge["present"]>`
    SELECT DISTINCT ON (m.name COLLATE norwegian, m.id) m.name AS municipality, o.year, o.value::float8 AS value, o.bound::float8 AS bound,
           o.qualifier::text AS qualifier
      FROM challenge_place l
      JOIN municipality m ON m.id = l.municipality_id
      JOIN (SELECT municipality_id, data_point_id, year, value, bound, qualifier FROM observation
             WHERE review = 'verified' AND state = 'reported' AND coalesce(value, bound) IS NOT NULL
             UNION ALL SELECT municipality_id, data_point_id, year, value, bound, qualifier FROM published_value) o
        ON o.municipality_id = l.municipality_id AND o.data_point_id = ${found.dataPointId}::uuid
     WHERE l.scope = ${found.scope}::uuid AND l.challenge_id = ${id}::uuid
     ORDER BY m.name COLLATE norwegian, m.id, o.year DESC`;
  return { ...found, criteria, places, invited, present };
}

/** A challenge of this owner as its form holds it, with the version it stands in. @throws NotFound */
export async function challengeForm(
  db: Db,
  scope: string,
  id: string,
): Promise<{ state: ChallengeState; version: number; values: Record<string, string | string[]> }> {
  const [row] = await db.$queryRaw<Record<string, string | string[] | null>[]>`
    SELECT c.data_point_id::text AS "dataPoint", c.area_key AS "areaKey", c.title, c.text, c.offer, c.language::text AS language,
           c.target_value::text AS "targetValue", c.by_year::text AS "byYear", c.visibility::text AS visibility,
           (c.opens_at AT TIME ZONE 'Europe/Oslo')::date::text AS "opensOn",
           ((c.closes_at AT TIME ZONE 'Europe/Oslo')::date - 1)::text AS "closesOn",
           ARRAY(SELECT i.partner_id::text FROM challenge_invitation i WHERE i.scope = c.scope AND i.challenge_id = c.id ORDER BY 1) AS invited,
           ARRAY(SELECT l.municipality_id::text FROM challenge_place l WHERE l.scope = c.scope AND l.challenge_id = c.id ORDER BY 1) AS municipalities,
           c.state::text AS state, c.version::text AS version
      FROM challenge c WHERE c.scope = ${scope}::uuid AND c.id = ${id}::uuid`;
  if (!row) throw new NotFound("challenge");
  const criteria = await db.challengeCriterion.findMany({
    where: { scope, challengeId: id },
    orderBy: { position: "asc" },
    select: { name: true, weight: true },
  });
  const { state, ...held } = row;
  const values = Object.fromEntries(Object.entries(held).map(([name, value]) => [name, value ?? ""]));
  criteria.forEach(({ name, weight }, index) => {
    values[`criteria[${index}].name`] = name;
    values[`criteria[${index}].weight`] = String(weight);
  });
  return { state: state as ChallengeState, version: Number(held.version), values: { ...values, criteria: [] } };
}

/** What a challenge begins with where it is written about a gap, as its form holds it. */
export interface FromGap {
  dataPoint: string;
  /** The area most of the recommendations about it that the door shows belong to. */
  areaKey: string;
  /** The municipality's own aim, if it has one. */
  targetValue: string;
  byYear: string;
  /** In a network: the members that fall short and share it, the furthest first, at most fifty. */
  municipalities: string[];
}

/** What is known of the gap at a data point, to begin a challenge with; null where there is no such data point. One query. */
export async function challengeFromGap(db: Db, dataPointId: string): Promise<FromGap | null> {
  const [found] = await db.$queryRaw<FromGap[]>`
    SELECT p.id AS "dataPoint",
           coalesce((SELECT r.area_key FROM recommendation_data_point l
                       JOIN recommendation r ON r.municipality_id = l.municipality_id AND r.id = l.recommendation_id
                      WHERE l.data_point_id = p.id GROUP BY r.area_key ORDER BY count(*) DESC, r.area_key LIMIT 1), '') AS "areaKey",
           coalesce((SELECT t.value::text FROM target t WHERE t.municipality_id = tiltak_municipality() AND t.data_point_id = p.id), '') AS "targetValue",
           coalesce((SELECT t.by_year::text FROM target t WHERE t.municipality_id = tiltak_municipality() AND t.data_point_id = p.id), '') AS "byYear",
           ARRAY(SELECT s.municipality_id::text FROM standing s
                   JOIN network_membership n ON n.municipality_id = s.municipality_id AND n.network_id = tiltak_network() AND n.state = 'joined'
                  WHERE s.data_point_id = p.id AND s.is_gap ORDER BY s.attainment NULLS LAST LIMIT 50) AS municipalities
      FROM data_point p WHERE p.id = ${dataPointId}::uuid`;
  return found ?? null;
}

/** Confirmed partners, of whom some may be invited. */
export function invitablePartners(db: Db): Promise<{ id: string; name: string }[]> {
  return db.partner.findMany({
    where: { state: "confirmed" },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}

/** What can be chosen in a challenge's form, whoever's it is. */
export async function challengeChoices(db: Db, language: Language) {
  return {
    dataPoints: await dataPointChoices(db, language),
    areas: await areas(db, language),
    partners: await invitablePartners(db),
  };
}

/** The members of the open network's door, whom its challenge may concern. */
export function joinedMembers(db: Db): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw`
    SELECT m.id, m.name FROM network_membership n JOIN municipality m ON m.id = n.municipality_id
     WHERE n.network_id = tiltak_network() AND n.state = 'joined' ORDER BY m.name COLLATE norwegian`;
}
