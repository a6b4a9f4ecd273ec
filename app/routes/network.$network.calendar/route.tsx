import { PlusIcon } from "@navikt/aksel-icons";
import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { CalendarRows } from "~/components/calendar/calendar-rows";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { Icon } from "~/components/ui/icon";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { searchHref } from "~/components/ui/search-href";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { useWords } from "~/components/use-words";
import { calendarKinds, entriesPerPage } from "~/domain/calendar/kinds";
import { calendarList, latestNews } from "~/domain/calendar/queries.server";
import { CalendarSearch } from "~/domain/calendar/schema";
import { networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";
import { byMonth } from "./by-month";

export const loader = networkLoader(
  { may: "network.read", search: CalendarSearch },
  async ({ db, network, search, language, may }) => ({
    network: { key: network.key, name: network.name },
    search,
    ...(await calendarList(db, search)),
    news: search.when === "coming" && search.kind === undefined ? await latestNews(db, 5) : [],
    mayWrite: may("calendar.write"),
    title: translatorFor(language).t("calendar.title"),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Calendar() {
  const { t, format } = useWords();
  const { network, search, rows, total, page, news, mayWrite, title } = useLoaderData<typeof loader>();
  const path = `/network/${network.key}/calendar`;
  const href = (changes: Partial<CalendarSearch>) => searchHref(path, search, changes, { when: "coming" });
  const isPast = search.when === "past";
  const first = (page - 1) * entriesPerPage + 1;
  const last = first + rows.length - 1;
  const add = mayWrite ? (
    <Link className="ds-button" data-color="accent" to={`${path}/new`}>
      <Icon of={PlusIcon} />
      {t("calendar.new")}
    </Link>
  ) : undefined;
  return (
    <>
      <PageHead title={title} lead={t(isPast ? "calendar.leadPast" : "calendar.lead")} actions={add} />
      <TabsAsLinks
        label={t("calendar.kind")}
        views={[undefined, ...calendarKinds].map((kind) => ({
          key: kind ?? "all",
          href: searchHref(path, { ...search, kind: undefined }, { kind }, { when: "coming" }),
          label: kind === undefined ? t("calendar.all") : t(`calendar.views.${kind}`),
          current: search.kind === kind,
        }))}
      />
      {news.length > 0 ? (
        <section className="section">
          <div className="section-head">
            <h2>{t("calendar.latestNews")}</h2>
          </div>
          <CalendarRows rows={news} path={path} mayWrite={mayWrite} />
        </section>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={t(isPast ? "calendar.empty.past" : "calendar.empty.coming")}>
          {t(mayWrite ? "calendar.empty.write" : "calendar.empty.read")}
        </EmptyState>
      ) : (
        byMonth(rows).map(([month, items]) => (
          <section key={month} className="section">
            <div className="section-head">
              <h2>{format.month(month)}</h2>
            </div>
            <CalendarRows rows={items} path={path} mayWrite={mayWrite} />
          </section>
        ))
      )}
      {total > entriesPerPage ? (
        <Pagination
          label={t("calendar.pages.label")}
          status={t("calendar.pages.status", { from: first, to: last, total })}
          previous={page > 1 ? { href: href({ page: page - 1 }), label: t("calendar.pages.previous") } : null}
          next={last < total ? { href: href({ page: page + 1 }), label: t("calendar.pages.next") } : null}
        />
      ) : null}
      <p className="section-foot">
        <Link className="ds-link" to={href({ when: isPast ? "coming" : "past" })}>
          {t(isPast ? "calendar.toComing" : "calendar.toPast")}
        </Link>
        {" · "}
        <Link className="ds-link" to={`${path}/feed`}>
          {t("calendar.feed.title")}
        </Link>
        {mayWrite ? (
          <>
            {" · "}
            <Link className="ds-link" to={`/network/${network.key}/summaries`}>
              {t("summaries.title")}
            </Link>
          </>
        ) : null}
      </p>
    </>
  );
}
