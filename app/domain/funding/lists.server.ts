import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import type { ProjectState } from "~/domain/project/states";
import type { Language } from "~/text/languages";
import { fundingPerPage, type CoverageSort, type LinkSort, type SourceSort } from "./filter";
import type { CoverageSearch, LinkSearch, SourceSearch } from "./search";
import type { FundingState } from "./states";
import type { FundingType } from "./types";

/** One page of a list, with how many rows fit in all; a page beyond the last gives the last. */
export interface Listed<Row> {
  rows: Row[];
  total: number;
  page: number;
}

/** The municipality's money by certainty, in øre. The four stand side by side; their sum means nothing. */
export interface FundingTotals {
  plannedOre: number;
  appliedOre: number;
  grantedOre: number;
  paidOre: number;
  /** Projects that are not cancelled: all, those with a stated cost, those whose cost is covered. */
  projects: number;
  costed: number;
  covered: number;
  links: number;
  sources: number;
}

/** What is planned, applied for, granted and paid over all projects that are not cancelled. */
export async function fundingTotals(db: Db): Promise<FundingTotals> {
  const [totals] = await db.$queryRaw<FundingTotals[]>`
    SELECT coalesce(sum(g.planned_ore), 0)::float8 AS "plannedOre", coalesce(sum(g.applied_ore), 0)::float8 AS "appliedOre",
           coalesce(sum(g.granted_ore), 0)::float8 AS "grantedOre", coalesce(sum(g.paid_ore), 0)::float8 AS "paidOre",
           count(*)::int AS projects, count(p.cost_ore)::int AS costed, count(*) FILTER (WHERE g.covered)::int AS covered,
           (SELECT count(*)::int FROM funding_link l
               JOIN project x ON x.municipality_id = l.municipality_id AND x.id = l.project_id AND x.state <> 'cancelled') AS links, (SELECT count(*)::int FROM funding_programme) AS sources
      FROM project p
      JOIN project_progress g ON g.municipality_id = p.municipality_id AND g.project_id = p.id
     WHERE p.state <> 'cancelled'`;
  if (!totals) throw new Error("an aggregate gave no row");
  return totals;
}

const within = (text: Prisma.Sql, q: string) =>
  Prisma.sql`strpos(lower(${text} COLLATE norwegian), lower(${q}::text COLLATE norwegian)) > 0`;

const directed = (order: "asc" | "desc") => (order === "desc" ? Prisma.sql`DESC` : Prisma.sql`ASC`);

async function listed<Row>(
  db: Db,
  asked: number,
  list: { columns: Prisma.Sql; from: Prisma.Sql; where: Prisma.Sql[]; order: Prisma.Sql },
): Promise<Listed<Row>> {
  const where = Prisma.join([Prisma.sql`true`, ...list.where], " AND ");
  const [counted] = await db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${list.from} WHERE ${where}`;
  const total = counted?.total ?? 0;
  const page = Math.min(asked, Math.max(1, Math.ceil(total / fundingPerPage)));
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${list.columns} ${list.from} WHERE ${where} ORDER BY ${list.order}
     LIMIT ${fundingPerPage} OFFSET ${(page - 1) * fundingPerPage}`;
  return { rows, total, page };
}

export interface CoverageRow {
  id: string;
  name: string;
  language: string;
  area: string;
  state: ProjectState;
  costOre: number | null;
  plannedOre: number;
  appliedOre: number;
  grantedOre: number;
  paidOre: number;
  covered: boolean;
}

const coverageSortedBy: Record<CoverageSort, Prisma.Sql> = {
  project: Prisma.sql`p.name COLLATE norwegian`,
  cost: Prisma.sql`p.cost_ore`,
  planned: Prisma.sql`g.planned_ore`,
  applied: Prisma.sql`g.applied_ore`,
  granted: Prisma.sql`g.granted_ore`,
  paid: Prisma.sql`g.paid_ore`,
  missing: Prisma.sql`greatest(p.cost_ore - g.granted_ore, 0 * p.cost_ore)`,
};

/** Projects that are not cancelled, with cost and money by certainty; the largest sum missing first, unless sorted otherwise. */
export async function coverageList(db: Db, search: CoverageSearch, language: Language): Promise<Listed<CoverageRow>> {
  const where = [Prisma.sql`p.state <> 'cancelled'`];
  if (search.q) where.push(within(Prisma.sql`p.name`, search.q));
  if (search.area) where.push(Prisma.sql`p.area_key = ${search.area}`);
  if (search.state === "open") where.push(Prisma.sql`NOT g.completed`);
  if (search.state === "finished") where.push(Prisma.sql`g.completed`);
  if (search.coverage === "covered") where.push(Prisma.sql`g.covered`);
  if (search.coverage === "short") where.push(Prisma.sql`p.cost_ore IS NOT NULL AND NOT g.covered`);
  if (search.coverage === "uncosted") where.push(Prisma.sql`p.cost_ore IS NULL`);
  const order = search.order ?? (search.sort === "missing" ? "desc" : "asc");
  return listed(db, search.page, {
    columns: Prisma.sql`p.id, p.name, trim(p.language) AS language, a.name ->> ${language} AS area, p.state::text AS state,
      p.cost_ore::float8 AS "costOre", g.planned_ore::float8 AS "plannedOre", g.applied_ore::float8 AS "appliedOre",
      g.granted_ore::float8 AS "grantedOre", g.paid_ore::float8 AS "paidOre", g.covered`,
    from: Prisma.sql`FROM project p
      JOIN project_progress g ON g.municipality_id = p.municipality_id AND g.project_id = p.id
      JOIN area a ON a.key = p.area_key`,
    where,
    order: Prisma.sql`${coverageSortedBy[search.sort]} ${directed(order)} NULLS LAST, p.name COLLATE norwegian, p.id`,
  });
}

export interface LinkRow {
  id: string;
  projectId: string;
  project: string;
  projectLanguage: string;
  source: string;
  sourceLanguage: string;
  provider: string;
  state: FundingState;
  /** The sum of the link itself, for one that counts in no certainty. */
  amountOre: number | null;
  /** What the link counts for under each certainty. */
  plannedOre: number | null;
  appliedOre: number | null;
  grantedOre: number | null;
  paidOre: number | null;
  decidedOn: string | null;
}

const granted = Prisma.sql`l.state IN ('granted', 'partly_granted', 'paid', 'reported')`;
// As the view project_progress sums them.
const countedAs = {
  planned: Prisma.sql`CASE WHEN l.state = 'planned' THEN l.amount_ore END`,
  applied: Prisma.sql`CASE WHEN l.state = 'applied' THEN l.amount_ore END`,
  granted: Prisma.sql`CASE WHEN ${granted} THEN l.granted_ore END`,
  paid: Prisma.sql`l.paid_ore`,
};

const linkSortedBy: Record<LinkSort, Prisma.Sql> = {
  project: Prisma.sql`p.name COLLATE norwegian`,
  source: Prisma.sql`f.name COLLATE norwegian`,
  state: Prisma.sql`l.state`,
  ...countedAs,
  decided: Prisma.sql`l.decided_on`,
};

/** Funding links over all projects that are not cancelled, each with what it counts for under each certainty. */
export async function linkList(db: Db, search: LinkSearch): Promise<Listed<LinkRow>> {
  const where = [Prisma.sql`p.state <> 'cancelled'`];
  if (search.q) {
    const fields = [Prisma.sql`p.name`, Prisma.sql`f.name`, Prisma.sql`f.provider`];
    where.push(
      Prisma.sql`(${Prisma.join(
        fields.map((field) => within(field, search.q ?? "")),
        " OR ",
      )})`,
    );
  }
  if (search.area) where.push(Prisma.sql`p.area_key = ${search.area}`);
  if (search.programme) where.push(Prisma.sql`l.programme_id = ${search.programme}::uuid`);
  if (search.certainty === "granted") where.push(granted);
  else if (search.certainty === "paid") where.push(Prisma.sql`l.paid_ore IS NOT NULL`);
  else if (search.certainty === "lost") where.push(Prisma.sql`l.state IN ('refused', 'withdrawn', 'missed')`);
  else if (search.certainty) where.push(Prisma.sql`l.state = ${search.certainty}::funding_state`);
  return listed(db, search.page, {
    columns: Prisma.sql`l.id, p.id AS "projectId", p.name AS project, trim(p.language) AS "projectLanguage", f.name AS source,
      trim(f.language) AS "sourceLanguage", f.provider, l.state::text AS state, l.amount_ore::float8 AS "amountOre",
      (${countedAs.planned})::float8 AS "plannedOre", (${countedAs.applied})::float8 AS "appliedOre",
      (${countedAs.granted})::float8 AS "grantedOre", (${countedAs.paid})::float8 AS "paidOre", l.decided_on::text AS "decidedOn"`,
    from: Prisma.sql`FROM funding_link l
      JOIN project p ON p.municipality_id = l.municipality_id AND p.id = l.project_id
      JOIN funding_programme f ON f.scope = l.programme_scope AND f.id = l.programme_id`,
    where,
    order: Prisma.sql`${linkSortedBy[search.sort]} ${directed(search.order ?? "asc")} NULLS LAST, p.name COLLATE norwegian, l.id`,
  });
}

export interface SourceRow {
  id: string;
  name: string;
  provider: string;
  type: FundingType;
  language: string;
  isShared: boolean;
  isExample: boolean;
  amountOre: number | null;
  amountNote: string | null;
  period: string | null;
  purpose: string | null;
  /** Links to this municipality's projects, cancelled ones left out. */
  links: number;
}

const links = Prisma.sql`(
  SELECT count(*)::int
    FROM funding_link l
    JOIN project p ON p.municipality_id = l.municipality_id AND p.id = l.project_id AND p.state <> 'cancelled'
   WHERE l.programme_scope = f.scope AND l.programme_id = f.id)`;

const sourceSortedBy: Record<SourceSort, Prisma.Sql> = {
  name: Prisma.sql`f.name COLLATE norwegian`,
  provider: Prisma.sql`f.provider COLLATE norwegian`,
  type: Prisma.sql`f.type`,
  amount: Prisma.sql`f.amount_ore`,
  links,
};

/** Shared programmes and the municipality's own sources. */
export async function sourceList(db: Db, search: SourceSearch): Promise<Listed<SourceRow>> {
  const where: Prisma.Sql[] = [];
  if (search.q) {
    const fields = [Prisma.sql`f.name`, Prisma.sql`f.provider`, Prisma.sql`coalesce(f.purpose, '')`];
    where.push(
      Prisma.sql`(${Prisma.join(
        fields.map((field) => within(field, search.q ?? "")),
        " OR ",
      )})`,
    );
  }
  if (search.type) where.push(Prisma.sql`f.type = ${search.type}::funding_type`);
  if (search.scope)
    where.push(
      search.scope === "own" ? Prisma.sql`f.municipality_id IS NOT NULL` : Prisma.sql`f.municipality_id IS NULL`,
    );
  if (search.used) where.push(search.used === "yes" ? Prisma.sql`${links} > 0` : Prisma.sql`${links} = 0`);
  return listed(db, search.page, {
    columns: Prisma.sql`f.id, f.name, f.provider, f.type::text AS type, trim(f.language) AS language,
      f.municipality_id IS NULL AS "isShared", f.is_example AS "isExample", f.amount_ore::float8 AS "amountOre",
      f.amount_note AS "amountNote", f.period, f.purpose, ${links} AS links`,
    from: Prisma.sql`FROM funding_programme f`,
    where,
    order: Prisma.sql`${sourceSortedBy[search.sort]} ${directed(search.order ?? "asc")} NULLS LAST, f.name COLLATE norwegian, f.id`,
  });
}
