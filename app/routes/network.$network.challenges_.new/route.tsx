import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ChallengeForm } from "~/components/challenge/challenge-form";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { writeChallenge } from "~/domain/challenge/commands.server";
import { invitablePartners, joinedMembers } from "~/domain/challenge/queries.server";
import { NewChallenge, NewChallengeSearch } from "~/domain/challenge/schema";
import { areas, dataPointChoices } from "~/domain/recommendation/queries.server";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network_challenge.write", search: NewChallengeSearch },
  async ({ db, search, language, network }) => ({
    list: `/network/${network.key}/challenges`,
    dataPoints: await dataPointChoices(db, language),
    areas: await areas(db, language),
    partners: await invitablePartners(db),
    members: await joinedMembers(db),
    values: { language, visibility: "public", dataPoint: search.dataPoint, municipalities: search.municipality },
    title: translatorFor(language).t("challenges.form.newTitle"),
  }),
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
  const { t } = useWords();
  const { title, list, ...form } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={title}
        lead={t("challenges.form.newLead")}
        trail={{
          label: t("challenges.one.trail"),
          steps: [{ label: t("challenges.title"), href: list }, { label: title }],
        }}
      />
      <ChallengeForm
        {...form}
        answer={useActionData<typeof action>()}
        submit={t("challenges.form.submit")}
        cancelHref={list}
      />
    </>
  );
}
