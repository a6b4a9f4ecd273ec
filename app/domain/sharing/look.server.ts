import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import type { MatrixColumn, MatrixMember } from "../network/matrix";
import { memberFigures, type MemberDataPoint } from "../network/member.server";
import { matrixColumns, matrixMembers } from "../network/queries.server";
import { fundingOfMembers, type FundingRow, type FundingTotals } from "../network-list/funding.server";
import type { Listed } from "../network-list/listed.server";
import { projectsOfMembers, type ProjectRow } from "../network-list/projects.server";
import { recommendationsOfMembers, type RecommendationRow } from "../network-list/recommendations.server";
import { sharedWork, type SharedWork } from "../network-list/record.server";
import { FundingSearch, ProjectsSearch, RecommendationsSearch } from "../network-list/search";
import { NotFound } from "../shared/errors";

// What a network sees of one member, asked by the network's own pages' queries through the door that is open. Nothing here asks what is
// shared: the queries and the policies answer that. What is not seen is an empty list or null.

export interface Look {
  /** The member's row of the matrix, by category, and where it stands besides. */
  columns: MatrixColumn[];
  member: MatrixMember;
  /** The data points behind it; none unless figures are shown in detail. */
  dataPoints: MemberDataPoint[];
  /** One page of each list, as long as the network's own. */
  recommendations: Listed<RecommendationRow>;
  projects: Listed<ProjectRow>;
  funding: Listed<FundingRow> & { totals: FundingTotals };
  /** One project as its page shows it: the one asked for, or the one that was reported on last. */
  work: SharedWork | null;
}

/** What of it is opened: one project, by its id, and a page of each list; without them the one reported on last, and the first pages. */
export interface LookSearch {
  project: string | null;
  recommendations: number;
  projects: number;
  funding: number;
}

export const firstLook: LookSearch = { project: null, recommendations: 1, projects: 1, funding: 1 };

/**
 * Reads it through the network's door. Some twenty queries, however much there is.
 * @throws NotFound where the municipality is no member of the network of the open door
 */
export async function lookAt(
  db: Db,
  { id, key }: { id: string; key: string },
  language: Language,
  asked: LookSearch = firstLook,
): Promise<Look> {
  const columns = await matrixColumns(db, "category", language);
  const [member] = await matrixMembers(db, "category", columns, { only: [id] });
  if (!member) throw new NotFound("member");
  const all = { category: null, dimension: null, goal: null };
  const { rows: dataPoints } = await memberFigures(db, key, all, language);
  const its = { municipality: key };
  const projects = await projectsOfMembers(db, ProjectsSearch.parse({ ...its, page: asked.projects }), language);
  const open = asked.project ?? latest(projects.rows)?.id ?? null;
  return {
    columns,
    member,
    dataPoints,
    recommendations: await recommendationsOfMembers(
      db,
      RecommendationsSearch.parse({ ...its, page: asked.recommendations }),
      language,
    ),
    projects,
    funding: await fundingOfMembers(db, FundingSearch.parse({ ...its, page: asked.funding })),
    work: open === null ? null : await sharedWork(db, { municipality: key, id: open }, language),
  };
}

const latest = (rows: readonly ProjectRow[]): ProjectRow | undefined =>
  rows.reduce<ProjectRow | undefined>(
    (last, row) => (last === undefined || (row.lastUpdatedOn ?? "") > (last.lastUpdatedOn ?? "") ? row : last),
    undefined,
  );
