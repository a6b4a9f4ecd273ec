import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData, useParams } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { FilterChips } from "~/components/ui/filter-chips";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { SortHeader } from "~/components/ui/sort-header";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { useWords } from "~/components/use-words";
import {
  RecommendationSearch,
  recommendationViews,
  type RecommendationFilter,
  type RecommendationSort,
} from "~/domain/recommendation/filter";
import {
  areas,
  recommendationList,
  recommendationOwners,
  recommendationPageSize,
} from "~/domain/recommendation/queries.server";
import { recommendationStates } from "~/domain/recommendation/states";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";
import { ListRow } from "./list-row";

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

/** The list's address with these filters; what is as at first is left out, and every change but of the page leads to the first page. */
function addressOf(filter: RecommendationFilter, change: Partial<RecommendationFilter> = {}): string {
  const next = { ...filter, page: 1, ...change };
  const search = new URLSearchParams();
  const put = (name: string, value: string | undefined, atFirst = "") => {
    if (value !== undefined && value !== atFirst) search.set(name, value);
  };
  put("view", next.view, "all");
  put("q", next.q);
  put("area", next.area);
  put("state", next.state);
  put("owner", next.owner);
  put("dataPoint", next.dataPoint);
  put("sort", next.sort, "state");
  put("order", next.order, "asc");
  put("page", String(next.page), "1");
  return search.size > 0 ? `?${search}` : "?";
}

const noFilters = { q: "", area: undefined, state: undefined, owner: undefined, dataPoint: undefined } as const;

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
      <FilterForm />
      <ChosenFilters />
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
  const [before = "", link = "", after = ""] = t("recommendations.empty.fromGaps").split(/<gaps>|<\/gaps>/);
  return (
    <>
      {before}
      <Link className="ds-link" to={to}>
        {link}
      </Link>
      {after}
    </>
  );
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

function FilterForm() {
  const { t } = useWords();
  const { filter, areas, owners } = useLoaderData<typeof loader>();
  return (
    // A new key takes the fields along when a chip is removed: they keep their own text otherwise.
    <Form
      className="form-line toolbar"
      method="get"
      role="search"
      aria-label={t("recommendations.filter.search")}
      key={addressOf(filter)}
    >
      {filter.view === "all" ? null : <input type="hidden" name="view" value={filter.view} />}
      {filter.sort === "state" ? null : <input type="hidden" name="sort" value={filter.sort} />}
      {filter.order === "asc" ? null : <input type="hidden" name="order" value={filter.order} />}
      {filter.dataPoint ? <input type="hidden" name="dataPoint" value={filter.dataPoint} /> : null}
      <Field
        kind="search"
        name="q"
        label={t("recommendations.filter.search")}
        defaultValue={filter.q}
        maxLength={100}
        width="short"
      />
      <Field
        kind="select"
        name="area"
        label={t("recommendations.filter.area")}
        empty={t("recommendations.filter.anyArea")}
        options={areas.map(({ key, name }) => ({ value: key, label: name }))}
        defaultValue={filter.area ?? ""}
        width="short"
      />
      <Field
        kind="select"
        name="state"
        label={t("recommendations.filter.state")}
        empty={t("recommendations.filter.anyState")}
        options={recommendationStates.map((state) => ({ value: state, label: t(`states.recommendation.${state}`) }))}
        defaultValue={filter.state ?? ""}
        width="short"
      />
      <Field
        kind="select"
        name="owner"
        label={t("recommendations.filter.owner")}
        empty={t("recommendations.filter.anyOwner")}
        options={[
          { value: "none", label: t("recommendations.filter.noOwner") },
          ...owners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        defaultValue={filter.owner ?? ""}
        width="short"
      />
      <button className="ds-button" data-variant="secondary" data-color="accent">
        {t("recommendations.filter.apply")}
      </button>
    </Form>
  );
}

function ChosenFilters() {
  const { t } = useWords();
  const { filter, areas, owners } = useLoaderData<typeof loader>();
  const chips: { key: string; label: string; href: string }[] = [];
  const chip = (key: keyof typeof noFilters, label: string | undefined) => {
    if (label !== undefined) chips.push({ key, label, href: addressOf(filter, { [key]: noFilters[key] }) });
  };
  chip("q", filter.q === "" ? undefined : t("recommendations.filter.found", { text: filter.q }));
  chip("area", filter.area && (areas.find(({ key }) => key === filter.area)?.name ?? filter.area));
  chip("state", filter.state && t(`states.recommendation.${filter.state}`));
  chip(
    "owner",
    filter.owner && (owners.find(({ id }) => id === filter.owner)?.name ?? t("recommendations.filter.noOwner")),
  );
  chip("dataPoint", filter.dataPoint && t("recommendations.filter.oneDataPoint"));
  return (
    <FilterChips
      label={t("recommendations.filter.inUse")}
      remove={t("recommendations.filter.remove")}
      chips={chips}
      clear={{ href: addressOf(filter, noFilters), label: t("recommendations.filter.clear") }}
    />
  );
}
