import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ListPage, type ShownColumn } from "~/components/network/list-page";
import { pageTitle } from "~/components/page-title";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { listOptions, membersFor } from "~/domain/network-list/options.server";
import { projectsOfMembers, type ProjectRow } from "~/domain/network-list/projects.server";
import { ProjectsSearch } from "~/domain/network-list/search";
import { stateGroups } from "~/domain/project/filter";
import { projectStates } from "~/domain/project/states";
import { networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network.read", search: ProjectsSearch },
  async ({ db, search, language, network }) => ({
    network: network.key,
    ...(await projectsOfMembers(db, search, language)),
    members: await membersFor(db, "projects"),
    options: await listOptions(db, language),
    search,
    title: translatorFor(language).t("networkLists.titles.projects"),
  }),
);
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

const sums = ["planned", "applied", "granted", "paid"] as const;

export default function Projects() {
  const { t, format } = useWords();
  const page = useLoaderData<typeof loader>();
  const head = (
    column: "project" | "municipality" | "area" | "state" | "starts" | "ends" | "actions" | "cost" | "updated",
  ) => t(`networkLists.columns.${column}`);
  const quiet = (words: string) => <span className="quiet">{words}</span>;
  const money = (row: ProjectRow, ore: number | null) =>
    row.sharesMoney ? (ore === null ? quiet("–") : format.money(ore)) : quiet(t("networkLists.cell.notShared"));
  const columns: ShownColumn<ProjectRow>[] = [
    {
      key: "name",
      head: head("project"),
      sort: "name",
      cell: (row) => (
        <>
          <Link
            className="ds-link"
            data-color="neutral"
            lang={row.language}
            to={`/network/${page.network}/projects/${row.municipality}/${row.id}`}
          >
            {row.name}
          </Link>
          {row.unit || row.isExample ? (
            <span className="sub-line">
              {[row.unit, row.isExample ? t("networkLists.cell.example") : null].filter(Boolean).join(" · ")}
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: "municipality",
      head: head("municipality"),
      sort: "municipality",
      cell: (row) => row.municipalityName,
    },
    { key: "area", head: head("area"), sort: "area", cell: (row) => row.area },
    {
      key: "state",
      head: head("state"),
      sort: "state",
      cell: (row) => <Tag outline={row.state === "paused"}>{t(`states.project.${row.state}`)}</Tag>,
    },
    {
      key: "starts",
      head: head("starts"),
      sort: "starts",
      cell: (row) => (row.startsOn ? <span className="no-wrap">{format.date(row.startsOn)}</span> : quiet("–")),
    },
    {
      key: "ends",
      head: head("ends"),
      sort: "ends",
      cell: (row) => (
        <>
          {row.endsOn ? <span className="no-wrap">{format.date(row.endsOn)}</span> : quiet(row.statedPeriod ?? "–")}
          {row.daysLate > 0 ? (
            <span className="sub-line late">{t("projects.cell.late", { count: row.daysLate })}</span>
          ) : null}
        </>
      ),
    },
    {
      key: "actions",
      head: head("actions"),
      sort: "actions",
      number: true,
      cell: (row) => (
        <>
          {row.actions === 0
            ? quiet(t("projects.cell.noActions"))
            : t("projects.cell.actions", { done: row.actionsDone, total: row.actions })}
          {row.actionsLate > 0 ? (
            <span className="sub-line late">{t("projects.cell.actionsLate", { count: row.actionsLate })}</span>
          ) : null}
        </>
      ),
    },
    { key: "cost", head: head("cost"), sort: "cost", number: true, cell: (row) => money(row, row.costOre) },
    ...sums.map((sum): ShownColumn<ProjectRow> => ({
      key: sum,
      head: t(`funding.certainties.${sum}`),
      sort: sum,
      number: true,
      cell: (row) => money(row, row[`${sum}Ore`]),
    })),
    {
      key: "updated",
      head: head("updated"),
      sort: "updated",
      number: true,
      cell: (row) =>
        row.sharesUpdates ? (
          <>
            {row.lastUpdatedOn ? <span className="no-wrap">{format.date(row.lastUpdatedOn)}</span> : null}
            {row.lastUpdatedOn === null && row.daysStale === null ? quiet(t("networkLists.cell.never")) : null}
            {row.daysStale === null ? null : (
              <span className="sub-line late">{t("projects.cell.stale", { count: row.daysStale })}</span>
            )}
          </>
        ) : (
          quiet(t("networkLists.cell.notShared"))
        ),
    },
  ];
  const states = [...stateGroups, ...projectStates].map((value) => ({
    value,
    label: value === "open" || value === "finished" ? t(`projects.filter.${value}`) : t(`states.project.${value}`),
  }));
  return <ListPage {...page} list="projects" usualSort="municipality" columns={columns} states={states} />;
}
