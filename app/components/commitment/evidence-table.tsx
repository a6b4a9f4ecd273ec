import { Link } from "@remix-run/react";
import { useWords } from "~/components/use-words";
import type { CommitmentWords } from "~/domain/commitment/queries.server";
import type { EvidenceRow } from "~/domain/commitment/records.server";

interface EvidenceTableProps {
  rows: readonly EvidenceRow[];
  word: CommitmentWords;
  /** Where a piece is changed and removed, below this address; null where it is only read. */
  editable: string | null;
  /** In a network nobody is named. */
  named: boolean;
}

/** What shows that a commitment is kept. */
export function EvidenceTable({ rows, word, editable, named }: EvidenceTableProps) {
  const { t, format } = useWords();
  const caption = t("commitmentWork.evidence.title");
  return (
    <div className="scroll-region" tabIndex={0} role="region" aria-label={`${caption}: ${word.name}`}>
      <table className="ds-table table--fold">
        <caption className="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("commitmentWork.evidence.column.what")}</th>
            <th scope="col">{t("commitmentWork.evidence.column.kind")}</th>
            <th scope="col">{t("commitmentWork.evidence.column.date")}</th>
            <th scope="col">{t("commitmentWork.evidence.column.about")}</th>
            <th scope="col">{t("commitmentWork.evidence.column.by")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.url === null ? (
                  row.title
                ) : (
                  <a className="ds-link" href={row.url} rel="noreferrer nofollow">
                    {row.title}
                  </a>
                )}
                {row.caseNumber === null ? null : (
                  <span className="sub-line">
                    {t("commitmentWork.evidence.caseNumber", { number: row.caseNumber })}
                  </span>
                )}
                {row.note === null ? null : <span className="sub-line">{row.note}</span>}
                {editable === null ? null : (
                  <span className="sub-line">
                    <Link
                      className="ds-link"
                      to={`${editable}/${row.id}`}
                      aria-label={t("commitmentWork.evidence.editOf", { title: row.title })}
                    >
                      {t("commitmentWork.evidence.edit")}
                    </Link>
                  </span>
                )}
              </th>
              <td data-label={t("commitmentWork.evidence.column.kind")}>
                <span>
                  {t(`commitmentWork.evidence.kind.${row.kind}`)}
                  {row.isExample ? <span className="sub-line">{t("commitmentWork.isExample")}</span> : null}
                </span>
              </td>
              <td data-label={t("commitmentWork.evidence.column.date")}>{format.date(row.datedOn)}</td>
              <td data-label={t("commitmentWork.evidence.column.about")}>
                {row.criterion === null
                  ? t("commitmentWork.evidence.whole")
                  : (word.criteria[row.criterion]?.name ?? row.criterion)}
              </td>
              <td data-label={t("commitmentWork.evidence.column.by")}>
                <span>
                  {named ? (row.addedBy ?? t("commitmentWork.someone")) : null}
                  <span className={named ? "sub-line" : undefined}>{format.date(row.addedOn)}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
