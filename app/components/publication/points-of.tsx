import { BandMark } from "~/components/kpi/band-mark";
import { figureText, valueText } from "~/components/kpi/figure";
import { Disclosure } from "~/components/ui/disclosure";
import type { PointLine } from "~/domain/publication/profile";
import type { WheelDimensionReading } from "~/domain/kpi/wheel";
import { useWords } from "../use-words";

/** Every data point with its figure, year, target and source; folded by dimension. A place of the wheel leads to the first of its rows. */
export function PointsOf({
  points,
  dimensions,
}: {
  points: readonly PointLine[];
  dimensions: readonly WheelDimensionReading[];
}) {
  const { t, format } = useWords();
  return (
    <section className="section" aria-labelledby="points">
      <h2 id="points">{t("open.points")}</h2>
      <div className="disclosures">
        {dimensions.map(({ key, label }) => {
          const own = points.filter(({ dimension }) => dimension === key);
          return (
            <div key={key} id={`points-${key}`}>
              <Disclosure summary={t("open.pointsOf", { name: label, all: format.number(own.length) })}>
                <div className="scroll-region" tabIndex={0} role="region" aria-label={label}>
                  <Table rows={own} caption={label} />
                </div>
              </Disclosure>
            </div>
          );
        })}
      </div>
    </section>
  );
}

function Table({ rows, caption }: { rows: readonly PointLine[]; caption: string }) {
  const { t, format } = useWords();
  return (
    <table className="ds-table">
      <caption className="ds-sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("kpis.list.kpi")}</th>
          <th scope="col">{t("kpis.list.points")}</th>
          <th scope="col" className="number">
            {t("open.value")}
          </th>
          <th scope="col" className="number">
            {t("open.target")}
          </th>
          <th scope="col" className="number">
            {t("open.year")}
          </th>
          <th scope="col">{t("open.source")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const isFirst = rows[index - 1]?.place !== row.place;
          return (
            <tr key={`${row.code} ${row.part}`} id={isFirst ? `place-${row.place}` : undefined}>
              <th scope="row">
                {row.name}
                <span className="sub-line">
                  {row.categoryLabel}, {row.code} {row.part}
                </span>
              </th>
              <td>
                <BandMark state={row.points ?? (row.standing === "no_data" ? "no_data" : "not_scored")}>
                  {row.points !== null
                    ? t("charts.points", { count: row.points })
                    : t(row.standing === "no_data" ? "charts.noData" : "charts.notScored")}
                </BandMark>
              </td>
              <td className="number">{figureText(row, row.unit, t, format)}</td>
              <td className="number">{row.target === null ? "–" : valueText(row.target, row.unit, t, format)}</td>
              <td className="number">{row.year ?? "–"}</td>
              <td>{row.source ?? "–"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
