import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useStateWords } from "~/components/kpi/state-words";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { FilterChips } from "~/components/ui/filter-chips";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { useWords } from "~/components/use-words";
import { kpiAddress, kpiLevels, kpiPageSize, wheelStateFilters, type WheelStateFilter } from "~/domain/kpi/filter";
import { kpiList } from "~/domain/kpi/queries.server";
import { KpiSearch } from "~/domain/kpi/schema";
import type { WheelState } from "~/domain/kpi/score";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";
import { KpiTable } from "./kpi-table";

export const loader = municipalityLoader(
  { may: "plan.read", search: KpiSearch },
  async ({ db, search, language, municipality }) => {
    const { rows, total, page, dimensions, categories } = await kpiList(db, search, language);
    return {
      municipality: municipality.key,
      filter: { ...search, page },
      rows,
      total,
      dimensions,
      categories,
      title: translatorFor(language).t("kpis.title"),
    };
  },
);
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

const wheelStateOf = (state: WheelStateFilter): WheelState =>
  state === "not_scored" || state === "no_data" ? state : (Number(state) as WheelState);

export default function Kpis() {
  const { t, format } = useWords();
  const stateWords = useStateWords();
  const { municipality, filter, rows, total, dimensions, categories } = useLoaderData<typeof loader>();
  const everywhere = dimensions.reduce((sum, { count }) => sum + count, 0);
  const category = categories.find(({ key }) => key === filter.category);

  const chips = [
    ...(filter.q === ""
      ? []
      : [{ key: "q", label: t("kpis.list.searchedFor", { text: filter.q }), href: kpiAddress(filter, { q: "" }) }]),
    ...(category
      ? [{ key: "category", label: category.label, href: kpiAddress(filter, { category: undefined }) }]
      : []),
    ...(filter.level
      ? [{ key: "level", label: t(`kpis.level.${filter.level}`), href: kpiAddress(filter, { level: undefined }) }]
      : []),
    ...(filter.state
      ? [
          {
            key: "state",
            label: stateWords(wheelStateOf(filter.state)),
            href: kpiAddress(filter, { state: undefined }),
          },
        ]
      : []),
    ...(filter.review
      ? [
          {
            key: "review",
            label: filter.review === "submitted" ? t("kpis.list.isSubmitted") : t("kpis.list.isReturned"),
            href: kpiAddress(filter, { review: undefined }),
          },
        ]
      : []),
  ];
  const nothingChosen = {
    q: "",
    category: undefined,
    level: undefined,
    state: undefined,
    review: undefined,
  };
  return (
    <>
      <PageHead title={t("kpis.title")} lead={t("kpis.lead")} />
      <TabsAsLinks
        label={t("kpis.list.dimensions")}
        views={[
          {
            key: "all",
            href: kpiAddress(filter, { dimension: undefined, category: undefined }),
            label: t("kpis.list.all"),
            count: format.number(everywhere),
            current: filter.dimension === undefined,
          },
          ...dimensions.map((dimension) => ({
            key: dimension.key,
            href: kpiAddress(filter, { dimension: dimension.key, category: undefined }),
            label: dimension.label,
            count: format.number(dimension.count),
            current: filter.dimension === dimension.key,
          })),
        ]}
      />
      {/* Made anew for each address, so that the fields say what is shown. */}
      <Form
        className="form-line toolbar"
        method="get"
        role="search"
        aria-label={t("kpis.list.search")}
        key={kpiAddress(filter, {})}
      >
        {filter.dimension === undefined ? null : <input type="hidden" name="dimension" value={filter.dimension} />}
        {filter.review === undefined ? null : <input type="hidden" name="review" value={filter.review} />}
        {filter.sort === "place" ? null : <input type="hidden" name="sort" value={filter.sort} />}
        {filter.order === "asc" ? null : <input type="hidden" name="order" value={filter.order} />}
        <Field kind="search" name="q" label={t("kpis.list.search")} defaultValue={filter.q} maxLength={100} />
        {categories.length > 0 ? (
          <Field
            kind="select"
            name="category"
            label={t("kpis.list.category")}
            empty={t("kpis.list.anyCategory")}
            defaultValue={filter.category ?? ""}
            options={categories.map(({ key, label }) => ({ value: key, label }))}
          />
        ) : null}
        <Field
          kind="select"
          name="level"
          label={t("kpis.list.level")}
          empty={t("kpis.list.anyLevel")}
          defaultValue={filter.level ?? ""}
          options={kpiLevels.map((level) => ({ value: level, label: t(`kpis.level.${level}`) }))}
        />
        <Field
          kind="select"
          name="state"
          label={t("kpis.list.state")}
          empty={t("kpis.list.anyState")}
          defaultValue={filter.state ?? ""}
          options={wheelStateFilters.map((state) => ({ value: state, label: stateWords(wheelStateOf(state)) }))}
        />
        <button className="ds-button" data-color="accent" data-variant="secondary">
          {t("kpis.list.filter")}
        </button>
      </Form>
      {chips.length > 0 ? (
        <div className="toolbar">
          <FilterChips
            label={t("kpis.list.inUse")}
            remove={t("kpis.list.remove")}
            chips={chips}
            clear={{ href: kpiAddress(filter, nothingChosen), label: t("kpis.list.clear") }}
          />
        </div>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState
          title={t("kpis.list.noneTitle")}
          action={
            <Link className="ds-button" data-color="accent" data-variant="secondary" to={`/${municipality}/kpis`}>
              {t("kpis.list.showAll")}
            </Link>
          }
        >
          {t("kpis.list.noneText")}
        </EmptyState>
      ) : (
        <>
          {filter.sort === "place" ? null : (
            <p className="section-foot">
              <Link className="ds-link" to={kpiAddress(filter, { sort: "place", order: "asc" })} preventScrollReset>
                {t("kpis.list.frameworkOrder")}
              </Link>
            </p>
          )}
          <KpiTable municipality={municipality} rows={rows} filter={filter} />
          <Pagination
            label={t("kpis.list.pages")}
            status={t("kpis.list.status", {
              from: (filter.page - 1) * kpiPageSize + 1,
              to: (filter.page - 1) * kpiPageSize + rows.length,
              total,
            })}
            previous={
              filter.page > 1
                ? { href: kpiAddress(filter, { page: filter.page - 1 }), label: t("kpis.list.previous") }
                : null
            }
            next={
              filter.page * kpiPageSize < total
                ? { href: kpiAddress(filter, { page: filter.page + 1 }), label: t("kpis.list.next") }
                : null
            }
          />
          <p className="table-note">{t("kpis.list.note")}</p>
        </>
      )}
    </>
  );
}
