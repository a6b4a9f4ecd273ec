import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ActionFields, useActionDisplay, useActionLabels } from "~/components/action/action-fields";
import { ActionPage } from "~/components/action/action-page";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { useWords } from "~/components/use-words";
import { editAction } from "~/domain/action/commands.server";
import { actionFormValues } from "~/domain/action/form.server";
import { actionHead, parentRecommendations } from "~/domain/action/queries.server";
import { ActionChange, ActionParams } from "~/domain/action/schema";
import { owners } from "~/domain/member/queries.server";
import { projectOptions } from "~/domain/project/options.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "action.write", params: ActionParams },
  async ({ db, params, language, municipality, may, demand }) => {
    const action = await actionHead(db, params.actionId);
    demand("action.write", action);
    const values = await actionFormValues(db, action.id);
    const project = values.project || null;
    const recommendation = values.recommendation || null;
    // It may stay where it is; to be moved, its new place must be one's own to write in.
    const isOpen = (parent: { id: string; ownerId: string | null }) =>
      parent.id === project || parent.id === recommendation || may("action.write", { ownerId: parent.ownerId });
    const projects = (await projectOptions(db, project)).filter(isOpen);
    const recommendations = (await parentRecommendations(db, recommendation)).filter(isOpen);
    return {
      municipality: municipality.key,
      title: translatorFor(language).t("actions.form.editTitle"),
      action,
      values,
      choices: {
        projects: projects.map(({ id, name, language }) => ({ id, name, language })),
        recommendations: recommendations.map(({ id, title, language }) => ({ id, name: title, language })),
        owners: await owners(db, action.ownerId),
      },
    };
  },
);

export const action = municipalityAction(
  { may: "action.write", params: ActionParams, form: ActionChange },
  async ({ db, actor, params, value, municipality, url }) => {
    await editAction(db, actor, params.actionId, value);
    return redirect(`/${municipality.key}/actions/${params.actionId}${url.search}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditAction() {
  const { t } = useWords();
  const { municipality, title, action: edited, values, choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const labels = useActionLabels();
  const display = useActionDisplay(choices);
  return (
    <ActionPage municipality={municipality} action={edited} title={title}>
      {(back) => (
        <RecordForm
          answer={answer}
          labels={labels}
          values={values}
          version={edited.version}
          display={display}
          submit={t("forms.save")}
          cancel={{ href: back, label: t("forms.cancel") }}
        >
          {({ field }) => <ActionFields field={field} choices={choices} />}
        </RecordForm>
      )}
    </ActionPage>
  );
}
