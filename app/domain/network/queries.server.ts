import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import {
  isStandingColumn,
  lowOfScored,
  sortedMembers,
  type CommitmentState,
  type GrantLevel,
  type LowCount,
  type MatrixCell,
  type MatrixColumn,
  type MatrixKind,
  type MatrixMember,
  type StandingColumn,
} from "./matrix";
import { matrixPageSize, type MatrixSearch } from "./search";

/** The columns of the matrix in the order of the wheel. A category stands under its dimension; a goal has its number as label. */
export async function matrixColumns(db: Db, kind: MatrixKind, language: Language): Promise<MatrixColumn[]> {
  if (kind === "goal") {
    return db.$queryRaw<MatrixColumn[]>`
      SELECT g.goal AS key, g.goal AS label, '' AS "group"
        FROM (SELECT DISTINCT split_part(t.target, '.', 1) AS goal FROM kpi k CROSS JOIN unnest(k.sdg_targets) AS t (target)) g
       ORDER BY g.goal::int`;
  }
  if (kind === "dimension") {
    return db.$queryRaw<MatrixColumn[]>`
      SELECT d.key, d.name ->> ${language} AS label, '' AS "group" FROM dimension d ORDER BY d.position`;
  }
  return db.$queryRaw<MatrixColumn[]>`
    SELECT d.key || '.' || c.key AS key, min(c.name ->> ${language}) AS label, d.name ->> ${language} AS "group"
      FROM dimension d JOIN sub_dimension u ON u.dimension_id = d.id JOIN category c ON c.sub_dimension_id = u.id
      JOIN kpi k ON k.category_id = c.id JOIN data_point p ON p.kpi_id = k.id
     GROUP BY d.id, d.key, c.key
     ORDER BY min(p.wheel_place)`;
}

/** As the database answers; of a part that was not asked for there is nothing. */
interface MemberRow extends Partial<PartRow> {
  id: string;
  key: string;
  name: string;
  state: "asked" | "joined";
  askedOn: string;
  joinedOn: string | null;
  wave: string | null;
  figures: GrantLevel | null;
  figuresFrom: string | null;
}

interface PartRow {
  askedToShareOn: string | null;
  /** By key, the whole under the empty key: points, scored, places. */
  scores: Record<string, [number, number, number]> | null;
  gaps: number | null;
  recommendations: number | null;
  answered: number | null;
  underWay: number | null;
  late: number | null;
  plannedOre: number | null;
  appliedOre: number | null;
  grantedOre: number | null;
  paidOre: number | null;
  sharesUpdates: boolean;
  lastUpdatedOn: string | null;
  commitments: (CommitmentState | null)[] | null;
}

const cellOf = (scores: MemberRow["scores"], key: string): MatrixCell | null => {
  const found = scores?.[key];
  return found ? { points: found[0], scored: found[1], places: found[2] } : null;
};

/** What can be told of a member besides its name and what it shares. */
export type MatrixPart = "scores" | "plan" | "money" | "updates" | "commitments" | "asked";

/** How a part is asked for: its columns and its join, which reads of all members or of those `among` lets through. */
interface PartSql {
  columns: Prisma.Sql;
  join: (among: (id: Prisma.Sql) => Prisma.Sql, kind: MatrixKind, keys: readonly string[]) => Prisma.Sql;
}

const partSql: Record<MatrixPart, PartSql> = {
  scores: {
    columns: Prisma.sql`s.scores, s.gaps`,
    join: (among, kind, keys) => Prisma.sql`
      LEFT JOIN (
        SELECT x.municipality_id, max(x.gaps) FILTER (WHERE x.kind = 'whole') AS gaps,
               json_object_agg(x.key, json_build_array(x.points, x.scored, x.places)) AS scores
          FROM group_score x
         WHERE x.kind IN ('whole', ${kind}::group_kind) AND x.key = ANY (${["", ...keys]}) AND ${among(Prisma.sql`x.municipality_id`)}
         GROUP BY x.municipality_id) s ON s.municipality_id = n.municipality_id`,
  },
  plan: {
    columns: Prisma.sql`p.recommendations, p.answered, p.projects_under_way AS "underWay", p.actions_late AS late`,
    join: (among) => Prisma.sql`
      LEFT JOIN (SELECT * FROM plan_summary v WHERE ${among(Prisma.sql`v.municipality_id`)}) p ON p.municipality_id = n.municipality_id`,
  },
  money: {
    columns: Prisma.sql`f.planned_ore::float8 AS "plannedOre", f.applied_ore::float8 AS "appliedOre", f.granted_ore::float8 AS "grantedOre",
           f.paid_ore::float8 AS "paidOre"`,
    join: (among) => Prisma.sql`
      LEFT JOIN (SELECT * FROM money_summary v WHERE ${among(Prisma.sql`v.municipality_id`)}) f ON f.municipality_id = n.municipality_id`,
  },
  updates: {
    columns: Prisma.sql`u.municipality_id IS NOT NULL AS "sharesUpdates", u.last_reported_on::text AS "lastUpdatedOn"`,
    join: (among) => Prisma.sql`
      LEFT JOIN (SELECT * FROM updates_summary v WHERE ${among(Prisma.sql`v.municipality_id`)}) u ON u.municipality_id = n.municipality_id`,
  },
  commitments: {
    columns: Prisma.sql`c.commitments`,
    // The newest of each by the index, or every quarter there ever was would be read.
    join: () => Prisma.sql`
      LEFT JOIN LATERAL (
        SELECT array_agg(o.status::text ORDER BY k.position) AS commitments
          FROM commitment k
         CROSS JOIN LATERAL (
           SELECT x.status FROM commitment_status x
            WHERE x.municipality_id = n.municipality_id AND x.commitment_key = k.key
            ORDER BY x.taken_on DESC LIMIT 1) o) c ON true`,
  },
  asked: {
    columns: Prisma.sql`a.asked_on::text AS "askedToShareOn"`,
    join: () => Prisma.sql`
      LEFT JOIN (
        SELECT t.id, max((w.sent_at AT TIME ZONE 'Europe/Oslo')::date) AS asked_on
          FROM network_message w CROSS JOIN unnest(w.municipality_ids) AS t (id)
         WHERE w.network_id = tiltak_network() AND w.about = 'sharing'
         GROUP BY t.id) a ON a.id = n.municipality_id`,
  },
};

const allParts = Object.keys(partSql) as MatrixPart[];

/**
 * The members of the network of the open door and those it has asked, by name, with what each shares: scores by group and gaps (figures),
 * counts of the plan, sums by certainty (money), the day of the last update. What is shared as a summary and in detail look alike here. One
 * query, whatever the number of members and years; it reads no observation. With `only`, those of these ids; with `parts`, no more than
 * these are told, and the others are null as if they were not shared.
 */
export async function matrixMembers(
  db: Db,
  kind: MatrixKind,
  columns: readonly Pick<MatrixColumn, "key">[],
  { only, parts = allParts }: { only?: readonly string[]; parts?: readonly MatrixPart[] } = {},
): Promise<MatrixMember[]> {
  const among = (id: Prisma.Sql) => (only === undefined ? Prisma.sql`true` : Prisma.sql`${id} = ANY (${only}::uuid[])`);
  const keys = columns.map(({ key }) => key);
  const rows = await db.$queryRaw<MemberRow[]>`
    SELECT /* planned once */ ${Prisma.join([
      Prisma.sql`m.id, m.key, m.name, n.state::text AS state, (n.asked_at AT TIME ZONE 'Europe/Oslo')::date::text AS "askedOn",
           CASE WHEN n.state = 'joined' THEN (n.answered_at AT TIME ZONE 'Europe/Oslo')::date::text END AS "joinedOn", n.wave,
           CASE WHEN g.from_on <= tiltak_today() THEN g.level::text END AS figures,
           CASE WHEN g.from_on > tiltak_today() AND g.level <> 'nothing' THEN g.from_on::text END AS "figuresFrom"`,
      ...parts.map((part) => partSql[part].columns),
    ])}
      FROM network_membership n
      JOIN municipality m ON m.id = n.municipality_id
      LEFT JOIN sharing_grant g ON g.municipality_id = n.municipality_id AND g.network_id = n.network_id AND g.subject = 'figures'
        AND n.state = 'joined'
      ${
        parts.length === 0
          ? Prisma.empty
          : Prisma.join(
              parts.map((part) => partSql[part].join(among, kind, keys)),
              "",
            )
      }
     WHERE n.network_id = tiltak_network() AND n.state IN ('asked', 'joined') AND ${among(Prisma.sql`n.municipality_id`)}
     ORDER BY m.name COLLATE norwegian, m.id`;
  return rows.map((row): MatrixMember => {
    const { id, key, name, state, askedOn, joinedOn, wave, scores = null } = row;
    return {
      ...{ id, key, name, state, askedOn, joinedOn, wave },
      askedToShareOn: row.askedToShareOn ?? null,
      figures: row.figures ?? "nothing",
      figuresFrom: row.figuresFrom,
      cells: columns.map((column) => cellOf(scores, column.key)),
      whole: cellOf(scores, ""),
      gaps: row.gaps ?? null,
      plan: planOf(row),
      money: moneyOf(row),
      updated: row.sharesUpdates ? { on: row.lastUpdatedOn ?? null } : null,
      commitments: row.commitments ?? null,
    };
  });
}

const planOf = ({ recommendations, answered, underWay, late }: MemberRow): MatrixMember["plan"] =>
  typeof recommendations === "number"
    ? { recommendations, answered: answered ?? 0, underWay: underWay ?? 0, late: late ?? 0 }
    : null;

const moneyOf = ({ plannedOre, appliedOre, grantedOre, paidOre }: MemberRow): MatrixMember["money"] =>
  typeof plannedOre === "number"
    ? { plannedOre, appliedOre: appliedOre ?? 0, grantedOre: grantedOre ?? 0, paidOre: paidOre ?? 0 }
    : null;

/** One page of the matrix, and what is told of all its members. */
export interface MatrixPage {
  /** Those shown, in order; what they are sorted by is read of all. */
  members: MatrixMember[];
  /** Members and those asked, shown or not. */
  total: number;
  /** The page given: the one asked for, or the last there is; null where all are shown. */
  page: number | null;
  counts: { members: number; sharing: number };
  /** Under each column: how many members are in band 1 or 2, of those with a score there. */
  low: LowCount[];
}

/**
 * A page of `size` members by a column, or all of them. Three queries: of all members no more than what they are sorted by, how many stand
 * in each band, and all there is to tell of those shown.
 */
export async function matrixPage(
  db: Db,
  columns: readonly MatrixColumn[],
  { by, sort, rows, page }: MatrixSearch,
  size = matrixPageSize,
): Promise<MatrixPage> {
  const sorted = sortedBy(columns, sort);
  const part = sorted.part === null ? [] : [sorted.part];
  const all = sortedMembers(await matrixMembers(db, by, sorted.columns, { parts: part }), sorted.columns, sort);
  const counted = await db.$queryRaw<{ key: string; points: number; scored: number; members: number }[]>`
    SELECT /* planned once */ x.key, x.points, x.scored, count(*)::int AS members
      FROM group_score x WHERE x.kind = ${by}::group_kind GROUP BY x.key, x.points, x.scored`;
  const last = Math.max(1, Math.ceil(all.length / size));
  const given = rows === "all" ? null : Math.min(page, last);
  const shown = (given === null ? all : all.slice((given - 1) * size, given * size)).map(({ id }) => id);
  const told = new Map((await matrixMembers(db, by, columns, { only: shown })).map((member) => [member.id, member]));
  const joined = all.filter(({ state }) => state === "joined");
  return {
    members: shown.flatMap((id) => told.get(id) ?? []),
    total: all.length,
    page: given,
    counts: { members: joined.length, sharing: joined.filter(({ figures }) => figures !== "nothing").length },
    low: lowOfScored(counted, columns),
  };
}

const partOf: Record<Exclude<StandingColumn, "name">, MatrixPart> = {
  whole: "scores",
  gaps: "scores",
  answered: "plan",
  underWay: "plan",
  late: "plan",
  planned: "money",
  applied: "money",
  granted: "money",
  paid: "money",
  updated: "updates",
  commitments: "commitments",
};

/** What a sort reads: the part it belongs to (none for the name, or for a column nobody knows), and the matrix's own column. */
function sortedBy(
  columns: readonly MatrixColumn[],
  sort: string,
): { part: MatrixPart | null; columns: MatrixColumn[] } {
  const name = sort.replace(/^-/, "");
  const own = columns.filter(({ key }) => key === name);
  if (own.length > 0) return { part: "scores", columns: own };
  return { part: isStandingColumn(name) && name !== "name" ? partOf[name] : null, columns: [] };
}
