import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ListPage, type ShownColumn } from "~/components/network/list-page";
import { pageTitle } from "~/components/page-title";
import { KeyFigures } from "~/components/ui/key-figures";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { certaintyFilters } from "~/domain/funding/filter";
import { fundingOfMembers, type FundingRow } from "~/domain/network-list/funding.server";
import { listOptions, membersFor } from "~/domain/network-list/options.server";
import { FundingSearch } from "~/domain/network-list/search";
import { networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network.read", search: FundingSearch },
  async ({ db, search, language, network }) => ({
    network: network.key,
    ...(await fundingOfMembers(db, search)),
    members: await membersFor(db, "funding"),
    options: await listOptions(db, language),
    search,
    title: translatorFor(language).t("networkLists.titles.funding"),
  }),
);
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

const sums = ["planned", "applied", "granted", "paid"] as const;

export default function Funding() {
  const { t, format } = useWords();
  const { totals, ...page } = useLoaderData<typeof loader>();
  const head = (column: "programme" | "provider" | "type" | "municipality" | "project" | "state") =>
    t(`networkLists.columns.${column}`);
  const columns: ShownColumn<FundingRow>[] = [
    {
      key: "programme",
      head: head("programme"),
      sort: "programme",
      cell: (row) => (
        <>
          <span lang={row.programmeLanguage}>{row.programme}</span>
          {row.isExample ? <span className="sub-line">{t("networkLists.cell.example")}</span> : null}
        </>
      ),
    },
    {
      key: "provider",
      head: head("provider"),
      sort: "provider",
      cell: (row) => <span lang={row.programmeLanguage}>{row.provider}</span>,
    },
    { key: "type", head: head("type"), sort: "type", cell: (row) => t(`funding.types.${row.type}`) },
    {
      key: "municipality",
      head: head("municipality"),
      sort: "municipality",
      cell: (row) => row.municipalityName,
    },
    {
      key: "project",
      head: head("project"),
      sort: "project",
      cell: (row) => (
        <Link
          className="ds-link"
          data-color="neutral"
          lang={row.projectLanguage}
          to={`/network/${page.network}/projects/${row.municipality}/${row.projectId}`}
        >
          {row.project}
        </Link>
      ),
    },
    {
      key: "state",
      head: head("state"),
      sort: "state",
      cell: (row) => (
        <>
          <Tag>{t(`states.funding.${row.state}`)}</Tag>
          {row.uncountedOre === null ? null : (
            <span className="sub-line">{t("funding.cell.notCounted", { amount: format.money(row.uncountedOre) })}</span>
          )}
        </>
      ),
    },
    ...sums.map((sum): ShownColumn<FundingRow> => ({
      key: sum,
      head: t(`funding.certainties.${sum}`),
      sort: sum,
      number: true,
      cell: (row) => {
        const ore = row[`${sum}Ore`];
        return ore === null ? <span className="quiet">–</span> : format.money(ore);
      },
    })),
  ];
  const states = certaintyFilters.map((value) => ({
    value,
    label:
      value === "identified" || value === "lost" ? t(`funding.filter.${value}`) : t(`funding.certainties.${value}`),
  }));
  const figures = (
    <KeyFigures
      figures={(["granted", "paid", "applied", "planned"] as const).map((sum) => ({
        key: sum,
        label: t(`funding.totals.${sum}`),
        value: format.money(totals[`${sum}Ore`]),
        main: sum === "granted",
      }))}
    />
  );
  return (
    <ListPage {...page} list="funding" usualSort="programme" columns={columns} states={states} figures={figures} />
  );
}
