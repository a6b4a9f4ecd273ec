import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useParams } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { LinkedText } from "~/components/ui/linked-text";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { SortHeader } from "~/components/ui/sort-header";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { useWords } from "~/components/use-words";
import { recommendationViews, type RecommendationSort } from "~/domain/recommendation/filter";
import { RecommendationSearch } from "~/domain/recommendation/search";
import {
  areas,
  recommendationList,
  recommendationOwners,
  recommendationPageSize,
} from "~/domain/recommendation/queries.server";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";
import { addressOf } from "./address";
import { ListRow } from "./list-row";
import { ChosenFilters, RecommendationFilterForm } from "./recommendation-filter";

export const loader = municipalityLoader(
  { may: "plan.read", search: RecommendationSearch },
  async ({ db, search, language, today, may }) => ({
    ...(await recommendationList(db, search, language)),
    areas: await areas(db, language),
    owners: await recommendationOwners(db),
    filter: search,
    pageSize: recommendationPageSize,
    today,
    mayWrite: may("recommendation.write"),
    mayAnswer: may("recommendation.answer"),
    title: translatorFor(language).t("recommendations.title"),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Recommendations() {
  const { t, format } = useWords();
  const { municipality = "" } = useParams();
  const page = useLoaderData<typeof loader>();
  const { rows, total, views, filter, any } = page;
  const base = `/${municipality}/recommendations`;
  const head = (
    <PageHead
      title={t("recommendations.title")}
      lead={t("recommendations.lead")}
      actions={
        page.mayWrite ? (
          <Link className="ds-button" data-color="accent" to={`${base}/new`}>
            {t("recommendations.write")}
          </Link>
        ) : null
      }
    />
  );
  if (!any) {
    return (
      <>
        {head}
        <EmptyState
          title={t("recommendations.empty.title")}
          ways={[
            { key: "gaps", content: <GapsWay to={`/${municipality}/gaps`} /> },
            { key: "write", content: t("recommendations.empty.write") },
            { key: "answer", content: t("recommendations.empty.answer") },
          ]}
        >
          {t("recommendations.empty.text")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      {head}
      <TabsAsLinks
        label={t("recommendations.views.label")}
        views={recommendationViews
          .filter((view) => view !== "due" || views.due > 0 || filter.view === "due")
          .map((view) => ({
            key: view,
            href: addressOf(filter, { view }),
            label: t(`recommendations.views.${view}`),
            count: format.number(views[view]),
            current: filter.view === view,
          }))}
      />
      <div className="toolbar">
        <RecommendationFilterForm filter={filter} areas={page.areas} owners={page.owners} />
        <ChosenFilters filter={filter} areas={page.areas} owners={page.owners} />
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={t("recommendations.none.title")}
          action={
            <Link className="ds-button" data-variant="secondary" data-color="accent" to={base}>
              {t("recommendations.none.clear")}
            </Link>
          }
        >
          {t("recommendations.none.text")}
        </EmptyState>
      ) : (
        <div className="scroll-region" tabIndex={0} role="region" aria-label={t("recommendations.title")}>
          <table className="ds-table table--fold">
            <caption className="ds-sr-only">{t("recommendations.title")}</caption>
            <thead>
              <tr>
                <Sorted by="title">{t("recommendations.table.recommendation")}</Sorted>
                <Sorted by="area">{t("recommendations.table.area")}</Sorted>
                <Sorted by="state">{t("recommendations.table.state")}</Sorted>
                <Sorted by="owner">{t("recommendations.table.owner")}</Sorted>
                <Sorted by="gaps" number>
                  {t("recommendations.table.gaps")}
                </Sorted>
                <Sorted by="projects" number>
                  {t("recommendations.table.projects")}
                </Sorted>
                <Sorted by="received" number>
                  {t("recommendations.table.received")}
                </Sorted>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <ListRow key={row.id} row={row} base={base} today={page.today} mayAnswer={page.mayAnswer} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > page.pageSize ? (
        <Pagination
          label={t("recommendations.pages.label")}
          status={t("recommendations.pages.status", {
            from: format.number((page.page - 1) * page.pageSize + 1),
            to: format.number(Math.min(page.page * page.pageSize, total)),
            total: format.number(total),
          })}
          previous={
            page.page > 1
              ? { href: addressOf(filter, { page: page.page - 1 }), label: t("recommendations.pages.previous") }
              : null
          }
          next={
            page.page * page.pageSize < total
              ? { href: addressOf(filter, { page: page.page + 1 }), label: t("recommendations.pages.next") }
              : null
          }
        />
      ) : null}
    </>
  );
}

/** The first way out of an empty page, with its link in the sentence. */
function GapsWay({ to }: { to: string }) {
  const { t } = useWords();
  return <LinkedText text={t("recommendations.empty.fromGaps")} to={to} />;
}

function Sorted({ by, number = false, children }: { by: RecommendationSort; number?: boolean; children: string }) {
  const { filter } = useLoaderData<typeof loader>();
  const isNow = filter.sort === by;
  // Numbers and days are asked for from the greatest down.
  const first = number ? "desc" : "asc";
  const order = isNow ? (filter.order === "asc" ? "desc" : "asc") : first;
  return (
    <SortHeader
      sorted={isNow ? (filter.order === "asc" ? "ascending" : "descending") : "none"}
      href={addressOf(filter, { sort: by, order })}
      number={number}
    >
      {children}
    </SortHeader>
  );
}
