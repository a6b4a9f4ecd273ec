import { Facts } from "~/components/ui/facts";
import { useWords } from "~/components/use-words";
import type { Recommendation } from "~/domain/recommendation/queries.server";
import { daysBetween } from "~/domain/shared/period";

/** The municipality's answer as it holds now. */
export function TheAnswer({ found, language, today }: { found: Recommendation; language: string; today: string }) {
  const { t, format } = useWords();
  const { response } = found;
  if (response === null) return <p className="quiet">{t("recommendations.one.unanswered")}</p>;
  const late = response.reviewOn === null ? 0 : daysBetween(response.reviewOn, today);
  return (
    <Facts
      facts={[
        {
          key: "outcome",
          term: t("recommendations.one.outcome"),
          detail: <strong className="strong">{t(`states.response.${response.outcome}`)}</strong>,
        },
        {
          key: "reason",
          term: t("recommendations.one.reason"),
          detail: response.reason ? (
            <span className="pre-line" lang={language}>
              {response.reason}
            </span>
          ) : (
            <span className="quiet">{t("recommendations.one.noReason")}</span>
          ),
        },
        ...(response.reviewOn === null
          ? []
          : [
              {
                key: "review",
                term: t("recommendations.one.reviewOn"),
                detail: (
                  <>
                    {format.date(response.reviewOn)}
                    {found.state === "postponed" && late > 0 ? (
                      <span className="sub-line late">{t("recommendations.table.reviewLate", { count: late })}</span>
                    ) : null}
                  </>
                ),
              },
            ]),
        {
          key: "answered",
          term: t("recommendations.one.answeredOn"),
          detail: response.answeredBy
            ? t("recommendations.one.answeredBy", {
                date: format.date(response.answeredOn),
                name: response.answeredBy,
              })
            : format.date(response.answeredOn),
        },
      ]}
    />
  );
}
