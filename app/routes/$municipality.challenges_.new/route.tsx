import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { WriteChallenge } from "~/components/challenge/challenge-writing";
import { pageTitle } from "~/components/page-title";
import { writeChallenge } from "~/domain/challenge/commands.server";
import { challengeChoices, challengeFromGap } from "~/domain/challenge/queries.server";
import { NewChallenge, NewChallengeSearch } from "~/domain/challenge/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "challenge.write", search: NewChallengeSearch },
  async ({ db, search, language, municipality, today }) => {
    const { municipalities: _members, ...gap } =
      (search.dataPoint && (await challengeFromGap(db, search.dataPoint))) || {};
    return {
      list: `/${municipality.key}/challenges`,
      ...(await challengeChoices(db, language)),
      members: [] as never[],
      values: { language: municipality.language, opensOn: today, visibility: "public", ...gap },
      title: translatorFor(language).t("challenges.form.newTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "challenge.write", form: NewChallenge },
  async ({ db, actor, value, municipality }) => {
    const id = await writeChallenge(db, actor, { kind: "municipality", id: municipality.id }, value);
    return redirect(`/${municipality.key}/challenges/${id}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewChallengePage() {
  return <WriteChallenge {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
