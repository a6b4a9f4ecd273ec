import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ChallengePage } from "~/components/challenge/challenge-page";
import { useOpenHref } from "~/components/publication/open-href";
import { publicMeta } from "~/components/publication/page-meta";
import { Shell } from "~/components/shell/shell";
import { useWords } from "~/components/use-words";
import { lastDay } from "~/domain/challenge/last-day";
import { oneChallenge } from "~/domain/challenge/queries.server";
import { ChallengeParams } from "~/domain/challenge/schema";
import { OpenLanguage } from "~/domain/publication/schema";
import { addressesOf } from "~/http/public-page.server";
import { publicLoader } from "~/http/open-visit.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";

export const loader = publicLoader(
  { params: ChallengeParams, search: OpenLanguage },
  async ({ db, params, search, language, url }) => {
    const challenge = await oneChallenge(db, params.challengeId, language);
    const { t } = translatorFor(language);
    const { owner, dataPoint: subject, isOpen, closesAt } = challenge;
    return {
      challenge,
      description:
        isOpen && closesAt !== null
          ? t("challenges.publicAsks", { owner, subject, day: formatsFor(language).date(lastDay(closesAt)) })
          : t("challenges.publicAsked", { owner, subject }),
      pictureAlt: t("open.pictureAlt"),
      addresses: addressesOf(`/open/challenges/${challenge.id}`, url, search.language),
      language,
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  found ? publicMeta({ ...found, title: found.challenge.title }) : [];

export default function OpenChallenge() {
  const { t } = useWords();
  const { challenge } = useLoaderData<typeof loader>();
  const hrefOf = useOpenHref();
  return (
    <Shell>
      <ChallengePage
        challenge={challenge}
        list={{ href: hrefOf("/open/challenges"), label: t("challenges.publicTitle") }}
        actions={
          <Link className="ds-button" data-variant="secondary" data-color="accent" to="/registration">
            {t("challenges.publicRegister")}
          </Link>
        }
      />
    </Shell>
  );
}
