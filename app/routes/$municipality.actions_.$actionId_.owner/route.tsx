import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ownerChoices } from "~/components/action/action-fields";
import { ActionPage } from "~/components/action/action-page";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { assignAction } from "~/domain/action/commands.server";
import { actionHead } from "~/domain/action/queries.server";
import { ActionParams, OwnerForm } from "~/domain/action/schema";
import { owners } from "~/domain/member/queries.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "action.write", params: ActionParams },
  async ({ db, params, language, municipality, demand }) => {
    const action = await actionHead(db, params.actionId);
    demand("action.write", action);
    return {
      municipality: municipality.key,
      title: translatorFor(language).t("actions.ownerForm.title"),
      action,
      owners: await owners(db, action.ownerId),
    };
  },
);

export const action = municipalityAction(
  { may: "action.write", params: ActionParams, form: OwnerForm },
  async ({ db, actor, params, value, municipality, url }) => {
    await assignAction(db, actor, params.actionId, value);
    return redirect(`/${municipality.key}/actions/${params.actionId}${url.search}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function AssignAction() {
  const { t } = useWords();
  const { municipality, title, action: assigned, owners: offered } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ActionPage
      municipality={municipality}
      action={assigned}
      title={title}
      lead={assigned.ownerId === null ? t("actions.ownerForm.none") : undefined}
    >
      {(back) => (
        <RecordForm
          answer={answer}
          labels={{ owner: t("actions.form.owner") }}
          values={{ owner: assigned.ownerId ?? "" }}
          version={assigned.version}
          display={(_name, value) => offered.find(({ id }) => id === value)?.name ?? value}
          submit={t("actions.ownerForm.save")}
          cancel={{ href: back, label: t("forms.cancel") }}
        >
          {({ field }) => (
            <Field
              kind="select"
              {...field("owner")}
              empty={t("actions.form.chooseOwner")}
              options={ownerChoices(offered)}
              width="half"
            />
          )}
        </RecordForm>
      )}
    </ActionPage>
  );
}
