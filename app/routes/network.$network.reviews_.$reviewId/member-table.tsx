import { Link } from "@remix-run/react";
import { SubmissionTag } from "~/components/review/states";
import { useWords } from "~/components/use-words";
import type { SubmissionState } from "~/domain/review/states";

interface MemberTableProps {
  path: string;
  members: readonly {
    id: string;
    municipality: { key: string; name: string };
    state: SubmissionState;
    revisions: number;
    /** ISO 8601. */
    lastAt: string | null;
    remindedAt: string | null;
    isLate: boolean;
    isReadable: boolean;
  }[];
}

/** Who has submitted, who is late, and the way to each report. */
export function MemberTable({ path, members }: MemberTableProps) {
  const { t, format } = useWords();
  return (
    <div className="scroll-region" tabIndex={0} role="region" aria-label={t("reviews.one.members")}>
      <table className="ds-table table--fold">
        <thead>
          <tr>
            <th scope="col">{t("reviews.column.member")}</th>
            <th scope="col">{t("reviews.column.state")}</th>
            <th scope="col">{t("reviews.column.last")}</th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ id, municipality, state, revisions, lastAt, remindedAt, isLate, isReadable }) => (
            <tr key={id}>
              <th scope="row">
                <Link
                  className="ds-link"
                  to={`${path}/submissions/${id}`}
                  aria-label={t("reviews.one.openReport", { name: municipality.name })}
                >
                  {municipality.name}
                </Link>
                {isReadable ? null : (
                  <span className="sub-line">
                    {t(state === "preparing" ? "reviews.one.notReadable" : "reviews.one.noLongerReadable")}
                  </span>
                )}
              </th>
              <td data-label={t("reviews.column.state")}>
                <span>
                  <SubmissionTag state={state} isLate={isLate} />
                </span>
              </td>
              <td data-label={t("reviews.column.last")}>
                <span>
                  {lastAt === null ? "–" : format.moment(lastAt)}
                  {revisions > 1 ? (
                    <span className="sub-line">{t("reviews.one.revisions", { count: revisions })}</span>
                  ) : null}
                  {remindedAt !== null && state === "preparing" ? (
                    <span className="sub-line">{t("reviews.one.reminded", { date: format.date(remindedAt) })}</span>
                  ) : null}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
