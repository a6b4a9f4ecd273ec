import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ProjectPageHead } from "~/components/project/project-page-head";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { owners } from "~/domain/member/queries.server";
import { assignOwner } from "~/domain/project/commands.server";
import { projectHead } from "~/domain/project/queries.server";
import { OwnerForm, ProjectParams } from "~/domain/project/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "project.write", params: ProjectParams },
  async ({ db, params, language, demand }) => {
    const project = await projectHead(db, params.projectId);
    demand("project.write", project);
    return {
      project,
      persons: await owners(db, project.ownerId),
      title: translatorFor(language).t("projects.owner.title"),
    };
  },
);

export const action = municipalityAction(
  { may: "project.write", params: ProjectParams, form: OwnerForm },
  async ({ db, actor, municipality, params, value }) => {
    await assignOwner(db, actor, params.projectId, value);
    return redirect(`/${municipality.key}/projects/${params.projectId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function AssignOwner() {
  const { t } = useWords();
  const { municipality } = useParams();
  const answer = useActionData<typeof action>();
  const { project, persons } = useLoaderData<typeof loader>();
  return (
    <>
      <ProjectPageHead project={project} title={t("projects.owner.title")} lead={t("projects.owner.lead")} />
      {persons.length === 0 ? (
        <p>{t("projects.owner.none")}</p>
      ) : (
        <RecordForm
          answer={answer}
          labels={{ owner: t("projects.owner.owner") }}
          values={{ owner: project.ownerId ?? "" }}
          version={project.version}
          display={(_name, value) => persons.find(({ id }) => id === value)?.name ?? value}
          submit={t("projects.owner.save")}
          cancel={{ href: `/${municipality}/projects/${project.id}`, label: t("forms.cancel") }}
        >
          {({ field }) => (
            <Field
              {...field("owner")}
              kind="select"
              width="half"
              required={t("forms.required")}
              empty={t("projects.owner.choose")}
              options={persons.map(({ id, name, unit }) => ({ value: id, label: unit ? `${name}, ${unit}` : name }))}
            />
          )}
        </RecordForm>
      )}
    </>
  );
}
