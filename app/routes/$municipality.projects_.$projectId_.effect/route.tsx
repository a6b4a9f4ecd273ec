import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { ProjectPageHead } from "~/components/project/project-page-head";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { expectedEffects, observedEffects, recordEffect } from "~/domain/project/effects.server";
import { dataPointOptions } from "~/domain/project/options.server";
import { projectHead } from "~/domain/project/queries.server";
import { EffectForm, ProjectParams } from "~/domain/project/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

/** The data point that was measured, where the way here says it. */
const Search = z.object({ dataPoint: z.uuid().optional().catch(undefined) });

export const loader = municipalityLoader(
  { may: "effect.write", params: ProjectParams, search: Search },
  async ({ db, params, search, language, today, demand }) => {
    const project = await projectHead(db, params.projectId);
    demand("effect.write", project);
    const aims = await expectedEffects(db, project.id, language);
    const aimedAt = new Set(aims.map(({ dataPointId }) => dataPointId));
    // What the project aims at comes first.
    const dataPoints = (await dataPointOptions(db, language))
      .map(({ id, name, unit }) => ({ id, name, unit, isAim: aimedAt.has(id) }))
      .sort((a, b) => Number(b.isAim) - Number(a.isAim));
    const measured = new Set((await observedEffects(db, project.id, language)).map(({ dataPointId }) => dataPointId));
    const next = aims.find(({ dataPointId }) => !measured.has(dataPointId)) ?? aims[0];
    const chosen = search.dataPoint ?? next?.dataPointId;
    return { project, dataPoints, chosen, today, title: translatorFor(language).t("projects.effect.title") };
  },
);

export const action = municipalityAction(
  { may: "effect.write", params: ProjectParams, form: EffectForm },
  async ({ db, actor, municipality, params, value, today }) => {
    await recordEffect(db, actor, params.projectId, value, today);
    return redirect(`/${municipality.key}/projects/${params.projectId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RecordEffect() {
  const { t } = useWords();
  const { municipality } = useParams();
  const answer = useActionData<typeof action>();
  const { project, dataPoints, chosen, today } = useLoaderData<typeof loader>();
  const isDone = project.state === "completed" || project.state === "evaluated";
  if (!isDone && !answer) {
    return (
      <>
        <ProjectPageHead project={project} title={t("projects.effect.title")} lead={t("projects.effect.lead")} />
        <p className="notice">{t("projects.one.effectTooEarly")}</p>
        <Link className="ds-link" to={`/${municipality}/projects/${project.id}`}>
          {t("projects.effect.back")}
        </Link>
      </>
    );
  }
  const nameOf = ({ name, unit }: { name: string; unit: string }) => (unit === "" ? name : `${name}, ${unit}`);
  return (
    <>
      <ProjectPageHead project={project} title={t("projects.effect.title")} lead={t("projects.effect.lead")} />
      <RecordForm
        answer={answer}
        labels={{
          dataPoint: t("projects.effect.dataPoint"),
          value: t("projects.effect.value"),
          measuredOn: t("projects.effect.measuredOn"),
          explanation: t("projects.effect.explanation"),
        }}
        values={{ dataPoint: chosen, measuredOn: today }}
        submit={t("projects.effect.save")}
        cancel={{ href: `/${municipality}/projects/${project.id}`, label: t("forms.cancel") }}
      >
        {({ field }) => (
          <>
            <Field
              {...field("dataPoint")}
              kind="select"
              required={t("forms.required")}
              empty={t("projects.effect.choose")}
              options={dataPoints.map((dataPoint) => ({
                value: dataPoint.id,
                label: dataPoint.isAim ? t("projects.effect.aimedAt", { name: nameOf(dataPoint) }) : nameOf(dataPoint),
              }))}
            />
            <Field
              {...field("value")}
              width="short"
              inputMode="decimal"
              hint={t("projects.effect.valueHint")}
              required={t("forms.required")}
            />
            <Field {...field("measuredOn")} kind="date" width="short" max={today} required={t("forms.required")} />
            <Field
              {...field("explanation")}
              kind="textarea"
              hint={t("projects.effect.explanationHint")}
              required={t("forms.required")}
            />
          </>
        )}
      </RecordForm>
    </>
  );
}
