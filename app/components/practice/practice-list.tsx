import type { ReactNode } from "react";
import type { PracticeRow } from "~/domain/practice/queries.server";
import { EmptyState } from "../ui/empty-state";
import { Pagination } from "../ui/pagination";
import { searchHref } from "../ui/search-href";
import { useWords } from "../use-words";
import { PracticeFilter } from "./practice-filter";
import { PracticeRows } from "./practice-rows";

interface PracticeListProps {
  path: string;
  search: { area?: string | undefined; dataPoint?: string | undefined; page: number };
  filters: { areas: readonly { key: string; name: string }[]; dataPoints: readonly { id: string; name: string }[] };
  list: { rows: readonly PracticeRow[]; total: number; page: number; perPage: number };
  /** What is said where nothing is offered at all. */
  empty: string;
  /** What is not offered yet, under its own heading. */
  waiting: { title: string; rows: readonly PracticeRow[] };
  action?: ReactNode;
}

/** What is offered, to be filtered; and what is not offered yet. */
export function PracticeList({ path, search, filters, list, empty, waiting, action }: PracticeListProps) {
  const { t } = useWords();
  const { rows, total, page, perPage } = list;
  const isFiltered = search.area !== undefined || search.dataPoint !== undefined;
  const first = (page - 1) * perPage + 1;
  const last = first + rows.length - 1;
  return (
    <>
      {filters.areas.length > 0 ? <PracticeFilter path={path} search={search} {...filters} /> : null}
      {rows.length > 0 ? (
        <section className="section">
          <div className="section-head">
            <h2>{t("practices.offered")}</h2>
          </div>
          <PracticeRows rows={rows} path={path} />
        </section>
      ) : (
        <EmptyState title={t(isFiltered ? "practices.empty.noMatch" : "practices.empty.title")} action={action}>
          {isFiltered ? t("practices.empty.noMatchText") : empty}
        </EmptyState>
      )}
      {total > perPage ? (
        <Pagination
          label={t("practices.pages.label")}
          status={t("practices.pages.status", { from: first, to: last, total })}
          previous={
            page > 1
              ? { href: searchHref(path, search, { page: page - 1 }), label: t("practices.pages.previous") }
              : null
          }
          next={
            last < total
              ? { href: searchHref(path, search, { page: page + 1 }), label: t("practices.pages.next") }
              : null
          }
        />
      ) : null}
      {waiting.rows.length > 0 ? (
        <section className="section">
          <div className="section-head">
            <h2>{waiting.title}</h2>
          </div>
          <PracticeRows rows={waiting.rows} path={path} />
        </section>
      ) : null}
    </>
  );
}
