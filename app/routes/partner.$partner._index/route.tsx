import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ChallengeTable } from "~/components/challenge/challenge-table";
import { pageTitle } from "~/components/page-title";
import { TakingPartTable } from "~/components/partner/taking-part";
import { OwnProposals } from "~/components/proposal/own-proposals";
import { Facts } from "~/components/ui/facts";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { openChallenges } from "~/domain/challenge/queries.server";
import { memberList } from "~/domain/member/members.server";
import { ownProfile, projectsTakingPart } from "~/domain/partner/queries.server";
import { partnerProposals } from "~/domain/proposal/queries.server";
import { areas } from "~/domain/recommendation/queries.server";
import { partnerLoader } from "~/http/visit.server";

/** So many challenges, and so many own proposals, stand on the first page; the others behind a link. */
const shown = 5;

export const loader = partnerLoader({ may: "partner.read" }, async ({ db, partner, language, may }) => {
  const profile = await ownProfile(db, partner.id);
  const challenges = await openChallenges(db, profile.interests, 1, language);
  const names = await areas(db, language);
  return {
    partner: { key: partner.key, name: partner.name, roles: partner.roles },
    profile,
    interests: names.filter(({ key }) => profile.interests.includes(key)).map(({ name }) => name),
    challenges: challenges.rows.slice(0, shown),
    openCount: challenges.total,
    proposals: await partnerProposals(db, 1, shown),
    projects: await projectsTakingPart(db),
    count: (await memberList(db, { kind: "partner", id: partner.id }, { past: false, page: 1 })).current,
    mayPropose: may("proposal.write"),
    maySet: may("partner_member.write"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.partner.name);

export default function PartnerHome() {
  const { t } = useWords();
  const page = useLoaderData<typeof loader>();
  const { partner, profile, interests, challenges, proposals, count } = page;
  const base = `/partner/${partner.key}`;
  return (
    <>
      <PageHead
        title={partner.name}
        lead={t("places.partner.lead")}
        actions={
          page.mayPropose ? (
            <Link className="ds-button" data-color="accent" to={`${base}/proposals/new`}>
              {t("partners.home.newProposal")}
            </Link>
          ) : null
        }
      />
      {profile.state === "confirmed" ? null : (
        <div className="notice" role="status">
          <p>
            {profile.state === "refused"
              ? t("partners.home.refused")
              : profile.asked === null
                ? t("partners.home.waiting")
                : t("partners.home.waitingAsked", { name: profile.asked })}
          </p>
        </div>
      )}
      <section className="section">
        <div className="section-head">
          <h2>{t("partners.home.challenges")}</h2>
          {page.maySet && interests.length === 0 ? (
            <Link className="ds-link" to={`${base}/profile`}>
              {t("partners.home.chooseInterests")}
            </Link>
          ) : null}
          {page.openCount > challenges.length ? (
            <Link className="ds-link" to={`${base}/challenges`}>
              {t("partners.home.allChallenges")}
            </Link>
          ) : null}
        </div>
        {challenges.length === 0 ? (
          <p className="quiet">{t("partners.home.noChallenges")}</p>
        ) : (
          <ChallengeTable
            rows={challenges}
            href={(id) => `${base}/challenges/${id}`}
            caption={t("partners.home.challenges")}
          />
        )}
      </section>
      <section className="section">
        <div className="section-head">
          <h2>{t("partners.home.proposals")}</h2>
          {proposals.total > proposals.rows.length ? (
            <Link className="ds-link" to={`${base}/proposals`}>
              {t("partners.home.allProposals", { count: proposals.total })}
            </Link>
          ) : null}
        </div>
        {proposals.total === 0 ? (
          <p className="quiet">{t("partners.home.noProposals")}</p>
        ) : (
          <OwnProposals rows={proposals.rows} path={`${base}/proposals`} caption={t("partners.home.proposals")} />
        )}
      </section>
      <section className="section">
        <h2>{t("partners.home.projects")}</h2>
        {page.projects.length === 0 ? (
          <p className="quiet">{t("partners.home.noProjects")}</p>
        ) : (
          <TakingPartTable projects={page.projects} />
        )}
      </section>
      <section className="section">
        <div className="section-head">
          <h2>{t("partners.profile.title")}</h2>
          {page.maySet ? (
            <Link className="ds-link" to={`${base}/profile`}>
              {t("partners.profile.edit")}
            </Link>
          ) : null}
        </div>
        <Facts
          facts={[
            {
              key: "state",
              term: t("partners.profile.stateLabel"),
              detail: t(`partners.profile.state.${profile.state}`),
            },
            { key: "kind", term: t("partners.kind"), detail: t(`operator.partners.kinds.${profile.kind}`) },
            { key: "number", term: t("partners.number"), detail: profile.organisationNumber ?? "–" },
            {
              key: "interests",
              term: t("partners.profile.interests"),
              detail: interests.length > 0 ? interests.join(", ") : t("partners.profile.noInterests"),
            },
            {
              key: "role",
              term: t("places.youAre"),
              detail: partner.roles.map((role) => t(`members.roles.${role}`)).join(", "),
            },
            {
              key: "members",
              term: t("partners.home.people"),
              detail: (
                <>
                  {t("places.count", { count })}
                  {" · "}
                  <Link className="ds-link" to={`${base}/members`}>
                    {t("places.seeMembers")}
                  </Link>
                </>
              ),
            },
          ]}
        />
      </section>
    </>
  );
}
