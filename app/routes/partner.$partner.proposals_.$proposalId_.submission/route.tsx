import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { BlockedSubmission } from "~/components/proposal/blocked-submission";
import { ContentView } from "~/components/proposal/content-view";
import { ProposalHead } from "~/components/proposal/proposal-head";
import { RecordForm } from "~/components/record-form";
import { useWords } from "~/components/use-words";
import { lastDay } from "~/domain/challenge/last-day";
import { draftOfProposal } from "~/domain/proposal/drafts.server";
import { dataPointWords, proposalById } from "~/domain/proposal/queries.server";
import { ProposalParams, SubmissionForm } from "~/domain/proposal/schema";
import { isWritable } from "~/domain/proposal/states";
import { submissionBlocks, submissionFacts, submitProposal } from "~/domain/proposal/submission.server";
import { publicUrl } from "~/http/public-url.server";
import { partnerAction, partnerLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = partnerLoader(
  { may: "proposal.write", params: ProposalParams },
  async ({ db, partner, params, language }) => {
    const proposal = await proposalById(db, params.proposalId, language);
    if (!isWritable(proposal.state)) throw redirect(`/partner/${partner.key}/proposals/${proposal.id}`);
    const { content: draft } = await draftOfProposal(db, proposal.id);
    const { facts, fields, content, draftVersion } = await submissionFacts(db, proposal.id);
    const points = (content?.effects ?? []).map(({ dataPointId }) => dataPointId);
    return {
      proposal: { id: proposal.id, title: draft.title ?? "", language: draft.language ?? "nb" },
      municipality: proposal.municipality,
      revision: proposal.revision + 1,
      // What was returned may be completed until the day it was given, also after its challenge has closed.
      closes: [proposal.challengeCloses, proposal.challengeCloses && proposal.completeBy].reduce((a, b) =>
        a && b && b > a ? b : a,
      ),
      content,
      dataPoints: await dataPointWords(db, points, language),
      attachments: proposal.attachments,
      version: draftVersion,
      blocks: submissionBlocks(proposal.state, facts),
      missing: Object.keys(fields).length,
      partner: partner.key,
      title: translatorFor(language).t("proposals.submission.title"),
    };
  },
);

export const action = partnerAction(
  { may: "proposal.write", params: ProposalParams, form: SubmissionForm },
  async ({ db, actor, partner, params, url, value }) => {
    await submitProposal(db, actor, params.proposalId, (path) => publicUrl(path, url), value.version);
    return redirect(`/partner/${partner.key}/proposals/${params.proposalId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Submission() {
  const { t, format } = useWords();
  const answer = useActionData<typeof action>();
  const {
    proposal,
    municipality,
    revision,
    closes,
    content,
    dataPoints,
    attachments,
    version,
    blocks,
    missing,
    partner,
    title,
  } = useLoaderData<typeof loader>();
  const list = `/partner/${partner}/proposals`;
  const path = `${list}/${proposal.id}`;
  const about = (
    <>
      <p>{t("proposals.submission.about", { municipality, revision })}</p>
      {closes ? <p>{t("proposals.submission.closes", { day: format.date(lastDay(closes)) })}</p> : null}
      <p className="quiet">{t("proposals.submission.public")}</p>
    </>
  );
  return (
    <>
      <ProposalHead
        list={list}
        proposal={proposal}
        title={title}
        lead={<span lang={proposal.language}>{proposal.title}</span>}
      />
      {blocks.length > 0 || missing > 0 ? (
        <div className="form">
          {about}
          <BlockedSubmission
            label={t("proposals.submission.submit")}
            check={`${path}/edit?check=1`}
            blocks={blocks}
            missing={missing}
          />
          <p>
            <Link className="ds-link" to={path}>
              {t("proposals.draft.back")}
            </Link>
          </p>
        </div>
      ) : (
        <RecordForm
          // What was written on since is what is shown now, and is submitted by pressing again.
          key={version}
          answer={answer?.status === "refused" ? { ...answer, values: {}, base: {} } : answer}
          labels={{}}
          version={version}
          submit={t("proposals.submission.submit")}
          cancel={{ href: path, label: t("forms.cancel") }}
        >
          {() => about}
        </RecordForm>
      )}
      {content === null ? null : (
        <section className="section" aria-labelledby="content">
          <div className="section-head">
            <h2 id="content">{t("proposals.submission.frozen", { revision })}</h2>
          </div>
          <ContentView content={content} dataPoints={dataPoints} attachments={attachments} path={path} />
        </section>
      )}
    </>
  );
}
