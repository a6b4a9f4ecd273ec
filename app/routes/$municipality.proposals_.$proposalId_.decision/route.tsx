import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { ProposalHead } from "~/components/proposal/proposal-head";
import { RecordForm } from "~/components/record-form";
import { Choices, Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { proposalById } from "~/domain/proposal/queries.server";
import { DecisionForm, ProposalParams } from "~/domain/proposal/schema";
import { proposalMachine } from "~/domain/proposal/states";
import { decideProposal, treatmentFacts } from "~/domain/proposal/treatment.server";
import { reachable } from "~/domain/shared/state-machine";
import { publicUrl } from "~/http/public-url.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

const Search = z.object({ outcome: z.enum(["accepted", "declined"]).optional().catch(undefined) });

export const loader = municipalityLoader(
  { may: "proposal.treat", params: ProposalParams, search: Search },
  async ({ db, actor, municipality, params, search, language }) => {
    const { id, title, language: written, state } = await proposalById(db, params.proposalId, language);
    const moves = reachable(proposalMachine, state, await treatmentFacts(db, actor, id));
    return {
      proposal: { id, title, language: written },
      list: `/${municipality.key}/proposals`,
      outcome: search.outcome ?? "",
      blocks: Object.fromEntries(moves.map(({ to, blockedBy }) => [to, blockedBy])),
      title: translatorFor(language).t("proposals.decision.title"),
    };
  },
);

export const action = municipalityAction(
  { may: "proposal.treat", params: ProposalParams, form: DecisionForm },
  async ({ db, actor, municipality, params, value, url }) => {
    await decideProposal(db, actor, params.proposalId, value, (path) => publicUrl(path, url));
    return redirect(`/${municipality.key}/proposals/${params.proposalId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Decision() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { proposal, list, outcome, blocks, title } = useLoaderData<typeof loader>();
  return (
    <>
      <ProposalHead list={list} proposal={proposal} title={title} lead={t("proposals.decision.lead")} />
      <p className="notice">{t("proposals.procurement")}</p>
      <RecordForm
        answer={answer}
        values={{ outcome }}
        labels={{ outcome: t("proposals.decision.outcome"), reason: t("proposals.decision.reason") }}
        submit={t("proposals.decision.submit")}
        cancel={{ href: `${list}/${proposal.id}`, label: t("forms.cancel") }}
      >
        {({ field, chosen }) => (
          <>
            <Choices
              kind="radio"
              name="outcome"
              legend={t("proposals.decision.outcome")}
              required={t("forms.required")}
              error={field("outcome").error}
              chosen={chosen("outcome")}
              options={(["accepted", "declined"] as const).map((value) => ({
                value,
                label: t(`proposals.decision.${value}`),
                disabled: (blocks[value] ?? ["-"]).length > 0,
                hint: (blocks[value] ?? [])
                  .map((key) => t(`refusals.${key}` as "refusals.proposal.blocked.no_open_time"))
                  .join(". "),
              }))}
            />
            <Field
              {...field("reason")}
              kind="textarea"
              rows={6}
              required={t("forms.required")}
              hint={t("proposals.decision.reasonHint")}
              maxLength={4000}
            />
          </>
        )}
      </RecordForm>
    </>
  );
}
