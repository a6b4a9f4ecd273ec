import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { ProposalHead } from "~/components/proposal/proposal-head";
import { RecordForm } from "~/components/record-form";
import { useWords } from "~/components/use-words";
import { draftOfProposal } from "~/domain/proposal/drafts.server";
import { proposalById } from "~/domain/proposal/queries.server";
import { ProposalParams } from "~/domain/proposal/schema";
import { isWritable } from "~/domain/proposal/states";
import { submitProposal } from "~/domain/proposal/submission.server";
import { publicUrl } from "~/http/public-url.server";
import { partnerAction, partnerLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = partnerLoader(
  { may: "proposal.write", params: ProposalParams },
  async ({ db, partner, params, language }) => {
    const proposal = await proposalById(db, params.proposalId, language);
    const { content } = await draftOfProposal(db, proposal.id);
    if (!isWritable(proposal.state)) throw redirect(`/partner/${partner.key}/proposals/${proposal.id}`);
    return {
      proposal: { id: proposal.id, title: content.title ?? "", language: content.language ?? "nb" },
      municipality: proposal.municipality,
      revision: proposal.revision + 1,
      closes: proposal.challengeCloses,
      files: proposal.attachments.length,
      partner: partner.key,
      title: translatorFor(language).t("proposals.submission.title"),
    };
  },
);

export const action = partnerAction(
  { may: "proposal.write", params: ProposalParams, form: z.object({}) },
  async ({ db, actor, partner, params, url }) => {
    await submitProposal(db, actor, params.proposalId, (path) => publicUrl(path, url));
    return redirect(`/partner/${partner.key}/proposals/${params.proposalId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Submission() {
  const { t, format } = useWords();
  const answer = useActionData<typeof action>();
  const { proposal, municipality, revision, closes, files, partner, title } = useLoaderData<typeof loader>();
  const list = `/partner/${partner}/proposals`;
  const path = `${list}/${proposal.id}`;
  return (
    <>
      <ProposalHead list={list} proposal={proposal} title={title} lead={proposal.title} />
      {answer?.status === "invalid" ? (
        <p className="notice notice--late">
          {t("proposals.submission.missing", { count: Object.keys(answer.fields).length })}{" "}
          <Link className="ds-link" to={`${path}/edit?check=1`}>
            {t("proposals.submission.showMissing")}
          </Link>
        </p>
      ) : null}
      <RecordForm
        answer={answer?.status === "invalid" ? undefined : answer}
        labels={{}}
        submit={t("proposals.submission.submit")}
        cancel={{ href: path, label: t("forms.cancel") }}
      >
        {() => (
          <>
            <p>{t("proposals.submission.about", { municipality, revision })}</p>
            <p>{t("proposals.submission.files", { count: files })}</p>
            {closes ? <p>{t("proposals.submission.closes", { at: format.moment(closes) })}</p> : null}
            <p className="quiet">{t("proposals.submission.public")}</p>
          </>
        )}
      </RecordForm>
    </>
  );
}
