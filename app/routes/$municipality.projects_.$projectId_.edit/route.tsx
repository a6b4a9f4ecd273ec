import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ProjectForm as Form } from "~/components/project/project-form";
import { ProjectPageHead } from "~/components/project/project-page-head";
import { useWords } from "~/components/use-words";
import { updateProject } from "~/domain/project/commands.server";
import { projectFormOptions, projectFormValues } from "~/domain/project/form.server";
import { projectHead } from "~/domain/project/queries.server";
import { ProjectChange, ProjectParams } from "~/domain/project/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "project.write", params: ProjectParams },
  async ({ db, params, language, demand }) => {
    const project = await projectHead(db, params.projectId);
    demand("project.write", project);
    return {
      project,
      values: await projectFormValues(db, project.id),
      options: await projectFormOptions(db, language, project),
      title: translatorFor(language).t("projects.form.editTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "project.write", params: ProjectParams, form: ProjectChange },
  async ({ db, actor, municipality, params, value }) => {
    await updateProject(db, actor, params.projectId, value);
    return redirect(`/${municipality.key}/projects/${params.projectId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditProject() {
  const { t } = useWords();
  const { municipality } = useParams();
  const { project, values, options } = useLoaderData<typeof loader>();
  return (
    <>
      <ProjectPageHead project={project} title={t("projects.form.editTitle")} />
      <Form
        answer={useActionData<typeof action>()}
        options={options}
        values={values}
        version={project.version}
        submit={t("projects.form.save")}
        cancel={{ href: `/${municipality}/projects/${project.id}`, label: t("forms.cancel") }}
      />
    </>
  );
}
