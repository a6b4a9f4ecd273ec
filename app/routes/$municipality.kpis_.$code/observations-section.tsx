import { Link } from "@remix-run/react";
import { figureText, valueText } from "~/components/kpi/figure";
import { TrendLine } from "~/components/kpi/trend-line";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { KpiPart, ObservationRow, OwnTarget } from "~/domain/kpi/queries.server";

export interface ObservationShown extends ObservationRow {
  mayVerify: boolean;
  /** The reader would verify, but has entered it. */
  isOwn: boolean;
  mayCorrect: boolean;
}

/** Every observation with its source, quality and review. */
export function ObservationsSection(props: {
  base: string;
  /** The page of the data point's history. */
  history: string;
  part: KpiPart;
  rows: readonly ObservationShown[];
}) {
  const { t } = useWords();
  const { base, history, part, rows } = props;
  return (
    <section className="section" id="observations" aria-labelledby="observations-title" tabIndex={-1}>
      <header className="section-head">
        <h2 id="observations-title">{t("kpis.one.observations")}</h2>
        <Link className="ds-link" to={history}>
          {t("history.open")}
        </Link>
      </header>
      {rows.length === 0 ? (
        <p className="quiet">{t("kpis.one.noObservations")}</p>
      ) : (
        <div className="scroll-region" tabIndex={0} role="region" aria-label={t("kpis.one.observationsCaption")}>
          <table className="ds-table table--fold">
            <caption className="ds-sr-only">{t("kpis.one.observationsCaption")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("kpis.one.year")}</th>
                <th scope="col" className="number">
                  {t("kpis.one.value")}
                </th>
                <th scope="col">{t("kpis.one.source")}</th>
                <th scope="col">{t("kpis.one.quality")}</th>
                <th scope="col">{t("kpis.one.review")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} base={base} part={part} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ base, part, row }: { base: string; part: KpiPart; row: ObservationShown }) {
  const { t, format, language } = useWords();
  // What was loaded came from English sources; people write in the municipality's language.
  const lang = row.enteredById === null && language !== "en" ? "en" : undefined;
  return (
    <tr>
      <th scope="row">{row.year}</th>
      <td className="number" data-label={t("kpis.one.value")}>
        <span>
          {figureText(row, part.unit, t, format)}
          {row.qualifier === "derived" || row.qualifier === "worded" ? (
            <span className="sub-line">{t(`kpis.qualifier.${row.qualifier}`)}</span>
          ) : null}
        </span>
      </td>
      <td data-label={t("kpis.one.source")}>
        <span lang={lang}>
          {row.source}
          {row.note === null ? null : <span className="sub-line">{row.note}</span>}
        </span>
      </td>
      <td data-label={t("kpis.one.quality")}>
        {row.quality === null ? t("kpis.one.noGrade") : t("kpis.one.grade", { grade: row.quality })}
      </td>
      <td data-label={t("kpis.one.review")}>
        <span>
          <Tag outline={row.review !== "verified" && row.review !== "superseded"}>{t(`kpis.review.${row.review}`)}</Tag>
          <Who row={row} />
          {row.supersedeReason === null ? null : (
            <span className="sub-line">{t("kpis.one.replacedBecause", { reason: row.supersedeReason })}</span>
          )}
          {row.review !== "returned" || row.returnReason === null ? null : (
            <span className="sub-line">{t("kpis.one.returnedBecause", { reason: row.returnReason })}</span>
          )}
          {row.mayVerify ? (
            <Link className="text-button" to={`${base}/observations/${row.id}/verification`}>
              {t("kpis.one.verify")}
              <span className="ds-sr-only"> {row.year}</span>
            </Link>
          ) : null}
          {row.isOwn ? <span className="sub-line">{t("kpis.one.ownValue")}</span> : null}
          {row.mayCorrect ? (
            <Link className="text-button" to={`${base}/observations/${row.id}`}>
              {t("kpis.one.correct")}
              <span className="ds-sr-only"> {row.year}</span>
            </Link>
          ) : null}
        </span>
      </td>
    </tr>
  );
}

function Who({ row }: { row: ObservationShown }) {
  const { t, format } = useWords();
  const checked = row.review === "verified" || row.review === "superseded";
  const name = checked ? row.verifiedBy : row.enteredBy;
  const at = checked ? row.verifiedAt : row.createdAt;
  const date = at === null ? "" : format.date(at);
  return <span className="sub-line">{name === null ? date : t("kpis.one.byOn", { name, date })}</span>;
}

/** The data point over the years; only from two years on. */
export function TrendSection(props: {
  part: KpiPart;
  measured: readonly { year: number; value: number }[];
  target: OwnTarget | null;
}) {
  const { t, format } = useWords();
  const { part, measured, target } = props;
  const { unit } = part;
  const [first] = measured;
  const last = measured.at(-1);
  if (!first || !last || first.year === last.year || unit.isBoolean) return null;
  const aim = target?.value ?? part.target;
  const short = (value: number) => (unit.attached ? valueText(value, unit, t, format) : format.number(value));
  return (
    <section className="section" aria-labelledby="trend">
      <header className="section-head">
        <h2 id="trend">{t("kpis.one.trend")}</h2>
      </header>
      <TrendLine
        points={measured.map(({ year, value }) => ({ year, value, label: short(value) }))}
        target={
          aim === null
            ? null
            : {
                value: aim,
                label: t(target === null ? "charts.benchmarkTarget" : "charts.ownTarget", { value: short(aim) }),
              }
        }
        {...(target?.byYear == null ? {} : { targetYear: target.byYear })}
        tick={(value) => format.number(value)}
        summary={t("charts.trend", { name: part.name, from: first.year, to: last.year })}
      />
    </section>
  );
}
