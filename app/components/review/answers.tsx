import type { Frozen } from "~/domain/review/report";
import { useWords } from "../use-words";

/** What the municipality answered to the network's questions, and its note. */
export function Answers({ answers, note, language }: Pick<Frozen, "answers" | "note"> & { language: string }) {
  const { t } = useWords();
  if (answers.length === 0 && note === "") return null;
  return (
    <section className="section" aria-labelledby="answers">
      <h2 id="answers" className="review-head">
        {t("reviews.submission.answers")}
      </h2>
      <dl className="questions">
        {answers.map(({ question, answer }) => (
          <div key={question}>
            <dt lang={language}>{question}</dt>
            <dd>{answer === "" ? <span className="quiet">{t("reviews.submission.noAnswer")}</span> : answer}</dd>
          </div>
        ))}
        {note === "" ? null : (
          <div>
            <dt>{t("reviews.submission.note")}</dt>
            <dd>{note}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
