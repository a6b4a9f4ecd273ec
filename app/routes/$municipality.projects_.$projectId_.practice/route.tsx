import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { PracticeForm as Form } from "~/components/practice/practice-form";
import { ProjectPageHead } from "~/components/project/project-page-head";
import { useWords } from "~/components/use-words";
import { createPractice } from "~/domain/practice/commands.server";
import { ownNetworks } from "~/domain/practice/queries.server";
import { PracticeForm } from "~/domain/practice/schema";
import { isFinished } from "~/domain/practice/states";
import { projectById, projectPartners } from "~/domain/project/queries.server";
import { ProjectParams } from "~/domain/project/schema";
import { kronerAsTyped } from "~/domain/shared/money";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "practice.offer", params: ProjectParams },
  async ({ db, municipality, params, language }) => {
    const project = await projectById(db, params.projectId, language);
    const partners = await projectPartners(db, project.id);
    return {
      municipality: municipality.key,
      project: { id: project.id, name: project.name, language: project.language },
      isFinished: isFinished(project.state),
      networks: await ownNetworks(db, project.id),
      values: {
        title: project.name,
        summary: [project.description, project.outcome].filter(Boolean).join("\n\n"),
        cost: project.costOre === null ? "" : kronerAsTyped(project.costOre),
        costNote: project.costNote ?? "",
        partners: partners.map(({ name }) => name).join(", "),
        language: project.language,
      },
      title: translatorFor(language).t("practices.form.title"),
    };
  },
);

export const action = municipalityAction(
  { may: "practice.offer", params: ProjectParams, form: PracticeForm },
  async ({ db, actor, municipality, params, value }) => {
    const id = await createPractice(db, actor, params.projectId, value);
    return redirect(`/${municipality.key}/practices/${id}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function OfferProject() {
  const { t } = useWords();
  const { municipality, project, isFinished: isDone, networks, values, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const free = networks.filter(({ practiceId }) => practiceId === null);
  const taken = networks.flatMap(({ name, practiceId }) => (practiceId === null ? [] : [{ name, practiceId }]));
  return (
    <>
      <ProjectPageHead project={project} title={title} lead={t("practices.form.lead")} />
      {taken.length > 0 ? (
        <ul className="rule-list">
          {taken.map(({ name, practiceId }) => (
            <li key={practiceId}>
              <Link className="ds-link" to={`/${municipality}/practices/${practiceId}`}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {networks.length === 0 ? <p>{t("practices.form.noNetwork")}</p> : null}
      {isDone ? null : <p>{t("practices.form.notFinished")}</p>}
      {(isDone && free.length > 0) || answer ? (
        <Form
          answer={answer}
          values={{ ...values, network: free[0]?.id ?? "" }}
          networks={free}
          cancel={`/${municipality}/projects/${project.id}`}
        />
      ) : null}
    </>
  );
}
