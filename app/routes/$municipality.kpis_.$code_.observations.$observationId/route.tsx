import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ObservationForm } from "~/components/kpi/observation-form";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { correctObservation } from "~/domain/kpi/commands.server";
import { kpiPath } from "~/domain/kpi/filter";
import { isEditable } from "~/domain/kpi/observation-states";
import { kpiBySlug, observationById, observationsOf } from "~/domain/kpi/queries.server";
import { ObservationForm as Form, ObservationParams } from "~/domain/kpi/schema";
import { NotFound } from "~/domain/shared/errors";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "observation.write", params: ObservationParams },
  async ({ db, params, language, municipality }) => {
    const kpi = await kpiBySlug(db, params.code, language);
    const observation = await observationById(db, params.code, params.observationId);
    const part = kpi?.parts.find(({ id }) => id === observation?.dataPointId);
    if (!kpi || !observation || !part) throw new NotFound("observation");
    const back = kpiPath(municipality.key, kpi.slug, part.part);
    // What waits or has been verified is no form any more.
    if (!isEditable(observation.review)) throw redirect(`${back}#observations`);
    const observations = await observationsOf(db, part.id);
    return {
      municipality: municipality.key,
      name: part.name,
      back,
      part: part.part,
      unit: part.unit,
      verifiedYears: observations.filter(({ review }) => review === "verified").map(({ year }) => year),
      version: observation.version,
      returnReason: observation.returnReason,
      values: {
        year: String(observation.year),
        state: observation.state,
        qualifier: observation.qualifier ?? "exact",
        value: observation.exact?.replace(".", ",") ?? "",
        quality: observation.quality === null ? "" : String(observation.quality),
        source: observation.source,
        note: observation.note ?? "",
        supersedeReason: observation.supersedeReason ?? "",
      },
      title: translatorFor(language).t("kpis.form.correctTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "observation.write", params: ObservationParams, form: Form },
  async ({ db, actor, params, value, today, municipality }) => {
    await correctObservation(db, actor, { slug: params.code, id: params.observationId }, value, today);
    return redirect(`${kpiPath(municipality.key, params.code, value.part)}#observations`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function CorrectObservation() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { municipality, name, back, returnReason, title, ...form } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={title}
        lead={t("kpis.form.correctLead")}
        trail={{
          label: t("kpis.one.trail"),
          steps: [
            { label: t("kpis.title"), href: `/${municipality}/kpis` },
            { label: name, href: back },
          ],
        }}
      />
      {returnReason === null ? null : (
        <p className="notice section">{t("kpis.one.returnedBecause", { reason: returnReason })}</p>
      )}
      <ObservationForm
        answer={answer}
        part={form.part}
        unit={form.unit}
        verifiedYears={form.verifiedYears}
        values={form.values}
        version={form.version}
        cancel={{ href: back, label: t("forms.cancel") }}
      />
    </>
  );
}
