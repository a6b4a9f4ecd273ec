import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ChallengeMoveForm, challengeMoveTitles } from "~/components/challenge/challenge-move-form";
import { pageTitle } from "~/components/page-title";
import { removeChallenge } from "~/domain/challenge/commands.server";
import { removalOf } from "~/domain/challenge/facts.server";
import { ChallengeMoveForm as Form, ChallengeParams } from "~/domain/challenge/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "challenge.write", params: ChallengeParams },
  async ({ db, params, municipality, language }) => {
    const found = await removalOf(db, municipality.id, params.challengeId);
    return {
      ...found,
      list: `/${municipality.key}/challenges`,
      title: translatorFor(language).t(challengeMoveTitles[found.name]),
    };
  },
);

export const action = municipalityAction(
  { may: "challenge.write", params: ChallengeParams, form: Form },
  async ({ db, actor, params, municipality }) => {
    await removeChallenge(db, actor, { kind: "municipality", id: municipality.id }, params.challengeId);
    return redirect(`/${municipality.key}/challenges`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RemoveMunicipalityChallenge() {
  return <ChallengeMoveForm {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
