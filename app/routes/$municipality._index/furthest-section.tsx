import { Link } from "@remix-run/react";
import { BandMark } from "~/components/kpi/band-mark";
import { Bullet } from "~/components/kpi/bullet";
import { bareUnit, figureText, valueText } from "~/components/kpi/figure";
import { useWords } from "~/components/use-words";
import { kpiPath } from "~/domain/kpi/filter";
import type { StandingRow } from "~/domain/kpi/queries.server";

/** The gaps furthest from the target, with what it takes to the next band. */
export function FurthestSection(props: {
  municipality: string;
  rows: readonly StandingRow[];
  total: number;
  /** Whether any data point is scored at all. */
  isScored: boolean;
}) {
  const { t } = useWords();
  const { municipality, rows, total } = props;
  return (
    <section className="section" aria-labelledby="furthest">
      <header className="section-head">
        <h2 id="furthest">{t("overview.furthest")}</h2>
        {total > 0 ? (
          <Link className="ds-link" to={`/${municipality}/gaps`}>
            {t("overview.allGaps", { count: total })}
          </Link>
        ) : null}
      </header>
      {rows.length === 0 ? (
        <p>{props.isScored ? t("overview.noGaps") : t("overview.noneScored")}</p>
      ) : (
        <>
          <table className="ds-table table--fold" aria-labelledby="furthest">
            <thead>
              <tr>
                <th scope="col">{t("kpis.list.kpi")}</th>
                <th scope="col">{t("kpis.list.points")}</th>
                <th scope="col">{t("overview.valueAndTarget")}</th>
                <th scope="col" className="number">
                  {t("overview.toNextBand")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Gap key={`${row.slug} ${row.part}`} municipality={municipality} row={row} />
              ))}
            </tbody>
          </table>
          {rows.every(({ isProposed }) => isProposed) ? (
            <p className="table-note">{t("overview.allProposed")}</p>
          ) : null}
        </>
      )}
    </section>
  );
}

function Gap({ municipality, row }: { municipality: string; row: StandingRow }) {
  const { t, format } = useWords();
  const { unit, target, nextChange, nextValue, points } = row;
  // A long unit is said once, after the target.
  const bare = bareUnit(unit);
  const value = figureText(row, target === null ? unit : bare, t, format);
  return (
    <tr>
      <th scope="row">
        <Link className="ds-link" to={kpiPath(municipality, row.slug, row.part)}>
          {row.name}
        </Link>
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
    </tr>
  );
}
