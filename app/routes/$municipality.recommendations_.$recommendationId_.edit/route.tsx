import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { WritingForm } from "~/components/recommendation/writing-form";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { owners } from "~/domain/member/queries.server";
import { changeRecommendation } from "~/domain/recommendation/commands.server";
import { areas, dataPointChoices, linkedDataPoints, recommendation } from "~/domain/recommendation/queries.server";
import { ChangedRecommendation } from "~/domain/recommendation/schema";
import { NotFound } from "~/domain/shared/errors";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

const Params = z.object({ recommendationId: z.uuid() });

export const loader = municipalityLoader(
  { may: "recommendation.write", params: Params },
  async ({ db, params, language, municipality }) => {
    const found = await recommendation(db, params.recommendationId, language);
    if (!found) throw new NotFound("recommendation");
    // What others wrote stays as they gave it; its owner can be chosen.
    if (found.source !== "council") throw redirect(`/${municipality.key}/recommendations/${found.id}/owner`);
    return {
      found,
      owners: await owners(db, found.ownerId),
      areas: await areas(db, language),
      choices: await dataPointChoices(db, language),
      dataPoints: (await linkedDataPoints(db, found.id, language)).map(({ id }) => id),
      title: translatorFor(language).t("recommendations.form.editTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "recommendation.write", params: Params, form: ChangedRecommendation },
  async ({ db, actor, params, value, municipality }) => {
    await changeRecommendation(db, actor, params.recommendationId, value);
    return redirect(`/${municipality.key}/recommendations/${params.recommendationId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditRecommendation() {
  const { t } = useWords();
  const { municipality = "" } = useParams();
  const { found, title, ...form } = useLoaderData<typeof loader>();
  const list = `/${municipality}/recommendations`;
  const page = `${list}/${found.id}`;
  return (
    <>
      <PageHead
        title={title}
        trail={{
          label: t("recommendations.one.trail"),
          steps: [
            { label: t("recommendations.title"), href: list },
            { label: found.reference, href: page },
            { label: title },
          ],
        }}
      />
      <WritingForm
        {...form}
        answer={useActionData<typeof action>()}
        values={{
          title: found.title,
          text: found.text,
          areaKey: found.areaKey,
          statedTarget: found.statedTarget ?? "",
          suggestedActions: found.suggestedActions.join("\n"),
          ownerId: found.ownerId ?? "",
          receivedOn: found.receivedOn ?? undefined,
          sourceNote: found.sourceNote ?? "",
          language: found.language,
        }}
        version={found.version}
        submit={t("recommendations.form.submitChange")}
        cancelHref={page}
      />
    </>
  );
}
