import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ComparisonNotes } from "~/components/review/comparison-notes";
import { ComparisonOverview } from "~/components/review/comparison-overview";
import { ComparisonView } from "~/components/review/comparison";
import { PagesOf } from "~/components/review/pages-of";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { compareReports, lineOf } from "~/domain/review/compare";
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
        notes: { before: before?.note ?? "", now: now?.note ?? "" },
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
  const why = (hasNow: boolean, hasBefore: boolean) =>
    [hasNow ? null : t("reviews.comparison.missingNow"), hasBefore ? null : t("reviews.comparison.missingBefore")]
      .filter(Boolean)
      .join(" ");
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
      {round.previous === null ||
      rows.length === 0 ||
      (member !== null && rows.every(({ compared }) => compared)) ? null : (
        <ComparisonOverview
          rows={rows.map(({ id, municipality, hasNow, hasBefore, compared }) => ({
            key: id,
            name: municipality.name,
            href: `#member-${municipality.key}`,
            line: compared && lineOf(compared),
            why: why(hasNow, hasBefore),
          }))}
        />
      )}
      {round.previous === null
        ? null
        : rows.map(({ id, municipality, compared, notes }) =>
            // Whoever has no two reports stands in the overview alone.
            compared === null ? null : (
              <section key={id} className="section" aria-labelledby={`member-${municipality.key}`}>
                <header className="section-head">
                  <h2 id={`member-${municipality.key}`}>{municipality.name}</h2>
                  {member === null && list.total > 1 ? (
                    <Link className="ds-link" to={`${here}/comparison?member=${encodeURIComponent(municipality.key)}`}>
                      {t("reviews.comparison.onlyOne", { name: municipality.name })}
                    </Link>
                  ) : null}
                </header>
                <ComparisonNotes notes={notes} />
                <ComparisonView compared={compared} level={2} />
              </section>
            ),
          )}
      <PagesOf list={list} label={t("reviews.membersPages")} href={(page) => `${here}/comparison?page=${page}`} />
    </>
  );
}
