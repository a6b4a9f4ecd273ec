import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ProgrammeForm as Form } from "~/components/funding/programme-form";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { createProgramme } from "~/domain/funding/programmes.server";
import { ProgrammeForm } from "~/domain/funding/schema";
import { operatorAction, operatorLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = operatorLoader({ may: "catalogue.write" }, ({ language }) => {
  const values: Record<string, string> = { language, type: "grant" };
  return Promise.resolve({ values, title: translatorFor(language).t("fundingRounds.new") });
});

export const action = operatorAction({ may: "catalogue.write", form: ProgrammeForm }, async ({ db, actor, value }) => {
  const id = await createProgramme(db, actor, "shared", value);
  return redirect(`/operator/programmes/${id}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewSharedProgramme() {
  const { t } = useWords();
  const { values, title } = useLoaderData<typeof loader>();
  const list = "/operator/programmes";
  return (
    <>
      <PageHead
        title={title}
        lead={t("fundingRounds.newLead")}
        trail={{
          label: t("operator.trail"),
          steps: [{ label: t("fundingRounds.programmes"), href: list }, { label: title }],
        }}
      />
      <Form
        answer={useActionData<typeof action>()}
        values={values}
        submit={t("fundingRounds.save")}
        cancel={{ href: list, label: t("forms.cancel") }}
      />
    </>
  );
}
