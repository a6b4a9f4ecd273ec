import type { ReactNode } from "react";
import { RuleList } from "../ui/rule-list";
import { useWords } from "../use-words";

export interface ShownComment {
  id: string;
  side: "network" | "municipality";
  /** Null where no name is to be seen here. */
  by: string | null;
  text: string;
  language: string;
  /** ISO 8601. */
  at: string;
}

/** What the network asked and the municipality answered, and that anyone may ask to see it. */
export function Comments({ comments, children }: { comments: readonly ShownComment[]; children?: ReactNode }) {
  const { t, format } = useWords();
  return (
    <section className="section" aria-labelledby="comments">
      <h2 id="comments" className="review-head">
        {t("reviews.submission.comments")}
      </h2>
      <p className="notice">{t("reviews.submission.public")}</p>
      {comments.length === 0 ? (
        <p className="quiet">{t("reviews.submission.noComments")}</p>
      ) : (
        <RuleList
          rows={comments.map(({ id, side, by, text, language, at }) => ({
            key: id,
            main: (
              <>
                <b>{side === "network" ? t("reviews.submission.byNetwork") : t("reviews.submission.byMunicipality")}</b>
                {by === null ? null : <span className="quiet small"> {by}</span>}
                <p className="written" lang={language}>
                  {text}
                </p>
              </>
            ),
            side: <span className="quiet small">{format.moment(at)}</span>,
          }))}
        />
      )}
      {children}
    </section>
  );
}
