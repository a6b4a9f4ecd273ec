import { Link } from "@remix-run/react";
import { BandMark } from "~/components/kpi/band-mark";
import { useWords } from "~/components/use-words";
import { bandOf, percentOf, unpacked, type MatrixColumn, type MatrixKind } from "~/domain/network/matrix";
import type { MatrixRow } from "./matrix-table";
import { columnName } from "~/domain/network/matrix-words";
import { WithoutFigures } from "./without-figures";

interface MatrixListProps {
  base: string;
  kind: MatrixKind;
  columns: readonly MatrixColumn[];
  rows: readonly MatrixRow[];
  mayAsk: boolean;
}

/** The matrix with one member under the other: for narrow screens, and for those who would rather read down than across. */
export function MatrixList({ base, kind, columns, rows, mayAsk }: MatrixListProps) {
  const { t, format } = useWords();
  return (
    <ul className="rule-list matrix-list">
      {rows.map((row) => {
        const cells = row.cells === "" ? [] : unpacked(row.cells);
        const percent = percentOf(row.whole);
        const path = `${base}/municipalities/${row.key}`;
        const opens = row.figures === "detail";
        return (
          <li key={row.id}>
            <h2>
              {opens ? (
                <Link className="ds-link" to={path}>
                  {row.name}
                </Link>
              ) : (
                row.name
              )}
            </h2>
            {row.whole === null ? (
              <p className="quiet">
                <WithoutFigures member={row} base={base} mayAsk={mayAsk} />
              </p>
            ) : (
              <>
                <p className="quiet">
                  {percent === null ? t("network.matrix.noScore") : format.percent(percent)}
                  {` · ${row.whole.scored}/${row.whole.places}`}
                  {row.figures === "summary" ? ` · ${t("network.matrix.bandsOnly")}` : null}
                </p>
                <dl>
                  {columns.map((column, place) => {
                    const cell = cells[place] ?? null;
                    const band = bandOf(cell);
                    const name = columnName(kind, column, t);
                    return (
                      <div key={column.key}>
                        <dt>
                          {opens ? (
                            <a className="ds-link" href={`${path}?${kind}=${column.key}`}>
                              {name}
                            </a>
                          ) : (
                            name
                          )}
                        </dt>
                        <dd>
                          {cell === null || band === null ? (
                            <span className="quiet">{t("network.matrix.noScore")}</span>
                          ) : (
                            <BandMark state={band}>
                              {t("network.matrix.bandWords", { band, scored: cell.scored, places: cell.places })}
                            </BandMark>
                          )}
                        </dd>
                      </div>
                    );
                  })}
                </dl>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
