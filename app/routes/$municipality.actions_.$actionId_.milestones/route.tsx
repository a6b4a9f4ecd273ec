import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ActionPage } from "~/components/action/action-page";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { addMilestone } from "~/domain/action/commands.server";
import { actionHead } from "~/domain/action/queries.server";
import { ActionParams, MilestoneForm } from "~/domain/action/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "action.write", params: ActionParams },
  async ({ db, params, language, municipality, demand }) => {
    const action = await actionHead(db, params.actionId);
    demand("action.write", action);
    return { municipality: municipality.key, title: translatorFor(language).t("actions.milestone.newTitle"), action };
  },
);

export const action = municipalityAction(
  { may: "action.write", params: ActionParams, form: MilestoneForm },
  async ({ db, actor, params, value, municipality, url }) => {
    await addMilestone(db, actor, params.actionId, value);
    return redirect(`/${municipality.key}/actions/${params.actionId}${url.search}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function AddMilestone() {
  const { t } = useWords();
  const { municipality, title, action: around } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ActionPage municipality={municipality} action={around} title={title}>
      {(back) => (
        <RecordForm
          answer={answer}
          labels={{ name: t("actions.milestone.name"), dueOn: t("actions.milestone.dueOn") }}
          values={{ dueOn: around.dueOn ?? "" }}
          submit={t("actions.milestone.add")}
          cancel={{ href: back, label: t("forms.cancel") }}
        >
          {({ field }) => (
            <>
              <Field
                {...field("name")}
                required={t("forms.required")}
                hint={t("actions.milestone.nameHint")}
                maxLength={200}
              />
              <Field kind="date" {...field("dueOn")} required={t("forms.required")} width="short" />
            </>
          )}
        </RecordForm>
      )}
    </ActionPage>
  );
}
