import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ChallengePages } from "~/components/challenge/challenge-pages";
import { ChallengeTable } from "~/components/challenge/challenge-table";
import { useOpenHref } from "~/components/publication/open-href";
import { publicMeta } from "~/components/publication/page-meta";
import { Shell } from "~/components/shell/shell";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { publicChallenges } from "~/domain/challenge/queries.server";
import { PartnerSearch } from "~/domain/partner/schema";
import { OpenLanguage } from "~/domain/publication/schema";
import { addressesOf } from "~/http/public-page.server";
import { publicLoader } from "~/http/open-visit.server";
import { translatorFor } from "~/text/words.server";

const Search = PartnerSearch.extend(OpenLanguage.shape);

export const loader = publicLoader({ search: Search }, async ({ db, search, language, url }) => {
  const { t } = translatorFor(language);
  return {
    ...(await publicChallenges(db, search.page, language)),
    title: t("challenges.publicTitle"),
    description: t("challenges.publicLead"),
    pictureAlt: t("open.pictureAlt"),
    addresses: addressesOf("/open/challenges", url, search.language),
    language,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: found }) => (found ? publicMeta(found) : []);

export default function OpenChallenges() {
  const { t } = useWords();
  const { rows, title, description, total, page, language } = useLoaderData<typeof loader>();
  const hrefOf = useOpenHref();
  const isInAddress = hrefOf("") !== "";
  return (
    <Shell>
      <PageHead
        title={title}
        lead={description}
        actions={
          <Link className="ds-button" data-variant="secondary" data-color="accent" to="/registration">
            {t("challenges.publicRegister")}
          </Link>
        }
      />
      {rows.length === 0 ? (
        <p className="quiet">{t("challenges.none")}</p>
      ) : (
        <ChallengeTable rows={rows} href={(id) => hrefOf(`/open/challenges/${id}`)} caption={title} />
      )}
      <ChallengePages
        total={total}
        page={page}
        path="/open/challenges"
        {...(isInAddress ? { search: { language } } : {})}
      />
    </Shell>
  );
}
