import type { Column } from "~/domain/export/columns";
import type { FundingRow } from "./funding.server";
import type { ProjectRow } from "./projects.server";
import type { RecommendationRow } from "./recommendations.server";

// What the files of a network's lists hold, column by column: what the screen shows of a row, each fact in a cell of its own.

/** What is invented says so in the file too. */
const marked: Column<{ isExample: boolean }> = {
  head: "networkLists.columns.marked",
  kind: "text",
  value: (row, t) => (row.isExample ? t("networkLists.cell.example") : null),
};

export const recommendationColumns: readonly Column<RecommendationRow>[] = [
  { head: "networkLists.columns.reference", kind: "text", value: (row) => row.reference },
  { head: "networkLists.columns.title", kind: "text", value: (row) => row.title },
  { head: "networkLists.columns.municipality", kind: "text", value: (row) => row.municipalityName },
  { head: "networkLists.columns.area", kind: "text", value: (row) => row.area },
  { head: "networkLists.columns.answer", kind: "text", value: (row, t) => t(`states.recommendation.${row.state}`) },
  { head: "networkLists.columns.answeredOn", kind: "date", value: (row) => row.answeredOn },
  { head: "networkLists.columns.reviewOn", kind: "date", value: (row) => row.reviewOn },
  { head: "networkLists.columns.projects", kind: "number", value: (row) => row.projects },
  { head: "networkLists.columns.late", kind: "number", value: (row) => row.late },
  {
    head: "networkLists.columns.updates",
    kind: "text",
    value: (row, t) => (row.stale ? t("networkLists.cell.stale") : null),
  },
  {
    head: "networkLists.columns.unit",
    kind: "text",
    value: (row, t) => row.unit ?? (row.hasOwner ? t("networkLists.cell.noUnit") : t("networkLists.cell.noOwner")),
  },
  marked,
];

const money = (row: ProjectRow, ore: number | null, t: Parameters<Column<ProjectRow>["value"]>[1]) =>
  row.sharesMoney ? ore : t("networkLists.cell.notShared");

export const projectColumns: readonly Column<ProjectRow>[] = [
  { head: "networkLists.columns.project", kind: "text", value: (row) => row.name },
  { head: "networkLists.columns.municipality", kind: "text", value: (row) => row.municipalityName },
  { head: "networkLists.columns.area", kind: "text", value: (row) => row.area },
  { head: "networkLists.columns.state", kind: "text", value: (row, t) => t(`states.project.${row.state}`) },
  { head: "networkLists.columns.starts", kind: "date", value: (row) => row.startsOn },
  { head: "networkLists.columns.ends", kind: "date", value: (row) => row.endsOn ?? row.statedPeriod },
  { head: "networkLists.columns.daysLate", kind: "number", value: (row) => row.daysLate || null },
  { head: "networkLists.columns.actions", kind: "number", value: (row) => row.actions },
  { head: "networkLists.columns.done", kind: "number", value: (row) => row.actionsDone },
  { head: "networkLists.columns.late", kind: "number", value: (row) => row.actionsLate },
  { head: "networkLists.columns.cost", kind: "kroner", value: (row, t) => money(row, row.costOre, t) },
  { head: "funding.certainties.planned", kind: "kroner", value: (row, t) => money(row, row.plannedOre, t) },
  { head: "funding.certainties.applied", kind: "kroner", value: (row, t) => money(row, row.appliedOre, t) },
  { head: "funding.certainties.granted", kind: "kroner", value: (row, t) => money(row, row.grantedOre, t) },
  { head: "funding.certainties.paid", kind: "kroner", value: (row, t) => money(row, row.paidOre, t) },
  {
    head: "networkLists.columns.updated",
    kind: "date",
    value: (row, t) =>
      row.sharesUpdates ? (row.lastUpdatedOn ?? t("networkLists.cell.never")) : t("networkLists.cell.notShared"),
  },
  { head: "networkLists.columns.daysStale", kind: "number", value: (row) => row.daysStale },
  { head: "networkLists.columns.unit", kind: "text", value: (row) => row.unit },
  marked,
];

export const fundingColumns: readonly Column<FundingRow>[] = [
  { head: "networkLists.columns.programme", kind: "text", value: (row) => row.programme },
  { head: "networkLists.columns.provider", kind: "text", value: (row) => row.provider },
  { head: "networkLists.columns.type", kind: "text", value: (row, t) => t(`funding.types.${row.type}`) },
  { head: "networkLists.columns.municipality", kind: "text", value: (row) => row.municipalityName },
  { head: "networkLists.columns.project", kind: "text", value: (row) => row.project },
  { head: "networkLists.columns.state", kind: "text", value: (row, t) => t(`states.funding.${row.state}`) },
  { head: "funding.certainties.planned", kind: "kroner", value: (row) => row.plannedOre },
  { head: "funding.certainties.applied", kind: "kroner", value: (row) => row.appliedOre },
  { head: "funding.certainties.granted", kind: "kroner", value: (row) => row.grantedOre },
  { head: "funding.certainties.paid", kind: "kroner", value: (row) => row.paidOre },
  { head: "networkLists.columns.uncounted", kind: "kroner", value: (row) => row.uncountedOre },
  marked,
];
