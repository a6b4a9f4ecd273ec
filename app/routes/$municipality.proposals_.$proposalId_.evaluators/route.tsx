import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ProposalHead } from "~/components/proposal/proposal-head";
import { RecordForm } from "~/components/record-form";
import { Choices } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { chooseEvaluators, evaluatorChoices } from "~/domain/proposal/evaluation.server";
import { proposalById } from "~/domain/proposal/queries.server";
import { EvaluatorsForm, ProposalParams } from "~/domain/proposal/schema";
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
      members: await evaluatorChoices(db, id),
      title: translatorFor(language).t("proposals.evaluators.choose"),
    };
  },
);

export const action = municipalityAction(
  { may: "proposal.treat", params: ProposalParams, form: EvaluatorsForm },
  async ({ db, actor, municipality, params, value, url }) => {
    await chooseEvaluators(db, actor, params.proposalId, value.evaluators, (path) => publicUrl(path, url));
    return redirect(`/${municipality.key}/proposals/${params.proposalId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Evaluators() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { proposal, list, members, title } = useLoaderData<typeof loader>();
  return (
    <>
      <ProposalHead list={list} proposal={proposal} title={title} lead={t("proposals.evaluators.lead")} />
      <RecordForm
        answer={answer}
        values={{ evaluators: members.filter(({ isChosen }) => isChosen).map(({ userId }) => userId) }}
        labels={{ evaluators: t("proposals.evaluators.title") }}
        submit={t("forms.save")}
        cancel={{ href: `${list}/${proposal.id}`, label: t("forms.cancel") }}
      >
        {({ field, chosen }) => (
          <>
            {/* What stays is sent along: a box that cannot be changed is not. */}
            {members
              .filter(({ isFixed }) => isFixed)
              .map(({ userId }) => (
                <input key={userId} type="hidden" name="evaluators" value={userId} />
              ))}
            <Choices
              kind="checkbox"
              name="evaluators"
              legend={t("proposals.evaluators.title")}
              error={field("evaluators").error}
              chosen={chosen("evaluators")}
              options={members.map(({ userId, name, isFixed }) => ({
                value: userId,
                label: name,
                disabled: isFixed,
                hint: isFixed ? t("proposals.evaluators.fixed") : undefined,
              }))}
            />
          </>
        )}
      </RecordForm>
    </>
  );
}
