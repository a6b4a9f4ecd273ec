import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SummaryText } from "~/components/network/summary-text";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { sendSummary } from "~/domain/summary/commands.server";
import { summaryById } from "~/domain/summary/queries.server";
import { SummaryParams, SummarySending } from "~/domain/summary/schema";
import { writtenFor } from "~/domain/summary/words";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "calendar.write", params: SummaryParams },
  async ({ db, network, params, language }) => {
    const summary = await summaryById(db, params.summaryId);
    return {
      network: network.key,
      summary: { id: summary.id, words: summary.words, version: summary.version },
      head: writtenFor(summary.words, language),
      title: translatorFor(language).t("summaries.sendTitle"),
    };
  },
);

export const action = networkAction(
  { may: "calendar.write", params: SummaryParams, form: SummarySending },
  async ({ db, actor, network, params, value }) => {
    await sendSummary(db, actor, params.summaryId, value);
    return redirect(`/network/${network.key}/summaries`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function SendSummary() {
  const { t } = useWords();
  const { network, summary, head, title } = useLoaderData<typeof loader>();
  const list = `/network/${network}/summaries`;
  const back = `${list}/${summary.id}`;
  return (
    <div className="narrow">
      <PageHead
        title={title}
        lead={t("summaries.sendLead")}
        trail={{
          label: t("places.trail"),
          steps: [
            { label: t("summaries.title"), href: list },
            { label: head.subject, href: back, lang: head.language },
            { label: t("summaries.send") },
          ],
        }}
      />
      <SummaryText words={summary.words} />
      <RecordForm
        answer={useActionData<typeof action>()}
        labels={{}}
        version={summary.version}
        submit={t("summaries.send")}
        cancel={{ href: back, label: t("forms.cancel") }}
      >
        {() => null}
      </RecordForm>
    </div>
  );
}
