import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Comments } from "~/components/review/comments";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { acceptSubmission, askAbout } from "~/domain/review/commands.server";
import { submissionFacts } from "~/domain/review/locked.server";
import { submissionById } from "~/domain/review/queries.server";
import { shownSubmission } from "~/domain/review/shown.server";
import { AskForm, SubmissionMoveParams } from "~/domain/review/schema";
import { submissionMachine } from "~/domain/review/states";
import { NotFound } from "~/domain/shared/errors";
import { reachable } from "~/domain/shared/state-machine";
import { publicUrl } from "~/http/public-url.server";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

// What leaders do with a report: ask about it, or accept it. Each asks for its words on a page of its own.

export const loader = networkLoader(
  { may: "review.write", params: SubmissionMoveParams },
  async ({ db, network, params, language }) => {
    const { id, version, state, municipality, round, comments } = await shownSubmission(db, params.submissionId);
    if (round.id !== params.reviewId) throw new NotFound("submission");
    const to = params.move === "questions" ? "questions" : "accepted";
    const move = reachable(submissionMachine, state, await submissionFacts(db, id)).find((one) => one.to === to);
    return {
      path: `/network/${network.key}/reviews`,
      id,
      version,
      round: { id: round.id, title: round.title, language: round.language },
      move: params.move,
      comments,
      blockedBy: move?.blockedBy ?? ["shared.blocked.no_such_move"],
      title: translatorFor(language).t(`reviews.ask.${params.move}Title`, { name: municipality.name }),
    };
  },
);

export const action = networkAction(
  { may: "review.write", params: SubmissionMoveParams, form: AskForm },
  async ({ db, actor, network, params, value, language, url }) => {
    const here = { id: network.id, name: network.name, link: (path: string) => publicUrl(path, url) };
    const { round } = await submissionById(db, params.submissionId);
    if (round.id !== params.reviewId) throw new NotFound("submission");
    const said = { ...value, language };
    if (params.move === "questions") await askAbout(db, actor, here, params.submissionId, said);
    else await acceptSubmission(db, actor, here, params.submissionId, said);
    return redirect(`/network/${network.key}/reviews/${params.reviewId}/submissions/${params.submissionId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Ask() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { path, id, version, round, move, comments, blockedBy, title } = useLoaderData<typeof loader>();
  const here = `${path}/${round.id}/submissions/${id}`;
  const isAsking = move === "questions";
  return (
    <>
      <PageHead
        title={title}
        lead={t(`reviews.ask.${move}Lead`)}
        trail={{
          label: t("reviews.trail"),
          steps: [
            { label: t("reviews.title"), href: path },
            { label: round.title, href: `${path}/${round.id}`, lang: round.language },
          ],
        }}
      />
      {blockedBy.length > 0 && answer === undefined ? (
        <p className="notice">
          {blockedBy.map((key) => t(`refusals.${key}` as "refusals.submission.blocked.no_answers")).join(". ")}
        </p>
      ) : (
        <RecordForm
          answer={answer}
          labels={{ text: t(`reviews.ask.${move}Text`) }}
          version={version}
          submit={isAsking ? t("reviews.ask.questionsSend") : t("reviews.ask.acceptance")}
          cancel={{ href: here, label: t("forms.cancel") }}
        >
          {({ field }) => (
            <Field
              {...field("text")}
              kind="textarea"
              rows={6}
              hint={t("reviews.submission.public")}
              {...(isAsking ? { required: t("forms.required") } : { optional: t("forms.optional") })}
            />
          )}
        </RecordForm>
      )}
      {comments.length > 0 ? <Comments comments={comments} /> : null}
    </>
  );
}
