import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ChallengePages } from "~/components/challenge/challenge-pages";
import { ChallengeTable } from "~/components/challenge/challenge-table";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { openChallenges } from "~/domain/challenge/queries.server";
import { PartnerSearch } from "~/domain/partner/schema";
import { ownProfile } from "~/domain/partner/queries.server";
import { partnerLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = partnerLoader(
  { may: "partner.read", search: PartnerSearch },
  async ({ db, search, partner, language }) => {
    const { interests } = await ownProfile(db, partner.id);
    return {
      ...(await openChallenges(db, interests, search.page, language)),
      path: `/partner/${partner.key}/challenges`,
      title: translatorFor(language).t("partners.home.challenges"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function PartnersChallenges() {
  const { t } = useWords();
  const { rows, path, title, ...list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={title} lead={t("challenges.lead")} />
      {rows.length === 0 ? (
        <p className="quiet">{t("partners.home.noChallenges")}</p>
      ) : (
        <ChallengeTable rows={rows} href={(id) => `${path}/${id}`} caption={title} />
      )}
      <ChallengePages {...list} path={path} />
    </>
  );
}
