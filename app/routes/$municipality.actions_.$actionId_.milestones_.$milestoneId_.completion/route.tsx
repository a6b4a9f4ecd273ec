import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ActionPage } from "~/components/action/action-page";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Choices } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { tickMilestone } from "~/domain/action/commands.server";
import { actionHead, milestoneOf } from "~/domain/action/queries.server";
import { MilestoneParams, MilestoneTick } from "~/domain/action/schema";
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
      title: translatorFor(language).t("actions.milestone.tickTitle"),
      action,
      milestone,
    };
  },
);

export const action = municipalityAction(
  { may: "action.write", params: MilestoneParams, form: MilestoneTick },
  async ({ db, actor, params, value, today, municipality, url }) => {
    await tickMilestone(db, actor, params.actionId, params.milestoneId, { done: value.done, today });
    return redirect(`/${municipality.key}/actions/${params.actionId}${url.search}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function TickMilestone() {
  const { t } = useWords();
  const { municipality, title, action: around, milestone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ActionPage
      municipality={municipality}
      action={around}
      title={title}
      lead={<span lang={around.language}>{milestone.name}</span>}
    >
      {(back) => (
        <RecordForm
          answer={answer}
          labels={{ done: title }}
          values={{ done: milestone.doneOn ? "yes" : "no" }}
          submit={t("forms.save")}
          cancel={{ href: back, label: t("forms.cancel") }}
        >
          {({ field, chosen }) => (
            <Choices
              kind="radio"
              name="done"
              legend={title}
              error={field("done").error}
              chosen={chosen("done")}
              options={[
                { value: "yes", label: t("actions.milestone.done") },
                { value: "no", label: t("actions.milestone.notDone") },
              ]}
            />
          )}
        </RecordForm>
      )}
    </ActionPage>
  );
}
