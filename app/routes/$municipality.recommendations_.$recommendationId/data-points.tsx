import { Link } from "@remix-run/react";
import { BandMark } from "~/components/kpi/band-mark";
import { figureText, valueText } from "~/components/kpi/figure";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { LinkedDataPoint } from "~/domain/recommendation/queries.server";

interface DataPointsProps {
  dataPoints: readonly LinkedDataPoint[];
  municipality: string;
  /** The answer takes in some of them only. */
  inPart: boolean;
  /** Where they are chosen, for those who may. */
  editHref: string | null;
}

/** The data points a recommendation addresses, as they stand now. */
export function DataPoints({ dataPoints, municipality, inPart, editHref }: DataPointsProps) {
  const { t, format } = useWords();
  if (dataPoints.length === 0) {
    return (
      <p className="quiet">
        {t("recommendations.one.noDataPoints")}{" "}
        {editHref ? (
          <Link className="text-button" to={editHref}>
            {t("recommendations.one.linkDataPoints")}
          </Link>
        ) : null}
      </p>
    );
  }
  return (
    <div className="scroll-region" tabIndex={0} role="region" aria-label={t("recommendations.one.dataPoints")}>
      <table className="ds-table table--fold">
        <caption className="ds-sr-only">{t("recommendations.one.dataPoints")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("recommendations.one.dataPoint")}</th>
            <th scope="col" className="number">
              {t("recommendations.one.value")}
            </th>
            <th scope="col" className="number">
              {t("recommendations.one.target")}
            </th>
            <th scope="col">{t("recommendations.one.points")}</th>
            {inPart ? <th scope="col">{t("recommendations.one.inAnswer")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {dataPoints.map((point) => (
            <tr key={point.id}>
              <th scope="row">
                <Link
                  className="ds-link"
                  to={`/${municipality}/kpis/${point.slug}${point.part ? `?part=${encodeURIComponent(point.part)}` : ""}`}
                >
                  {point.name}
                </Link>
                <span className="sub-line">{point.category}</span>
              </th>
              <td className="number" data-label={t("recommendations.one.value")}>
                <span>
                  {figureText(point, point.unit, t, format)}
                  {point.year === null ? null : <span className="sub-line">{point.year}</span>}
                </span>
              </td>
              <td className="number" data-label={t("recommendations.one.target")}>
                {point.target === null ? (
                  <span className="quiet">{t("recommendations.one.noTarget")}</span>
                ) : (
                  valueText(point.target, point.unit, t, format)
                )}
              </td>
              <td data-label={t("recommendations.one.points")}>
                <span>
                  <Standing point={point} />
                  <span className="sub-line">
                    {point.isGap ? t("recommendations.one.isGap") : t("recommendations.one.noGap")}
                  </span>
                </span>
              </td>
              {inPart ? (
                <td data-label={t("recommendations.one.inAnswer")}>
                  {point.isAnswered ? (
                    t("recommendations.one.takenIn")
                  ) : (
                    <span>
                      <Tag outline>{t("recommendations.one.leftOut")}</Tag>
                    </span>
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Standing({ point }: { point: LinkedDataPoint }) {
  const { t } = useWords();
  if (point.points !== null) {
    return <BandMark state={point.points}>{t("recommendations.one.pointsOf", { count: point.points })}</BandMark>;
  }
  return point.standing === "no_data" ? (
    <BandMark state="no_data">{t("recommendations.one.noData")}</BandMark>
  ) : (
    <BandMark state="not_scored">{t("recommendations.one.notScored")}</BandMark>
  );
}
