import { Link } from "@remix-run/react";
import { Tag } from "../ui/tag";
import { useWords } from "../use-words";

interface RevisionsProps {
  /** The page's address; the frozen files lie below it. */
  path: string;
  shown: number | null;
  revisions: readonly {
    revision: number;
    checksum: string;
    isVerified: boolean;
    /** ISO 8601. */
    submittedAt: string;
    isLate: boolean;
    submittedBy: string | null;
  }[];
}

/** What was submitted, each time with its checksum and the frozen file. */
export function Revisions({ path, shown, revisions }: RevisionsProps) {
  const { t, format } = useWords();
  return (
    <section className="section">
      <h2 className="review-head">{t("reviews.submission.revisions")}</h2>
      <div className="scroll-region" tabIndex={0} role="region" aria-label={t("reviews.submission.revisions")}>
        <table className="ds-table table--fold">
          <thead>
            <tr>
              <th scope="col">{t("reviews.submission.revisions")}</th>
              <th scope="col">{t("reviews.submission.submittedAt")}</th>
              <th scope="col">{t("reviews.submission.checksum")}</th>
              <th scope="col">{t("reviews.submission.download")}</th>
            </tr>
          </thead>
          <tbody>
            {revisions.map(({ revision, checksum, isVerified, submittedAt, isLate, submittedBy }) => (
              <tr key={revision}>
                <th scope="row">
                  {t("reviews.submission.revision", { number: revision })}
                  {revision === shown ? null : (
                    <span className="sub-line">
                      <Link
                        className="ds-link"
                        to={`${path}?revision=${revision}`}
                        aria-label={t("reviews.submission.showOf", { number: revision })}
                      >
                        {t("reviews.submission.show")}
                      </Link>
                    </span>
                  )}
                </th>
                <td data-label={t("reviews.submission.submittedAt")}>
                  <span>
                    {format.moment(submittedAt)}
                    {isLate ? <span className="sub-line late">{t("reviews.late")}</span> : null}
                    {submittedBy === null ? null : <span className="sub-line">{submittedBy}</span>}
                  </span>
                </td>
                <td data-label={t("reviews.submission.checksum")}>
                  <span>
                    <code className="checksum">{checksum}</code>
                    <span className="sub-line">
                      <Tag outline={!isVerified}>
                        {isVerified ? t("reviews.submission.verified") : t("reviews.submission.broken")}
                      </Tag>
                    </span>
                  </span>
                </td>
                <td data-label={t("reviews.submission.download")}>
                  <a
                    className="ds-link"
                    href={`${path}/frozen.json?revision=${revision}`}
                    download
                    aria-label={t("reviews.submission.downloadOf", { number: revision })}
                  >
                    {t("reviews.submission.download")}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="table-note">{t("reviews.submission.verifyHint")}</p>
    </section>
  );
}
