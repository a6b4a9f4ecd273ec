import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Points } from "~/domain/kpi/score";
import { useWords } from "../use-words";
import { BandMark } from "./band-mark";
import { Bullet } from "./bullet";
import { bareUnit, figureText, valueText, type Figure, type FigureUnit } from "./figure";

/** A data point below the top band, with what it takes to the next. */
interface GapTableRow extends Figure {
  name: string;
  categoryLabel: string;
  unit: FigureUnit;
  target: number | null;
  points: Points | null;
  attainment: number | null;
  nextValue: number | null;
  nextChange: number | null;
}

interface GapTableProps<Row extends GapTableRow> {
  rows: readonly Row[];
  labelledBy: string;
  keyOf: (row: Row) => string;
  hrefOf: (row: Row) => string;
  /** One more column at the end. */
  more?: { head: string; cell: (row: Row) => ReactNode };
}

/** Gaps, each with its points, its value against the target, and the way to the next band. */
export function GapTable<Row extends GapTableRow>({ rows, labelledBy, keyOf, hrefOf, more }: GapTableProps<Row>) {
  const { t } = useWords();
  return (
    <table className="ds-table table--fold" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t("kpis.list.kpi")}</th>
          <th scope="col">{t("kpis.list.points")}</th>
          <th scope="col">{t("overview.valueAndTarget")}</th>
          <th scope="col" className="number">
            {t("overview.toNextBand")}
          </th>
          {more ? <th scope="col">{more.head}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Gap key={keyOf(row)} row={row} href={hrefOf(row)}>
            {more ? <td data-label={more.head}>{more.cell(row)}</td> : null}
          </Gap>
        ))}
      </tbody>
    </table>
  );
}

function Gap({ row, href, children }: { row: GapTableRow; href: string; children: ReactNode }) {
  const { t, format } = useWords();
  const { unit, target, nextChange, nextValue, points } = row;
  // A long unit is said once, after the target.
  const bare = bareUnit(unit);
  const value = figureText(row, target === null ? unit : bare, t, format);
  return (
    <tr>
      <th scope="row">
        {href.startsWith("#") ? (
          // A plain link: the browser itself opens what the place is folded away in.
          <a className="ds-link" href={href}>
            {row.name}
          </a>
        ) : (
          <Link className="ds-link" to={href}>
            {row.name}
          </Link>
        )}
        <span className="sub-line">{row.categoryLabel}</span>
      </th>
      <td data-label={t("kpis.list.points")}>
        <BandMark state={points ?? "not_scored"}>
          {points === null ? t("charts.notScored") : t("charts.points", { count: points })}
        </BandMark>
      </td>
      <td data-label={t("overview.valueAndTarget")}>
        <div>
          <span className="value-and-target">
            <b>{value}</b>
            {target === null ? null : (
              <span className="quiet">{t("overview.target", { value: valueText(target, unit, t, format) })}</span>
            )}
          </span>
          <Bullet attainment={row.attainment} points={points} width={200} />
        </div>
      </td>
      <td className="number" data-label={t("overview.toNextBand")}>
        {nextChange === null || nextValue === null ? (
          "–"
        ) : (
          <span>
            <b className="strong">
              {unit.isBoolean ? valueText(nextValue, unit, t, format) : format.change(nextChange, bare)}
            </b>
            {unit.isBoolean ? null : (
              <span className="sub-line">{t("kpis.one.to", { value: valueText(nextValue, bare, t, format) })}</span>
            )}
          </span>
        )}
      </td>
      {children}
    </tr>
  );
}
