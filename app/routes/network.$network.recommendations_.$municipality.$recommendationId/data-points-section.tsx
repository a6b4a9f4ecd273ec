import { BandMark } from "~/components/kpi/band-mark";
import { figureText } from "~/components/kpi/figure";
import { useWords } from "~/components/use-words";
import type { AddressedDataPoint } from "~/domain/network-list/recommendation-record.server";

/** The data points a member's recommendation addresses; with their values where figures are shared. */
export function DataPointsSection(props: { rows: readonly AddressedDataPoint[]; sharesFigures: boolean }) {
  const { t, format } = useWords();
  const { rows, sharesFigures } = props;
  return (
    <section className="section">
      <div className="section-head">
        <h2 id="data-points">{t("networkLists.one.dataPoints")}</h2>
      </div>
      {rows.length === 0 ? (
        <p className="quiet">{t("networkLists.one.noDataPoints")}</p>
      ) : (
        <div className="scroll-region" role="region" aria-labelledby="data-points" tabIndex={0}>
          <table className="ds-table table--fold table--narrow" aria-labelledby="data-points">
            <thead>
              <tr>
                <th scope="col">{t("networkLists.one.dataPoint")}</th>
                {sharesFigures ? (
                  <>
                    <th scope="col" className="number">
                      {t("networkLists.one.value")}
                    </th>
                    <th scope="col">{t("networkLists.one.points")}</th>
                  </>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    {row.name}
                    <span className="sub-line">
                      {row.code}
                      {row.isAnswered ? null : ` · ${t("networkLists.one.leftOut")}`}
                    </span>
                  </th>
                  {sharesFigures ? (
                    <>
                      <td className="number" data-label={t("networkLists.one.value")}>
                        <div>
                          {figureText(row, row.unit, t, format)}
                          {row.year === null ? null : <span className="sub-line">{row.year}</span>}
                        </div>
                      </td>
                      <td data-label={t("networkLists.one.points")}>
                        <div>
                          {row.points === null ? (
                            <BandMark state={row.state === null ? "no_data" : "not_scored"}>
                              {row.state === null ? t("charts.noData") : t("charts.notScored")}
                            </BandMark>
                          ) : (
                            <BandMark state={row.points}>{t("charts.points", { count: row.points })}</BandMark>
                          )}
                          {row.isGap ? <span className="sub-line">{t("networkLists.one.isGap")}</span> : null}
                        </div>
                      </td>
                    </>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > 0 && !sharesFigures ? (
        <p className="table-note">{t("networkLists.one.figuresNotShared")}</p>
      ) : null}
    </section>
  );
}
