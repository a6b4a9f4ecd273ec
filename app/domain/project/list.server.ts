import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import { projectsPerPage, type ProjectSort } from "./filter";
import type { ProjectSearch } from "./search";
import type { ProjectKind } from "./kinds";
import type { ProjectState } from "./states";

export interface ProjectRow {
  id: string;
  name: string;
  language: string;
  kind: ProjectKind;
  area: string;
  state: ProjectState;
  isExample: boolean;
  owner: string | null;
  unit: string | null;
  startsOn: string | null;
  endsOn: string | null;
  statedPeriod: string | null;
  actions: number;
  actionsDone: number;
  actionsLate: number;
  nextDueOn: string | null;
  /** Øre; null while nobody has stated it. */
  costOre: number | null;
  plannedOre: number;
  appliedOre: number;
  grantedOre: number;
  paidOre: number;
  covered: boolean;
  lastUpdatedOn: string | null;
  /** Days past its end, for an open project; 0 when it is not. */
  daysLate: number;
  /** Days since the last update or, without one, since the start, where that is more than the municipality's interval; else null. */
  daysStale: number | null;
}

/** How many projects each view of the list holds, whatever is filtered. */
export interface ProjectCounts {
  all: number;
  open: number;
  mine: number;
  attention: number;
  ownerless: number;
  finished: number;
}

const open = Prisma.sql`p.state IN ('idea', 'planned', 'approved', 'running', 'paused')`;
const finished = Prisma.sql`p.state IN ('completed', 'evaluated')`;
const late = Prisma.sql`(${open} AND (p.ends_on < tiltak_today() OR g.actions_late > 0))`;
const stale = Prisma.sql`(${open} AND tiltak_today() - coalesce(g.last_updated_on, g.started_on) > m.update_interval_days)`;

const from = Prisma.sql`
  FROM project p
  JOIN municipality m ON m.id = p.municipality_id
  JOIN project_progress g ON g.municipality_id = p.municipality_id AND g.project_id = p.id`;

function conditions(search: ProjectSearch, personId: string | null): Prisma.Sql {
  const all: Prisma.Sql[] = [Prisma.sql`true`];
  if (search.q) {
    const within = (text: Prisma.Sql) =>
      Prisma.sql`strpos(lower(${text} COLLATE norwegian), lower(${search.q}::text COLLATE norwegian)) > 0`;
    all.push(Prisma.sql`(${within(Prisma.sql`p.name`)} OR ${within(Prisma.sql`p.description`)})`);
  }
  if (search.kind) all.push(Prisma.sql`p.kind = ${search.kind}::project_kind`);
  if (search.area) all.push(Prisma.sql`p.area_key = ${search.area}`);
  if (search.state === "open") all.push(open);
  else if (search.state === "finished") all.push(finished);
  else if (search.state) all.push(Prisma.sql`p.state = ${search.state}::project_state`);
  if (search.owner === "none") all.push(Prisma.sql`p.owner_id IS NULL`);
  else if (search.owner) all.push(Prisma.sql`p.owner_id = ${search.owner === "me" ? personId : search.owner}::uuid`);
  if (search.recommendation) {
    const linked = Prisma.sql`EXISTS (SELECT FROM project_recommendation l WHERE l.municipality_id = p.municipality_id AND l.project_id = p.id)`;
    all.push(search.recommendation === "linked" ? linked : Prisma.sql`NOT ${linked}`);
  }
  if (search.attention === "late" || search.attention === "any") {
    all.push(search.attention === "late" ? late : Prisma.sql`(${late} OR ${stale})`);
  }
  if (search.attention === "stale") all.push(stale);
  return Prisma.join(all, " AND ");
}

const sortedBy: Record<ProjectSort, Prisma.Sql> = {
  name: Prisma.sql`p.name COLLATE norwegian`,
  owner: Prisma.sql`o.name COLLATE norwegian`,
  ends: Prisma.sql`p.ends_on`,
  state: Prisma.sql`p.state`,
  actions: Prisma.sql`g.actions_done::float8 / nullif(g.actions, 0)`,
  cost: Prisma.sql`p.cost_ore`,
  covered: Prisma.sql`g.granted_ore::float8 / nullif(p.cost_ore, 0)`,
  updated: Prisma.sql`g.last_updated_on`,
};

/**
 * One page of the projects that fit, with how many fit in all and how many each view holds. A page beyond the last gives the last.
 * `personId` is who "me" is. Two queries.
 */
export async function projectList(
  db: Db,
  search: ProjectSearch,
  language: Language,
  personId: string | null,
): Promise<{ rows: ProjectRow[]; total: number; page: number; counts: ProjectCounts }> {
  const where = conditions(search, personId);
  const [counted] = await db.$queryRaw<(ProjectCounts & { total: number })[]>`
    SELECT count(*) FILTER (WHERE ${where})::int AS total, count(*)::int AS all, count(*) FILTER (WHERE ${open})::int AS open,
           count(*) FILTER (WHERE p.owner_id = ${personId}::uuid)::int AS mine,
           count(*) FILTER (WHERE ${late} OR ${stale})::int AS attention,
           count(*) FILTER (WHERE p.owner_id IS NULL)::int AS ownerless,
           count(*) FILTER (WHERE ${finished})::int AS finished
      ${from}`;
  const { total, ...counts } = counted ?? {
    total: 0,
    all: 0,
    open: 0,
    mine: 0,
    attention: 0,
    ownerless: 0,
    finished: 0,
  };
  const page = Math.min(search.page, Math.max(1, Math.ceil(total / projectsPerPage)));
  const direction = search.order === "desc" ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await db.$queryRaw<ProjectRow[]>`
    SELECT p.id, p.name, trim(p.language) AS language, p.kind::text AS kind, a.name ->> ${language} AS area, p.state::text AS state,
           p.is_example AS "isExample", o.name AS owner, u.name AS unit, p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn",
           p.stated_period AS "statedPeriod", g.actions, g.actions_done AS "actionsDone", g.actions_late AS "actionsLate",
           g.next_due_on::text AS "nextDueOn", p.cost_ore::float8 AS "costOre", g.planned_ore::float8 AS "plannedOre",
           g.applied_ore::float8 AS "appliedOre", g.granted_ore::float8 AS "grantedOre", g.paid_ore::float8 AS "paidOre", g.covered,
           g.last_updated_on::text AS "lastUpdatedOn",
           CASE WHEN ${open} THEN greatest(0, tiltak_today() - p.ends_on) ELSE 0 END AS "daysLate",
           CASE WHEN ${stale} THEN tiltak_today() - coalesce(g.last_updated_on, g.started_on) END AS "daysStale"
      ${from}
      JOIN area a ON a.key = p.area_key
      LEFT JOIN person o ON o.municipality_id = p.municipality_id AND o.id = p.owner_id
      LEFT JOIN unit u ON u.municipality_id = o.municipality_id AND u.id = o.unit_id
     WHERE ${where}
     ORDER BY ${sortedBy[search.sort]} ${direction} NULLS LAST, p.name COLLATE norwegian, p.id
     LIMIT ${projectsPerPage} OFFSET ${(page - 1) * projectsPerPage}`;
  return { rows, total, page, counts };
}
