import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ProposalHead } from "~/components/proposal/proposal-head";
import { RecordForm } from "~/components/record-form";
import { Choices, Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { evaluationOf, ownEvaluation, saveScores, scoresFormValues } from "~/domain/proposal/evaluation.server";
import { proposalById } from "~/domain/proposal/queries.server";
import { ProposalParams, ScoresForm } from "~/domain/proposal/schema";
import { highestScore, lowestScore, standardCriteria } from "~/domain/proposal/scores";
import { Forbidden } from "~/domain/shared/errors";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "proposal.evaluate", params: ProposalParams },
  async ({ db, actor, municipality, params, language }) => {
    const { id, title, language: written } = await proposalById(db, params.proposalId, language);
    const own = await ownEvaluation(db, actor, id);
    if (!own) throw new Forbidden("proposal.evaluate");
    const path = `/${municipality.key}/proposals/${id}`;
    // Before one has declared there is no form; with an interest, or once handed in, there is none either.
    if (own.hasInterest === null) throw redirect(`${path}/interest`);
    if (own.hasInterest || own.handedInAt !== null) throw redirect(path);
    const evaluation = await evaluationOf(db, actor, id);
    const { version, ...values } = scoresFormValues(own, evaluation);
    return {
      proposal: { id, title, language: written },
      list: `/${municipality.key}/proposals`,
      criteria: evaluation.criteria,
      values: values,
      version: Number(version),
      title: translatorFor(language).t("proposals.scores.title"),
    };
  },
);

export const action = municipalityAction(
  { may: "proposal.evaluate", params: ProposalParams, form: ScoresForm },
  async ({ db, actor, municipality, params, value }) => {
    await saveScores(db, actor, params.proposalId, value);
    return redirect(`/${municipality.key}/proposals/${params.proposalId}#evaluation`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

const steps = Array.from({ length: highestScore - lowestScore + 1 }, (_, step) => String(lowestScore + step));

export default function Scores() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { proposal, list, criteria, values, version, title } = useLoaderData<typeof loader>();
  const nameOf = (name: string) =>
    standardCriteria.some((one) => one.name === name) ? t(`proposals.criteria.${name as "effect"}`) : name;
  return (
    <>
      <ProposalHead list={list} proposal={proposal} title={title} lead={t("proposals.scores.lead")} />
      <RecordForm
        answer={answer}
        values={values}
        version={version}
        labels={{
          ...Object.fromEntries(criteria.map(({ name }, index) => [`scores[${index}]`, nameOf(name)])),
          note: t("proposals.scores.note"),
          handIn: t("proposals.scores.handIn"),
        }}
        submit={t("forms.save")}
        cancel={{ href: `${list}/${proposal.id}`, label: t("forms.cancel") }}
      >
        {({ field, chosen }) => (
          <>
            {criteria.map(({ name, weight }, index) => (
              <Choices
                key={name}
                kind="radio"
                inline
                name={`scores[${index}]`}
                legend={nameOf(name)}
                hint={t("proposals.scores.weightOf", { weight })}
                error={field(`scores[${index}]`).error}
                chosen={chosen(`scores[${index}]`)}
                options={steps.map((value) => ({ value, label: value }))}
              />
            ))}
            <Field
              {...field("note")}
              kind="textarea"
              optional={t("forms.optional")}
              hint={t("proposals.scores.noteHint")}
              maxLength={10000}
            />
            <Field
              name="handIn"
              kind="checkbox"
              label={t("proposals.scores.handIn")}
              hint={t("proposals.scores.handInHint")}
              defaultChecked={chosen("handIn").includes("on")}
              error={field("handIn").error}
            />
          </>
        )}
      </RecordForm>
    </>
  );
}
