import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { RoundField } from "~/components/funding/round-field";
import { pageTitle } from "~/components/page-title";
import { ProjectPageHead } from "~/components/project/project-page-head";
import { RecordForm } from "~/components/record-form";
import { LinkedText } from "~/components/ui/linked-text";
import { Choices, Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { addFundingLink } from "~/domain/funding/commands.server";
import { programmeOptions } from "~/domain/funding/programmes.server";
import { roundsOf } from "~/domain/funding/rounds.server";
import { FundingLinkForm } from "~/domain/funding/schema";
import { firstStates } from "~/domain/funding/states";
import { projectHead } from "~/domain/project/queries.server";
import { ProjectParams } from "~/domain/project/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "funding.write", params: ProjectParams },
  async ({ db, params, language, today, demand, may }) => {
    const project = await projectHead(db, params.projectId);
    demand("funding.write", project);
    return {
      project,
      today,
      programmes: await programmeOptions(db),
      rounds: await roundsOf(db, null),
      // A source is nobody's own: only those who may write all funding may make one.
      mayCreate: may("funding.write", {}),
      title: translatorFor(language).t("funding.form.newTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "funding.write", params: ProjectParams, form: FundingLinkForm },
  async ({ db, actor, municipality, params, value, today }) => {
    await addFundingLink(db, actor, params.projectId, value, today);
    return redirect(`/${municipality.key}/projects/${params.projectId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function AddFunding() {
  const { t } = useWords();
  const { municipality } = useParams();
  const answer = useActionData<typeof action>();
  const { project, today, programmes, rounds, mayCreate } = useLoaderData<typeof loader>();
  return (
    <>
      <ProjectPageHead project={project} title={t("funding.form.newTitle")} />
      <RecordForm
        answer={answer}
        labels={{
          programme: t("funding.form.programme"),
          round: t("funding.round.one"),
          state: t("funding.form.state"),
          amount: t("funding.form.amount"),
          granted: t("funding.form.granted"),
          decidedOn: t("funding.form.decidedOn"),
          note: t("funding.form.note"),
        }}
        values={{ state: "planned", round: "none" }}
        submit={t("funding.form.add")}
        cancel={{ href: `/${municipality}/projects/${project.id}`, label: t("forms.cancel") }}
      >
        {({ field, chosen }) => (
          <>
            <Field
              {...field("programme")}
              kind="select"
              required={t("forms.required")}
              empty={t("funding.form.chooseProgramme")}
              hint={
                mayCreate ? (
                  <LinkedText text={t("funding.form.programmeHint")} to={`/${municipality}/funding/programmes/new`} />
                ) : undefined
              }
              options={programmes.map(({ id, name, language, isShared }) => ({
                value: id,
                label: isShared ? name : t("funding.form.ownPrefix", { name }),
                lang: isShared ? language : undefined,
              }))}
            />
            <RoundField field={field("round")} rounds={rounds} programmes={programmes} />
            <Choices
              kind="radio"
              name="state"
              legend={t("funding.form.state")}
              required={t("forms.required")}
              error={field("state").error}
              chosen={chosen("state")}
              options={firstStates.map((value) => ({ value, label: t(`funding.form.states.${value}`) }))}
            />
            <Field
              {...field("amount")}
              width="short"
              inputMode="decimal"
              hint={t("funding.form.amountHint")}
              unit={t("projects.form.costUnit")}
            />
            <Field
              {...field("granted")}
              width="short"
              inputMode="decimal"
              hint={t("funding.form.grantedFirstHint")}
              unit={t("projects.form.costUnit")}
            />
            <Field {...field("decidedOn")} kind="date" width="short" max={today} hint={t("funding.form.decidedHint")} />
            <Field {...field("note")} kind="textarea" rows={3} />
          </>
        )}
      </RecordForm>
    </>
  );
}
