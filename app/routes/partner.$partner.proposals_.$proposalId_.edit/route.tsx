import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { ContentForm } from "~/components/proposal/content-form";
import { ProposalHead } from "~/components/proposal/proposal-head";
import { QuietSaving } from "~/components/proposal/quiet-saving";
import type { FormAnswer } from "~/components/ui/form-answer";
import { useWords } from "~/components/use-words";
import { dataPointOptions } from "~/domain/project/options.server";
import { DraftForm } from "~/domain/proposal/content";
import { draftFormValues, draftOfProposal, saveDraft } from "~/domain/proposal/drafts.server";
import { proposalById } from "~/domain/proposal/queries.server";
import { ProposalParams } from "~/domain/proposal/schema";
import { isWritable } from "~/domain/proposal/states";
import { submissionFacts } from "~/domain/proposal/submission.server";
import { partnerAction, partnerLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

/** `check`: what a submission would miss is told at its fields. */
const Search = z.object({ check: z.literal("1").optional().catch(undefined) });

export const loader = partnerLoader(
  { may: "proposal.write", params: ProposalParams, search: Search },
  async ({ db, partner, params, search, language }) => {
    const proposal = await proposalById(db, params.proposalId, language);
    if (!isWritable(proposal.state)) throw redirect(`/partner/${partner.key}/proposals/${proposal.id}`);
    const { version, ...typed } = draftFormValues(await draftOfProposal(db, proposal.id));
    const values: Record<string, string> = typed;
    const fields = search.check ? (await submissionFacts(db, proposal.id)).fields : {};
    return {
      proposal: { id: proposal.id, title: values["title"] ?? "", language: proposal.language },
      partner: partner.key,
      values,
      version: Number(version),
      fields,
      dataPoints: await dataPointOptions(db, language),
      title: translatorFor(language).t("proposals.draft.title"),
    };
  },
);

export const action = partnerAction(
  { may: "proposal.write", params: ProposalParams, form: DraftForm },
  async ({ db, actor, partner, params, value }) => {
    await saveDraft(db, actor, params.proposalId, value);
    return redirect(`/partner/${partner.key}/proposals/${params.proposalId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditProposal() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { proposal, partner, values, version, fields, dataPoints, title } = useLoaderData<typeof loader>();
  const list = `/partner/${partner}/proposals`;
  const path = `${list}/${proposal.id}`;
  // As they were when the page was opened: they do not move about while somebody mends them.
  const [checked] = useState<FormAnswer | undefined>(
    Object.keys(fields).length === 0
      ? undefined
      : {
          status: "invalid",
          fields,
          base: {},
          values: Object.fromEntries(
            Object.entries({ ...values, version: String(version) }).map(([name, text]) => [name, [text]]),
          ),
        },
  );
  return (
    <>
      <ProposalHead list={list} proposal={proposal} title={title} lead={t("proposals.draft.lead")} />
      <QuietSaving path={`${path}/draft`} version={version}>
        {(current) => (
          <ContentForm
            answer={answer ?? (checked && { ...checked, values: { ...checked.values, version: [String(current)] } })}
            values={values}
            version={current}
            dataPoints={dataPoints}
            submit={t("proposals.draft.save")}
            cancel={{ href: path, label: t("proposals.draft.back") }}
          />
        )}
      </QuietSaving>
    </>
  );
}
