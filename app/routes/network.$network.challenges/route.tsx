import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ChallengeList } from "~/components/challenge/challenge-list";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { networkChallengeList } from "~/domain/challenge/queries.server";
import { ChallengeSearch } from "~/domain/challenge/schema";
import { networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network.read", search: ChallengeSearch },
  async ({ db, search, network, language, may }) => ({
    ...(await networkChallengeList(db, search, language)),
    path: `/network/${network.key}/challenges`,
    state: search.state,
    mayWrite: may("network_challenge.write"),
    title: translatorFor(language).t("challenges.title"),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NetworkChallenges() {
  const { t } = useWords();
  const { mayWrite, ...list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={t("challenges.title")}
        lead={t("challenges.networkLead")}
        actions={
          mayWrite ? (
            <Link className="ds-button" data-color="accent" to={`${list.path}/new`}>
              {t("challenges.write")}
            </Link>
          ) : null
        }
      />
      {list.total === 0 && list.state === undefined ? (
        <EmptyState title={t("challenges.empty.title")}>{t("challenges.empty.text")}</EmptyState>
      ) : (
        <ChallengeList {...list} />
      )}
    </>
  );
}
