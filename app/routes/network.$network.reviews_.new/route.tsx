import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RoundFields } from "~/components/review/round-fields";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { planRound } from "~/domain/review/commands.server";
import { roundChoices } from "~/domain/review/queries.server";
import { RoundForm } from "~/domain/review/schema";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader({ may: "review.write" }, async ({ db, network, language }) => {
  const choices = await roundChoices(db);
  return {
    path: `/network/${network.key}/reviews`,
    choices,
    values: { language, previous: choices[0]?.id ?? "" },
    title: translatorFor(language).t("reviews.form.newTitle"),
  };
});

export const action = networkAction({ may: "review.write", form: RoundForm }, async ({ db, actor, network, value }) => {
  const id = await planRound(db, actor, network, value);
  return redirect(`/network/${network.key}/reviews/${id}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewRound() {
  const { t } = useWords();
  const { path, choices, values, title } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={title}
        lead={t("reviews.form.lead")}
        trail={{ label: t("reviews.trail"), steps: [{ label: t("reviews.title"), href: path }] }}
      />
      <RoundFields answer={useActionData<typeof action>()} values={values} choices={choices} cancel={path} />
    </>
  );
}
