import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { ProjectMoves } from "~/components/project/project-moves";
import { ProjectPageHead } from "~/components/project/project-page-head";
import { RecordForm } from "~/components/record-form";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { projectHead } from "~/domain/project/queries.server";
import { MoveForm, ProjectParams } from "~/domain/project/schema";
import { projectMachine, projectStates } from "~/domain/project/states";
import { moveProject, projectFacts } from "~/domain/project/transitions.server";
import { reachable } from "~/domain/shared/state-machine";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

// A change of state. Moves that ask for nothing are sent here straight from the project's page; the others ask here.

const Search = z.object({ to: z.enum(projectStates).optional().catch(undefined) });

export const loader = municipalityLoader(
  { may: "project.transition", params: ProjectParams, search: Search },
  async ({ db, params, search, language, demand }) => {
    const project = await projectHead(db, params.projectId);
    demand("project.transition", project);
    return {
      project,
      to: search.to,
      moves: reachable(projectMachine, project.state, await projectFacts(db, project.id)),
      title: translatorFor(language).t("projects.moves.title"),
    };
  },
);

export const action = municipalityAction(
  { may: "project.transition", params: ProjectParams, form: MoveForm },
  async ({ db, actor, municipality, params, value }) => {
    await moveProject(db, actor, params.projectId, value);
    return redirect(`/${municipality.key}/projects/${params.projectId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function ChangeState() {
  const { t } = useWords();
  const { municipality } = useParams();
  const answer = useActionData<typeof action>();
  const { project, to, moves } = useLoaderData<typeof loader>();
  const path = `/${municipality}/projects/${project.id}`;
  const asked = answer?.values.to?.[0] ?? to;
  const move = moves.find((one) => one.to === asked);
  const lead = t("projects.moves.lead", { state: t(`states.project.${project.state}`) });
  const typed = ["outcome", "reason"].filter((name) => answer?.values[name]?.[0]);
  const isOpen = move !== undefined && move.blockedBy.length === 0;
  // Where the move is no longer open there is no form to fill in, unless something was written in it already.
  if (!isOpen && typed.length === 0) {
    return (
      <>
        <ProjectPageHead project={project} title={t("projects.moves.title")} lead={lead} />
        {answer?.status === "refused" ? (
          <ErrorSummary
            title={t("forms.refused")}
            errors={[{ message: t(`refusals.${answer.reason.key}` as "forms.wrong", answer.reason.params) }]}
          />
        ) : null}
        <ProjectMoves path={path} moves={moves} />
      </>
    );
  }
  const title = move ? t(`projects.moves.${move.name as "plan"}`) : t("projects.moves.title");
  return (
    <>
      <ProjectPageHead project={project} title={title} lead={lead} />
      <RecordForm
        answer={answer}
        labels={{ outcome: t("projects.moves.outcome"), reason: t("projects.moves.reason") }}
        action={`${path}/state`}
        submit={title}
        cancel={{ href: path, label: t("forms.cancel") }}
      >
        {({ field }) => (
          <>
            <input type="hidden" name="to" value={asked} />
            {move?.asks.includes("outcome") || typed.includes("outcome") ? (
              <Field
                {...field("outcome")}
                kind="textarea"
                rows={6}
                hint={t("projects.moves.outcomeHint")}
                required={t("forms.required")}
              />
            ) : null}
            {move?.asks.includes("reason") || typed.includes("reason") ? (
              <Field {...field("reason")} kind="textarea" required={t("forms.required")} />
            ) : null}
          </>
        )}
      </RecordForm>
    </>
  );
}
