import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { PagesOf } from "~/components/review/pages-of";
import { ExampleTag, RoundTag, SubmissionTag, usePeriod } from "~/components/review/states";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { ownRounds } from "~/domain/review/queries.server";
import { RoundSearch } from "~/domain/review/schema";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "plan.read", search: RoundSearch },
  async ({ db, municipality, search, language }) => {
    const { rows, ...list } = await ownRounds(db, search.page);
    return {
      path: `/${municipality.key}/reports`,
      rows: rows.map(({ lastAt, ...row }) => ({ ...row, lastAt: lastAt?.toISOString() ?? null })),
      list,
      title: translatorFor(language).t("reviews.own.title"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Reports() {
  const { t, format } = useWords();
  const { path, rows, list, title } = useLoaderData<typeof loader>();
  const period = usePeriod();
  return (
    <>
      <PageHead title={title} lead={t("reviews.own.lead")} />
      {list.total === 0 ? (
        <EmptyState title={t("reviews.own.empty")}>{t("reviews.own.emptyText")}</EmptyState>
      ) : (
        <div className="scroll-region section" tabIndex={0} role="region" aria-label={title}>
          <table className="ds-table table--fold">
            <thead>
              <tr>
                <th scope="col">{t("reviews.column.round")}</th>
                <th scope="col">{t("reviews.column.network")}</th>
                <th scope="col">{t("reviews.column.period")}</th>
                <th scope="col">{t("reviews.column.due")}</th>
                <th scope="col">{t("reviews.column.state")}</th>
                <th scope="col">{t("reviews.column.last")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Link className="ds-link" to={`${path}/${row.id}`} lang={row.language}>
                      {row.title}
                    </Link>{" "}
                    <ExampleTag isExample={row.isExample} />
                  </th>
                  <td data-label={t("reviews.column.network")}>{row.network.name}</td>
                  <td data-label={t("reviews.column.period")}>{period(row.periodFrom, row.periodTo)}</td>
                  <td data-label={t("reviews.column.due")}>{format.date(row.dueOn)}</td>
                  <td data-label={t("reviews.column.state")}>
                    <span>
                      {row.roundState === "closed" ? <RoundTag state="closed" /> : null}{" "}
                      <SubmissionTag state={row.state} isLate={row.isLate} />
                    </span>
                  </td>
                  <td data-label={t("reviews.column.last")}>{row.lastAt === null ? "–" : format.moment(row.lastAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <PagesOf list={list} label={t("reviews.pages")} href={(page) => `${path}?page=${page}`} />
    </>
  );
}
