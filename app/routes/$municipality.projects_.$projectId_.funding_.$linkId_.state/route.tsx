import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { FundingMoves } from "~/components/funding/funding-moves";
import { pageTitle } from "~/components/page-title";
import { ProjectPageHead } from "~/components/project/project-page-head";
import { RecordForm } from "~/components/record-form";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { fundingLinkFormValues, moveFundingLink } from "~/domain/funding/commands.server";
import { fundingLink } from "~/domain/funding/queries.server";
import { FundingLinkParams, FundingMoveForm } from "~/domain/funding/schema";
import { certaintiesOf, fundingMachine, fundingStates } from "~/domain/funding/states";
import { projectHead } from "~/domain/project/queries.server";
import { reachable } from "~/domain/shared/state-machine";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

// A move of a funding link to another certainty, with the sum it brings. Moves that bring none are sent here straight from the link's page.

const Search = z.object({ to: z.enum(fundingStates).optional().catch(undefined) });

export const loader = municipalityLoader(
  { may: "funding.write", params: FundingLinkParams, search: Search },
  async ({ db, params, search, language, today, demand }) => {
    const project = await projectHead(db, params.projectId);
    demand("funding.write", project);
    const link = await fundingLink(db, project.id, params.linkId);
    const values = fundingLinkFormValues(link);
    const moves = reachable(fundingMachine, link.state, { hasClosedRound: link.hasClosedRound });
    const asked = moves.find((move) => move.to === search.to && move.blockedBy.length === 0);
    const { t } = translatorFor(language);
    return {
      project,
      link,
      to: search.to,
      today,
      values: {
        // What was applied for is what is granted, and all of it what is paid, unless something else is written.
        granted: search.to === "partly_granted" ? "" : values.granted || values.amount,
        paid: values.paid || values.granted,
        decidedOn: values.decidedOn || today,
      },
      moves,
      title: t(asked ? `funding.moves.${asked.name as "plan"}` : "funding.moves.title"),
    };
  },
);

export const action = municipalityAction(
  { may: "funding.write", params: FundingLinkParams, form: FundingMoveForm },
  async ({ db, actor, municipality, params, value, today }) => {
    await moveFundingLink(db, actor, params.projectId, params.linkId, value, today);
    return redirect(`/${municipality.key}/projects/${params.projectId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function MoveFunding() {
  const { t, format } = useWords();
  const { municipality } = useParams();
  const answer = useActionData<typeof action>();
  const { project, link, to, today, values, moves, title } = useLoaderData<typeof loader>();
  const path = `/${municipality}/projects/${project.id}`;
  const asked = moves.find((move) => move.to === (answer?.values.to?.[0] ?? to));
  const lead = t("funding.moves.leadOf", { source: link.programme, state: t(`states.funding.${link.state}`) });
  if (asked === undefined || asked.blockedBy.length > 0) {
    return (
      <>
        <ProjectPageHead project={project} title={title} lead={lead} />
        {answer?.status === "refused" || answer?.status === "conflict" ? (
          <ErrorSummary
            title={t("forms.refused")}
            errors={[
              {
                message:
                  answer.status === "refused"
                    ? t(`refusals.${answer.reason.key}` as "forms.wrong", answer.reason.params)
                    : t("refusals.shared.blocked.no_such_move"),
              },
            ]}
          />
        ) : null}
        <FundingMoves path={`${path}/funding/${link.id}`} moves={moves} version={link.version} />
      </>
    );
  }
  const bringsGrant = certaintiesOf(asked.to).includes("granted") && !certaintiesOf(link.state).includes("granted");
  return (
    <>
      <ProjectPageHead project={project} title={title} lead={lead} />
      <RecordForm
        answer={answer}
        labels={{
          ...(bringsGrant ? { granted: t("funding.form.granted") } : {}),
          ...(asked.to === "paid" ? { paid: t("funding.form.paid") } : {}),
          ...(bringsGrant || asked.to === "refused" ? { decidedOn: t("funding.form.decidedOn") } : {}),
        }}
        values={values}
        version={link.version}
        display={(name, value) =>
          name === "decidedOn" && /^\d{4}-\d\d-\d\d$/.test(value) ? format.date(value) : value
        }
        action={`${path}/funding/${link.id}/state?to=${asked.to}`}
        submit={t(`funding.moves.${asked.name as "plan"}`)}
        cancel={{ href: `${path}/funding/${link.id}`, label: t("forms.cancel") }}
      >
        {({ field }) => (
          <>
            <input type="hidden" name="to" value={asked.to} />
            {bringsGrant ? (
              <Field
                {...field("granted")}
                width="short"
                inputMode="decimal"
                hint={t("funding.form.grantedHint")}
                required={t("forms.required")}
                unit={t("projects.form.costUnit")}
              />
            ) : null}
            {asked.to === "paid" ? (
              <Field
                {...field("paid")}
                width="short"
                inputMode="decimal"
                hint={t("funding.form.paidHint")}
                required={t("forms.required")}
                unit={t("projects.form.costUnit")}
              />
            ) : null}
            {bringsGrant || asked.to === "refused" ? (
              <Field {...field("decidedOn")} kind="date" width="short" max={today} />
            ) : null}
          </>
        )}
      </RecordForm>
    </>
  );
}
