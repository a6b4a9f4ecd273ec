import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ChallengeForm } from "~/components/challenge/challenge-form";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { writeChallenge } from "~/domain/challenge/commands.server";
import { invitablePartners } from "~/domain/challenge/queries.server";
import { NewChallenge, NewChallengeSearch } from "~/domain/challenge/schema";
import { areas, dataPointChoices } from "~/domain/recommendation/queries.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "challenge.write", search: NewChallengeSearch },
  async ({ db, search, language, municipality, today }) => ({
    list: `/${municipality.key}/challenges`,
    dataPoints: await dataPointChoices(db, language),
    areas: await areas(db, language),
    partners: await invitablePartners(db),
    values: { language: municipality.language, opensOn: today, visibility: "public", dataPoint: search.dataPoint },
    title: translatorFor(language).t("challenges.form.newTitle"),
  }),
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
        members={[]}
        answer={useActionData<typeof action>()}
        submit={t("challenges.form.submit")}
        cancelHref={list}
      />
    </>
  );
}
