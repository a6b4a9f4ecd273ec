import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ChangeChallenge } from "~/components/challenge/challenge-writing";
import { pageTitle } from "~/components/page-title";
import { changeChallenge } from "~/domain/challenge/commands.server";
import { challengeChoices, challengeForm, joinedMembers } from "~/domain/challenge/queries.server";
import { ChallengeParams, ChangedChallenge } from "~/domain/challenge/schema";
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
      ...(await challengeChoices(db, language)),
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
  return <ChangeChallenge {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
