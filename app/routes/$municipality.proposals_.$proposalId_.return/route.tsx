import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ProposalHead } from "~/components/proposal/proposal-head";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { proposalById } from "~/domain/proposal/queries.server";
import { ProposalParams, ReturnForm } from "~/domain/proposal/schema";
import { returnProposal } from "~/domain/proposal/treatment.server";
import { publicUrl } from "~/http/public-url.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "proposal.treat", params: ProposalParams },
  async ({ db, municipality, params, language }) => {
    const { id, title, language: written } = await proposalById(db, params.proposalId, language);
    return {
      proposal: { id, title, language: written },
      list: `/${municipality.key}/proposals`,
      title: translatorFor(language).t("proposals.moves.return"),
    };
  },
);

export const action = municipalityAction(
  { may: "proposal.treat", params: ProposalParams, form: ReturnForm },
  async ({ db, actor, municipality, params, value, url }) => {
    await returnProposal(db, actor, params.proposalId, value, (path) => publicUrl(path, url));
    return redirect(`/${municipality.key}/proposals/${params.proposalId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Return() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { proposal, list, title } = useLoaderData<typeof loader>();
  return (
    <>
      <ProposalHead list={list} proposal={proposal} title={title} lead={t("proposals.return.lead")} />
      <RecordForm
        answer={answer}
        labels={{ message: t("proposals.return.message"), completeBy: t("proposals.return.completeBy") }}
        submit={title}
        cancel={{ href: `${list}/${proposal.id}`, label: t("forms.cancel") }}
      >
        {({ field }) => (
          <>
            <Field {...field("message")} kind="textarea" required={t("forms.required")} maxLength={4000} />
            <Field
              {...field("completeBy")}
              kind="date"
              width="short"
              required={t("forms.required")}
              hint={t("proposals.return.completeByHint")}
            />
          </>
        )}
      </RecordForm>
    </>
  );
}
