import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ActionFields, useActionDisplay, useActionLabels } from "~/components/action/action-fields";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { createAction } from "~/domain/action/commands.server";
import { parentRecommendations } from "~/domain/action/queries.server";
import { ActionForm } from "~/domain/action/schema";
import { owners } from "~/domain/member/queries.server";
import { projectOptions } from "~/domain/project/options.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

const id = z.uuid().nullable().catch(null).default(null);

export const loader = municipalityLoader(
  { may: "action.write", search: z.object({ project: id, recommendation: id }) },
  async ({ db, search, language, municipality, may }) => {
    // Those who may write only under what they own are offered only that.
    const open = <Parent extends { ownerId: string | null }>(parents: Parent[]) =>
      parents.filter(({ ownerId }) => may("action.write", { ownerId }));
    const projects = open(await projectOptions(db, search.project));
    const recommendations = open(await parentRecommendations(db, search.recommendation));
    const known = (parents: { id: string }[], chosen: string | null) =>
      parents.find((parent) => parent.id === chosen)?.id ?? "";
    return {
      municipality: municipality.key,
      title: translatorFor(language).t("actions.form.newTitle"),
      values: {
        project: known(projects, search.project),
        recommendation: search.project ? "" : known(recommendations, search.recommendation),
        language,
      },
      choices: {
        projects: projects.map(({ id, name, language }) => ({ id, name, language })),
        recommendations: recommendations.map(({ id, title, language }) => ({ id, name: title, language })),
        owners: await owners(db),
      },
      isLimited: !may("action.write", {}),
    };
  },
);

export const action = municipalityAction(
  { may: "action.write", form: ActionForm },
  async ({ db, actor, value, municipality }) => {
    const made = await createAction(db, actor, value);
    return redirect(`/${municipality.key}/actions/${made}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewAction() {
  const { t } = useWords();
  const { municipality, title, values, choices, isLimited } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const labels = useActionLabels();
  const display = useActionDisplay(choices);
  const list = `/${municipality}/actions`;
  const hasParent = choices.projects.length + choices.recommendations.length > 0;
  return (
    <>
      <PageHead
        title={title}
        lead={isLimited ? t("actions.form.ownTitle") : undefined}
        trail={{ label: t("actions.one.trail"), steps: [{ label: t("actions.title"), href: list }, { label: title }] }}
      />
      {hasParent ? (
        <RecordForm
          answer={answer}
          labels={labels}
          values={values}
          display={display}
          submit={t("actions.form.create")}
          cancel={{ href: list, label: t("forms.cancel") }}
        >
          {({ field }) => <ActionFields field={field} choices={choices} />}
        </RecordForm>
      ) : (
        <EmptyState
          title={t("actions.form.noParentTitle")}
          action={
            <Link className="ds-button" data-color="accent" to={`/${municipality}/projects`}>
              {t("actions.form.toProjects")}
            </Link>
          }
        >
          {t(isLimited ? "actions.form.noOwnParent" : "actions.form.noParent")}
        </EmptyState>
      )}
    </>
  );
}
