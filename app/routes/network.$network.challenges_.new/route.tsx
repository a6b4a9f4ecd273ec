import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { WriteChallenge } from "~/components/challenge/challenge-writing";
import { pageTitle } from "~/components/page-title";
import { writeChallenge } from "~/domain/challenge/commands.server";
import { challengeChoices, challengeFromGap, joinedMembers } from "~/domain/challenge/queries.server";
import { NewChallenge, NewChallengeSearch } from "~/domain/challenge/schema";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network_challenge.write", search: NewChallengeSearch },
  async ({ db, search, language, network }) => {
    const gap = (search.dataPoint && (await challengeFromGap(db, search.dataPoint))) || {};
    const chosen = search.municipality.length > 0 ? { municipalities: search.municipality } : {};
    return {
      list: `/network/${network.key}/challenges`,
      ...(await challengeChoices(db, language)),
      members: await joinedMembers(db),
      values: { language, visibility: "public", ...gap, ...chosen },
      title: translatorFor(language).t("challenges.form.newTitle"),
    };
  },
);

export const action = networkAction(
  { may: "network_challenge.write", form: NewChallenge },
  async ({ db, actor, value, network }) => {
    const id = await writeChallenge(db, actor, { kind: "network", id: network.id }, value);
    return redirect(`/network/${network.key}/challenges/${id}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewNetworkChallenge() {
  return <WriteChallenge {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
