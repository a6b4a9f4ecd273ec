import type { ReactNode } from "react";
import { LinkedText } from "~/components/ui/linked-text";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { FilterChips } from "~/components/ui/filter-chips";
import { FilterForm } from "~/components/ui/filter-form";
import { Pagination } from "~/components/ui/pagination";
import { searchHref } from "~/components/ui/search-href";
import { SortHeader } from "~/components/ui/sort-header";
import { useWords } from "~/components/use-words";
import { fundingPerPage, type FundingView } from "~/domain/funding/filter";

type Asked = Record<string, string | number | undefined>;

/** A filter with what can be chosen; `q` is the search and stands first by itself. */
export interface ViewFilter {
  name: string;
  label: string;
  any: string;
  options: readonly { value: string; label: string; lang?: string | undefined }[];
}

export interface ViewColumn {
  sort: string;
  label: string;
  number?: boolean;
  /** Not one that sorts. */
  fixed?: boolean;
}

interface ViewFrameProps {
  path: string;
  view: FundingView;
  search: Asked & { sort: string; order?: "asc" | "desc" | undefined };
  /** What the list is sorted by when nothing is asked for, and which way. */
  usual: { sort: string; order: "asc" | "desc" };
  total: number;
  page: number;
  filters: readonly ViewFilter[];
  columns: readonly ViewColumn[];
  /** What the page says when there is nothing at all. */
  empty: { title: string; text: ReactNode };
  /** Stands to the right over the table. */
  note?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}

/** One list of the funding page: its filters, its table with heads that sort, and its pages. `children` are the rows. */
export function ViewFrame({
  path,
  view,
  search,
  usual,
  total,
  page,
  filters,
  columns,
  empty,
  note,
  foot,
  children,
}: ViewFrameProps) {
  const { t } = useWords();
  const asked: Asked = { ...search, view };
  const defaults = { view: "coverage", sort: usual.sort };
  const href = (changes: Asked) => searchHref(path, asked, changes, defaults);
  const cleared = searchHref(path, { view, sort: search.sort, order: search.order }, {}, defaults);
  const order = search.order ?? (search.sort === usual.sort ? usual.order : "asc");
  const chips = chipsOf(search, filters, t("funding.filter.unknown")).map((chip) => ({
    key: chip.key,
    label: chip.key === "q" ? t("funding.filter.isSearch", { words: chip.label }) : chip.label,
    href: href({ [chip.key]: undefined }),
  }));
  const caption = t(`funding.caption.${view}`, {
    column: columns.find(({ sort }) => sort === search.sort)?.label ?? "",
  });
  const first = (page - 1) * fundingPerPage + 1;
  const last = Math.min(total, page * fundingPerPage);
  return (
    <>
      <div className="toolbar">
        <Filter asked={asked} path={path} filters={filters} defaults={defaults} />
        <FilterChips
          label={t("funding.filter.inUse")}
          remove={t("funding.filter.remove")}
          chips={chips}
          clear={{ href: cleared, label: t("funding.filter.clear") }}
        />
        {note ? <p className="toolbar__end">{note}</p> : null}
      </div>
      {total === 0 ? (
        chips.length > 0 ? (
          <EmptyState title={t("funding.empty.noneTitle")}>
            <LinkedText text={t("funding.empty.noneText")} to={cleared} />
          </EmptyState>
        ) : (
          <EmptyState title={empty.title}>{empty.text}</EmptyState>
        )
      ) : (
        <>
          <div className="scroll-region" role="region" aria-label={caption} tabIndex={0}>
            <table className="ds-table table--fold table--narrow">
              <caption className="ds-sr-only">{caption}</caption>
              <thead>
                <tr>
                  {columns.map((column) => {
                    if (column.fixed)
                      return (
                        <th key={column.sort} scope="col">
                          {column.label}
                        </th>
                      );
                    const isSorted = column.sort === search.sort;
                    const next =
                      isSorted && order === "asc" ? "desc" : isSorted ? "asc" : column.number ? "desc" : "asc";
                    return (
                      <SortHeader
                        key={column.sort}
                        sorted={isSorted ? (order === "desc" ? "descending" : "ascending") : "none"}
                        href={href({ sort: column.sort, order: next })}
                        number={column.number}
                      >
                        {column.label}
                      </SortHeader>
                    );
                  })}
                </tr>
              </thead>
              <tbody>{children}</tbody>
            </table>
          </div>
          {foot}
          <Pagination
            label={t("funding.pages.label")}
            status={t("funding.pages.status", { from: first, to: last, total })}
            previous={
              page > 1
                ? { href: href({ page: page - 1 }), label: t("funding.pages.previous", { count: fundingPerPage }) }
                : null
            }
            next={
              last < total
                ? {
                    href: href({ page: page + 1 }),
                    label: t("funding.pages.next", { count: Math.min(fundingPerPage, total - last) }),
                  }
                : null
            }
          />
        </>
      )}
    </>
  );
}

/** The filters in use, in words. */
function chipsOf(search: Asked, filters: readonly ViewFilter[], unknown: string): { key: string; label: string }[] {
  const chips = search.q ? [{ key: "q", label: String(search.q) }] : [];
  for (const { name, options } of filters) {
    const value = search[name];
    if (value === undefined) continue;
    chips.push({ key: name, label: options.find((option) => option.value === value)?.label ?? unknown });
  }
  return chips;
}

function Filter({
  asked,
  path,
  filters,
  defaults,
}: {
  asked: Asked;
  path: string;
  filters: readonly ViewFilter[];
  defaults: Record<string, string>;
}) {
  const { t } = useWords();
  return (
    <FilterForm
      key={JSON.stringify(asked)}
      path={path}
      button={t("funding.filter.button")}
      submit={t("funding.filter.show")}
      kept={Object.fromEntries(
        ["view", "sort", "order"].map((name) => [name, asked[name] === defaults[name] ? null : asked[name]]),
      )}
    >
      <Field kind="search" name="q" label={t("funding.filter.q")} defaultValue={asked.q} maxLength={100} />
      {filters.map(({ name, label, any, options }) => (
        <Field
          key={name}
          kind="select"
          name={name}
          label={label}
          empty={any}
          defaultValue={asked[name] === undefined ? "" : String(asked[name])}
          options={options}
        />
      ))}
    </FilterForm>
  );
}
