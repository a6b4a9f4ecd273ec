import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ListPage, type ShownColumn } from "~/components/network/list-page";
import { pageTitle } from "~/components/page-title";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { listOptions, membersFor } from "~/domain/network-list/options.server";
import { recommendationsOfMembers, type RecommendationRow } from "~/domain/network-list/recommendations.server";
import { RecommendationsSearch } from "~/domain/network-list/search";
import { recommendationStates } from "~/domain/recommendation/states";
import { networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network.read", search: RecommendationsSearch },
  async ({ db, search, language, network }) => ({
    network: network.key,
    ...(await recommendationsOfMembers(db, search, language)),
    members: await membersFor(db, "recommendations"),
    options: await listOptions(db, language),
    search,
    title: translatorFor(language).t("networkLists.titles.recommendations"),
  }),
);
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Recommendations() {
  const { t, format } = useWords();
  const page = useLoaderData<typeof loader>();
  const head = (column: "reference" | "title" | "municipality" | "area" | "answer" | "projects" | "late" | "unit") =>
    t(`networkLists.columns.${column}`);
  const columns: ShownColumn<RecommendationRow>[] = [
    {
      key: "title",
      head: head("title"),
      sort: "title",
      cell: (row) => (
        <>
          <Link
            className="ds-link"
            data-color="neutral"
            lang={row.language}
            to={`/network/${page.network}/recommendations/${row.municipality}/${row.id}`}
          >
            {row.title}
          </Link>
          {row.isExample ? <span className="sub-line">{t("networkLists.cell.example")}</span> : null}
        </>
      ),
    },
    { key: "reference", head: head("reference"), sort: "reference", cell: (row) => row.reference },
    {
      key: "municipality",
      head: head("municipality"),
      sort: "municipality",
      cell: (row) => row.municipalityName,
    },
    { key: "area", head: head("area"), sort: "area", cell: (row) => row.area },
    {
      key: "state",
      head: head("answer"),
      sort: "state",
      cell: (row) => (
        <>
          <Tag>{t(`states.recommendation.${row.state}`)}</Tag>
          {row.answeredOn ? <span className="sub-line no-wrap">{format.date(row.answeredOn)}</span> : null}
          {row.state === "postponed" && row.reviewOn ? (
            <span className="sub-line">{t("recommendations.table.reviewOn", { date: format.date(row.reviewOn) })}</span>
          ) : null}
        </>
      ),
    },
    { key: "projects", head: head("projects"), sort: "projects", number: true, cell: (row) => row.projects },
    {
      key: "late",
      head: head("late"),
      sort: "late",
      number: true,
      cell: (row) => (
        <>
          {row.late > 0 ? <span className="late">{row.late}</span> : <span className="quiet">0</span>}
          {row.stale ? <span className="sub-line late">{t("networkLists.cell.stale")}</span> : null}
        </>
      ),
    },
    {
      key: "unit",
      head: head("unit"),
      sort: "unit",
      cell: (row) =>
        row.unit ?? (
          <span className={row.hasOwner ? "quiet" : "late"}>
            {row.hasOwner ? t("networkLists.cell.noUnit") : t("networkLists.cell.noOwner")}
          </span>
        ),
    },
  ];
  const states = [
    { value: "unanswered", label: t("networkLists.filter.unanswered") },
    ...recommendationStates.map((value) => ({ value, label: t(`states.recommendation.${value}`) })),
  ];
  return <ListPage {...page} list="recommendations" usualSort="municipality" columns={columns} states={states} />;
}
