import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ProposalHead } from "~/components/proposal/proposal-head";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { proposalById } from "~/domain/proposal/queries.server";
import { MessageForm, ProposalParams } from "~/domain/proposal/schema";
import { writeMessage } from "~/domain/proposal/treatment.server";
import { publicUrl } from "~/http/public-url.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

// A message to the other side; the form stands on the proposal's page too.

export const loader = municipalityLoader(
  { may: "proposal.treat", params: ProposalParams },
  async ({ db, municipality, params, language }) => {
    const { id, title, language: written, revision } = await proposalById(db, params.proposalId, language);
    return {
      proposal: { id, title, language: written },
      revision,
      list: `/${municipality.key}/proposals`,
      title: translatorFor(language).t("proposals.messages.write"),
    };
  },
);

export const action = municipalityAction(
  { may: "proposal.treat", params: ProposalParams, form: MessageForm },
  async ({ db, actor, municipality, params, value, url }) => {
    await writeMessage(db, actor, "municipality", params.proposalId, value, (path) => publicUrl(path, url));
    return redirect(`/${municipality.key}/proposals/${params.proposalId}#messages`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Message() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { proposal, revision, list, title } = useLoaderData<typeof loader>();
  return (
    <>
      <ProposalHead list={list} proposal={proposal} title={title} />
      <RecordForm
        answer={answer}
        labels={{ text: title }}
        submit={t("proposals.messages.send")}
        cancel={{ href: `${list}/${proposal.id}`, label: t("forms.cancel") }}
      >
        {({ field }) => (
          <>
            <input type="hidden" name="revision" value={revision} />
            <Field {...field("text")} kind="textarea" required={t("forms.required")} maxLength={4000} />
          </>
        )}
      </RecordForm>
    </>
  );
}
