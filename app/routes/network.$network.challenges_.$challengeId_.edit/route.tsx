import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ChallengeForm } from "~/components/challenge/challenge-form";
import { pageTrail } from "~/components/challenge/trail";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { changeChallenge } from "~/domain/challenge/commands.server";
import { challengeForm, invitablePartners, joinedMembers } from "~/domain/challenge/queries.server";
import { ChallengeParams, ChangedChallenge } from "~/domain/challenge/schema";
import { areas, dataPointChoices } from "~/domain/recommendation/queries.server";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network_challenge.write", params: ChallengeParams },
  async ({ db, params, network, language }) => {
    const form = await challengeForm(db, network.id, params.challengeId);
    return {
      ...form,
      challenge: { title: String(form.values.title), language: String(form.values.language) },
      list: `/network/${network.key}/challenges`,
      href: `/network/${network.key}/challenges/${params.challengeId}`,
      dataPoints: await dataPointChoices(db, language),
      areas: await areas(db, language),
      partners: await invitablePartners(db),
      members: await joinedMembers(db),
      title: translatorFor(language).t("challenges.form.editTitle"),
    };
  },
);

export const action = networkAction(
  { may: "network_challenge.write", params: ChallengeParams, form: ChangedChallenge },
  async ({ db, actor, params, value, network }) => {
    await changeChallenge(db, actor, { kind: "network", id: network.id }, params.challengeId, value);
    return redirect(`/network/${network.key}/challenges/${params.challengeId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditNetworkChallenge() {
  const { t } = useWords();
  const { title, list, href, challenge, state, ...form } = useLoaderData<typeof loader>();
  const isDraft = state === "draft";
  return (
    <>
      <PageHead
        title={title}
        lead={isDraft ? t("challenges.form.newLead") : t("challenges.form.openLead")}
        trail={pageTrail(t, list, { ...challenge, href }, title)}
      />
      <ChallengeForm
        {...form}
        answer={useActionData<typeof action>()}
        submit={isDraft ? t("challenges.form.submit") : t("challenges.form.submitOpen")}
        cancelHref={href}
      />
    </>
  );
}
