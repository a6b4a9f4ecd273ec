import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ChallengeMoveForm, challengeMoveTitles } from "~/components/challenge/challenge-move-form";
import { pageTitle } from "~/components/page-title";
import { moveChallenge } from "~/domain/challenge/commands.server";
import { moveOf } from "~/domain/challenge/facts.server";
import { ChallengeMoveForm as Form, ChallengeMoveParams } from "~/domain/challenge/schema";
import { challengeMoves } from "~/domain/challenge/states";
import { publicUrl } from "~/http/public-url.server";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network_challenge.write", params: ChallengeMoveParams },
  async ({ db, params, network, language }) => {
    const found = await moveOf(db, network.id, params.challengeId, challengeMoves[params.move]);
    return {
      ...found,
      list: `/network/${network.key}/challenges`,
      title: translatorFor(language).t(challengeMoveTitles[found.name]),
    };
  },
);

export const action = networkAction(
  { may: "network_challenge.write", params: ChallengeMoveParams, form: Form },
  async ({ db, actor, params, network, url }) => {
    const owner = { kind: "network", id: network.id } as const;
    const link = (path: string) => publicUrl(path, url);
    await moveChallenge(db, actor, owner, params.challengeId, challengeMoves[params.move], link);
    return redirect(`/network/${network.key}/challenges/${params.challengeId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function MoveNetworkChallenge() {
  return <ChallengeMoveForm {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
