import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { PagesOf } from "~/components/review/pages-of";
import { ExampleTag, RoundTag, usePeriod } from "~/components/review/states";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { roundList } from "~/domain/review/queries.server";
import { RoundSearch } from "~/domain/review/schema";
import { networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network.read", search: RoundSearch },
  async ({ db, network, may, language, search }) => {
    const { rows, ...list } = await roundList(db, search.page);
    return {
      path: `/network/${network.key}/reviews`,
      rows,
      list,
      mayPlan: may("review.write"),
      title: translatorFor(language).t("reviews.title"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Reviews() {
  const { t, format } = useWords();
  const { path, rows, list, mayPlan, title } = useLoaderData<typeof loader>();
  const period = usePeriod();
  const plan = mayPlan ? (
    <Link className="ds-button" data-color="accent" to={`${path}/new`}>
      {t("reviews.new")}
    </Link>
  ) : undefined;
  if (list.total === 0) {
    return (
      <>
        <PageHead title={title} lead={t("reviews.lead")} />
        <EmptyState title={t("reviews.empty")} action={plan}>
          {mayPlan ? t("reviews.emptyText") : t("reviews.emptyReader")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead title={title} lead={t("reviews.lead")} actions={plan} />
      <div className="scroll-region section" tabIndex={0} role="region" aria-label={title}>
        <table className="ds-table table--fold">
          <thead>
            <tr>
              <th scope="col">{t("reviews.column.round")}</th>
              <th scope="col">{t("reviews.column.period")}</th>
              <th scope="col">{t("reviews.column.due")}</th>
              <th scope="col">{t("reviews.column.state")}</th>
              <th scope="col" className="number">
                {t("reviews.column.submitted")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((round) => (
              <tr key={round.id}>
                <th scope="row">
                  <Link className="ds-link" to={`${path}/${round.id}`} lang={round.language}>
                    {round.title}
                  </Link>{" "}
                  <ExampleTag isExample={round.isExample} />
                </th>
                <td data-label={t("reviews.column.period")}>{period(round.periodFrom, round.periodTo)}</td>
                <td data-label={t("reviews.column.due")}>{format.date(round.dueOn)}</td>
                <td data-label={t("reviews.column.state")}>
                  <RoundTag state={round.state} />
                </td>
                <td className="number" data-label={t("reviews.column.submitted")}>
                  {round.state === "planned"
                    ? "–"
                    : t("reviews.ofAsked", { submitted: round.submitted, asked: round.asked })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PagesOf list={list} label={t("reviews.pages")} href={(page) => `${path}?page=${page}`} />
    </>
  );
}
