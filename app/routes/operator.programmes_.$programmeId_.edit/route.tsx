import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ProgrammeForm as Form } from "~/components/funding/programme-form";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { changeProgramme, keptProgramme, programmeFormValues } from "~/domain/funding/programmes.server";
import { ProgrammeChange, ProgrammeParams } from "~/domain/funding/schema";
import { operatorAction, operatorLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = operatorLoader(
  { may: "catalogue.write", params: ProgrammeParams },
  async ({ db, params, language }) => {
    const programme = await keptProgramme(db, "shared", params.programmeId);
    const { id, name, language: written, version } = programme;
    return {
      programme: { id, name, language: written },
      values: programmeFormValues(programme),
      version,
      title: translatorFor(language).t("fundingRounds.edit"),
    };
  },
);

export const action = operatorAction(
  { may: "catalogue.write", params: ProgrammeParams, form: ProgrammeChange },
  async ({ db, actor, params, value }) => {
    await changeProgramme(db, actor, "shared", params.programmeId, value);
    return redirect(`/operator/programmes/${params.programmeId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditSharedProgramme() {
  const { t } = useWords();
  const { programme, values, version, title } = useLoaderData<typeof loader>();
  const list = "/operator/programmes";
  const back = `${list}/${programme.id}`;
  return (
    <>
      <PageHead
        title={title}
        trail={{
          label: t("operator.trail"),
          steps: [
            { label: t("fundingRounds.programmes"), href: list },
            { label: programme.name, href: back, lang: programme.language },
            { label: title },
          ],
        }}
      />
      <Form
        answer={useActionData<typeof action>()}
        values={values}
        version={version}
        submit={t("fundingRounds.save")}
        cancel={{ href: back, label: t("forms.cancel") }}
      />
    </>
  );
}
