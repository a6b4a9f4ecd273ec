import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import type { ProjectState } from "~/domain/project/states";
import type { Language } from "~/text/languages";
import {
  aimsAt,
  anyOf,
  attentionCondition,
  fundedBy,
  isLateProject,
  isOpenProject,
  isStaleProject,
  shares,
  within,
} from "./conditions.server";
import type { ProjectSort } from "./filter";
import { onePage, sorted, type Listed, type ListQuery } from "./listed.server";
import type { ProjectsSearch } from "./search";

export interface ProjectRow {
  id: string;
  name: string;
  language: string;
  municipality: string;
  municipalityName: string;
  area: string;
  state: ProjectState;
  isExample: boolean;
  startsOn: string | null;
  endsOn: string | null;
  statedPeriod: string | null;
  actions: number;
  actionsDone: number;
  actionsLate: number;
  /** Days past its end, for an open project; 0 when it is not. */
  daysLate: number;
  sharesMoney: boolean;
  /** Øre; null where the money is not shared, or the cost not stated. */
  costOre: number | null;
  plannedOre: number | null;
  appliedOre: number | null;
  grantedOre: number | null;
  paidOre: number | null;
  sharesUpdates: boolean;
  lastUpdatedOn: string | null;
  /** Days since the last update or, without one, the start, where that is more than the municipality's interval; else null. */
  daysStale: number | null;
  unit: string | null;
}

const sharesMoney = shares(Prisma.sql`p.municipality_id`, "money", "detail");
/** A sum over funding, where the municipality shows its money: what is not read adds up to nothing, which is another thing than not known. */
const shown = (sum: Prisma.Sql) => Prisma.sql`CASE WHEN ${sharesMoney} THEN ${sum} END`;

const sortedBy = (language: Language): Record<ProjectSort, Prisma.Sql> => ({
  name: Prisma.sql`p.name COLLATE norwegian`,
  municipality: Prisma.sql`m.name COLLATE norwegian`,
  area: Prisma.sql`a.name ->> ${language} COLLATE norwegian`,
  state: Prisma.sql`p.state`,
  starts: Prisma.sql`p.starts_on`,
  ends: Prisma.sql`p.ends_on`,
  actions: Prisma.sql`g.actions_done::float8 / nullif(g.actions, 0)`,
  cost: Prisma.sql`p.cost_ore`,
  planned: shown(Prisma.sql`g.planned_ore`),
  applied: shown(Prisma.sql`g.applied_ore`),
  granted: shown(Prisma.sql`g.granted_ore`),
  paid: shown(Prisma.sql`g.paid_ore`),
  updated: Prisma.sql`g.last_updated_on`,
});

/** The projects of all members that share their plan in detail. */
export function projectQuery(search: ProjectsSearch, language: Language): ListQuery {
  const where: Prisma.Sql[] = [];
  if (search.q !== undefined && search.q !== "") {
    const { q } = search;
    where.push(anyOf([Prisma.sql`p.name`, Prisma.sql`p.description`].map((text) => within(text, q))));
  }
  if (search.municipality !== undefined) where.push(Prisma.sql`m.key = ${search.municipality}`);
  if (search.area !== undefined) where.push(Prisma.sql`p.area_key = ${search.area}`);
  if (search.state === "open") where.push(isOpenProject);
  else if (search.state === "finished") where.push(Prisma.sql`p.state IN ('completed', 'evaluated')`);
  else if (search.state !== undefined) where.push(Prisma.sql`p.state = ${search.state}::project_state`);
  where.push(
    ...aimsAt(search),
    ...fundedBy(search, Prisma.sql`f.municipality_id = p.municipality_id AND f.project_id = p.id`),
    ...attentionCondition(search.attention, isLateProject, isStaleProject),
  );
  return {
    columns: Prisma.sql`p.id, p.name, trim(p.language) AS language, m.key AS municipality, m.name AS "municipalityName",
      a.name ->> ${language} AS area, p.state::text AS state, p.is_example AS "isExample", p.starts_on::text AS "startsOn",
      p.ends_on::text AS "endsOn", p.stated_period AS "statedPeriod", g.actions, g.actions_done AS "actionsDone",
      g.actions_late AS "actionsLate", CASE WHEN ${isOpenProject} THEN greatest(0, tiltak_today() - p.ends_on) ELSE 0 END AS "daysLate",
      ${sharesMoney} AS "sharesMoney", p.cost_ore::float8 AS "costOre",
      (${shown(Prisma.sql`g.planned_ore`)})::float8 AS "plannedOre", (${shown(Prisma.sql`g.applied_ore`)})::float8 AS "appliedOre",
      (${shown(Prisma.sql`g.granted_ore`)})::float8 AS "grantedOre", (${shown(Prisma.sql`g.paid_ore`)})::float8 AS "paidOre",
      ${shares(Prisma.sql`p.municipality_id`, "updates", "summary")} AS "sharesUpdates", g.last_updated_on::text AS "lastUpdatedOn",
      CASE WHEN ${isStaleProject} THEN tiltak_today() - coalesce(g.last_updated_on, g.started_on) END AS "daysStale", v.unit`,
    from: Prisma.sql`FROM shared_project p
      JOIN municipality m ON m.id = p.municipality_id
      JOIN area a ON a.key = p.area_key
      LEFT JOIN shared_progress g ON g.municipality_id = p.municipality_id AND g.project_id = p.id
      LEFT JOIN owner_unit v ON v.municipality_id = p.municipality_id AND v.person_id = p.owner_id`,
    where,
    order: Prisma.sql`${sorted(sortedBy(language)[search.sort], search.order)}, m.name COLLATE norwegian, p.name COLLATE norwegian, p.municipality_id, p.id`,
  };
}

/** One page of them. Two queries. */
export const projectsOfMembers = (db: Db, search: ProjectsSearch, language: Language): Promise<Listed<ProjectRow>> =>
  onePage<ProjectRow>(db, projectQuery(search, language), search.page);
