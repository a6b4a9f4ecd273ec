import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ComparisonNotes } from "~/components/review/comparison-notes";
import { ComparisonView } from "~/components/review/comparison";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { SubmissionParams } from "~/domain/review/schema";
import { ownComparison } from "~/domain/review/shown.server";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "plan.read", params: SubmissionParams },
  async ({ db, municipality, params, language }) => {
    const { t } = translatorFor(language);
    const found = await ownComparison(db, params.submissionId);
    return {
      path: `/${municipality.key}/reports`,
      ...found,
      title: found.previous ? t("reviews.comparison.title", { title: found.previous.title }) : t("reviews.one.compare"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function OwnComparison() {
  const { t } = useWords();
  const { path, id, round, previous, isSubmitted, compared, notes, title } = useLoaderData<typeof loader>();
  const missing =
    previous === null
      ? t("reviews.comparison.ownNoPrevious")
      : isSubmitted
        ? t("reviews.comparison.ownMissingBefore")
        : t("reviews.comparison.ownMissingNow");
  return (
    <>
      <PageHead
        title={title}
        lead={t("reviews.comparison.ownLead")}
        trail={{
          label: t("reviews.trail"),
          steps: [
            { label: t("reviews.own.title"), href: path },
            { label: round.title, href: `${path}/${id}`, lang: round.language },
          ],
        }}
      />
      {compared === null ? (
        <p className="notice">{missing}</p>
      ) : (
        <section className="section" aria-labelledby="compared">
          <h2 id="compared" lang={round.language}>
            {round.title}
          </h2>
          <ComparisonNotes notes={notes} />
          <ComparisonView compared={compared} level={2} />
        </section>
      )}
    </>
  );
}
