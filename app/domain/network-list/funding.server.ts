import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import type { FundingState } from "~/domain/funding/states";
import type { FundingType } from "~/domain/funding/types";
import { aimsAt, anyOf, attentionCondition, isLateProject, isStaleProject, within } from "./conditions.server";
import type { FundingSort } from "./filter";
import { onePage, sorted, type Listed, type ListQuery } from "./listed.server";
import type { FundingSearch } from "./search";

export interface FundingRow {
  id: string;
  municipality: string;
  municipalityName: string;
  projectId: string;
  project: string;
  projectLanguage: string;
  programme: string;
  programmeLanguage: string;
  provider: string;
  type: FundingType;
  state: FundingState;
  isExample: boolean;
  /** Øre that the link counts for under each certainty; null where it does not count there. Never added together. */
  plannedOre: number | null;
  appliedOre: number | null;
  grantedOre: number | null;
  paidOre: number | null;
  /** The sum of a link that counts under no certainty, such as one that was refused. */
  uncountedOre: number | null;
}

/** Øre under each certainty over all rows that fit; side by side, never added together. */
export interface FundingTotals {
  plannedOre: number;
  appliedOre: number;
  grantedOre: number;
  paidOre: number;
}

const granted = Prisma.sql`l.state IN ('granted', 'partly_granted', 'paid', 'reported')`;
// As the view project_funding sums them.
const countedAs = {
  planned: Prisma.sql`CASE WHEN l.state = 'planned' THEN l.amount_ore END`,
  applied: Prisma.sql`CASE WHEN l.state = 'applied' THEN l.amount_ore END`,
  granted: Prisma.sql`CASE WHEN ${granted} THEN l.granted_ore END`,
  paid: Prisma.sql`l.paid_ore`,
};

const sortedBy: Record<FundingSort, Prisma.Sql> = {
  programme: Prisma.sql`s.name COLLATE norwegian`,
  provider: Prisma.sql`s.provider COLLATE norwegian`,
  type: Prisma.sql`s.type`,
  municipality: Prisma.sql`m.name COLLATE norwegian`,
  project: Prisma.sql`p.name COLLATE norwegian`,
  state: Prisma.sql`l.state`,
  ...countedAs,
};

/**
 * The money of all members that share plan and money in detail, link by link, cancelled projects left out as everywhere. A link is shown
 * with the project it belongs to; where the plan is not shared, neither is there a project to hang it on.
 */
export function fundingQuery(search: FundingSearch): ListQuery {
  const where: Prisma.Sql[] = [Prisma.sql`p.state <> 'cancelled'`];
  if (search.q !== undefined && search.q !== "") {
    const { q } = search;
    where.push(anyOf([Prisma.sql`s.name`, Prisma.sql`s.provider`, Prisma.sql`p.name`].map((text) => within(text, q))));
  }
  if (search.municipality !== undefined) where.push(Prisma.sql`m.key = ${search.municipality}`);
  if (search.area !== undefined) where.push(Prisma.sql`p.area_key = ${search.area}`);
  if (search.programme !== undefined) where.push(Prisma.sql`s.id = ${search.programme}::uuid`);
  if (search.provider !== undefined) where.push(Prisma.sql`s.provider = ${search.provider}`);
  if (search.state === "granted") where.push(granted);
  else if (search.state === "paid") where.push(Prisma.sql`l.paid_ore IS NOT NULL`);
  else if (search.state === "lost") where.push(Prisma.sql`l.state IN ('refused', 'withdrawn', 'missed')`);
  else if (search.state !== undefined) where.push(Prisma.sql`l.state = ${search.state}::funding_state`);
  where.push(...aimsAt(search), ...attentionCondition(search.attention, isLateProject, isStaleProject));
  return {
    columns: Prisma.sql`l.id, m.key AS municipality, m.name AS "municipalityName", p.id AS "projectId", p.name AS project,
      trim(p.language) AS "projectLanguage", s.name AS programme, trim(s.language) AS "programmeLanguage", s.provider,
      s.type::text AS type, l.state::text AS state, l.is_example AS "isExample", (${countedAs.planned})::float8 AS "plannedOre",
      (${countedAs.applied})::float8 AS "appliedOre", (${countedAs.granted})::float8 AS "grantedOre",
      (${countedAs.paid})::float8 AS "paidOre",
      (CASE WHEN l.state IN ('identified', 'refused', 'withdrawn', 'missed') THEN l.amount_ore END)::float8 AS "uncountedOre"`,
    from: Prisma.sql`FROM funding_link l
      JOIN shared_project p ON p.municipality_id = l.municipality_id AND p.id = l.project_id
      JOIN municipality m ON m.id = l.municipality_id
      JOIN funding_programme s ON s.scope = l.programme_scope AND s.id = l.programme_id
      LEFT JOIN shared_progress g ON g.municipality_id = p.municipality_id AND g.project_id = p.id`,
    where,
    order: Prisma.sql`${sorted(sortedBy[search.sort], search.order)}, s.name COLLATE norwegian, m.name COLLATE norwegian,
      p.name COLLATE norwegian, l.municipality_id, l.id`,
  };
}

/** One page of them, with the sums of all that fit. Two queries. */
export async function fundingOfMembers(
  db: Db,
  search: FundingSearch,
): Promise<Listed<FundingRow> & { totals: FundingTotals }> {
  const sum = (of: Prisma.Sql) => Prisma.sql`coalesce(sum(${of}), 0)::float8`;
  const { counted, ...page } = await onePage<FundingRow, FundingTotals>(
    db,
    fundingQuery(search),
    search.page,
    Prisma.sql`, ${sum(countedAs.planned)} AS "plannedOre", ${sum(countedAs.applied)} AS "appliedOre",
      ${sum(countedAs.granted)} AS "grantedOre", ${sum(countedAs.paid)} AS "paidOre"`,
  );
  const { plannedOre, appliedOre, grantedOre, paidOre } = counted;
  return { ...page, totals: { plannedOre, appliedOre, grantedOre, paidOre } };
}
