import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { WritingForm } from "~/components/recommendation/writing-form";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { owners } from "~/domain/member/queries.server";
import { writeRecommendation } from "~/domain/recommendation/commands.server";
import { areas, dataPointChoices } from "~/domain/recommendation/queries.server";
import { NewRecommendation } from "~/domain/recommendation/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

/** Data points to begin with; several may be named. */
const Search = z.object({
  dataPoint: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .transform((all) => all.filter((one) => z.uuid().safeParse(one).success).slice(0, 50))
    .catch([])
    .default([]),
});

export const loader = municipalityLoader(
  { may: "recommendation.write", search: Search },
  async ({ db, search, language, municipality, today }) => {
    const choices = await dataPointChoices(db, language);
    return {
      choices,
      areas: await areas(db, language),
      owners: await owners(db),
      dataPoints: choices.filter(({ id }) => search.dataPoint.includes(id)).map(({ id }) => id),
      values: { language: municipality.language, receivedOn: today },
      title: translatorFor(language).t("recommendations.form.newTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "recommendation.write", form: NewRecommendation },
  async ({ db, actor, value, municipality }) => {
    const id = await writeRecommendation(db, actor, value);
    return redirect(`/${municipality.key}/recommendations/${id}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewRecommendationPage() {
  const { t } = useWords();
  const { municipality = "" } = useParams();
  const { title, ...form } = useLoaderData<typeof loader>();
  const list = `/${municipality}/recommendations`;
  return (
    <>
      <PageHead
        title={title}
        lead={t("recommendations.form.newText")}
        trail={{
          label: t("recommendations.one.trail"),
          steps: [{ label: t("recommendations.title"), href: list }, { label: title }],
        }}
      />
      <WritingForm
        {...form}
        answer={useActionData<typeof action>()}
        submit={t("recommendations.form.submitNew")}
        cancelHref={list}
      />
    </>
  );
}
