import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ProposalHead } from "~/components/proposal/proposal-head";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { programmeOptions } from "~/domain/funding/programmes.server";
import { owners } from "~/domain/member/queries.server";
import { areaOptions } from "~/domain/project/options.server";
import { convertProposal } from "~/domain/proposal/conversion.server";
import { proposalById } from "~/domain/proposal/queries.server";
import { ConversionForm, ProposalParams } from "~/domain/proposal/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "proposal.treat", params: ProposalParams },
  async ({ db, municipality, params, language }) => {
    const proposal = await proposalById(db, params.proposalId, language);
    if (proposal.projectId) throw redirect(`/${municipality.key}/projects/${proposal.projectId}`);
    return {
      proposal: { id: proposal.id, title: proposal.title, language: proposal.language },
      partner: proposal.partner,
      askOre: proposal.content?.askOre ?? 0,
      list: `/${municipality.key}/proposals`,
      values: { name: proposal.title, area: proposal.areaKey ?? "", owner: "", programme: "" },
      areas: await areaOptions(db, language),
      owners: await owners(db),
      programmes: await programmeOptions(db),
      title: translatorFor(language).t("proposals.moves.convert"),
    };
  },
);

export const action = municipalityAction(
  { may: "proposal.treat", params: ProposalParams, form: ConversionForm },
  async ({ db, actor, municipality, params, value, today }) => {
    const project = await convertProposal(db, actor, params.proposalId, value, today);
    return redirect(`/${municipality.key}/projects/${project}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Conversion() {
  const { t, format } = useWords();
  const answer = useActionData<typeof action>();
  const {
    proposal,
    partner,
    askOre,
    list,
    values,
    areas,
    owners: offered,
    programmes,
    title,
  } = useLoaderData<typeof loader>();
  return (
    <>
      <ProposalHead list={list} proposal={proposal} title={title} lead={t("proposals.conversion.lead")} />
      <p className="notice">{t("proposals.procurement")}</p>
      <RecordForm
        answer={answer}
        values={values}
        labels={{
          name: t("projects.form.name"),
          area: t("projects.form.area"),
          owner: t("projects.form.owner"),
          programme: t("proposals.conversion.programme"),
          showsProgress: t("proposals.conversion.showsProgress", { partner }),
        }}
        submit={t("proposals.conversion.submit")}
        cancel={{ href: `${list}/${proposal.id}`, label: t("forms.cancel") }}
      >
        {({ field, chosen }) => (
          <>
            <Field {...field("name")} required={t("forms.required")} maxLength={200} />
            <Field
              {...field("area")}
              kind="select"
              width="half"
              required={t("forms.required")}
              empty={t("projects.form.chooseArea")}
              options={areas.map(({ key, name }) => ({ value: key, label: name }))}
            />
            <Field
              {...field("owner")}
              kind="select"
              width="half"
              empty={t("projects.form.noOwner")}
              options={offered.map(({ id, name, unit }) => ({ value: id, label: unit ? `${name}, ${unit}` : name }))}
            />
            <Field
              {...field("programme")}
              kind="select"
              empty={t("proposals.conversion.noProgramme")}
              hint={t("proposals.conversion.programmeHint", { sum: format.moneyInFull(askOre) })}
              options={programmes.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Field
              name="showsProgress"
              kind="checkbox"
              label={t("proposals.conversion.showsProgress", { partner })}
              hint={t("proposals.conversion.showsProgressHint")}
              defaultChecked={chosen("showsProgress").includes("on")}
            />
          </>
        )}
      </RecordForm>
    </>
  );
}
