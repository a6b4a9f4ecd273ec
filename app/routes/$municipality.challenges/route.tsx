import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ChallengeList } from "~/components/challenge/challenge-list";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { LinkedText } from "~/components/ui/linked-text";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { challengeList } from "~/domain/challenge/queries.server";
import { ChallengeSearch } from "~/domain/challenge/schema";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "plan.read", search: ChallengeSearch },
  async ({ db, search, municipality, language, may }) => ({
    ...(await challengeList(db, municipality.id, search, language)),
    base: `/${municipality.key}`,
    state: search.state,
    mayWrite: may("challenge.write"),
    title: translatorFor(language).t("challenges.title"),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Challenges() {
  const { t } = useWords();
  const { base, mayWrite, ...list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={t("challenges.title")}
        lead={t("challenges.lead")}
        actions={
          <>
            <Link className="ds-link" to={`${base}/partners`}>
              {t("partners.title")}
            </Link>
            {mayWrite ? (
              <Link className="ds-button" data-color="accent" to={`${base}/challenges/new`}>
                {t("challenges.write")}
              </Link>
            ) : null}
          </>
        }
      />
      {list.total === 0 && list.state === undefined ? (
        <EmptyState
          title={t("challenges.empty.title")}
          ways={[{ key: "gaps", content: <LinkedText text={t("challenges.empty.fromGaps")} to={`${base}/gaps`} /> }]}
        >
          {t("challenges.empty.text")}
        </EmptyState>
      ) : (
        <ChallengeList {...list} path={`${base}/challenges`} withProposals />
      )}
    </>
  );
}
