import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Pending } from "~/components/member/pending";
import { FirstForm } from "~/components/operator/first";
import { pageTitle } from "~/components/page-title";
import { Facts } from "~/components/ui/facts";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { pendingInvitations } from "~/domain/member/invite.server";
import { inviteFirst } from "~/domain/operator/places.server";
import { onePartner } from "~/domain/operator/queries.server";
import { FirstInvite, PlaceParams } from "~/domain/operator/schema";
import { partnerVerdicts } from "~/domain/partner/kinds";
import { publicUrl } from "~/http/public-url.server";
import { operatorAction, operatorLoader } from "~/http/visit.server";

export const loader = operatorLoader({ may: "partner.write", params: PlaceParams }, async ({ db, params }) => {
  const { id, ...partner } = await onePartner(db, params.key);
  // Where somebody decides, invitations are their business alone.
  const pending = partner.decide > 0 ? [] : await pendingInvitations(db, { kind: "partner", id });
  return {
    partner,
    pending: pending.map(({ id: invitation, email, name, expiresAt, isExpired }) => ({
      id: invitation,
      email,
      name,
      expiresAt: expiresAt.toISOString(),
      isExpired,
    })),
  };
});

export const action = operatorAction(
  { may: "partner.write", params: PlaceParams, form: FirstInvite },
  async ({ db, actor, params, signedIn, url, language, value }) => {
    await inviteFirst(db, actor, "partner", params.key, value, () => ({
      inviter: signedIn.name,
      language,
      link: (token) => publicUrl(`/invitation/${token}`, url),
    }));
    return redirect(`/operator/partners/${params.key}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.partner.name);

export default function OnePartner() {
  const { t, format } = useWords();
  const { partner, pending } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { name, key, decide, members } = partner;
  return (
    <>
      <PageHead
        title={name}
        trail={{
          label: t("operator.trail"),
          steps: [{ label: t("operator.partners.title"), href: "/operator/partners" }, { label: name }],
        }}
      />
      <section className="section">
        <Facts
          facts={[
            { key: "address", term: t("operator.facts.address"), detail: `/partner/${key}` },
            { key: "kind", term: t("operator.facts.kind"), detail: t(`operator.partners.kinds.${partner.kind}`) },
            {
              key: "organisationNumber",
              term: t("operator.facts.organisationNumber"),
              detail: partner.organisationNumber ?? t("operator.facts.unknown"),
            },
            {
              key: "state",
              term: t("partners.profile.stateLabel"),
              detail: (
                <>
                  {t(`partners.profile.state.${partner.state}`)}{" "}
                  {partner.state === "registered"
                    ? partnerVerdicts.map((verdict) => (
                        <Link key={verdict} className="text-button" to={`/operator/partners/${key}/${verdict}`}>
                          {t(`partners.verdict.${verdict}`)}
                        </Link>
                      ))
                    : null}
                </>
              ),
            },
            { key: "decide", term: t("operator.facts.administrators"), detail: format.number(decide) },
            { key: "members", term: t("operator.facts.members"), detail: format.number(members) },
          ]}
        />
      </section>
      <Pending pending={pending} path="/operator/invitations" />
      {decide === 0 ? (
        <section className="section">
          <h2>{t("operator.first.none")}</h2>
          <p>{t("operator.first.noneText")}</p>
          <FirstForm answer={answer} submit={t("operator.form.invite")} />
        </section>
      ) : null}
    </>
  );
}
