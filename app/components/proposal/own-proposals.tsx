import { Link } from "@remix-run/react";
import type { ProposalRow } from "~/domain/proposal/queries.server";
import { Tag } from "../ui/tag";
import { useWords } from "../use-words";
import { AnswerClockWords } from "./answer-clock";

interface OwnProposalsProps {
  rows: readonly ProposalRow[];
  /** The address of the list, under which each has its page. */
  path: string;
  caption: string;
}

/** A partner's own proposals, and where each stands. */
export function OwnProposals({ rows, path, caption }: OwnProposalsProps) {
  const { t, format } = useWords();
  return (
    <div className="scroll-region" role="region" aria-label={caption} tabIndex={0}>
      <table className="ds-table table--fold">
        <caption className="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            {(["title", "municipality", "state", "clock", "changed"] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`proposals.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link
                  className="ds-link"
                  data-color="neutral"
                  lang={row.title ? row.language : undefined}
                  to={`${path}/${row.id}`}
                >
                  {row.title === "" ? t("proposals.untitled") : row.title}
                </Link>
                {row.challenge ? (
                  <span className="sub-line" lang={row.challenge.language}>
                    {row.challenge.title}
                  </span>
                ) : (
                  <span className="sub-line">{t("proposals.unasked")}</span>
                )}
              </th>
              <td data-label={t("proposals.columns.municipality")}>{row.municipality}</td>
              <td data-label={t("proposals.columns.state")}>
                <div>
                  <Tag outline={row.state === "returned"}>{t(`proposals.states.${row.state}`)}</Tag>
                  {row.state === "returned" && row.completeBy ? (
                    <span className="sub-line">
                      {t("proposals.one.completeBy", { date: format.date(new Date(row.completeBy.getTime() - 1)) })}
                    </span>
                  ) : null}
                </div>
              </td>
              <td data-label={t("proposals.columns.clock")}>
                <AnswerClockWords clock={row.clock} />
              </td>
              <td data-label={t("proposals.columns.changed")} className="no-wrap">
                {format.date(row.changedAt)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
