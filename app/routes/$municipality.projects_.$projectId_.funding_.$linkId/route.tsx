import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { FundingMoves } from "~/components/funding/funding-moves";
import { RoundField } from "~/components/funding/round-field";
import { pageTitle } from "~/components/page-title";
import { ProjectPageHead } from "~/components/project/project-page-head";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { changeFundingLink, fundingLinkFormValues } from "~/domain/funding/commands.server";
import { programmeOptions } from "~/domain/funding/programmes.server";
import { fundingLink } from "~/domain/funding/queries.server";
import { roundsOf } from "~/domain/funding/rounds.server";
import { FundingLinkChange, FundingLinkParams } from "~/domain/funding/schema";
import { certaintiesOf, fundingMachine } from "~/domain/funding/states";
import { projectHead } from "~/domain/project/queries.server";
import { reachable } from "~/domain/shared/state-machine";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "funding.write", params: FundingLinkParams },
  async ({ db, params, language, today, demand }) => {
    const project = await projectHead(db, params.projectId);
    demand("funding.write", project);
    const link = await fundingLink(db, project.id, params.linkId);
    return {
      project,
      link,
      today,
      values: { ...fundingLinkFormValues(link), round: link.roundId ?? "none" },
      programmes: await programmeOptions(db),
      rounds: await roundsOf(db, null),
      moves: reachable(fundingMachine, link.state, { hasClosedRound: link.hasClosedRound }),
      title: translatorFor(language).t("funding.form.editTitle", { source: link.programme }),
    };
  },
);

export const action = municipalityAction(
  { may: "funding.write", params: FundingLinkParams, form: FundingLinkChange },
  async ({ db, actor, municipality, params, value, today }) => {
    await changeFundingLink(db, actor, params.projectId, params.linkId, value, today);
    return redirect(`/${municipality.key}/projects/${params.projectId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditFunding() {
  const { t, format } = useWords();
  const { municipality } = useParams();
  const answer = useActionData<typeof action>();
  const { project, link, today, values, programmes, rounds, moves } = useLoaderData<typeof loader>();
  const path = `/${municipality}/projects/${project.id}`;
  const isGranted = certaintiesOf(link.state).includes("granted");
  return (
    <>
      <ProjectPageHead
        project={project}
        title={t("funding.form.editTitle", { source: link.programme })}
        lead={t("funding.moves.lead", { state: t(`states.funding.${link.state}`) })}
      />
      <div className="two-columns">
        <div>
          <RecordForm
            answer={answer}
            labels={{
              programme: t("funding.form.programme"),
              round: t("funding.round.one"),
              amount: t("funding.form.amount"),
              granted: t("funding.form.granted"),
              paid: t("funding.form.paid"),
              decidedOn: t("funding.form.decidedOn"),
              note: t("funding.form.note"),
            }}
            values={values}
            version={link.version}
            display={(name, value) => {
              if (name === "programme") return programmes.find(({ id }) => id === value)?.name ?? value;
              return name === "decidedOn" && /^\d{4}-\d\d-\d\d$/.test(value) ? format.date(value) : value;
            }}
            submit={t("funding.form.save")}
            cancel={{ href: path, label: t("forms.cancel") }}
          >
            {({ field }) => (
              <>
                <Field
                  {...field("programme")}
                  kind="select"
                  required={t("forms.required")}
                  options={programmes.map(({ id, name, language, isShared }) => ({
                    value: id,
                    label: isShared ? name : t("funding.form.ownPrefix", { name }),
                    lang: isShared ? language : undefined,
                  }))}
                />
                <RoundField field={field("round")} rounds={rounds} programmes={programmes} />
                <Field
                  {...field("amount")}
                  width="short"
                  inputMode="decimal"
                  hint={t("funding.form.amountHint")}
                  unit={t("projects.form.costUnit")}
                />
                {isGranted ? (
                  <>
                    <Field
                      {...field("granted")}
                      width="short"
                      inputMode="decimal"
                      hint={t("funding.form.grantedHint")}
                      required={t("forms.required")}
                      unit={t("projects.form.costUnit")}
                    />
                    <Field
                      {...field("paid")}
                      width="short"
                      inputMode="decimal"
                      hint={t("funding.form.paidHint")}
                      unit={t("projects.form.costUnit")}
                    />
                  </>
                ) : null}
                {isGranted || link.state === "refused" ? (
                  <Field {...field("decidedOn")} kind="date" width="short" max={today} />
                ) : null}
                <Field {...field("note")} kind="textarea" rows={3} />
              </>
            )}
          </RecordForm>
        </div>
        <section className="section">
          <div className="section-head">
            <h2>{t("funding.moves.title")}</h2>
          </div>
          <FundingMoves path={`${path}/funding/${link.id}`} moves={moves} version={link.version} />
        </section>
      </div>
    </>
  );
}
