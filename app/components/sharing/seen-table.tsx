import type { ReactNode } from "react";
import { rowsPerPage } from "~/domain/network-list/filter";
import { Pagination } from "../ui/pagination";
import { useWords } from "../use-words";

interface SeenTableProps {
  label: string;
  columns: readonly { label: string; number?: boolean }[];
  /** The first cell is the row's head. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** Where the rows are one page of a longer list: which, how many rows there are in all, and where another page is; `anchor` names the table in it. */
  pages?: { anchor: string; page: number; total: number; href: (page: number) => string };
}

/** A table of what somebody else sees: all of it, or a page of it with the ways to the rest. */
export function SeenTable({ label, columns, rows, pages }: SeenTableProps) {
  const total = pages?.total ?? rows.length;
  return (
    <>
      <h3 id={pages?.anchor}>
        {label} <span className="quiet">{total}</span>
      </h3>
      <div className="scroll-region" tabIndex={0} role="region" aria-label={label}>
        <table className="ds-table table--fold">
          <caption className="ds-sr-only">{label}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.label} scope="col" className={column.number ? "number" : undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, index) =>
                  index === 0 ? (
                    <th key={index} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td
                      key={index}
                      className={columns[index]?.number ? "number" : undefined}
                      data-label={columns[index]?.label}
                    >
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages === undefined || total <= rowsPerPage ? null : <PagesSeen {...pages} label={label} />}
    </>
  );
}

type PagesSeenProps = { label: string } & Omit<NonNullable<SeenTableProps["pages"]>, "anchor">;

function PagesSeen({ label, page, total, href }: PagesSeenProps) {
  const { t } = useWords();
  const before = (page - 1) * rowsPerPage;
  const after = total - before - rowsPerPage;
  return (
    <Pagination
      label={`${t("networkLists.pages.label")}: ${label}`}
      status={t("networkLists.pages.status", { from: before + 1, to: Math.min(before + rowsPerPage, total), total })}
      previous={
        page > 1 ? { href: href(page - 1), label: t("networkLists.pages.previous", { count: rowsPerPage }) } : null
      }
      next={
        after > 0
          ? {
              href: href(page + 1),
              label: t("networkLists.pages.next", { count: Math.min(after, rowsPerPage) }),
            }
          : null
      }
    />
  );
}
