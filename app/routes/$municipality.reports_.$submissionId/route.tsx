import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { Answers } from "~/components/review/answers";
import { Changes } from "~/components/review/changes";
import { Comments } from "~/components/review/comments";
import { ReportView } from "~/components/review/report-view";
import { Revisions } from "~/components/review/revisions";
import { ExampleTag, SubmissionTag, usePeriod } from "~/components/review/states";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { commitmentWords } from "~/domain/commitment/queries.server";
import { draftValues, preview, saveDraft } from "~/domain/review/submissions.server";
import { shownSubmission } from "~/domain/review/shown.server";
import { DraftForm, RevisionSearch, SubmissionParams } from "~/domain/review/schema";
import { isOpenRound, isWithMunicipality } from "~/domain/review/states";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { DraftFields } from "./draft-fields";

export const loader = municipalityLoader(
  { may: "plan.read", params: SubmissionParams, search: RevisionSearch },
  async ({ db, municipality, params, search, language, today, may }) => {
    const submission = await shownSubmission(db, params.submissionId, search.revision);
    const { round, state } = submission;
    const isOpen = isOpenRound(round.state);
    const isWritten = isOpen && isWithMunicipality(state);
    return {
      path: `/${municipality.key}/reports`,
      municipality: municipality.key,
      submission,
      isOpen,
      isWritten,
      mayWrite: may("submission.write"),
      /** As it would be submitted today, unless what was submitted is asked for. */
      now:
        isWritten && search.revision === undefined
          ? await preview(db, { ...municipality, today }, submission.id)
          : null,
      draft: await draftValues(db, submission.id, round.questions.length),
      words: await commitmentWords(db, language),
    };
  },
);

export const action = municipalityAction(
  { may: "submission.write", params: SubmissionParams, form: DraftForm },
  async ({ db, actor, municipality, params, value }) => {
    await saveDraft(db, actor, params.submissionId, value);
    return redirect(`/${municipality.key}/reports/${params.submissionId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.submission.round.title);

export default function OwnReport() {
  const { t, format } = useWords();
  const { path, municipality, submission, isOpen, isWritten, mayWrite, now, draft, words } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const period = usePeriod();
  const { round, state, network, revisions, shown, comments } = submission;
  const here = `${path}/${submission.id}`;
  const isLate = state === "preparing" ? round.isPastDue && isOpen : (revisions.at(-1)?.isLate ?? false);
  return (
    <>
      <PageHead
        title={round.title}
        lang={round.language}
        lead={t("reviews.own.dueLead", {
          network: network.name,
          due: format.date(round.dueOn),
          period: period(round.periodFrom, round.periodTo),
        })}
        trail={{ label: t("reviews.trail"), steps: [{ label: t("reviews.own.title"), href: path }] }}
      />
      <p className="status-line">
        <SubmissionTag state={state} isLate={isLate} /> <ExampleTag isExample={round.isExample} />
        <Standing state={state} isOpen={isOpen} isPastDue={round.isPastDue} />
      </p>
      {round.previousId === null || revisions.length === 0 ? null : (
        <p>
          <Link className="ds-link" to={`${here}/comparison`}>
            {t("reviews.own.compare")}
          </Link>
        </p>
      )}
      {comments.length > 0 || !isWritten ? (
        <Comments comments={comments}>
          {mayWrite && isOpen ? (
            <p>
              <Link className="ds-button" data-variant="secondary" data-color="accent" to={`${here}/comments`}>
                {t("reviews.own.answer")}
              </Link>
            </p>
          ) : null}
        </Comments>
      ) : (
        <p className="notice">{t("reviews.submission.public")}</p>
      )}
      {isWritten && mayWrite ? (
        <DraftFields
          here={here}
          isAsked={state === "questions"}
          questions={round.questions}
          language={round.language}
          values={draft.values}
          version={draft.version}
          answer={answer}
        />
      ) : null}
      {revisions.length > 0 ? (
        <Revisions path={here} shown={now ? null : (shown?.revision ?? null)} revisions={revisions} />
      ) : null}
      {submission.changes && !now ? <Changes {...submission.changes} language={round.language} /> : null}
      {shown && !now ? <Answers answers={shown.answers} note={shown.note} language={round.language} /> : null}
      {now ? (
        <section className="section" aria-labelledby="report">
          <h2 id="report">{t("reviews.own.report")}</h2>
          <ReportView report={now.report} words={words} municipality={municipality} />
        </section>
      ) : shown ? (
        <section className="section" aria-labelledby="report">
          <h2 id="report">{t("reviews.own.frozen")}</h2>
          <p className="quiet">{t("reviews.submission.shownRevision", { number: shown.revision })}</p>
          <ReportView report={shown.report} words={words} municipality={municipality} />
        </section>
      ) : null}
    </>
  );
}

/** Whose turn it is, in a sentence. */
function Standing({ state, isOpen, isPastDue }: { state: string; isOpen: boolean; isPastDue: boolean }) {
  const { t } = useWords();
  const said = !isOpen
    ? t("reviews.own.over")
    : state === "accepted"
      ? t("reviews.own.accepted")
      : state === "submitted" || state === "resubmitted"
        ? t("reviews.own.waiting")
        : isPastDue
          ? t("reviews.own.pastDue")
          : null;
  return said === null ? null : <span className="quiet">{said}</span>;
}
