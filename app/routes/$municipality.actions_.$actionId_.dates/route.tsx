import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DateFields } from "~/components/action/action-fields";
import { ActionPage } from "~/components/action/action-page";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { useWords } from "~/components/use-words";
import { rescheduleAction } from "~/domain/action/commands.server";
import { actionHead } from "~/domain/action/queries.server";
import { ActionParams, DatesForm } from "~/domain/action/schema";
import { isIsoDate } from "~/domain/shared/period";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "action.write", params: ActionParams },
  async ({ db, params, language, municipality, demand }) => {
    const action = await actionHead(db, params.actionId);
    demand("action.write", action);
    return { municipality: municipality.key, title: translatorFor(language).t("actions.datesForm.title"), action };
  },
);

export const action = municipalityAction(
  { may: "action.write", params: ActionParams, form: DatesForm },
  async ({ db, actor, params, value, municipality, url }) => {
    await rescheduleAction(db, actor, params.actionId, value);
    return redirect(`/${municipality.key}/actions/${params.actionId}${url.search}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RescheduleAction() {
  const { t, format } = useWords();
  const { municipality, title, action: dated } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ActionPage municipality={municipality} action={dated} title={title}>
      {(back) => (
        <RecordForm
          answer={answer}
          labels={{ startsOn: t("actions.form.startsOn"), dueOn: t("actions.form.dueOn") }}
          values={{ startsOn: dated.startsOn ?? "", dueOn: dated.dueOn ?? "" }}
          version={dated.version}
          display={(_name, value) => (isIsoDate(value) ? format.date(value) : value)}
          submit={t("actions.datesForm.save")}
          cancel={{ href: back, label: t("forms.cancel") }}
        >
          {({ field }) => <DateFields field={field} />}
        </RecordForm>
      )}
    </ActionPage>
  );
}
