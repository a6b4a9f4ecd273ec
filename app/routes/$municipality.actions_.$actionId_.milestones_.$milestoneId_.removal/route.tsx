import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ActionPage } from "~/components/action/action-page";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { useWords } from "~/components/use-words";
import { removeMilestone } from "~/domain/action/commands.server";
import { actionHead, milestoneOf } from "~/domain/action/queries.server";
import { MilestoneParams, MilestoneRemoval } from "~/domain/action/schema";
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
      title: translatorFor(language).t("actions.milestone.removeTitle"),
      action,
      milestone,
    };
  },
);

export const action = municipalityAction(
  { may: "action.write", params: MilestoneParams, form: MilestoneRemoval },
  async ({ db, actor, params, value, municipality, url }) => {
    await removeMilestone(db, actor, params.actionId, params.milestoneId, value);
    return redirect(`/${municipality.key}/actions/${params.actionId}${url.search}`, 303);
  },
);

/** After a refusal the milestone is shown as it stands, and can be removed as such. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RemoveMilestone() {
  const { t, format } = useWords();
  const { municipality, title, action: around, milestone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ActionPage municipality={municipality} action={around} title={title}>
      {(back) => (
        <RecordForm
          answer={answer}
          labels={{}}
          version={milestone.version}
          submit={t("actions.milestone.remove")}
          cancel={{ href: back, label: t("forms.cancel") }}
        >
          {() => (
            <p>
              {t("actions.milestone.removeText", { name: milestone.name })}{" "}
              {t("actions.one.milestoneDue", { date: format.date(milestone.dueOn) })}.
            </p>
          )}
        </RecordForm>
      )}
    </ActionPage>
  );
}
