import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { Answers } from "~/components/review/answers";
import { Changes } from "~/components/review/changes";
import { Comments } from "~/components/review/comments";
import { ReportView } from "~/components/review/report-view";
import { Revisions } from "~/components/review/revisions";
import { SubmissionTag } from "~/components/review/states";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { commitmentWords } from "~/domain/commitment/queries.server";
import { submissionFacts } from "~/domain/review/locked.server";
import { shownSubmission } from "~/domain/review/shown.server";
import { RevisionSearch, RoundSubmissionParams } from "~/domain/review/schema";
import { submissionMachine } from "~/domain/review/states";
import { NotFound } from "~/domain/shared/errors";
import { reachable } from "~/domain/shared/state-machine";
import { networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

/** The moves that are the network's; the others are the member's. */
const own = { questions: "questions", accepted: "acceptance" } as const;

export const loader = networkLoader(
  { may: "network.read", params: RoundSubmissionParams, search: RevisionSearch },
  async ({ db, network, may, params, search, language }) => {
    const submission = await shownSubmission(db, params.submissionId, search.revision);
    if (submission.round.id !== params.reviewId) throw new NotFound("submission");
    const moves = may("review.write")
      ? reachable(submissionMachine, submission.state, await submissionFacts(db, submission.id))
      : [];
    return {
      path: `/network/${network.key}/reviews`,
      submission,
      moves: moves.flatMap(({ to, blockedBy }) => (to in own ? [{ to: own[to as keyof typeof own], blockedBy }] : [])),
      words: await commitmentWords(db, language),
      title: translatorFor(language).t("reviews.submission.title", { name: submission.municipality.name }),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function MemberReport() {
  const { t } = useWords();
  const { path, submission, moves, words, title } = useLoaderData<typeof loader>();
  const { round, state, municipality, revisions, shown } = submission;
  const here = `${path}/${round.id}/submissions/${submission.id}`;
  const isLate = state === "preparing" ? round.isPastDue : (revisions.at(-1)?.isLate ?? false);
  return (
    <>
      <PageHead
        title={title}
        trail={{
          label: t("reviews.trail"),
          steps: [
            { label: t("reviews.title"), href: path },
            { label: round.title, href: `${path}/${round.id}`, lang: round.language },
          ],
        }}
      />
      <p className="status-line">
        <SubmissionTag state={state} isLate={isLate} />
      </p>
      {moves.length === 0 ? null : (
        <ul className="moves">
          {moves.map(({ to, blockedBy }) => (
            <li key={to}>
              {blockedBy.length > 0 ? (
                <>
                  <button
                    className="ds-button"
                    data-variant="secondary"
                    data-color="accent"
                    disabled
                    aria-describedby={`move-${to}`}
                  >
                    {t(`reviews.ask.${to}`)}
                  </button>
                  <span className="moves__block" id={`move-${to}`}>
                    {blockedBy
                      .map((key) => t(`refusals.${key}` as "refusals.submission.blocked.no_answers"))
                      .join(". ")}
                  </span>
                </>
              ) : (
                <Link
                  className="ds-button"
                  data-variant={to === "acceptance" ? undefined : "secondary"}
                  data-color="accent"
                  to={`${here}/${to}`}
                >
                  {t(`reviews.ask.${to}`)}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
      {submission.isReadable ? null : (
        <p className="notice">
          {t(state === "preparing" ? "reviews.submission.unshared" : "reviews.submission.unreadable", {
            name: municipality.name,
          })}
        </p>
      )}
      <Comments comments={submission.comments} />
      {revisions.length > 0 ? (
        <Revisions path={here} shown={shown?.revision ?? null} revisions={revisions} />
      ) : submission.isReadable ? (
        <p className="quiet section">{t("reviews.submission.nothing")}</p>
      ) : null}
      {submission.changes ? <Changes {...submission.changes} language={round.language} /> : null}
      {shown ? (
        <>
          <Answers answers={shown.answers} note={shown.note} language={round.language} />
          <section className="section" aria-labelledby="report">
            <h2 id="report">{t("reviews.submission.revision", { number: shown.revision })}</h2>
            <ReportView report={shown.report} words={words} />
          </section>
        </>
      ) : null}
    </>
  );
}
