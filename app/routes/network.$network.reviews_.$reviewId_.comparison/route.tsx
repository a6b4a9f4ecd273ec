import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ComparisonView } from "~/components/review/comparison";
import { PagesOf } from "~/components/review/pages-of";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { compareReports } from "~/domain/review/compare";
import { comparedMembers, roundById } from "~/domain/review/queries.server";
import { ComparisonSearch, RoundParams } from "~/domain/review/schema";
import { networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network.read", params: RoundParams, search: ComparisonSearch },
  async ({ db, network, params, search, language }) => {
    const round = await roundById(db, params.reviewId);
    const { t } = translatorFor(language);
    const { rows, ...list } = await comparedMembers(db, { id: round.id, previous: round.previous?.id ?? null }, search);
    return {
      path: `/network/${network.key}/reviews`,
      round: { id: round.id, title: round.title, language: round.language, previous: round.previous },
      member: search.member ?? null,
      list,
      rows: rows.map(({ id, municipality, now, before }) => ({
        id,
        municipality,
        hasNow: now !== null,
        hasBefore: before !== null,
        compared: now && before ? compareReports(before.report, now.report) : null,
      })),
      title: round.previous ? t("reviews.comparison.title", { title: round.previous.title }) : t("reviews.one.compare"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function CompareRounds() {
  const { t } = useWords();
  const { path, round, member, list, rows, title } = useLoaderData<typeof loader>();
  const here = `${path}/${round.id}`;
  return (
    <>
      <PageHead
        title={title}
        lead={t("reviews.comparison.lead")}
        trail={{
          label: t("reviews.trail"),
          steps: [
            { label: t("reviews.title"), href: path },
            { label: round.title, href: here, lang: round.language },
          ],
        }}
      />
      {round.previous === null ? <p className="notice">{t("reviews.comparison.noPrevious")}</p> : null}
      {member === null ? null : (
        <p className="review-all">
          <Link className="ds-link" to={`${here}/comparison`}>
            {t("reviews.comparison.all")}
          </Link>
        </p>
      )}
      {rows.length === 0 ? <p className="quiet">{t("reviews.comparison.noMembers")}</p> : null}
      {round.previous === null
        ? null
        : rows.map(({ id, municipality, hasNow, hasBefore, compared }) => (
            <section key={id} className="section" aria-labelledby={`member-${municipality.key}`}>
              <header className="section-head">
                <h2 id={`member-${municipality.key}`}>{municipality.name}</h2>
                {member === null && list.total > 1 ? (
                  <Link className="ds-link" to={`${here}/comparison?member=${encodeURIComponent(municipality.key)}`}>
                    {t("reviews.comparison.onlyOne", { name: municipality.name })}
                  </Link>
                ) : null}
              </header>
              {compared ? (
                <ComparisonView compared={compared} level={2} />
              ) : (
                <>
                  {hasNow ? null : <p className="quiet">{t("reviews.comparison.missingNow")}</p>}
                  {hasBefore ? null : <p className="quiet">{t("reviews.comparison.missingBefore")}</p>}
                </>
              )}
            </section>
          ))}
      <PagesOf list={list} label={t("reviews.membersPages")} href={(page) => `${here}/comparison?page=${page}`} />
    </>
  );
}
