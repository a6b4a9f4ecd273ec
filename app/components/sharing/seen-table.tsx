import type { ReactNode } from "react";
import { useWords } from "../use-words";

interface SeenTableProps {
  label: string;
  columns: readonly { label: string; number?: boolean }[];
  /** The first cell is the row's head. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** How many there are in all, where more than are given. */
  total?: number;
  /** All that are given are shown, however many. */
  isWhole?: true;
}

/** So many rows are shown; how many there are is told. */
const mostRows = 20;

/** A table of what somebody else sees: the first rows, and how many there are. */
export function SeenTable({ label, columns, rows, total = rows.length, isWhole }: SeenTableProps) {
  const { t } = useWords();
  const shown = isWhole ? rows : rows.slice(0, mostRows);
  return (
    <>
      <h3>
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
            {shown.map(({ key, cells }) => (
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
      {total > shown.length ? <p className="quiet">{t("sharing.look.first", { shown: shown.length, total })}</p> : null}
    </>
  );
}
