import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ChallengePages } from "~/components/challenge/challenge-pages";
import { ChallengeTable } from "~/components/challenge/challenge-table";
import { pageTitle } from "~/components/page-title";
import { Shell } from "~/components/shell/shell";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { publicChallenges } from "~/domain/challenge/queries.server";
import { PartnerSearch } from "~/domain/partner/schema";
import { publicLoader } from "~/http/open-visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = publicLoader({ search: PartnerSearch }, async ({ db, search, language }) => ({
  ...(await publicChallenges(db, search.page, language)),
  title: translatorFor(language).t("challenges.publicTitle"),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function OpenChallenges() {
  const { t } = useWords();
  const { rows, title, ...list } = useLoaderData<typeof loader>();
  return (
    <Shell>
      <PageHead
        title={title}
        lead={t("challenges.publicLead")}
        actions={
          <Link className="ds-button" data-variant="secondary" data-color="accent" to="/registration">
            {t("challenges.publicRegister")}
          </Link>
        }
      />
      {rows.length === 0 ? (
        <p className="quiet">{t("challenges.none")}</p>
      ) : (
        <ChallengeTable rows={rows} href={(id) => `/open/challenges/${id}`} caption={title} />
      )}
      <ChallengePages {...list} path="/open/challenges" />
    </Shell>
  );
}
