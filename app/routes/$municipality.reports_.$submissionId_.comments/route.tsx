import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Comments } from "~/components/review/comments";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { shownSubmission } from "~/domain/review/shown.server";
import { CommentForm, SubmissionParams } from "~/domain/review/schema";
import { answer as answerNetwork } from "~/domain/review/submissions.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "submission.write", params: SubmissionParams },
  async ({ db, municipality, params, language }) => {
    const { id, version, round, comments } = await shownSubmission(db, params.submissionId);
    return {
      path: `/${municipality.key}/reports`,
      id,
      version,
      round: { title: round.title, language: round.language },
      comments,
      title: translatorFor(language).t("reviews.own.answer"),
    };
  },
);

export const action = municipalityAction(
  { may: "submission.write", params: SubmissionParams, form: CommentForm },
  async ({ db, actor, municipality, params, value, language }) => {
    await answerNetwork(db, actor, params.submissionId, { ...value, language });
    return redirect(`/${municipality.key}/reports/${params.submissionId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function AnswerNetwork() {
  const { t } = useWords();
  const { path, id, version, round, comments, title } = useLoaderData<typeof loader>();
  const here = `${path}/${id}`;
  return (
    <>
      <PageHead
        title={title}
        trail={{
          label: t("reviews.trail"),
          steps: [
            { label: t("reviews.own.title"), href: path },
            { label: round.title, href: here, lang: round.language },
          ],
        }}
      />
      <Comments comments={comments} />
      <RecordForm
        answer={useActionData<typeof action>()}
        labels={{ text: t("reviews.own.answerText") }}
        version={version}
        submit={t("reviews.own.answerSend")}
        cancel={{ href: here, label: t("forms.cancel") }}
      >
        {({ field }) => <Field {...field("text")} kind="textarea" rows={6} required={t("forms.required")} />}
      </RecordForm>
    </>
  );
}
