import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import type { RecommendationState } from "~/domain/recommendation/states";
import type { Language } from "~/text/languages";
import { addresses, anyOf, attentionCondition, fundedBy, recommendationWork, within } from "./conditions.server";
import type { RecommendationSort } from "./filter";
import { onePage, sorted, type Listed, type ListQuery } from "./listed.server";
import type { RecommendationsSearch } from "./search";

export interface RecommendationRow {
  id: string;
  reference: string;
  title: string;
  language: string;
  municipality: string;
  municipalityName: string;
  area: string;
  state: RecommendationState;
  answeredOn: string | null;
  reviewOn: string | null;
  isExample: boolean;
  /** Linked projects that are not cancelled. */
  projects: number;
  /** Late actions of its own and of its projects. */
  late: number;
  stale: boolean;
  hasOwner: boolean;
  /** The owner's unit: persons are not shown to networks. */
  unit: string | null;
}

const sortedBy = (language: Language): Record<RecommendationSort, Prisma.Sql> => ({
  reference: Prisma.sql`r.reference COLLATE norwegian`,
  title: Prisma.sql`r.title COLLATE norwegian`,
  municipality: Prisma.sql`m.name COLLATE norwegian`,
  area: Prisma.sql`a.name ->> ${language} COLLATE norwegian`,
  state: Prisma.sql`r.state`,
  projects: Prisma.sql`coalesce(w.projects, 0)`,
  late: Prisma.sql`coalesce(w.late, 0)`,
  unit: Prisma.sql`v.unit COLLATE norwegian`,
});

/** The recommendations of all members that share their plan in detail. */
export function recommendationQuery(search: RecommendationsSearch, language: Language): ListQuery {
  const where: Prisma.Sql[] = [];
  if (search.q !== undefined && search.q !== "") {
    const { q } = search;
    where.push(
      anyOf([Prisma.sql`r.reference`, Prisma.sql`r.title`, Prisma.sql`r.text`].map((text) => within(text, q))),
    );
  }
  if (search.municipality !== undefined) where.push(Prisma.sql`m.key = ${search.municipality}`);
  if (search.area !== undefined) where.push(Prisma.sql`r.area_key = ${search.area}`);
  if (search.state === "unanswered") where.push(Prisma.sql`r.state IN ('received', 'under_review')`);
  else if (search.state !== undefined) where.push(Prisma.sql`r.state = ${search.state}::recommendation_state`);
  where.push(
    ...addresses(search),
    ...fundedBy(
      search,
      Prisma.sql`(f.municipality_id, f.project_id) IN (SELECT l.municipality_id, l.project_id FROM project_recommendation l
        WHERE l.municipality_id = r.municipality_id AND l.recommendation_id = r.id)`,
    ),
    ...attentionCondition(search.attention, Prisma.sql`w.late > 0`, Prisma.sql`w.stale`),
  );
  return {
    columns: Prisma.sql`r.id, r.reference, r.title, trim(r.language) AS language, m.key AS municipality, m.name AS "municipalityName",
      a.name ->> ${language} AS area, r.state::text AS state, e.answered_on::text AS "answeredOn", e.review_on::text AS "reviewOn",
      r.is_example AS "isExample", coalesce(w.projects, 0) AS projects, coalesce(w.late, 0) AS late, coalesce(w.stale, false) AS stale,
      r.owner_id IS NOT NULL AS "hasOwner", v.unit`,
    from: Prisma.sql`FROM recommendation r
      JOIN municipality m ON m.id = r.municipality_id
      JOIN area a ON a.key = r.area_key
      LEFT JOIN response e ON e.municipality_id = r.municipality_id AND e.recommendation_id = r.id
      LEFT JOIN owner_unit v ON v.municipality_id = r.municipality_id AND v.person_id = r.owner_id
      LEFT JOIN ${recommendationWork} w ON w.municipality_id = r.municipality_id AND w.recommendation_id = r.id`,
    where,
    order: Prisma.sql`${sorted(sortedBy(language)[search.sort], search.order)}, m.name COLLATE norwegian, r.reference COLLATE norwegian, r.municipality_id, r.id`,
  };
}

/** One page of them. Two queries. */
export const recommendationsOfMembers = (
  db: Db,
  search: RecommendationsSearch,
  language: Language,
): Promise<Listed<RecommendationRow>> =>
  onePage<RecommendationRow>(db, recommendationQuery(search, language), search.page);
