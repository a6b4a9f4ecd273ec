import { arrivalText } from "~/components/kpi/arrival-text";
import { BandMark } from "~/components/kpi/band-mark";
import { bareUnit, figureText, valueText, type FigureUnit } from "~/components/kpi/figure";
import { useWords } from "~/components/use-words";
import type { ComparedDataPoint, OtherFigure } from "~/domain/comparison/queries.server";
import { ComparisonChart } from "./chart";
import {
  aimOf,
  besideOf,
  isBound,
  marksOf,
  signedOthers,
  yearsOf,
  type ComparedRow,
  type SignedOther,
} from "./compared";

interface DataPointSectionProps {
  dataPoint: ComparedDataPoint;
  rows: readonly ComparedRow[];
  others: readonly OtherFigure[];
}

/** One data point: the drawing, and the same as a table. */
export function DataPointSection({ dataPoint, rows, others }: DataPointSectionProps) {
  const { t, format } = useWords();
  const { id, name, unit, benchmark } = dataPoint;
  const signed = signedOthers(others);
  const marks = marksOf(rows, signed);
  const bare = bareUnit(unit);
  const years = yearsOf(rows);
  const value = (figure: number, of: FigureUnit = bare) => valueText(figure, of, t, format);
  return (
    <section className="section comparison">
      <div className="section-head">
        <h2 id={`d-${id}`}>{name}</h2>
      </div>
      <p className="quiet small">
        {dataPoint.code}
        {bare === unit || unit.short === "" ? null : ` · ${unit.short}`}
        {` · ${t(`kpis.one.${dataPoint.direction === "context" ? "context" : dataPoint.direction === "higher_is_better" ? "higher" : "lower"}`)}`}
      </p>
      {unit.isBoolean ? (
        <p className="quiet">{t("kpis.one.noPlotBoolean")}</p>
      ) : marks.length === 0 ? (
        <p className="quiet">{t("networkCompare.nothingToDraw")}</p>
      ) : (
        <ComparisonChart
          marks={marks}
          benchmark={
            benchmark === null
              ? null
              : { value: benchmark, label: t("networkCompare.benchmarkIs", { value: value(benchmark) }) }
          }
          tick={(figure) => format.number(figure)}
          beside={besideOf(marks)
            .map((kind) => t(`networkCompare.beside.${kind}`))
            .join(", ")}
          summary={t("networkCompare.summary", { name, count: rows.length })}
        />
      )}
      <div className="scroll-region" role="region" aria-labelledby={`d-${id}`} tabIndex={0}>
        <table className="ds-table table--narrow" aria-labelledby={`d-${id}`}>
          <thead>
            <tr>
              <th scope="col">{t("networkCompare.columns.member")}</th>
              {years.map((year) => (
                <th key={year} scope="col" className="number">
                  {year}
                </th>
              ))}
              <th scope="col">{t("networkCompare.columns.points")}</th>
              <th scope="col" className="number">
                {t("networkCompare.columns.target")}
              </th>
              <th scope="col">{t("networkCompare.columns.trend")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <MemberRow key={row.key} row={row} dataPoint={dataPoint} years={years} />
            ))}
            {benchmark === null ? null : (
              <tr>
                <th scope="row">{t("networkCompare.benchmark")}</th>
                <td colSpan={years.length + 1}>
                  {value(benchmark, unit)}
                  {dataPoint.isProposed ? <span className="sub-line">{t("networkCompare.proposed")}</span> : null}
                </td>
                <td colSpan={2} />
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <Others others={signed} />
    </section>
  );
}

function MemberRow(props: { row: ComparedRow; dataPoint: ComparedDataPoint; years: readonly number[] }) {
  const { t, format } = useWords();
  const { row, dataPoint, years } = props;
  const { unit, direction } = dataPoint;
  const bare = bareUnit(unit);
  const observations = row.figures?.observations ?? [];
  const measured = observations.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]));
  const target = row.figures?.target ?? null;
  const points = row.figures?.points ?? null;
  return (
    <tr>
      <th scope="row">
        <span className="comparison__sign" aria-hidden="true">
          {row.sign}
        </span>{" "}
        {row.name}
      </th>
      {years.map((year) => {
        const observation = observations.find((one) => one.year === year);
        return (
          <td key={year} className="number">
            {observation ? figureText(observation, bare, t, format) : <span className="quiet">–</span>}
          </td>
        );
      })}
      <td>
        {points === null ? (
          <BandMark state={observations.length === 0 ? "no_data" : "not_scored"}>
            {observations.length === 0 ? t("charts.noData") : t("charts.notScored")}
          </BandMark>
        ) : (
          <BandMark state={points}>{t("charts.points", { count: points })}</BandMark>
        )}
      </td>
      <td className="number">
        {target === null ? <span className="quiet">–</span> : valueText(target.value, bare, t, format)}
        {target?.byYear == null ? null : (
          <span className="sub-line">{t("networkCompare.byYear", { year: target.byYear })}</span>
        )}
      </td>
      <td className="small comparison__trend">
        {unit.isBoolean ? "–" : arrivalText(measured, { aim: aimOf(row, dataPoint), direction, unit }, t, format)}
      </td>
    </tr>
  );
}

/** The figures of other places, each with its letter in the drawing. */
function Others({ others }: { others: readonly SignedOther[] }) {
  const { t, format, language } = useWords();
  if (others.length === 0) return null;
  const text = ({ value, valueMax, qualifier, unit }: SignedOther): string => {
    const written = format.value(value, unit);
    if (valueMax !== null) return t("kpis.one.range", { from: format.number(value), to: format.value(valueMax, unit) });
    return isBound(qualifier) ? t(`kpis.${qualifier}`, { value: written }) : written;
  };
  return (
    <div className="comparison__others">
      <h3>{t("networkCompare.others")}</h3>
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            {other.sign === null ? null : (
              <span className="comparison__sign comparison__sign--other" aria-hidden="true">
                {other.sign}
              </span>
            )}{" "}
            <span lang={language === "en" ? undefined : "en"}>{other.place}</span>: {text(other)}
            {other.year === null ? null : ` (${other.year})`}
          </li>
        ))}
      </ul>
    </div>
  );
}
