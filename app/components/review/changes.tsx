import type { Comparison } from "~/domain/review/compare";
import { useWords } from "../use-words";
import { ComparisonView } from "./comparison";

interface ChangesProps {
  answers: readonly { question: string | null; from: string; to: string }[];
  compared: Comparison | null;
  /** The language of the questions. */
  language: string;
}

/** What differs between a submission and the one before: answers side by side, and what moved in the report. */
export function Changes({ answers, compared, language }: ChangesProps) {
  const { t } = useWords();
  const written = (text: string) =>
    text === "" ? (
      <span className="quiet">{t("reviews.submission.empty")}</span>
    ) : (
      <span className="written">{text}</span>
    );
  return (
    <section className="section">
      <h2 className="review-head">{t("reviews.submission.changed")}</h2>
      {answers.length === 0 && compared === null ? <p className="quiet">{t("reviews.submission.unchanged")}</p> : null}
      {answers.length > 0 ? (
        <div className="scroll-region" tabIndex={0} role="region" aria-label={t("reviews.submission.changed")}>
          <table className="ds-table table--fold">
            <thead>
              <tr>
                <th scope="col">{t("reviews.submission.answers")}</th>
                <th scope="col">{t("reviews.submission.was")}</th>
                <th scope="col">{t("reviews.submission.is")}</th>
              </tr>
            </thead>
            <tbody>
              {answers.map(({ question, from, to }) => (
                <tr key={question ?? "note"}>
                  <th scope="row" lang={question === null ? undefined : language}>
                    {question ?? t("reviews.submission.note")}
                  </th>
                  <td data-label={t("reviews.submission.was")}>{written(from)}</td>
                  <td data-label={t("reviews.submission.is")}>{written(to)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {compared ? <ComparisonView compared={compared} level={2} /> : null}
    </section>
  );
}
