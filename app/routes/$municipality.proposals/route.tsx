import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { FilterChips } from "~/components/ui/filter-chips";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { searchHref } from "~/components/ui/search-href";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { useWords } from "~/components/use-words";
import { proposalsPerPage } from "~/domain/proposal/filter";
import { proposalFilterOptions, proposalList } from "~/domain/proposal/queries.server";
import { ProposalSearch } from "~/domain/proposal/schema";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";
import { filterChips, ProposalFilter, usual } from "./proposal-filter";
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
        <ProposalFilter path={path} search={search} challenges={challenges} partners={partners} />
        <FilterChips
          label={t("proposals.filter.inUse")}
          remove={t("proposals.filter.remove")}
          chips={filterChips({ search, challenges, partners }, t).map((chip) => ({
            ...chip,
            href: href({ [chip.key]: null }),
          }))}
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
