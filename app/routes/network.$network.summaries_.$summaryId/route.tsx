import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { changeSummary } from "~/domain/summary/commands.server";
import { summaryById, summaryFormValues } from "~/domain/summary/queries.server";
import { SummaryForm, SummaryParams } from "~/domain/summary/schema";
import { networkAction, networkLoader } from "~/http/visit.server";

export const loader = networkLoader(
  { may: "calendar.write", params: SummaryParams },
  async ({ db, network, params }) => {
    const summary = await summaryById(db, params.summaryId);
    return { network: network.key, summary, values: summaryFormValues(summary) };
  },
);

export const action = networkAction(
  { may: "calendar.write", params: SummaryParams, form: SummaryForm },
  async ({ db, actor, network, params, value }) => {
    await changeSummary(db, actor, params.summaryId, value);
    return redirect(`/network/${network.key}/summaries/${params.summaryId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.summary.subject);

export default function OneSummary() {
  const { t, format } = useWords();
  const { network, summary, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const list = `/network/${network}/summaries`;
  const isSent = summary.sentAt !== null;
  return (
    <>
      <PageHead
        title={summary.subject}
        lang={summary.language}
        lead={
          summary.sentAt === null
            ? undefined
            : t("summaries.sentTo", { count: summary.recipients ?? 0, at: format.moment(summary.sentAt) })
        }
        trail={{
          label: t("places.trail"),
          steps: [
            { label: t("summaries.title"), href: list },
            { label: summary.subject, lang: summary.language },
          ],
        }}
        actions={
          isSent ? undefined : (
            <Link
              className="ds-button"
              data-variant="secondary"
              data-color="accent"
              to={`${list}/${summary.id}/sending`}
            >
              {t("summaries.send")}
            </Link>
          )
        }
      />
      {isSent && !answer ? (
        <p className="reading reading--lines" lang={summary.language}>
          {summary.text}
        </p>
      ) : (
        <RecordForm
          answer={answer}
          labels={{ subject: t("summaries.subject"), text: t("summaries.text") }}
          values={values}
          version={summary.version}
          submit={t("summaries.save")}
          cancel={{ href: list, label: t("forms.cancel") }}
        >
          {({ field }) => (
            <>
              <Field {...field("subject")} required={t("forms.required")} maxLength={200} lang={summary.language} />
              <Field
                {...field("text")}
                kind="textarea"
                rows={18}
                required={t("forms.required")}
                hint={t("summaries.textHint")}
                lang={summary.language}
              />
            </>
          )}
        </RecordForm>
      )}
    </>
  );
}
