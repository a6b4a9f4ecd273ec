import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ProposalHead } from "~/components/proposal/proposal-head";
import { RecordForm } from "~/components/record-form";
import { Choices, Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { declareInterest, ownEvaluation } from "~/domain/proposal/evaluation.server";
import { proposalById } from "~/domain/proposal/queries.server";
import { InterestForm, ProposalParams } from "~/domain/proposal/schema";
import { Forbidden } from "~/domain/shared/errors";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "proposal.evaluate", params: ProposalParams },
  async ({ db, actor, municipality, params, language }) => {
    const { id, title, language: written } = await proposalById(db, params.proposalId, language);
    if (!(await ownEvaluation(db, actor, id))) throw new Forbidden("proposal.evaluate");
    return {
      proposal: { id, title, language: written },
      list: `/${municipality.key}/proposals`,
      title: translatorFor(language).t("proposals.interest.title"),
    };
  },
);

export const action = municipalityAction(
  { may: "proposal.evaluate", params: ProposalParams, form: InterestForm },
  async ({ db, actor, municipality, params, value }) => {
    await declareInterest(db, actor, params.proposalId, value);
    const path = `/${municipality.key}/proposals/${params.proposalId}`;
    const state = (await db.proposal.findFirst({ where: { id: params.proposalId }, select: { state: true } }))?.state;
    return redirect(value.interest === "none" && state === "in_evaluation" ? `${path}/scores` : path, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Interest() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { proposal, list, title } = useLoaderData<typeof loader>();
  return (
    <>
      <ProposalHead list={list} proposal={proposal} title={title} lead={t("proposals.interest.lead")} />
      <RecordForm
        answer={answer}
        labels={{ interest: t("proposals.interest.question"), text: t("proposals.interest.text") }}
        submit={t("proposals.interest.submit")}
        cancel={{ href: `${list}/${proposal.id}`, label: t("forms.cancel") }}
      >
        {({ field, chosen }) => (
          <>
            <Choices
              kind="radio"
              name="interest"
              legend={t("proposals.interest.question")}
              required={t("forms.required")}
              error={field("interest").error}
              chosen={chosen("interest")}
              options={[
                { value: "none", label: t("proposals.interest.none") },
                { value: "some", label: t("proposals.interest.some"), hint: t("proposals.interest.someHint") },
              ]}
            />
            <Field
              {...field("text")}
              kind="textarea"
              rows={3}
              hint={t("proposals.interest.textHint")}
              maxLength={2000}
            />
          </>
        )}
      </RecordForm>
    </>
  );
}
