import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { ProjectForm as Form } from "~/components/project/project-form";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { createProject } from "~/domain/project/commands.server";
import { projectFormOptions } from "~/domain/project/form.server";
import { ProjectForm } from "~/domain/project/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

/** What the project is started from: a gap, and the recommendation that addresses it. */
const Search = z.object({
  dataPoint: z.uuid().optional().catch(undefined),
  recommendation: z.uuid().optional().catch(undefined),
});

export const loader = municipalityLoader(
  { may: "project.write", search: Search },
  async ({ db, search, language, demand }) => {
    demand("project.write");
    const options = await projectFormOptions(db, language);
    const recommendation = options.recommendations.find(({ id }) => id === search.recommendation);
    const dataPoint = options.dataPoints.find(({ id }) => id === search.dataPoint);
    const values: Record<string, string | string[]> = {
      language,
      kind: "project",
      area: recommendation?.areaKey ?? "",
      recommendations: recommendation ? [recommendation.id] : [],
      ...(dataPoint ? { "effects[0].dataPoint": dataPoint.id } : {}),
    };
    return { options, values, title: translatorFor(language).t("projects.form.newTitle") };
  },
);

export const action = municipalityAction(
  { may: "project.write", form: ProjectForm },
  async ({ db, actor, municipality, value }) => {
    const id = await createProject(db, actor, value);
    return redirect(`/${municipality.key}/projects/${id}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewProject() {
  const { t } = useWords();
  const { municipality } = useParams();
  const { options, values } = useLoaderData<typeof loader>();
  const list = `/${municipality}/projects`;
  return (
    <>
      <PageHead
        title={t("projects.form.newTitle")}
        trail={{
          label: t("projects.trail"),
          steps: [{ label: t("projects.title"), href: list }, { label: t("projects.form.newTitle") }],
        }}
      />
      <Form
        answer={useActionData<typeof action>()}
        options={options}
        values={values}
        submit={t("projects.form.create")}
        cancel={{ href: list, label: t("forms.cancel") }}
      />
    </>
  );
}
