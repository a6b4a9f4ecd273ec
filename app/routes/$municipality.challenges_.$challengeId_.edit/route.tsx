import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ChangeChallenge } from "~/components/challenge/challenge-writing";
import { pageTitle } from "~/components/page-title";
import { changeChallenge } from "~/domain/challenge/commands.server";
import { challengeChoices, challengeForm } from "~/domain/challenge/queries.server";
import { ChallengeParams, ChangedChallenge } from "~/domain/challenge/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "challenge.write", params: ChallengeParams },
  async ({ db, params, municipality, language }) => {
    const form = await challengeForm(db, municipality.id, params.challengeId);
    return {
      ...form,
      challenge: { title: String(form.values.title), language: String(form.values.language) },
      list: `/${municipality.key}/challenges`,
      href: `/${municipality.key}/challenges/${params.challengeId}`,
      ...(await challengeChoices(db, language)),
      members: [] as never[],
      title: translatorFor(language).t("challenges.form.editTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "challenge.write", params: ChallengeParams, form: ChangedChallenge },
  async ({ db, actor, params, value, municipality }) => {
    await changeChallenge(db, actor, { kind: "municipality", id: municipality.id }, params.challengeId, value);
    return redirect(`/${municipality.key}/challenges/${params.challengeId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditMunicipalityChallenge() {
  return <ChangeChallenge {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
