import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { PracticeText } from "~/components/practice/practice-text";
import { PageHead } from "~/components/ui/page-head";
import { RuleList } from "~/components/ui/rule-list";
import { useWords } from "~/components/use-words";
import { copiers, practiceById } from "~/domain/practice/queries.server";
import { PracticeParams } from "~/domain/practice/schema";
import { networkLoader } from "~/http/visit.server";

export const loader = networkLoader(
  { may: "network.read", params: PracticeParams },
  async ({ db, network, params, language }) => ({
    network: network.key,
    practice: await practiceById(db, params.practiceId, language),
    copiers: await copiers(db, params.practiceId),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.practice.title);

export default function NetworkPractice() {
  const { t, format } = useWords();
  const { network, practice, copiers: by } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={practice.title}
        lang={practice.language}
        trail={{
          label: t("places.trail"),
          steps: [
            { label: t("practices.title"), href: `/network/${network}/practices` },
            { label: practice.title, lang: practice.language },
          ],
        }}
      />
      <PracticeText practice={practice} />
      {by.length > 0 ? (
        <section className="section">
          <div className="section-head">
            <h2>{t("practices.one.by")}</h2>
          </div>
          <RuleList
            rows={by.map(({ municipality, copiedOn }) => ({
              key: municipality,
              main: municipality,
              side: format.date(copiedOn),
            }))}
          />
        </section>
      ) : null}
    </>
  );
}
