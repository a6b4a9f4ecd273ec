import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { ProposalHead } from "~/components/proposal/proposal-head";
import { RecordForm } from "~/components/record-form";
import { useWords } from "~/components/use-words";
import { proposalById } from "~/domain/proposal/queries.server";
import { ProposalParams } from "~/domain/proposal/schema";
import { evaluateProposal } from "~/domain/proposal/treatment.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "proposal.treat", params: ProposalParams },
  async ({ db, municipality, params, language }) => {
    const { id, title, language: written } = await proposalById(db, params.proposalId, language);
    return {
      proposal: { id, title, language: written },
      list: `/${municipality.key}/proposals`,
      title: translatorFor(language).t("proposals.moves.evaluate"),
    };
  },
);

export const action = municipalityAction(
  { may: "proposal.treat", params: ProposalParams, form: z.object({}) },
  async ({ db, actor, municipality, params }) => {
    await evaluateProposal(db, actor, params.proposalId);
    return redirect(`/${municipality.key}/proposals/${params.proposalId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function IntoEvaluation() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { proposal, list, title } = useLoaderData<typeof loader>();
  return (
    <>
      <ProposalHead list={list} proposal={proposal} title={title} lead={t("proposals.bulk.evaluateLead")} />
      <RecordForm
        answer={answer}
        labels={{}}
        submit={title}
        cancel={{ href: `${list}/${proposal.id}`, label: t("forms.cancel") }}
      >
        {() => null}
      </RecordForm>
    </>
  );
}
