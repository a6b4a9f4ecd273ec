import { PlusIcon } from "@navikt/aksel-icons";
import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useParams } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { Icon } from "~/components/ui/icon";
import { KeyFigures } from "~/components/ui/key-figures";
import { PageHead } from "~/components/ui/page-head";
import { RuleList } from "~/components/ui/rule-list";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { useWords } from "~/components/use-words";
import { fundingViews } from "~/domain/funding/filter";
import { CoverageSearch, FundingSearch, LinkSearch, SourceSearch } from "~/domain/funding/search";
import { coverageList, fundingTotals, linkList, sourceList } from "~/domain/funding/lists.server";
import { closingRounds } from "~/domain/funding/rounds.server";
import { programmeOptions } from "~/domain/funding/programmes.server";
import { areaOptions } from "~/domain/project/options.server";
import { municipalityLoader, type MunicipalityVisit } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";
import { CoverageView } from "./coverage-view";
import { LinksView } from "./links-view";
import { SourcesView } from "./sources-view";

/** The view asked for, with its own filters, rows and what they can be filtered by. */
async function viewOf({ db, language }: MunicipalityVisit, asked: FundingSearch) {
  switch (asked.view) {
    case "coverage": {
      const search = CoverageSearch.parse(asked);
      const list = await coverageList(db, search, language);
      return { view: asked.view, search, list, areas: await areaOptions(db, language) };
    }
    case "links": {
      const search = LinkSearch.parse(asked);
      const list = await linkList(db, search);
      const programmes = await programmeOptions(db);
      return { view: asked.view, search, list, programmes, areas: await areaOptions(db, language) };
    }
    case "sources": {
      const search = SourceSearch.parse(asked);
      return { view: asked.view, search, list: await sourceList(db, search) };
    }
  }
}

export const loader = municipalityLoader({ may: "plan.read", search: FundingSearch }, async (visit) => ({
  shown: await viewOf(visit, visit.search),
  totals: await fundingTotals(visit.db),
  closing: await closingRounds(visit.db, 5),
  // A source is nobody's own: only those who may write all funding may make one.
  mayCreate: visit.may("funding.write", {}),
  title: translatorFor(visit.language).t("funding.title"),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Funding() {
  const { t, format } = useWords();
  const { municipality = "" } = useParams();
  const { shown, totals, closing, mayCreate } = useLoaderData<typeof loader>();
  const path = `/${municipality}/funding`;
  const counts = { coverage: totals.projects, links: totals.links, sources: totals.sources };
  const sum = (certainty: "granted" | "paid" | "applied" | "planned", main = false) => ({
    key: certainty,
    label: t(`funding.totals.${certainty}`),
    value: format.money(totals[`${certainty}Ore`]),
    main,
  });
  return (
    <>
      <PageHead
        title={t("funding.title")}
        lead={t("funding.lead")}
        actions={
          mayCreate ? (
            <Link className="ds-button" data-color="accent" to={`${path}/programmes/new`}>
              <Icon of={PlusIcon} />
              {t("funding.newSource")}
            </Link>
          ) : undefined
        }
      />
      <KeyFigures figures={[sum("granted"), sum("paid"), sum("applied"), sum("planned")]} />
      {closing.length > 0 ? (
        <section className="section">
          <div className="section-head">
            <h2>{t("funding.round.closing")}</h2>
          </div>
          <RuleList
            dense
            rows={closing.map((round) => ({
              key: round.id,
              main: (
                <>
                  {round.url === null ? (
                    <span lang={round.language}>{round.programme}</span>
                  ) : (
                    <a className="ds-link" href={round.url} rel="noreferrer noopener" lang={round.language}>
                      {round.programme}
                    </a>
                  )}
                  {round.isExample ? ` · ${t("funding.cell.example")}` : null}
                </>
              ),
              side: format.date(round.closesOn),
            }))}
          />
        </section>
      ) : null}
      <TabsAsLinks
        label={t("funding.views.label")}
        views={fundingViews.map((view) => ({
          key: view,
          href: view === "coverage" ? path : `${path}?view=${view}`,
          label: t(`funding.views.${view}`),
          count: counts[view],
          current: shown.view === view,
        }))}
      />
      {shown.view === "coverage" ? (
        <CoverageView municipality={municipality} path={path} {...shown} totals={totals} />
      ) : shown.view === "links" ? (
        <LinksView municipality={municipality} path={path} {...shown} />
      ) : (
        <SourcesView path={path} {...shown} mayEdit={mayCreate} />
      )}
    </>
  );
}
