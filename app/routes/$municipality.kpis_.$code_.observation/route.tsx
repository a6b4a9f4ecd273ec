import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ObservationForm } from "~/components/kpi/observation-form";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { useWords } from "~/components/use-words";
import { registerObservation } from "~/domain/kpi/commands.server";
import { kpiPath } from "~/domain/kpi/filter";
import { chosenPart, kpiBySlug, observationsOf } from "~/domain/kpi/queries.server";
import { KpiPageSearch, KpiParams, ObservationForm as Form } from "~/domain/kpi/schema";
import { NotFound } from "~/domain/shared/errors";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "observation.write", params: KpiParams, search: KpiPageSearch },
  async ({ db, params, search, language, municipality }) => {
    const kpi = await kpiBySlug(db, params.code, language);
    if (kpi === null) throw new NotFound("KPI");
    const part = chosenPart(kpi.parts, search.part);
    const observations = await observationsOf(db, part.id);
    return {
      municipality: municipality.key,
      slug: kpi.slug,
      name: kpi.name,
      parts: kpi.parts.map(({ part: key, name }) => ({ key, name })),
      part: part.part,
      unit: part.unit,
      verifiedYears: observations.filter(({ review }) => review === "verified").map(({ year }) => year),
      title: translatorFor(language).t("kpis.form.registerTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "observation.write", params: KpiParams, form: Form },
  async ({ db, actor, params, value, today, municipality }) => {
    await registerObservation(db, actor, { slug: params.code, part: value.part }, value, today);
    return redirect(`${kpiPath(municipality.key, params.code, value.part)}#observations`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RegisterObservation() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { municipality, slug, name, parts, part, unit, verifiedYears, title } = useLoaderData<typeof loader>();
  const back = kpiPath(municipality, slug, part);
  return (
    <>
      <PageHead
        title={title}
        lead={t("kpis.form.lead")}
        trail={{
          label: t("kpis.one.trail"),
          steps: [
            { label: t("kpis.title"), href: `/${municipality}/kpis` },
            { label: name, href: back },
          ],
        }}
      />
      {parts.length > 1 ? (
        <TabsAsLinks
          label={t("kpis.form.part")}
          views={parts.map((one) => ({
            key: one.key,
            href: `?part=${encodeURIComponent(one.key)}`,
            label: one.name,
            current: one.key === part,
          }))}
        />
      ) : null}
      <ObservationForm
        key={part}
        answer={answer}
        part={part}
        unit={unit}
        verifiedYears={verifiedYears}
        cancel={{ href: back, label: t("forms.cancel") }}
      />
    </>
  );
}
