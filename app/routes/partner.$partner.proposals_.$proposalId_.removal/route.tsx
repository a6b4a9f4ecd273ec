import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { ProposalHead } from "~/components/proposal/proposal-head";
import { RecordForm } from "~/components/record-form";
import { useWords } from "~/components/use-words";
import { discardProposal, draftOfProposal } from "~/domain/proposal/drafts.server";
import { ProposalParams } from "~/domain/proposal/schema";
import { partnerAction, partnerLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = partnerLoader(
  { may: "proposal.write", params: ProposalParams },
  async ({ db, partner, params, language }) => {
    const { content } = await draftOfProposal(db, params.proposalId);
    return {
      proposal: { id: params.proposalId, title: content.title ?? "", language: content.language ?? "nb" },
      partner: partner.key,
      title: translatorFor(language).t("proposals.removal.title"),
    };
  },
);

export const action = partnerAction(
  { may: "proposal.write", params: ProposalParams, form: z.object({}) },
  async ({ db, actor, partner, params }) => {
    await discardProposal(db, actor, params.proposalId);
    return redirect(`/partner/${partner.key}/proposals`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Removal() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { proposal, partner, title } = useLoaderData<typeof loader>();
  const list = `/partner/${partner}/proposals`;
  return (
    <>
      <ProposalHead list={list} proposal={proposal} title={title} />
      <RecordForm
        answer={answer}
        labels={{}}
        submit={t("proposals.removal.submit")}
        cancel={{ href: `${list}/${proposal.id}`, label: t("forms.cancel") }}
      >
        {() => <p>{t("proposals.removal.text")}</p>}
      </RecordForm>
    </>
  );
}
