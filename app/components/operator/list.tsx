import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Pagination } from "../ui/pagination";
import { searchHref } from "../ui/search-href";
import { useWords } from "../use-words";

interface PlaceListProps {
  path: string;
  /** What the table is called, for those who hear it. */
  label: string;
  /** What is searched, where it is not name and key. */
  searchLabel?: string;
  search: { q: string };
  list: { total: number; page: number; pageSize: number };
  columns: readonly { key: string; label: string; number?: boolean }[];
  children: ReactNode;
}

/** A searched and paged table of places. */
export function PlaceList({ path, label, searchLabel, search, list, columns, children }: PlaceListProps) {
  const { t } = useWords();
  const { total, page, pageSize } = list;
  const href = (to: number) => searchHref(path, search, { page: to });
  return (
    <>
      <Form method="get" action={path} className="form-line section" role="search" key={search.q}>
        <div className="field">
          <label className="field__label" htmlFor="list-search">
            {searchLabel ?? t("operator.list.search")}
          </label>
          <input className="ds-input" type="search" id="list-search" name="q" defaultValue={search.q} maxLength={100} />
        </div>
        <button className="ds-button" data-variant="secondary" data-color="accent">
          {t("operator.list.find")}
        </button>
      </Form>
      {total === 0 ? (
        <p role="status">{t("operator.list.none", { q: search.q })}</p>
      ) : (
        <>
          <div className="scroll-region" tabIndex={0} role="region" aria-label={label}>
            <table className="ds-table">
              <thead>
                <tr>
                  {columns.map(({ key, label: name, number }) => (
                    <th key={key} scope="col" className={number ? "number" : undefined}>
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>{children}</tbody>
            </table>
          </div>
          {total > pageSize ? (
            <Pagination
              label={t("operator.list.pages")}
              status={t("operator.list.status", {
                from: (page - 1) * pageSize + 1,
                to: Math.min(page * pageSize, total),
                total,
              })}
              previous={page > 1 ? { href: href(page - 1), label: t("operator.list.previous") } : null}
              next={page * pageSize < total ? { href: href(page + 1), label: t("operator.list.next") } : null}
            />
          ) : null}
        </>
      )}
    </>
  );
}
