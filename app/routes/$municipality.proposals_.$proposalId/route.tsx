import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { AnswerClockWords } from "~/components/proposal/answer-clock";
import { ContentView } from "~/components/proposal/content-view";
import { DifferenceView } from "~/components/proposal/difference-view";
import { Messages } from "~/components/proposal/messages";
import { Revisions } from "~/components/proposal/revisions";
import { Facts } from "~/components/ui/facts";
import { PageHead } from "~/components/ui/page-head";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { evaluationOf } from "~/domain/proposal/evaluation.server";
import { proposalById } from "~/domain/proposal/queries.server";
import { ProposalParams } from "~/domain/proposal/schema";
import { isUndecided, proposalMachine, sideOf, type ProposalMove } from "~/domain/proposal/states";
import { treatmentFacts } from "~/domain/proposal/treatment.server";
import { reachable } from "~/domain/shared/state-machine";
import { municipalityLoader } from "~/http/visit.server";
import { EvaluationSection } from "./evaluation-section";

export const loader = municipalityLoader(
  { may: "plan.read", params: ProposalParams },
  async ({ db, actor, params, municipality, language, may }) => {
    const proposal = await proposalById(db, params.proposalId, language);
    const mayTreat = may("proposal.treat");
    const seesEvaluation = mayTreat || may("proposal.evaluate");
    return {
      proposal,
      municipality: municipality.key,
      evaluation: seesEvaluation ? await evaluationOf(db, actor, proposal.id) : null,
      moves: reachable(proposalMachine, proposal.state, await treatmentFacts(db, actor, proposal.id)).filter(
        ({ name }) => sideOf[name as ProposalMove] === "municipality",
      ),
      mayTreat,
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.proposal.title);

/** Where each move is made; taking into evaluation asks for nothing and is sent from here. */
const pages: Record<string, string> = {
  evaluate: "evaluation",
  return: "return",
  accept: "decision?outcome=accepted",
  decline: "decision?outcome=declined",
  convert: "conversion",
};

export default function ProposalPage() {
  const { t, format } = useWords();
  const { proposal, municipality, evaluation, moves, mayTreat } = useLoaderData<typeof loader>();
  const list = `/${municipality}/proposals`;
  const path = `${list}/${proposal.id}`;
  const returned = proposal.messages.filter(({ isReturn }) => isReturn).at(-1);
  return (
    <>
      <PageHead
        title={proposal.title}
        lang={proposal.language}
        lead={`${proposal.partner} · ${proposal.challenge?.title ?? t("proposals.unasked")}`}
        trail={{ label: t("proposals.trail"), steps: [{ label: t("proposals.title"), href: list }] }}
      />
      <div className="two-columns">
        <div>
          <Facts
            facts={[
              {
                key: "state",
                term: t("proposals.columns.state"),
                detail: (
                  <>
                    <Tag outline={proposal.state === "returned"}>{t(`proposals.states.${proposal.state}`)}</Tag>
                    {proposal.state === "returned" && proposal.completeBy ? (
                      <span className="sub-line">
                        {t("proposals.one.completeBy", {
                          date: format.date(new Date(proposal.completeBy.getTime() - 1)),
                        })}
                        {returned ? `. ${returned.text}` : ""}
                      </span>
                    ) : null}
                  </>
                ),
              },
              { key: "clock", term: t("proposals.columns.clock"), detail: <AnswerClockWords clock={proposal.clock} /> },
              {
                key: "submitted",
                term: t("proposals.columns.submitted"),
                detail: proposal.submittedAt ? format.moment(proposal.submittedAt) : "–",
              },
              ...(proposal.projectId
                ? [
                    {
                      key: "project",
                      term: t("proposals.one.project"),
                      detail: (
                        <Link className="ds-link" to={`/${municipality}/projects/${proposal.projectId}`}>
                          {t("proposals.one.toProject")}
                        </Link>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {proposal.decision ? (
            <section className="section">
              <div className="section-head">
                <h2>{t(`proposals.one.${proposal.decision.outcome}`)}</h2>
              </div>
              <p className="reading reading--lines">{proposal.decision.reason}</p>
              <p className="table-note">{format.moment(proposal.decision.decidedAt)}</p>
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
                attachments={proposal.attachments}
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
          {evaluation ? (
            <EvaluationSection
              path={path}
              evaluation={evaluation}
              isOpen={isUndecided(proposal.state)}
              isInEvaluation={proposal.state === "in_evaluation"}
              mayTreat={mayTreat}
            />
          ) : null}
        </div>
        <div>
          {mayTreat ? (
            <section className="section">
              <div className="section-head">
                <h2 id="moves">{t("proposals.moves.title")}</h2>
              </div>
              {moves.length === 0 ? <p className="quiet">{t("proposals.moves.none")}</p> : null}
              <ul className="moves">
                {moves.map(({ name, to, blockedBy }) => (
                  <li key={name}>
                    {blockedBy.length > 0 ? (
                      <>
                        <button
                          className="ds-button"
                          data-variant="secondary"
                          data-color="accent"
                          disabled
                          aria-describedby={`move-${to}`}
                        >
                          {t(`proposals.moves.${name as "evaluate"}`)}
                        </button>
                        <span className="moves__block" id={`move-${to}`}>
                          {blockedBy
                            .map((key) => t(`refusals.${key}` as "refusals.proposal.blocked.no_open_time"))
                            .join(". ")}
                        </span>
                      </>
                    ) : name === "evaluate" ? (
                      <Form method="post" action={`${path}/evaluation`}>
                        <button className="ds-button" data-variant="secondary" data-color="accent">
                          {t("proposals.moves.evaluate")}
                        </button>
                      </Form>
                    ) : (
                      <Link
                        className="ds-button"
                        data-variant="secondary"
                        data-color="accent"
                        to={`${path}/${pages[name] ?? ""}`}
                      >
                        {t(`proposals.moves.${name as "evaluate"}`)}
                      </Link>
                    )}
                  </li>
                ))}
              </ul>
              <p className="table-note">{t("proposals.procurement")}</p>
            </section>
          ) : null}
          <Messages
            messages={proposal.messages}
            revision={proposal.revision}
            partner={proposal.partner}
            municipality={proposal.municipality}
            action={mayTreat ? `${path}/message` : undefined}
          />
          <Revisions revisions={proposal.revisions} />
          <p className="section">
            <Link className="ds-link" to={`/${municipality}/history/proposal/${proposal.id}`}>
              {t("history.open")}
            </Link>
          </p>
        </div>
      </div>
    </>
  );
}
