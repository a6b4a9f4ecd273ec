import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { AnswerClockWords } from "~/components/proposal/answer-clock";
import { BlockedSubmission } from "~/components/proposal/blocked-submission";
import { AttachmentLink, ContentView } from "~/components/proposal/content-view";
import { DifferenceView } from "~/components/proposal/difference-view";
import { Messages } from "~/components/proposal/messages";
import { Revisions } from "~/components/proposal/revisions";
import { Facts } from "~/components/ui/facts";
import { PageHead } from "~/components/ui/page-head";
import { RuleList } from "~/components/ui/rule-list";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { lastDay } from "~/domain/challenge/last-day";
import { draftOfProposal } from "~/domain/proposal/drafts.server";
import { proposalById } from "~/domain/proposal/queries.server";
import { ProposalParams } from "~/domain/proposal/schema";
import { isUndecided, isWritable } from "~/domain/proposal/states";
import { submissionBlocks, submissionFacts } from "~/domain/proposal/submission.server";
import { partnerLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = partnerLoader(
  { may: "partner.read", params: ProposalParams },
  async ({ db, partner, params, language, may }) => {
    const proposal = await proposalById(db, params.proposalId, language);
    const { facts, fields } = await submissionFacts(db, proposal.id);
    const { content: draft } = await draftOfProposal(db, proposal.id);
    const title = proposal.title || draft.title || translatorFor(language).t("proposals.untitled");
    return {
      proposal: { ...proposal, title },
      partner: partner.key,
      blocks: submissionBlocks(proposal.state, facts),
      missing: Object.keys(fields).length,
      mayWrite: may("proposal.write"),
      title,
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function PartnerProposal() {
  const { t, format } = useWords();
  const { proposal, partner, blocks, missing, mayWrite } = useLoaderData<typeof loader>();
  const list = `/partner/${partner}/proposals`;
  const path = `${list}/${proposal.id}`;
  const mayEdit = mayWrite && isWritable(proposal.state);
  const asked = proposal.messages.filter(({ isReturn }) => isReturn).at(-1);
  return (
    <>
      <PageHead
        title={proposal.title}
        lang={proposal.revision > 0 ? proposal.language : undefined}
        lead={`${proposal.municipality} · ${proposal.challenge?.title ?? t("proposals.unasked")}`}
        trail={{ label: t("proposals.trail"), steps: [{ label: t("proposals.ours"), href: list }] }}
        actions={
          mayEdit ? (
            <>
              <Link className="ds-button" data-color="accent" to={`${path}/edit`}>
                {t(proposal.state === "returned" ? "proposals.one.complete" : "proposals.one.writeOn")}
              </Link>
              <Link className="ds-button" data-variant="secondary" data-color="accent" to={`${path}/attachments`}>
                {t("proposals.one.files")}
              </Link>
            </>
          ) : undefined
        }
      />
      {proposal.state === "returned" && asked ? (
        <div className="notice notice--late">
          <p className="strong">
            {t("proposals.one.returned", {
              date: proposal.completeBy ? format.date(new Date(proposal.completeBy.getTime() - 1)) : "",
            })}
          </p>
          <p className="reading--lines">{asked.text}</p>
        </div>
      ) : null}
      {proposal.decision ? (
        <section className="section">
          <div className="section-head">
            <h2>{t(`proposals.one.${proposal.decision.outcome}`)}</h2>
          </div>
          <p className="reading reading--lines">{proposal.decision.reason}</p>
          <p className="table-note">{format.moment(proposal.decision.decidedAt)}</p>
          {proposal.decision.outcome === "accepted" ? <p className="notice">{t("proposals.procurement")}</p> : null}
        </section>
      ) : null}
      <div className="two-columns">
        <div>
          <Facts
            facts={[
              {
                key: "state",
                term: t("proposals.columns.state"),
                detail: <Tag outline={proposal.state === "returned"}>{t(`proposals.states.${proposal.state}`)}</Tag>,
              },
              {
                key: "clock",
                term: t("proposals.columns.clock"),
                detail: <AnswerClockWords clock={proposal.clock} />,
              },
              ...(proposal.challengeCloses
                ? [
                    {
                      key: "closes",
                      term: t("proposals.one.closes"),
                      detail: format.date(lastDay(proposal.challengeCloses)),
                    },
                  ]
                : []),
            ]}
          />
          {mayEdit ? (
            <section className="section">
              <div className="section-head">
                <h2 id="submission">{t("proposals.submission.title")}</h2>
              </div>
              {missing > 0 || blocks.length > 0 ? (
                <BlockedSubmission
                  label={t("proposals.submission.go")}
                  check={`${path}/edit?check=1`}
                  blocks={blocks}
                  missing={missing}
                />
              ) : (
                <Link className="ds-button" data-variant="secondary" data-color="accent" to={`${path}/submission`}>
                  {t("proposals.submission.go")}
                </Link>
              )}
              {proposal.attachments.some(({ submittedIn }) => submittedIn === null) ? (
                <RuleList
                  dense
                  rows={proposal.attachments
                    .filter(({ submittedIn }) => submittedIn === null)
                    .map(({ id, name, size }) => ({
                      key: id,
                      main: <AttachmentLink href={`${path}/attachments/${id}`} name={name} size={size} />,
                    }))}
                />
              ) : null}
            </section>
          ) : null}
          {proposal.content ? (
            <section className="section">
              <div className="section-head">
                <h2 id="content">{t("proposals.one.submitted", { revision: proposal.revision })}</h2>
              </div>
              <ContentView
                content={proposal.content}
                dataPoints={proposal.dataPoints}
                attachments={proposal.attachments.filter(({ submittedIn }) => submittedIn !== null)}
                path={path}
              />
            </section>
          ) : null}
          {proposal.revision > 1 ? (
            <DifferenceView
              revision={proposal.revision}
              changed={proposal.changed}
              dataPoints={proposal.dataPoints}
              language={proposal.language}
            />
          ) : null}
        </div>
        <div>
          {proposal.revision > 0 ? (
            <>
              <Messages
                messages={proposal.messages}
                revision={proposal.revision}
                partner={proposal.partner}
                municipality={proposal.municipality}
                action={mayWrite ? `${path}/message` : undefined}
              />
              <Revisions revisions={proposal.revisions} />
            </>
          ) : null}
          {mayWrite && isUndecided(proposal.state) ? (
            <p className="section">
              <Link className="ds-link" to={`${path}/withdrawal`}>
                {t("proposals.withdrawal.title")}
              </Link>
            </p>
          ) : null}
          {mayWrite && proposal.state === "draft" ? (
            <p className="section">
              <Link className="ds-link" to={`${path}/removal`}>
                {t("proposals.removal.title")}
              </Link>
            </p>
          ) : null}
        </div>
      </div>
    </>
  );
}
