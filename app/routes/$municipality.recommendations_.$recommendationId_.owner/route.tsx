import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { owners } from "~/domain/member/queries.server";
import { assignRecommendation } from "~/domain/recommendation/commands.server";
import { recommendation } from "~/domain/recommendation/queries.server";
import { AssignedRecommendation } from "~/domain/recommendation/schema";
import { NotFound } from "~/domain/shared/errors";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

const Params = z.object({ recommendationId: z.uuid() });

export const loader = municipalityLoader(
  { may: "recommendation.write", params: Params },
  async ({ db, params, language }) => {
    const found = await recommendation(db, params.recommendationId, language);
    if (!found) throw new NotFound("recommendation");
    return {
      found,
      owners: await owners(db, found.ownerId),
      title: translatorFor(language).t("recommendations.assign.title"),
    };
  },
);

export const action = municipalityAction(
  { may: "recommendation.write", params: Params, form: AssignedRecommendation },
  async ({ db, actor, params, value, municipality }) => {
    await assignRecommendation(db, actor, params.recommendationId, value);
    return redirect(`/${municipality.key}/recommendations/${params.recommendationId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function AssignRecommendation() {
  const { t } = useWords();
  const { municipality = "" } = useParams();
  const { found, owners, title } = useLoaderData<typeof loader>();
  const list = `/${municipality}/recommendations`;
  const page = `${list}/${found.id}`;
  return (
    <>
      <PageHead
        title={title}
        lead={<span lang={found.language}>{found.title}</span>}
        trail={{
          label: t("recommendations.one.trail"),
          steps: [
            { label: t("recommendations.title"), href: list },
            { label: found.reference, href: page },
            { label: title },
          ],
        }}
      />
      <RecordForm
        answer={useActionData<typeof action>()}
        labels={{ ownerId: t("recommendations.form.owner") }}
        values={{ ownerId: found.ownerId ?? "" }}
        version={found.version}
        display={(_name, value) => owners.find(({ id }) => id === value)?.name ?? value}
        submit={t("recommendations.assign.submit")}
        cancel={{ href: page, label: t("forms.cancel") }}
      >
        {({ field }) => (
          <Field
            kind="select"
            {...field("ownerId")}
            empty={t("recommendations.form.chooseOwner")}
            options={owners.map(({ id, name, unit }) => ({ value: id, label: unit ? `${name}, ${unit}` : name }))}
            width="half"
          />
        )}
      </RecordForm>
    </>
  );
}
