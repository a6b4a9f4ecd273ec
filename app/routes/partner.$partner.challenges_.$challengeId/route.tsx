import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ChallengePage } from "~/components/challenge/challenge-page";
import { pageTitle } from "~/components/page-title";
import { useWords } from "~/components/use-words";
import { oneChallenge } from "~/domain/challenge/queries.server";
import { ChallengeParams } from "~/domain/challenge/schema";
import { partnerLoader } from "~/http/visit.server";

export const loader = partnerLoader(
  { may: "partner.read", params: ChallengeParams },
  async ({ db, params, partner, language, may }) => ({
    challenge: await oneChallenge(db, params.challengeId, language),
    base: `/partner/${partner.key}`,
    mayPropose: may("proposal.write"),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.challenge.title);

export default function PartnersChallenge() {
  const { t } = useWords();
  const { challenge, base, mayPropose } = useLoaderData<typeof loader>();
  const [only, ...others] = challenge.places;
  const propose = (municipality: string) =>
    `${base}/proposals/new?challenge=${challenge.id}&municipality=${municipality}`;
  return (
    <ChallengePage
      challenge={challenge}
      list={{ href: `${base}/challenges`, label: t("partners.home.challenges") }}
      actions={
        mayPropose && challenge.isOpen && only && others.length === 0 ? (
          <Link className="ds-button" data-color="accent" to={propose(only.id)}>
            {t("challenges.one.propose")}
          </Link>
        ) : null
      }
    >
      {challenge.isOpen ? null : <p className="quiet">{t("challenges.one.notOpen")}</p>}
      {mayPropose && challenge.isOpen && others.length > 0 ? (
        <section className="section">
          <h2>{t("challenges.one.propose")}</h2>
          <ul className="link-list">
            {challenge.places.map(({ id, name }) => (
              <li key={id}>
                <Link className="ds-link" to={propose(id)}>
                  {t("challenges.one.proposeTo", { name })}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </ChallengePage>
  );
}
