import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Pending } from "~/components/member/pending";
import { FirstForm } from "~/components/operator/first";
import { pageTitle } from "~/components/page-title";
import { Facts } from "~/components/ui/facts";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { pendingInvitations } from "~/domain/member/invite.server";
import { inviteFirst } from "~/domain/operator/places.server";
import { oneNetwork } from "~/domain/operator/queries.server";
import { FirstInvite, PlaceParams } from "~/domain/operator/schema";
import { publicUrl } from "~/http/public-url.server";
import { operatorAction, operatorLoader } from "~/http/visit.server";

export const loader = operatorLoader({ may: "network.write", params: PlaceParams }, async ({ db, params }) => {
  const { id, ...network } = await oneNetwork(db, params.key);
  // Where somebody decides, invitations are their business alone.
  const pending = network.decide > 0 ? [] : await pendingInvitations(db, { kind: "network", id });
  return {
    network,
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
  { may: "network.write", params: PlaceParams, form: FirstInvite },
  async ({ db, actor, params, signedIn, url, language, value }) => {
    await inviteFirst(db, actor, "network", params.key, value, () => ({
      inviter: signedIn.name,
      language,
      link: (token) => publicUrl(`/invitation/${token}`, url),
    }));
    return redirect(`/operator/networks/${params.key}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.network.name);

export default function OneNetwork() {
  const { t, format } = useWords();
  const { network, pending } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { name, key, decide, members } = network;
  return (
    <>
      <PageHead
        title={name}
        trail={{
          label: t("operator.trail"),
          steps: [{ label: t("operator.networks.title"), href: "/operator/networks" }, { label: name }],
        }}
      />
      <section className="section">
        <Facts
          facts={[
            { key: "address", term: t("operator.facts.address"), detail: `/network/${key}` },
            { key: "decide", term: t("operator.facts.leaders"), detail: format.number(decide) },
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
