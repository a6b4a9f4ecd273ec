import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { ProgrammeForm as Form } from "~/components/funding/programme-form";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { createProgramme } from "~/domain/funding/programmes.server";
import { ProgrammeForm } from "~/domain/funding/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader({ may: "funding.write" }, ({ language, demand }) => {
  demand("funding.write");
  const values: Record<string, string> = { language, type: "own_budget" };
  return Promise.resolve({ values, title: translatorFor(language).t("funding.source.newTitle") });
});

export const action = municipalityAction(
  { may: "funding.write", form: ProgrammeForm },
  async ({ db, actor, municipality, value }) => {
    await createProgramme(db, actor, "own", value);
    return redirect(`/${municipality.key}/funding?view=sources&scope=own`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewProgramme() {
  const { t } = useWords();
  const { municipality } = useParams();
  const { values, title } = useLoaderData<typeof loader>();
  const sources = `/${municipality}/funding?view=sources`;
  return (
    <>
      <PageHead
        title={title}
        lead={t("funding.source.lead")}
        trail={{ label: t("projects.trail"), steps: [{ label: t("funding.title"), href: sources }, { label: title }] }}
      />
      <Form
        answer={useActionData<typeof action>()}
        values={values}
        cancel={{ href: sources, label: t("forms.cancel") }}
      />
    </>
  );
}
