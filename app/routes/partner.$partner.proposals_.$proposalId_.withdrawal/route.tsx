import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ProposalHead } from "~/components/proposal/proposal-head";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { proposalById } from "~/domain/proposal/queries.server";
import { ProposalParams, WithdrawalForm } from "~/domain/proposal/schema";
import { withdrawProposal } from "~/domain/proposal/treatment.server";
import { publicUrl } from "~/http/public-url.server";
import { partnerAction, partnerLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = partnerLoader(
  { may: "proposal.write", params: ProposalParams },
  async ({ db, partner, params, language }) => {
    const { id, title, language: written } = await proposalById(db, params.proposalId, language);
    return {
      proposal: { id, title, language: written },
      partner: partner.key,
      title: translatorFor(language).t("proposals.withdrawal.title"),
    };
  },
);

export const action = partnerAction(
  { may: "proposal.write", params: ProposalParams, form: WithdrawalForm },
  async ({ db, actor, partner, params, value, url }) => {
    await withdrawProposal(db, actor, params.proposalId, value.reason, (path) => publicUrl(path, url));
    return redirect(`/partner/${partner.key}/proposals/${params.proposalId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Withdrawal() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { proposal, partner, title } = useLoaderData<typeof loader>();
  const list = `/partner/${partner}/proposals`;
  return (
    <>
      <ProposalHead list={list} proposal={proposal} title={title} lead={t("proposals.withdrawal.lead")} />
      <RecordForm
        answer={answer}
        labels={{ reason: t("proposals.withdrawal.reason") }}
        submit={t("proposals.withdrawal.submit")}
        cancel={{ href: `${list}/${proposal.id}`, label: t("forms.cancel") }}
      >
        {({ field }) => <Field {...field("reason")} kind="textarea" optional={t("forms.optional")} maxLength={2000} />}
      </RecordForm>
    </>
  );
}
