import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ChallengeMoveForm, challengeMoveTitles } from "~/components/challenge/challenge-move-form";
import { pageTitle } from "~/components/page-title";
import { removeChallenge } from "~/domain/challenge/commands.server";
import { removalOf } from "~/domain/challenge/facts.server";
import { ChallengeMoveForm as Form, ChallengeParams } from "~/domain/challenge/schema";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network_challenge.write", params: ChallengeParams },
  async ({ db, params, network, language }) => {
    const found = await removalOf(db, network.id, params.challengeId);
    return {
      ...found,
      list: `/network/${network.key}/challenges`,
      title: translatorFor(language).t(challengeMoveTitles[found.name]),
    };
  },
);

export const action = networkAction(
  { may: "network_challenge.write", params: ChallengeParams, form: Form },
  async ({ db, actor, params, network }) => {
    await removeChallenge(db, actor, { kind: "network", id: network.id }, params.challengeId);
    return redirect(`/network/${network.key}/challenges`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RemoveNetworkChallenge() {
  return <ChallengeMoveForm {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
