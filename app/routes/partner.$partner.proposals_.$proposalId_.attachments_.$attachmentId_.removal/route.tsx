import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { ProposalHead } from "~/components/proposal/proposal-head";
import { RecordForm } from "~/components/record-form";
import { useWords } from "~/components/use-words";
import { removeAttachment } from "~/domain/proposal/drafts.server";
import { proposalById } from "~/domain/proposal/queries.server";
import { AttachmentParams } from "~/domain/proposal/schema";
import { NotFound } from "~/domain/shared/errors";
import { partnerAction, partnerLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = partnerLoader(
  { may: "proposal.write", params: AttachmentParams },
  async ({ db, partner, params, language }) => {
    const { id, title, language: written, attachments } = await proposalById(db, params.proposalId, language);
    const file = attachments.find((one) => one.id === params.attachmentId);
    if (!file) throw new NotFound("attachment");
    return {
      proposal: { id, title, language: written },
      name: file.name,
      partner: partner.key,
      title: translatorFor(language).t("proposals.attachments.removeTitle"),
    };
  },
);

export const action = partnerAction(
  { may: "proposal.write", params: AttachmentParams, form: z.object({}) },
  async ({ db, actor, partner, params }) => {
    await removeAttachment(db, actor, params.proposalId, params.attachmentId);
    return redirect(`/partner/${partner.key}/proposals/${params.proposalId}/attachments`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RemoveAttachment() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { proposal, name, partner, title } = useLoaderData<typeof loader>();
  const list = `/partner/${partner}/proposals`;
  return (
    <>
      <ProposalHead list={list} proposal={proposal} title={title} lead={name} />
      <RecordForm
        answer={answer}
        labels={{}}
        submit={t("proposals.attachments.remove")}
        cancel={{ href: `${list}/${proposal.id}/attachments`, label: t("forms.cancel") }}
      >
        {() => <p>{t("proposals.attachments.removeText")}</p>}
      </RecordForm>
    </>
  );
}
