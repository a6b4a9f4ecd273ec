import type { Db } from "~/db/door.server";
import type { Column } from "~/domain/export/columns";
import { inBatches } from "~/domain/export/cursor.server";
import type { Language } from "~/text/languages";
import { fundingColumns, projectColumns, recommendationColumns } from "./columns";
import { fundingQuery, type FundingRow } from "./funding.server";
import { allRows } from "./listed.server";
import { projectQuery, type ProjectRow } from "./projects.server";
import { recommendationQuery, type RecommendationRow } from "./recommendations.server";
import type { FundingSearch, ProjectsSearch, RecommendationsSearch } from "./search";

// The lists as files: the screen's own query without its page, and the columns said in columns.ts.

interface ListOf<Row> {
  columns: readonly Column<Row>[];
  rows: AsyncIterable<Row[]>;
}

export const recommendationFile = (
  db: Db,
  search: RecommendationsSearch,
  language: Language,
): ListOf<RecommendationRow> => ({
  columns: recommendationColumns,
  rows: inBatches<RecommendationRow>(db, allRows(recommendationQuery(search, language))),
});

export const projectFile = (db: Db, search: ProjectsSearch, language: Language): ListOf<ProjectRow> => ({
  columns: projectColumns,
  rows: inBatches<ProjectRow>(db, allRows(projectQuery(search, language))),
});

export const fundingFile = (db: Db, search: FundingSearch): ListOf<FundingRow> => ({
  columns: fundingColumns,
  rows: inBatches<FundingRow>(db, allRows(fundingQuery(search))),
});
