import { FunnelIcon } from "@navikt/aksel-icons";
import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { Dropdown } from "~/components/ui/disclosure";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { FilterChips } from "~/components/ui/filter-chips";
import { Icon } from "~/components/ui/icon";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { searchHref } from "~/components/ui/search-href";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { useWords } from "~/components/use-words";
import { proposalsPerPage } from "~/domain/proposal/filter";
import { proposalFilterOptions, proposalList } from "~/domain/proposal/queries.server";
import { ProposalSearch } from "~/domain/proposal/schema";
import { proposalStates } from "~/domain/proposal/states";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";
import { ProposalTable } from "./proposal-table";

export const loader = municipalityLoader(
  { may: "plan.read", search: ProposalSearch },
  async ({ db, actor, municipality, search, language, may }) => ({
    ...(await proposalList(db, actor, search)),
    ...(await proposalFilterOptions(db)),
    search,
    municipality: municipality.key,
    mayTreat: may("proposal.treat"),
    mayEvaluate: may("proposal.evaluate"),
    title: translatorFor(language).t("proposals.title"),
  }),
);
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

/** How the list stands when nothing is asked for; it is left out of the address. */
const usual = { sort: "submitted", order: "asc" };
const views = {
  all: {},
  undecided: { state: "undecided" },
  over: { attention: "over" },
  mine: { attention: "mine" },
} as const;
const filters = ["q", "state", "challenge", "partner", "attention"] as const;

export default function Proposals() {
  const { t } = useWords();
  const page = useLoaderData<typeof loader>();
  const { rows, total, counts, search, partners, challenges, mayTreat, title } = page;
  const path = `/${page.municipality}/proposals`;
  const order = { sort: search.sort, order: search.order };
  const href = (changes: Parameters<typeof searchHref>[2]) => searchHref(path, search, changes, usual);
  if (counts.all === 0) {
    return (
      <>
        <PageHead title={title} />
        <EmptyState title={t("proposals.empty.title")}>{t("proposals.empty.text")}</EmptyState>
      </>
    );
  }
  const chips: { key: string; label: string }[] = [];
  if (search.q) chips.push({ key: "q", label: t("proposals.filter.isSearch", { words: search.q }) });
  if (search.state)
    chips.push({
      key: "state",
      label: search.state === "undecided" ? t("proposals.views.undecided") : t(`proposals.states.${search.state}`),
    });
  if (search.challenge)
    chips.push({
      key: "challenge",
      label: challenges.find(({ id }) => id === search.challenge)?.name ?? t("proposals.unasked"),
    });
  if (search.partner)
    chips.push({
      key: "partner",
      label: partners.find(({ id }) => id === search.partner)?.name ?? t("proposals.filter.unknown"),
    });
  if (search.attention) chips.push({ key: "attention", label: t(`proposals.views.${search.attention}`) });
  const isView = (view: keyof typeof views) =>
    filters.every((filter) => search[filter] === (views[view] as Record<string, string | undefined>)[filter]);
  const first = (page.page - 1) * proposalsPerPage + 1;
  const last = first + rows.length - 1;
  return (
    <>
      <PageHead title={title} lead={t("proposals.lead", { count: counts.all })} />
      <TabsAsLinks
        label={t("proposals.views.label")}
        views={(Object.keys(views) as (keyof typeof views)[])
          .filter((view) => view !== "mine" || page.mayEvaluate)
          .map((view) => ({
            key: view,
            href: searchHref(path, order, views[view], usual),
            label: t(`proposals.views.${view}`),
            count: counts[view],
            current: isView(view),
          }))}
      />
      <div className="toolbar">
        <Dropdown
          key={JSON.stringify(search)}
          wrapperClassName="filter-dropdown"
          variant="secondary"
          className="ds-button"
          summary={
            <>
              <Icon of={FunnelIcon} />
              {t("proposals.filter.button")}
            </>
          }
        >
          <Form className="filter-panel" method="get" action={path}>
            {search.sort === usual.sort ? null : <input type="hidden" name="sort" value={search.sort} />}
            {search.order === usual.order ? null : <input type="hidden" name="order" value={search.order} />}
            <div className="filter-panel__fields">
              <Field kind="search" name="q" label={t("proposals.filter.q")} defaultValue={search.q} maxLength={100} />
              <Field
                kind="select"
                name="state"
                label={t("proposals.columns.state")}
                empty={t("proposals.filter.any")}
                defaultValue={search.state}
                options={[
                  { value: "undecided", label: t("proposals.views.undecided") },
                  ...proposalStates
                    .filter((state) => state !== "draft")
                    .map((value) => ({ value, label: t(`proposals.states.${value}`) })),
                ]}
              />
              <Field
                kind="select"
                name="challenge"
                label={t("proposals.columns.challenge")}
                empty={t("proposals.filter.any")}
                defaultValue={search.challenge}
                options={[
                  { value: "none", label: t("proposals.unasked") },
                  ...challenges.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
              <Field
                kind="select"
                name="partner"
                label={t("proposals.columns.partner")}
                empty={t("proposals.filter.any")}
                defaultValue={search.partner}
                options={partners.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <Field
                kind="select"
                name="attention"
                label={t("proposals.filter.attention")}
                empty={t("proposals.filter.any")}
                defaultValue={search.attention}
                options={(["over", "mine"] as const).map((value) => ({ value, label: t(`proposals.views.${value}`) }))}
              />
            </div>
            <div className="button-row">
              <button className="ds-button" data-variant="secondary" data-color="accent">
                {t("proposals.filter.show")}
              </button>
            </div>
          </Form>
        </Dropdown>
        <FilterChips
          label={t("proposals.filter.inUse")}
          remove={t("proposals.filter.remove")}
          chips={chips.map((chip) => ({ ...chip, href: href({ [chip.key]: null }) }))}
          clear={{ href: searchHref(path, order, {}, usual), label: t("proposals.filter.clear") }}
        />
      </div>
      {total === 0 ? (
        <EmptyState
          title={t("proposals.empty.noneTitle")}
          action={
            <Link className="ds-button" data-variant="secondary" data-color="accent" to={path}>
              {t("proposals.empty.showAll")}
            </Link>
          }
        >
          {t("proposals.empty.noneText")}
        </EmptyState>
      ) : (
        <>
          <ProposalTable path={path} rows={rows} search={search} href={href} mayTreat={mayTreat} />
          <Pagination
            label={t("proposals.pages.label")}
            status={t("proposals.pages.status", { from: first, to: last, total })}
            previous={
              page.page > 1 ? { href: href({ page: page.page - 1 }), label: t("proposals.pages.previous") } : null
            }
            next={last < total ? { href: href({ page: page.page + 1 }), label: t("proposals.pages.next") } : null}
          />
        </>
      )}
    </>
  );
}
