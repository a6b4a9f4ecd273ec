import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { ActionPage } from "~/components/action/action-page";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { editMilestone } from "~/domain/action/commands.server";
import { actionHead, milestoneOf } from "~/domain/action/queries.server";
import { MilestoneChange, MilestoneParams } from "~/domain/action/schema";
import { isIsoDate } from "~/domain/shared/period";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "action.write", params: MilestoneParams },
  async ({ db, params, language, municipality, demand }) => {
    const action = await actionHead(db, params.actionId);
    demand("action.write", action);
    const milestone = await milestoneOf(db, action.id, params.milestoneId);
    return {
      municipality: municipality.key,
      title: translatorFor(language).t("actions.milestone.editTitle"),
      action,
      milestone,
    };
  },
);

export const action = municipalityAction(
  { may: "action.write", params: MilestoneParams, form: MilestoneChange },
  async ({ db, actor, params, value, municipality, url }) => {
    await editMilestone(db, actor, params.actionId, params.milestoneId, value);
    return redirect(`/${municipality.key}/actions/${params.actionId}${url.search}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditMilestone() {
  const { t, format } = useWords();
  const { municipality, title, action: around, milestone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { search } = useLocation();
  const own = `/${municipality}/actions/${around.id}/milestones/${milestone.id}`;
  return (
    <ActionPage municipality={municipality} action={around} title={title}>
      {(back) => (
        <>
          <RecordForm
            answer={answer}
            labels={{ name: t("actions.milestone.name"), dueOn: t("actions.milestone.dueOn") }}
            values={{ name: milestone.name, dueOn: milestone.dueOn }}
            version={milestone.version}
            display={(_name, value) => (isIsoDate(value) ? format.date(value) : value)}
            submit={t("actions.milestone.save")}
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
          <div className="button-row after-form">
            <Form method="post" action={`${own}/completion${search}`}>
              <input type="hidden" name="done" value={milestone.doneOn ? "no" : "yes"} />
              <button className="ds-button" data-color="accent" data-variant="secondary">
                {t(milestone.doneOn ? "actions.one.untick" : "actions.one.tick")}
              </button>
            </Form>
            <Link className="ds-button" data-color="accent" data-variant="secondary" to={`${own}/removal${search}`}>
              {t("actions.milestone.remove")}
            </Link>
          </div>
        </>
      )}
    </ActionPage>
  );
}
