import { DownloadIcon } from "@navikt/aksel-icons";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Disclosure } from "~/components/ui/disclosure";
import { EmptyState } from "~/components/ui/empty-state";
import { FilterChips } from "~/components/ui/filter-chips";
import { Icon } from "~/components/ui/icon";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { searchHref } from "~/components/ui/search-href";
import { SortHeader } from "~/components/ui/sort-header";
import { useWords } from "~/components/use-words";
import { rowsPerPage, type NetworkList } from "~/domain/network-list/filter";
import type { ListMember } from "~/domain/network-list/options.server";
import { filterChipsOf, ListFilter, type Filtered } from "./list-filter";

/** A column of the table on the screen. */
export interface ShownColumn<Row> {
  key: string;
  head: string;
  /** What the address calls sorting by it. */
  sort?: string;
  number?: boolean;
  cell: (row: Row) => ReactNode;
}

interface ListPageProps<Row extends { id: string; municipality: string }> extends Filtered {
  list: NetworkList;
  network: string;
  /** How the list is sorted when nothing is asked. */
  usualSort: string;
  rows: readonly Row[];
  total: number;
  page: number;
  columns: readonly ShownColumn<Row>[];
  /** Over the table, for example the sums. */
  figures?: ReactNode;
}

/** A list across the members of a network: who shares it, the filters, the table, and the same as a file. */
export function ListPage<Row extends { id: string; municipality: string }>(props: ListPageProps<Row>) {
  const { t } = useWords();
  const { list, network, usualSort, search, rows, total, page, members } = props;
  const path = `/network/${network}/${list}`;
  const usual = { sort: usualSort, order: "asc" };
  const href = (changes: Parameters<typeof searchHref>[2], to = path) => searchHref(to, search, changes, usual);
  const title = t(`networkLists.titles.${list}`);
  const shown = members.filter(({ shares }) => shares).length;

  if (shown === 0) {
    const isEmpty = members.length === 0;
    return (
      <>
        <PageHead title={title} lead={t(`networkLists.leads.${list}`)} />
        <EmptyState title={isEmpty ? t("networkLists.shared.nobody") : t("networkLists.shared.none")}>
          {isEmpty ? t("networkLists.shared.nobodyText") : t("networkLists.shared.noneText")}
        </EmptyState>
        {isEmpty ? null : <SharedBy list={list} members={members} />}
      </>
    );
  }

  const chips = filterChipsOf(props, t).map((chip) => ({ ...chip, href: href({ [chip.key]: null }) }));
  const first = (page - 1) * rowsPerPage + 1;
  const last = first + rows.length - 1;
  return (
    <>
      <PageHead
        title={title}
        lead={t(`networkLists.leads.${list}`)}
        actions={(["xlsx", "csv"] as const).map((format) => (
          <Link
            key={format}
            className="ds-button"
            data-variant="secondary"
            data-color="accent"
            to={href({}, `${path}.${format}`)}
            reloadDocument
          >
            <Icon of={DownloadIcon} />
            {t(`networkLists.download.${format}`)}
          </Link>
        ))}
      />
      <SharedBy list={list} members={members} />
      {props.figures}
      <div className="toolbar">
        <ListFilter {...props} path={path} />
        <FilterChips
          label={t("networkLists.filter.inUse")}
          remove={t("networkLists.filter.remove")}
          chips={chips}
          clear={{
            href: searchHref(path, { sort: search.sort, order: search.order }, {}, usual),
            label: t("networkLists.filter.clear"),
          }}
        />
      </div>
      {total === 0 ? (
        <EmptyState
          title={t("networkLists.empty.title")}
          action={
            <Link className="ds-button" data-variant="secondary" data-color="accent" to={path}>
              {t("networkLists.empty.all")}
            </Link>
          }
        >
          {t("networkLists.empty.text")}
        </EmptyState>
      ) : (
        <>
          <ListTable {...props} title={title} href={href} />
          <Pagination
            label={t("networkLists.pages.label")}
            status={t("networkLists.pages.status", { from: first, to: last, total })}
            previous={
              page > 1
                ? { href: href({ page: page - 1 }), label: t("networkLists.pages.previous", { count: rowsPerPage }) }
                : null
            }
            next={
              last < total
                ? {
                    href: href({ page: page + 1 }),
                    label: t("networkLists.pages.next", { count: Math.min(rowsPerPage, total - last) }),
                  }
                : null
            }
          />
        </>
      )}
    </>
  );
}

/** How many names are written out; more than that are folded away. */
const fewNames = 6;

/** How many members share what is listed, and who does not. */
function SharedBy({ list, members }: { list: NetworkList; members: readonly ListMember[] }) {
  const { t } = useWords();
  const missing = members.filter(({ shares }) => !shares);
  const count = members.length;
  const text = t(list === "funding" ? "networkLists.shared.funding" : "networkLists.shared.plan", {
    count,
    shown: count - missing.length,
  });
  const names = t("networkLists.shared.missing", { names: missing.map(({ name }) => name).join(", ") });
  if (missing.length > fewNames) {
    return (
      <>
        <p className="notice">{text}</p>
        <Disclosure summary={t("networkLists.shared.missingMany", { count: missing.length })}>
          <p className="small">{names}</p>
        </Disclosure>
      </>
    );
  }
  return (
    <p className="notice">
      {text} {missing.length === 0 ? null : names}
    </p>
  );
}

function ListTable<Row extends { id: string; municipality: string }>(
  props: ListPageProps<Row> & { title: string; href: (changes: Record<string, string | null>) => string },
) {
  const { t } = useWords();
  const { title, search, columns, rows, href } = props;
  const direction = search.order === "desc" ? "descending" : "ascending";
  const column = columns.find(({ sort }) => sort === search.sort)?.head ?? "";
  const caption = t(`networkLists.caption.${direction}`, { title, column });
  return (
    <div className="scroll-region" role="region" aria-label={caption} tabIndex={0}>
      <table className="ds-table table--fold table--narrow table--wide">
        <caption className="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, head, sort, number = false }) => {
              if (sort === undefined) {
                return (
                  <th key={key} scope="col" className={number ? "number" : undefined}>
                    {head}
                  </th>
                );
              }
              const isSorted = sort === search.sort;
              return (
                <SortHeader
                  key={key}
                  sorted={isSorted ? direction : "none"}
                  href={href({ sort, order: isSorted && search.order === "asc" ? "desc" : "asc" })}
                  number={number}
                >
                  {head}
                </SortHeader>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.municipality} ${row.id}`}>
              {columns.map(({ key, head, number, cell }, index) =>
                index === 0 ? (
                  <th key={key} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} className={number ? "number" : undefined} data-label={head}>
                    <div>{cell(row)}</div>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
