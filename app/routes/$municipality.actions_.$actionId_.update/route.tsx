import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ActionPage } from "~/components/action/action-page";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { writeActionUpdate } from "~/domain/action/commands.server";
import { actionHead } from "~/domain/action/queries.server";
import { ActionParams, UpdateForm } from "~/domain/action/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "update.write", params: ActionParams },
  async ({ db, params, language, municipality, today, demand }) => {
    const action = await actionHead(db, params.actionId);
    demand("update.write", action);
    return { municipality: municipality.key, title: translatorFor(language).t("actions.update.title"), action, today };
  },
);

export const action = municipalityAction(
  { may: "update.write", params: ActionParams, form: UpdateForm },
  async ({ db, actor, params, value, language, today, municipality, url }) => {
    await writeActionUpdate(db, actor, params.actionId, value, { language, today });
    return redirect(`/${municipality.key}/actions/${params.actionId}${url.search}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function WriteUpdate() {
  const { t } = useWords();
  const { municipality, title, action: reported, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ActionPage municipality={municipality} action={reported} title={title}>
      {(back) => (
        <RecordForm
          answer={answer}
          labels={{
            text: t("actions.update.text"),
            noChange: t("actions.update.noChange"),
            reportedOn: t("actions.update.reportedOn"),
          }}
          values={{ reportedOn: today }}
          submit={t("actions.update.save")}
          cancel={{ href: back, label: t("forms.cancel") }}
        >
          {({ field, chosen }) => {
            const { defaultValue: _typed, ...noChange } = field("noChange");
            return (
              <>
                <Field kind="textarea" {...field("text")} rows={6} maxLength={10_000} />
                <Field
                  kind="checkbox"
                  {...noChange}
                  hint={t("actions.update.noChangeHint")}
                  defaultChecked={chosen("noChange").includes("on")}
                />
                <Field kind="date" {...field("reportedOn")} width="short" max={today} />
              </>
            );
          }}
        </RecordForm>
      )}
    </ActionPage>
  );
}
