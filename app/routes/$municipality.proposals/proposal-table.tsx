import { Form, Link } from "@remix-run/react";
import { AnswerClockWords } from "~/components/proposal/answer-clock";
import { SortHeader } from "~/components/ui/sort-header";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { ProposalSort } from "~/domain/proposal/filter";
import type { ProposalRow } from "~/domain/proposal/queries.server";
import type { ProposalSearch } from "~/domain/proposal/schema";
import { isUndecided } from "~/domain/proposal/states";

interface ProposalTableProps {
  path: string;
  rows: readonly ProposalRow[];
  search: ProposalSearch;
  href: (changes: Record<string, string | null>) => string;
  mayTreat: boolean;
}

const columns: readonly { sort: ProposalSort; label: "title" | "partner" | "state" | "submitted" }[] = [
  { sort: "title", label: "title" },
  { sort: "partner", label: "partner" },
  { sort: "state", label: "state" },
  { sort: "submitted", label: "submitted" },
];

/** The proposals of one page. Who treats them may choose several and move them alike; the filter goes along. */
export function ProposalTable({ path, rows, search, href, mayTreat }: ProposalTableProps) {
  const { t, format } = useWords();
  const direction = search.order === "desc" ? "descending" : "ascending";
  const table = (
    <div className="scroll-region" role="region" aria-label={t("proposals.title")} tabIndex={0}>
      <table className="ds-table table--fold">
        <caption className="ds-sr-only">{t("proposals.title")}</caption>
        <thead>
          <tr>
            {mayTreat ? (
              <th scope="col">
                <span className="ds-sr-only">{t("proposals.bulk.choose")}</span>
              </th>
            ) : null}
            {columns.map(({ sort, label }) => {
              const isSorted = sort === search.sort;
              return (
                <SortHeader
                  key={sort}
                  sorted={isSorted ? direction : "none"}
                  href={href({ sort, order: isSorted && search.order === "asc" ? "desc" : "asc" })}
                >
                  {t(`proposals.columns.${label}`)}
                </SortHeader>
              );
            })}
            <th scope="col">{t("proposals.columns.clock")}</th>
            <th scope="col">{t("proposals.columns.evaluators")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {mayTreat ? (
                <td>
                  {isUndecided(row.state) ? (
                    <input
                      className="ds-input"
                      type="checkbox"
                      name="chosen"
                      value={row.id}
                      aria-label={t("proposals.bulk.chooseOne", { title: row.title })}
                    />
                  ) : null}
                </td>
              ) : null}
              <th scope="row">
                <Link className="ds-link" data-color="neutral" lang={row.language} to={`${path}/${row.id}`}>
                  {row.title}
                </Link>
                <span className="sub-line" lang={row.challenge?.language}>
                  {row.challenge?.title ?? t("proposals.unasked")}
                </span>
              </th>
              <td data-label={t("proposals.columns.partner")}>{row.partner}</td>
              <td data-label={t("proposals.columns.state")}>
                <div>
                  <Tag outline={row.state === "returned"}>{t(`proposals.states.${row.state}`)}</Tag>
                </div>
              </td>
              <td data-label={t("proposals.columns.submitted")} className="no-wrap">
                {row.submittedAt ? format.date(row.submittedAt) : "–"}
              </td>
              <td data-label={t("proposals.columns.clock")}>
                <AnswerClockWords clock={row.clock} />
              </td>
              <td data-label={t("proposals.columns.evaluators")}>
                {row.evaluators === 0 ? (
                  <span className="quiet">–</span>
                ) : (
                  t("proposals.evaluators.handedInOf", { done: row.handedIn, all: row.evaluators })
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
  if (!mayTreat) return table;
  const list = href({}).split("?")[1] ?? "";
  return (
    <Form method="get" action={`${path}/bulk`}>
      <input type="hidden" name="list" value={list} />
      {table}
      <div className="button-row section">
        <button className="ds-button" data-variant="secondary" data-color="accent" name="move" value="evaluate">
          {t("proposals.bulk.evaluate")}
        </button>
        <button className="ds-button" data-variant="secondary" data-color="accent" name="move" value="decline">
          {t("proposals.bulk.decline")}
        </button>
      </div>
    </Form>
  );
}
