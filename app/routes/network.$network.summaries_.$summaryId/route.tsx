import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SummaryFields, useSummaryLabels } from "~/components/network/summary-fields";
import { SummaryText } from "~/components/network/summary-text";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { changeSummary } from "~/domain/summary/commands.server";
import { summaryById, summaryFormValues } from "~/domain/summary/queries.server";
import { SummaryForm, SummaryParams } from "~/domain/summary/schema";
import { writtenFor } from "~/domain/summary/words";
import { networkAction, networkLoader } from "~/http/visit.server";

export const loader = networkLoader(
  { may: "calendar.write", params: SummaryParams },
  async ({ db, network, params, language }) => {
    const summary = await summaryById(db, params.summaryId);
    const { subject, language: shown } = writtenFor(summary.words, language);
    return { network: network.key, summary, subject, shown, values: summaryFormValues(summary) };
  },
);

export const action = networkAction(
  { may: "calendar.write", params: SummaryParams, form: SummaryForm },
  async ({ db, actor, network, params, value }) => {
    await changeSummary(db, actor, params.summaryId, value);
    const saved = `/network/${network.key}/summaries/${params.summaryId}`;
    return redirect(value.then === undefined ? saved : `${saved}/${value.then}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.subject);

export default function OneSummary() {
  const { t, format } = useWords();
  const { network, summary, subject, shown, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const labels = useSummaryLabels();
  const list = `/network/${network}/summaries`;
  const isSent = summary.sentAt !== null;
  return (
    <>
      <PageHead
        title={subject}
        lang={shown}
        lead={
          summary.sentAt === null
            ? t("summaries.languages")
            : t("summaries.sentTo", { count: summary.recipients ?? 0, at: format.moment(summary.sentAt) })
        }
        trail={{
          label: t("places.trail"),
          steps: [
            { label: t("summaries.title"), href: list },
            { label: subject, lang: shown },
          ],
        }}
      />
      {isSent && !answer ? (
        <SummaryText words={summary.words} />
      ) : (
        <RecordForm
          answer={answer}
          labels={labels}
          values={values}
          version={summary.version}
          submit={t("summaries.save")}
          also={{ name: "then", value: "sending", label: t("summaries.saveAndSend") }}
          cancel={{ href: list, label: t("forms.cancel") }}
        >
          {({ field }) => <SummaryFields field={field} />}
        </RecordForm>
      )}
    </>
  );
}
