import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ChallengeMoves } from "~/components/challenge/challenge-moves";
import { ChallengePage } from "~/components/challenge/challenge-page";
import { pageTitle } from "~/components/page-title";
import { useWords } from "~/components/use-words";
import { challengeFacts } from "~/domain/challenge/facts.server";
import { oneChallenge } from "~/domain/challenge/queries.server";
import { ChallengeParams } from "~/domain/challenge/schema";
import { challengeMachine } from "~/domain/challenge/states";
import { reachable } from "~/domain/shared/state-machine";
import { municipalityLoader } from "~/http/visit.server";

export const loader = municipalityLoader(
  { may: "plan.read", params: ChallengeParams },
  async ({ db, params, municipality, language, may }) => {
    const challenge = await oneChallenge(db, params.challengeId, language);
    const isOwn = challenge.scope === municipality.id;
    const mayWrite = isOwn && may("challenge.write");
    const facts = mayWrite ? await challengeFacts(db, challenge.scope, challenge.id) : {};
    return {
      challenge,
      base: `/${municipality.key}`,
      mayWrite,
      moves: mayWrite
        ? reachable(challengeMachine, challenge.state, facts).map(({ name, to, blockedBy }) => ({
            name,
            to,
            blockedBy,
          }))
        : [],
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.challenge.title);

export default function MunicipalityChallenge() {
  const { t } = useWords();
  const { challenge, base, mayWrite, moves } = useLoaderData<typeof loader>();
  const list = `${base}/challenges`;
  const href = `${list}/${challenge.id}`;
  return (
    <ChallengePage
      challenge={challenge}
      list={{ href: list, label: t("challenges.title") }}
      dataPointHref={`${base}/kpis/${challenge.slug}`}
      actions={
        mayWrite && (challenge.state === "draft" || challenge.state === "open") ? (
          <Link className="ds-button" data-variant="secondary" data-color="accent" to={`${href}/edit`}>
            {t("challenges.one.edit")}
          </Link>
        ) : null
      }
    >
      {challenge.state === "draft" ? null : (
        <section className="section">
          <h2>{t("challenges.one.proposals")}</h2>
          <p>
            <Link className="ds-link" to={`${base}/proposals?challenge=${challenge.id}`}>
              {t("challenges.one.seeProposals")}
            </Link>{" "}
            ({challenge.proposals})
          </p>
        </section>
      )}
      {mayWrite ? <ChallengeMoves href={href} state={challenge.state} moves={moves} /> : null}
    </ChallengePage>
  );
}
