import { ChevronDownIcon, ChevronRightIcon, DownloadIcon } from "@navikt/aksel-icons";
import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { FundingKey } from "~/components/funding/funding-bars";
import { ChainKey } from "~/components/gap/chain-link";
import { BandMark } from "~/components/kpi/band-mark";
import { Bullet } from "~/components/kpi/bullet";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { Icon } from "~/components/ui/icon";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { SortHeader } from "~/components/ui/sort-header";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { useWords } from "~/components/use-words";
import type { Db } from "~/db/door.server";
import { commitmentWords } from "~/domain/commitment/queries.server";
import { servedByGap, servedInWords } from "~/domain/commitment/served";
import {
  gapAddress,
  gapOrderOf,
  gapPageSize,
  gapViews,
  type GapOrder,
  type GapSearch as Search,
} from "~/domain/gap/filter";
import { gapDetails } from "~/domain/gap/details.server";
import { mendOf } from "~/domain/gap/mend";
import { shownStep } from "~/domain/gap/next-step";
import { gapOptions } from "~/domain/gap/options.server";
import { gapChain, type GapChain, type GapRow } from "~/domain/gap/queries.server";
import { GapSearch } from "~/domain/gap/schema";
import { worthOf } from "~/domain/gap/worth";
import { placesByMunicipality } from "~/domain/kpi/places.server";
import { municipalityLoader } from "~/http/visit.server";
import type { Language } from "~/text/languages";
import { translatorFor } from "~/text/words.server";
import { ChainCells, type ShownGap } from "./chain-cells";
import { changeText, unitLine, valueText } from "./figures";
import { GapDetailsRow, type OpenGap } from "./gap-details";
import { cleared, GapToolbar } from "./gap-toolbar";

export const loader = municipalityLoader(
  { may: "plan.read", search: GapSearch },
  async ({ db, search, language, today, may, municipality, url }) => {
    const base = `/${municipality.key}`;
    // A form sends its empty fields too; the address that people keep goes without them.
    if ([...url.searchParams.values()].includes("")) throw redirect(`${base}/gaps${gapAddress(search, {})}`);
    const { rows, ...counts } = await gapChain(db, search, language, search);
    const open = rows.find(({ dataPointId }) => dataPointId === search.open);
    return {
      ...counts,
      rows: rows.map((row): ShownGap => ({
        ...row,
        mend: mendOf(row, (permission, project) => may(permission, project)),
      })),
      details: open ? await detailsOf(db, open, language) : null,
      options: await gapOptions(db, language),
      search: { ...search, open: open ? search.open : null },
      canLink: may("project.write"),
      canChallenge: may("challenge.write"),
      base,
      csv: municipality.isPublished ? `/api/v1/municipalities/${municipality.key}/gaps.csv` : null,
      today,
      title: translatorFor(language).t("gaps.title"),
    };
  },
);

async function detailsOf(db: Db, { dataPointId, value, next }: GapRow, language: Language): Promise<OpenGap | null> {
  const details = await gapDetails(db, dataPointId);
  if (details === null) return null;
  const [places = []] = next === null ? [] : (await placesByMunicipality(db, language)).values();
  const worth = next === null || value === null ? null : worthOf(places, { ...details, value, next }, details.projects);
  return { ...details, worth, served: servedInWords(servedByGap, await commitmentWords(db, language)) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Gaps() {
  const { t } = useWords();
  const {
    rows,
    details,
    options,
    search,
    views,
    matching,
    shown,
    all,
    scored,
    page,
    canLink,
    canChallenge,
    base,
    csv,
    today,
  } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={t("gaps.title")}
        lead={all > 0 ? t("gaps.lead", { count: all }) : undefined}
        actions={
          csv && all > 0 ? (
            <a className="ds-button" data-variant="secondary" href={csv} download>
              <Icon of={DownloadIcon} />
              {t("gaps.download")}
            </a>
          ) : undefined
        }
      />
      {all === 0 ? (
        <NoGaps scored={scored} base={base} />
      ) : (
        <>
          <Views views={views} matching={matching} search={search} />
          <GapToolbar search={search} options={options} shown={shown} all={all} />
          <h2 className="ds-sr-only">{t("gaps.list")}</h2>
          {rows.length === 0 ? (
            <EmptyState
              title={t("gaps.noneFits")}
              action={
                <Link className="ds-button" data-variant="secondary" to={gapAddress(cleared(search), { broken: null })}>
                  {t("gaps.showAll")}
                </Link>
              }
            >
              {t("gaps.noneFitsWhat", { count: all })}
            </EmptyState>
          ) : (
            <>
              <div className="scroll-region" tabIndex={0} role="region" aria-label={t("gaps.table")}>
                <table className="ds-table chain table--fold">
                  <caption className="ds-sr-only">{t("gaps.table")}</caption>
                  <Head search={search} />
                  <tbody>
                    {rows.map((gap) => (
                      <Gap
                        key={gap.dataPointId}
                        gap={gap}
                        details={gap.dataPointId === search.open ? details : null}
                        search={search}
                        page={page}
                        base={base}
                        today={today}
                        canLink={canLink}
                        canChallenge={canChallenge}
                      />
                    ))}
                  </tbody>
                </table>
              </div>
              <Pages search={search} page={page} shown={shown} />
              <Key />
            </>
          )}
        </>
      )}
    </>
  );
}

/** Nothing is short of its target, or nothing has been measured: then it says what to do first. */
function NoGaps({ scored, base }: { scored: number; base: string }) {
  const { t } = useWords();
  if (scored > 0) return <EmptyState title={t("gaps.none")}>{t("gaps.noneWhat", { count: scored })}</EmptyState>;
  return (
    <EmptyState
      title={t("gaps.nothingScored")}
      ways={[
        { key: "register", content: t("gaps.register") },
        { key: "verify", content: t("gaps.verify") },
      ]}
      action={
        <Link className="ds-button" data-color="accent" to={`${base}/kpis`}>
          {t("gaps.toKpis")}
        </Link>
      }
    >
      {t("gaps.nothingScoredWhat")}
    </EmptyState>
  );
}

/** The gaps that match the filters, by where their chains break. */
function Views({ views, matching, search }: Pick<GapChain, "views" | "matching"> & { search: Search }) {
  const { t } = useWords();
  return (
    <TabsAsLinks
      label={t("gaps.views")}
      views={[
        {
          key: "all",
          href: gapAddress(search, { broken: null }),
          label: t("gaps.view.all"),
          count: matching,
          current: search.broken === null,
        },
        ...gapViews.map((view) => ({
          key: view,
          href: gapAddress(search, { broken: view }),
          label: t(`gaps.view.${view}`),
          count: views[view],
          current: search.broken === view,
        })),
      ]}
    />
  );
}

function Head({ search }: { search: Search }) {
  const { t } = useWords();
  const { order, descending } = gapOrderOf(search.sort);
  const sortable = (by: GapOrder, label: string) => (
    <SortHeader
      sorted={order !== by ? "none" : descending ? "descending" : "ascending"}
      href={gapAddress(search, { sort: order === by && !descending ? `-${by}` : by })}
    >
      {label}
    </SortHeader>
  );
  return (
    <thead>
      <tr>
        {sortable("kpi", t("gaps.column.kpi"))}
        {sortable("attainment", t("gaps.column.value"))}
        {sortable("next", t("gaps.column.next"))}
        <th scope="col">{t("gaps.column.recommendation")}</th>
        <th scope="col">{t("gaps.column.project")}</th>
        <th scope="col">{t("gaps.column.owner")}</th>
        {sortable("due", t("gaps.column.actions"))}
        <th scope="col">{t("gaps.column.funding")}</th>
        <th scope="col">{t("gaps.column.update")}</th>
      </tr>
    </thead>
  );
}

interface GapProps {
  gap: ShownGap;
  details: OpenGap | null;
  search: Search;
  page: number;
  base: string;
  today: string;
  canLink: boolean;
  canChallenge: boolean;
}

function Gap({ gap, details, search, page, base, today, canLink, canChallenge }: GapProps) {
  const { t } = useWords();
  const anchor = `gap-${gap.dataPointId}`;
  const open = details === null ? gap.dataPointId : null;
  const toggle = gapAddress(search, { page: page === 1 ? null : page, open });
  return (
    <>
      <tr id={anchor} className={details ? "chain__row--open" : undefined}>
        <th scope="row">
          <div className="chain__kpi">
            <Link
              className="chain__toggle"
              to={`${toggle}#${anchor}`}
              preventScrollReset
              aria-label={t(details ? "gaps.details.hide" : "gaps.details.show", { name: gap.name })}
            >
              <Icon of={details ? ChevronDownIcon : ChevronRightIcon} />
            </Link>
            <Link className="ds-link" data-color="neutral" to={`${base}/kpis/${gap.slug}`}>
              {gap.name}
            </Link>
          </div>
          <span className="chain__category">{gap.category}</span>
        </th>
        <ValueCell gap={gap} />
        <NextCell gap={gap} />
        <ChainCells gap={gap} base={base} today={today} />
      </tr>
      {details && (
        <GapDetailsRow gap={gap} details={details} base={base} canLink={canLink} canChallenge={canChallenge} />
      )}
    </>
  );
}

function ValueCell({ gap }: { gap: GapRow }) {
  const { t, format } = useWords();
  const { value, bound, target, attainment, points, next } = gap;
  const decimals = next ? shownStep(next).decimals : undefined;
  const written = (figure: number) => valueText(figure, gap, t, format, decimals);
  const unit = unitLine(gap);
  return (
    <td className="cell--full" data-label={t("gaps.column.value")}>
      <div>
        <span className="value-and-target">
          <b>
            {bound ? t(`gaps.${bound.side}`, { value: written(bound.value) }) : value === null ? null : written(value)}
          </b>
          <span aria-hidden="true">→</span>
          <span className="ds-sr-only">{t("gaps.target")}</span>
          <span>{written(target)}</span>
        </span>
        <Bullet attainment={attainment} points={points} />
        <BandMark state={points ?? "not_scored"}>
          {points === null ? t("gaps.unscored") : t("gaps.points", { count: points })}
        </BandMark>
        {unit && <span className="sub-line chain__unit">{unit}</span>}
      </div>
    </td>
  );
}

function NextCell({ gap }: { gap: GapRow }) {
  const { t, format } = useWords();
  const label = t("gaps.column.next");
  if (gap.next === null) {
    return (
      <td data-label={label}>
        <div className="quiet">{t("gaps.stillGap")}</div>
      </td>
    );
  }
  const { value, change, decimals } = shownStep(gap.next);
  const { sum, unit } = changeText(change, gap, format, decimals);
  const reached = valueText(value, gap, t, format, decimals);
  return (
    <td data-label={label}>
      <div className="chain__next">
        <span>
          <b className="no-wrap">{gap.isBoolean ? reached : sum}</b> {unit}
        </span>{" "}
        {!gap.isBoolean && <span className="quiet">{t("gaps.toValue", { value: reached })}</span>}{" "}
        <span className="quiet">{t("gaps.forPoints", { count: gap.next.points })}</span>
      </div>
    </td>
  );
}

function Pages({ search, page, shown }: { search: Search; page: number; shown: number }) {
  const { t } = useWords();
  const pages = Math.ceil(shown / gapPageSize);
  if (pages < 2) return null;
  const to = (other: number) => gapAddress(search, { page: other === 1 ? null : other });
  const from = (page - 1) * gapPageSize + 1;
  return (
    <Pagination
      label={t("gaps.pages.label")}
      status={t("gaps.pages.status", { from, to: Math.min(page * gapPageSize, shown), all: shown })}
      previous={page > 1 ? { href: to(page - 1), label: t("gaps.pages.previous") } : null}
      next={page < pages ? { href: to(page + 1), label: t("gaps.pages.next") } : null}
    />
  );
}

function Key() {
  const { t } = useWords();
  const { paid, granted, applied, planned } = {
    paid: t("gaps.key.paid"),
    granted: t("gaps.key.granted"),
    applied: t("gaps.key.applied"),
    planned: t("gaps.key.planned"),
  };
  return (
    <ChainKey
      words={{ in_place: t("gaps.key.inPlace"), missing: t("gaps.key.missing"), waiting: t("gaps.key.waiting") }}
      note={t("gaps.key.note")}
    >
      <FundingKey words={{ paid, granted, applied, planned }} />
    </ChainKey>
  );
}
