import { Link } from "@remix-run/react";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { RecommendationRow } from "~/domain/recommendation/queries.server";
import { isAnswered } from "~/domain/recommendation/states";
import { daysBetween } from "~/domain/shared/period";

interface ListRowProps {
  row: RecommendationRow;
  /** The list's path. */
  base: string;
  today: string;
  mayAnswer: boolean;
}

/** One recommendation in the list. */
export function ListRow({ row, base, today, mayAnswer }: ListRowProps) {
  const { t, format } = useWords();
  return (
    <tr>
      <th scope="row">
        <Link className="ds-link" to={`${base}/${row.id}`} lang={row.language}>
          {row.title}
        </Link>
        <span className="sub-line">{row.reference}</span>
      </th>
      <td data-label={t("recommendations.table.area")}>{row.area}</td>
      <td data-label={t("recommendations.table.state")}>
        <span>
          <Tag outline={!isAnswered(row.state)}>{t(`states.recommendation.${row.state}`)}</Tag>
          <When row={row} today={today} />
          {mayAnswer && !isAnswered(row.state) ? (
            <span className="sub-line">
              <Link
                className="text-button"
                to={`${base}/${row.id}/answer`}
                aria-label={t("recommendations.table.answerThis", { title: row.title })}
              >
                {t("recommendations.table.answer")}
              </Link>
            </span>
          ) : null}
        </span>
      </td>
      <td data-label={t("recommendations.table.owner")}>
        {row.owner ?? <span className="quiet">{t("recommendations.table.noOwner")}</span>}
      </td>
      <td className="number" data-label={t("recommendations.table.gaps")}>
        <span>
          {format.number(row.gaps)}
          <span className="sub-line">
            {row.dataPoints === 0
              ? t("recommendations.table.noDataPoints")
              : t("recommendations.table.gapsOf", { count: row.dataPoints })}
          </span>
        </span>
      </td>
      <td className="number" data-label={t("recommendations.table.projects")}>
        {format.number(row.projects)}
      </td>
      <td className="number no-wrap" data-label={t("recommendations.table.received")}>
        {row.receivedOn === null ? "–" : format.date(row.receivedOn)}
      </td>
    </tr>
  );
}

/** When it was answered or is taken up again; late is written out. */
function When({ row, today }: { row: RecommendationRow; today: string }) {
  const { t, format } = useWords();
  if (row.state === "postponed" && row.reviewOn !== null) {
    const late = daysBetween(row.reviewOn, today);
    if (late > 0)
      return <span className="sub-line late">{t("recommendations.table.reviewLate", { count: late })}</span>;
    if (late === 0) return <span className="sub-line late">{t("recommendations.table.reviewToday")}</span>;
    return <span className="sub-line">{t("recommendations.table.reviewOn", { date: format.date(row.reviewOn) })}</span>;
  }
  if (!isAnswered(row.state) || row.answeredOn === null) return null;
  return (
    <span className="sub-line">{t("recommendations.table.answeredOn", { date: format.date(row.answeredOn) })}</span>
  );
}
