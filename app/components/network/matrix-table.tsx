import { Link, useNavigate } from "@remix-run/react";
import { memo, type MouseEvent } from "react";
import { useWords } from "~/components/use-words";
import {
  bandOf,
  percentOf,
  unpacked,
  type GrantLevel,
  type LowCount,
  type MatrixCell,
  type MatrixColumn,
  type MatrixKind,
} from "~/domain/network/matrix";
import type { MatrixSearch } from "~/domain/network/search";
import { matrixHref } from "./matrix-href";
import { columnLabel } from "~/domain/network/matrix-words";
import { WithoutFigures } from "./without-figures";

/** A member as the matrix draws it; `cells` as `packed` writes them, or empty where there are none. */
export interface MatrixRow {
  id: string;
  key: string;
  name: string;
  state: "asked" | "joined";
  askedOn: string;
  joinedOn: string | null;
  askedToShareOn: string | null;
  figures: GrantLevel;
  figuresFrom: string | null;
  cells: string;
  whole: MatrixCell | null;
}

interface MatrixTableProps {
  base: string;
  kind: MatrixKind;
  columns: readonly MatrixColumn[];
  rows: readonly MatrixRow[];
  /** Of all members, also where only some are shown. */
  low: readonly LowCount[];
  sort: string;
  search: MatrixSearch;
  /** A leader may ask members to share. */
  mayAsk: boolean;
}

/** Members by column. A whole table, however many members; so its cells are plain elements without hooks, and one handler serves them all. */
export function MatrixTable({ base, kind, columns, rows, low, sort, search, mayAsk }: MatrixTableProps) {
  const { t, format } = useWords();
  const navigate = useNavigate();
  const cellsOf = new Map(rows.map((row) => [row.id, row.cells === "" ? [] : unpacked(row.cells)]));
  const sorts = (column: string, first: "" | "-" = "") => {
    const other = sort === `${first}${column}` ? `${first === "" ? "-" : ""}${column}` : `${first}${column}`;
    return {
      "aria-sort":
        sort === column ? ("ascending" as const) : sort === `-${column}` ? ("descending" as const) : ("none" as const),
      href: matrixHref(base, search, { sort: other }),
    };
  };
  const name = sorts("name");
  const whole = sorts("whole");
  const groups = grouped(columns);
  // Inside the page, not as a new visit to it; other ways of following a link stay the browser's.
  const follow = (event: MouseEvent<HTMLTableSectionElement>) => {
    const link = (event.target as Element).closest("a");
    const href = link?.getAttribute("href");
    if (!href || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(href);
  };
  return (
    <div className="scroll-region" tabIndex={0} role="region" aria-label={t("network.matrix.caption")}>
      <table className={`matrix matrix--${kind}`}>
        <caption className="ds-sr-only">{t("network.matrix.caption")}</caption>
        <colgroup>
          <col className="matrix__member" />
        </colgroup>
        {groups.map((group) => (
          <colgroup key={group.key} span={group.span} />
        ))}
        <colgroup>
          <col className="matrix__sum" />
        </colgroup>
        <thead>
          {kind === "category" ? (
            <tr>
              <td />
              {groups.map((group) => (
                <th key={group.key} className="matrix__dimension" scope="colgroup" colSpan={group.span}>
                  {group.key}
                </th>
              ))}
              <td />
            </tr>
          ) : null}
          <tr>
            <th scope="col" className="matrix__corner" aria-sort={name["aria-sort"]}>
              <Link className="matrix__sort" to={name.href} preventScrollReset>
                {t("network.matrix.member")}
              </Link>
            </th>
            {columns.map((column) => {
              const { href, ...sorted } = sorts(column.key);
              return (
                <th key={column.key} className="matrix__category" scope="col" {...sorted}>
                  <Link className="matrix__sort" to={href} preventScrollReset>
                    <span>{columnLabel(kind, column, t)}</span>
                  </Link>
                </th>
              );
            })}
            <th className="matrix__sum" scope="col" aria-sort={whole["aria-sort"]}>
              <Link className="matrix__sort" to={whole.href} preventScrollReset>
                {t("network.matrix.all")}
              </Link>
            </th>
          </tr>
        </thead>
        <tbody onClick={follow}>
          {rows.map((row) => {
            const { whole: all } = row;
            const cells = cellsOf.get(row.id) ?? [];
            const opens = row.figures === "detail";
            const path = `${base}/municipalities/${row.key}`;
            const percent = percentOf(all);
            return (
              <tr key={row.id}>
                <th scope="row">
                  {opens ? (
                    <a className="ds-link" href={path}>
                      {row.name}
                    </a>
                  ) : (
                    row.name
                  )}
                  {row.figures === "summary" ? (
                    <span className="matrix__only">{t("network.matrix.bandsOnly")}</span>
                  ) : null}
                </th>
                {all === null ? (
                  <td className="matrix__not-shared" colSpan={columns.length}>
                    <span>
                      <WithoutFigures member={row} base={base} mayAsk={mayAsk} />
                    </span>
                  </td>
                ) : (
                  <Cells cells={cells} columns={columns} href={opens ? `${path}?${kind}=` : null} />
                )}
                <td className="matrix__sum number">
                  {percent === null ? (
                    "–"
                  ) : (
                    <>
                      <b>{format.percent(percent)}</b>
                      <small>
                        {all?.scored}/{all?.places}
                      </small>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("network.matrix.low")}</th>
            {low.map(({ low: count, scored }, place) => (
              <td key={columns[place]?.key}>
                <b>{count}</b> <span>{t("network.matrix.of", { count: scored })}</span>
              </td>
            ))}
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** Consecutive columns under one head. */
function grouped(columns: readonly MatrixColumn[]): { key: string; span: number }[] {
  const groups: { key: string; span: number }[] = [];
  for (const { group } of columns) {
    const last = groups.at(-1);
    if (last?.key === group) last.span += 1;
    else groups.push({ key: group, span: 1 });
  }
  return groups;
}

interface CellsProps {
  cells: readonly (MatrixCell | null)[];
  columns: readonly MatrixColumn[];
  /** What a cell's link begins with; null where it does not open. */
  href: string | null;
}

/** The cells of one member. */
const Cells = memo(function Cells({ cells, columns, href }: CellsProps) {
  return columns.map(({ key }, place) => {
    const cell = cells[place] ?? null;
    const band = bandOf(cell);
    if (cell === null || band === null) {
      return (
        <td key={key} className="matrix__cell matrix__cell--none">
          {href === null || cell === null ? "–" : <a href={href + key}>–</a>}
        </td>
      );
    }
    const content = (
      <>
        <b>{band}</b> <small>{`${cell.scored}/${cell.places}`}</small>
      </>
    );
    return (
      <td key={key} className={`matrix__cell band-cell-${band}`}>
        {href === null ? content : <a href={href + key}>{content}</a>}
      </td>
    );
  });
});
