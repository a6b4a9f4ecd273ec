import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ChallengePage } from "~/components/challenge/challenge-page";
import { pageTitle } from "~/components/page-title";
import { Shell } from "~/components/shell/shell";
import { useWords } from "~/components/use-words";
import { oneChallenge } from "~/domain/challenge/queries.server";
import { ChallengeParams } from "~/domain/challenge/schema";
import { publicLoader } from "~/http/open-visit.server";

export const loader = publicLoader({ params: ChallengeParams }, async ({ db, params, language }) => ({
  challenge: await oneChallenge(db, params.challengeId, language),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.challenge.title);

export default function OpenChallenge() {
  const { t } = useWords();
  const { challenge } = useLoaderData<typeof loader>();
  return (
    <Shell>
      <ChallengePage
        challenge={challenge}
        list={{ href: "/open/challenges", label: t("challenges.publicTitle") }}
        actions={
          <Link className="ds-button" data-variant="secondary" data-color="accent" to="/registration">
            {t("challenges.publicRegister")}
          </Link>
        }
      />
    </Shell>
  );
}
