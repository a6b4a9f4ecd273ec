import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { BandMark } from "~/components/kpi/band-mark";
import { addedQualifier, figureText } from "~/components/kpi/figure";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Facts } from "~/components/ui/facts";
import { Choices, Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { verifyObservation } from "~/domain/kpi/commands.server";
import { kpiPath } from "~/domain/kpi/filter";
import { kpiBySlug, observationById, type KpiPart, type ObservationOfKpi } from "~/domain/kpi/queries.server";
import { ObservationParams, VerificationForm } from "~/domain/kpi/schema";
import { scoreObservation } from "~/domain/kpi/score";
import { NotFound } from "~/domain/shared/errors";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "plan.read", params: ObservationParams },
  async ({ db, params, language, municipality, may }) => {
    const kpi = await kpiBySlug(db, params.code, language);
    const observation = await observationById(db, params.code, params.observationId);
    const part = kpi?.parts.find(({ id }) => id === observation?.dataPointId);
    if (!kpi || !observation || !part) throw new NotFound("observation");
    const isSubmitted = observation.review === "submitted";
    return {
      municipality: municipality.key,
      back: kpiPath(municipality.key, kpi.slug, part.part),
      part,
      observation,
      /** Why there is no verdict to give, or null. */
      hindrance: !isSubmitted
        ? ("verifyDone" as const)
        : !may("observation.verify")
          ? ("verifyRole" as const)
          : !may("observation.verify", { enteredById: observation.enteredById })
            ? ("verifyOwn" as const)
            : null,
      title: translatorFor(language).t("kpis.form.verifyTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "observation.verify", params: ObservationParams, form: VerificationForm },
  async ({ db, actor, params, value, language, municipality }) => {
    await verifyObservation(db, actor, { slug: params.code, id: params.observationId }, value);
    const found = await observationById(db, params.code, params.observationId);
    const kpi = await kpiBySlug(db, params.code, language);
    const part = kpi?.parts.find(({ id }) => id === found?.dataPointId)?.part;
    return redirect(`${kpiPath(municipality.key, params.code, part)}#observations`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function VerifyObservation() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { municipality, back, part, observation, hindrance, title } = useLoaderData<typeof loader>();
  const isReplacing = observation.holdsId !== null;
  return (
    <>
      <PageHead
        title={title}
        lead={t("kpis.form.verifyLead")}
        trail={{
          label: t("kpis.one.trail"),
          steps: [
            { label: t("kpis.title"), href: `/${municipality}/kpis` },
            { label: part.name, href: back },
          ],
        }}
      />
      <div className="narrow">
        <div className="section">
          <Observed part={part} observation={observation} />
        </div>
        {hindrance !== null ? (
          <>
            <p className="notice section">{t(`kpis.form.${hindrance}`)}</p>
            <p>
              <Link className="ds-link" to={back}>
                {t("kpis.form.back")}
              </Link>
            </p>
          </>
        ) : (
          <RecordForm
            answer={answer}
            labels={{
              verdict: t("kpis.form.verdict"),
              returnReason: t("kpis.form.returnReason"),
              supersedeReason: t("kpis.form.supersedeReason"),
            }}
            values={{ supersedeReason: observation.supersedeReason ?? "" }}
            version={observation.version}
            submit={t("kpis.form.saveVerdict")}
            cancel={{ href: back, label: t("forms.cancel") }}
          >
            {({ field, chosen }) => (
              <>
                <Choices
                  kind="radio"
                  name="verdict"
                  legend={t("kpis.form.verdict")}
                  required={t("forms.required")}
                  error={field("verdict").error}
                  chosen={chosen("verdict")}
                  options={[
                    {
                      value: "verified",
                      label: t("kpis.form.verdictVerified"),
                      hint: t("kpis.form.verdictVerifiedHint"),
                    },
                    {
                      value: "returned",
                      label: t("kpis.form.verdictReturned"),
                      hint: t("kpis.form.verdictReturnedHint"),
                    },
                  ]}
                />
                <Field
                  {...field("returnReason")}
                  kind="textarea"
                  rows={2}
                  maxLength={1000}
                  hint={t("kpis.form.returnReasonHint")}
                />
                {isReplacing ? (
                  <Field
                    {...field("supersedeReason")}
                    kind="textarea"
                    rows={2}
                    maxLength={1000}
                    hint={t("kpis.form.supersedeHint", { years: String(observation.year) })}
                  />
                ) : null}
              </>
            )}
          </RecordForm>
        )}
      </div>
    </>
  );
}

/** What was registered, what holds now, and what it would give. */
function Observed({ part, observation }: { part: KpiPart; observation: ObservationOfKpi }) {
  const { t, format } = useWords();
  const { unit } = part;
  const qualifier = addedQualifier(observation.qualifier);
  return (
    <Facts
      facts={[
        {
          key: "value",
          term: t("kpis.one.value"),
          detail:
            qualifier === null
              ? t("kpis.one.stateFact", { state: figureText(observation, unit, t, format), year: observation.year })
              : t("kpis.one.valueFact", {
                  value: figureText(observation, unit, t, format),
                  qualifier: t(`kpis.qualifier.${qualifier}`),
                  year: observation.year,
                }),
        },
        { key: "source", term: t("kpis.one.source"), detail: observation.source },
        ...(observation.note === null ? [] : [{ key: "note", term: t("kpis.one.note"), detail: observation.note }]),
        {
          key: "quality",
          term: t("kpis.one.quality"),
          detail:
            observation.quality === null ? t("kpis.one.noGrade") : t("kpis.one.grade", { grade: observation.quality }),
        },
        {
          key: "entered",
          term: t("kpis.one.review"),
          detail:
            observation.enteredBy === null
              ? t("kpis.one.enteredOn", { date: format.date(observation.createdAt) })
              : `${t("kpis.one.enteredBy", { name: observation.enteredBy })}, ${format.date(observation.createdAt)}`,
        },
        ...(observation.returnReason === null
          ? []
          : [{ key: "returned", term: t("kpis.form.returnedBefore"), detail: observation.returnReason }]),
        {
          key: "now",
          term: t("kpis.form.standsNow"),
          detail:
            part.year === null
              ? t("kpis.form.nowNothing")
              : t("kpis.form.valueAndYear", { value: figureText(part, unit, t, format), year: part.year }),
        },
        { key: "then", term: t("kpis.form.becomes"), detail: <Then part={part} observation={observation} /> },
      ]}
    />
  );
}

function Then({ part, observation }: { part: KpiPart; observation: ObservationOfKpi }) {
  const { t } = useWords();
  if (part.year !== null && part.year > observation.year) {
    return <>{t("kpis.form.becomesNothing", { year: part.year })}</>;
  }
  const result = scoreObservation({
    observation,
    benchmark: part.target === null ? null : { direction: part.direction, target: part.target, worst: part.worst },
  });
  if (result.status !== "scored") {
    const key = result.status === "bound" && result.provesGap ? "bound_gap" : result.status;
    return <>{t(`kpis.one.stateText.${key}`)}</>;
  }
  return <BandMark state={result.points}>{t("charts.points", { count: result.points })}</BandMark>;
}
