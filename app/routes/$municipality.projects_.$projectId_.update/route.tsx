import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ProjectPageHead } from "~/components/project/project-page-head";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { projectHead } from "~/domain/project/queries.server";
import { ProjectParams, UpdateForm } from "~/domain/project/schema";
import { writeProjectUpdate } from "~/domain/project/updates.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "update.write", params: ProjectParams },
  async ({ db, params, language, today, demand }) => {
    const project = await projectHead(db, params.projectId);
    demand("update.write", project);
    return { project, today, title: translatorFor(language).t("projects.update.title") };
  },
);

export const action = municipalityAction(
  { may: "update.write", params: ProjectParams, form: UpdateForm },
  async ({ db, actor, municipality, params, value, language, today }) => {
    await writeProjectUpdate(db, actor, params.projectId, value, { language, today });
    return redirect(`/${municipality.key}/projects/${params.projectId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function WriteUpdate() {
  const { t, language } = useWords();
  const { municipality } = useParams();
  const answer = useActionData<typeof action>();
  const { project, today } = useLoaderData<typeof loader>();
  return (
    <>
      <ProjectPageHead project={project} title={t("projects.update.title")} />
      <RecordForm
        answer={answer}
        labels={{
          text: t("projects.update.text"),
          noChange: t("projects.update.noChange"),
          reportedOn: t("projects.update.reportedOn"),
        }}
        values={{ reportedOn: today }}
        submit={t("projects.update.save")}
        cancel={{ href: `/${municipality}/projects/${project.id}`, label: t("forms.cancel") }}
      >
        {({ field, chosen }) => {
          const { defaultValue: _, ...noChange } = field("noChange");
          return (
            <>
              <Field {...field("text")} kind="textarea" rows={6} lang={language} hint={t("projects.update.textHint")} />
              <Field
                {...noChange}
                kind="checkbox"
                hint={t("projects.update.noChangeHint")}
                defaultChecked={chosen("noChange").length > 0}
              />
              <Field {...field("reportedOn")} kind="date" width="short" max={today} required={t("forms.required")} />
            </>
          );
        }}
      </RecordForm>
    </>
  );
}
