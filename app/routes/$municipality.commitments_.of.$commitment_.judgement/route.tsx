import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reasonText } from "~/components/commitment/reason";
import { StatusTag } from "~/components/commitment/status-tag";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Choices, Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { judge } from "~/domain/commitment/commands.server";
import { commitmentNow } from "~/domain/commitment/queries.server";
import { CommitmentParams, JudgementForm } from "~/domain/commitment/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "commitment.judge", params: CommitmentParams },
  async ({ db, language, municipality, params, demand }) => {
    demand("commitment.judge");
    return {
      ...(await commitmentNow(db, params.commitment, language)),
      base: `/${municipality.key}`,
      here: `/${municipality.key}/commitments/of/${params.commitment}`,
      title: translatorFor(language).t("commitmentWork.judgement.formTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "commitment.judge", params: CommitmentParams, form: JudgementForm },
  async ({ db, actor, municipality, params, value }) => {
    await judge(db, actor, params.commitment, value);
    return redirect(`/${municipality.key}/commitments/of/${params.commitment}`, 303);
  },
);

/** After a refusal the status is shown as it is computed now, and can be judged as such. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function JudgeCommitment() {
  const { t, format, language } = useWords();
  const { base, here, word, result, version, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={title}
        lead={t("commitmentWork.judgement.formLead")}
        trail={{
          label: t("commitments.rows.trail"),
          steps: [
            { label: t("commitments.title"), href: `${base}/commitments` },
            { label: word.name, href: here },
            { label: title },
          ],
        }}
      />
      <section className="section">
        <h2>{t("commitmentWork.judgement.which")}</h2>
        <p className="status-line">
          <span>{word.name}:</span> <StatusTag status={result.status} />
        </p>
        {result.reasons.length === 0 ? (
          <p>{t("commitmentWork.allMet")}</p>
        ) : (
          <ul>
            {result.reasons.map((reason) => (
              <li key={reason.key}>{reasonText(reason, t, format)}</li>
            ))}
          </ul>
        )}
      </section>
      <RecordForm
        answer={answer}
        labels={{ verdict: t("commitmentWork.judgement.legend"), reason: t("commitmentWork.judgement.reason") }}
        submit={t("commitmentWork.judgement.save")}
        cancel={{ href: here, label: t("forms.cancel") }}
      >
        {({ field, chosen }) => {
          const { name, error } = field("verdict");
          return (
            <>
              <input type="hidden" name="status" value={result.status} />
              <input type="hidden" name="criteria" value={version} />
              <Choices
                kind="radio"
                name={name}
                error={error}
                legend={t("commitmentWork.judgement.legend")}
                required={t("forms.required")}
                chosen={chosen("verdict")}
                options={[
                  { value: "confirmed", label: t("commitmentWork.judgement.confirm") },
                  { value: "disputed", label: t("commitmentWork.judgement.dispute") },
                ]}
              />
              <Field
                {...field("reason")}
                kind="textarea"
                rows={6}
                lang={language}
                required={t("forms.required")}
                hint={t("commitmentWork.judgement.reasonHint")}
                maxLength={2000}
              />
            </>
          );
        }}
      </RecordForm>
    </>
  );
}
