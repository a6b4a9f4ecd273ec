import { PlusIcon } from "@navikt/aksel-icons";
import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { figureText } from "~/components/kpi/figure";
import { pageTitle } from "~/components/page-title";
import { Icon } from "~/components/ui/icon";
import { PageHead } from "~/components/ui/page-head";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { useWords } from "~/components/use-words";
import { kpiPath } from "~/domain/kpi/filter";
import { isEditable } from "~/domain/kpi/observation-states";
import {
  chosenPart,
  comparatorsOf,
  kpiBySlug,
  observationsOf,
  ownTarget,
  projectsFor,
  publishedValues,
  recommendationsFor,
  type KpiPage,
} from "~/domain/kpi/queries.server";
import { KpiPageSearch, KpiParams } from "~/domain/kpi/schema";
import { NotFound } from "~/domain/shared/errors";
import { municipalityLoader } from "~/http/visit.server";
import { comparison } from "./comparison";
import { ComparisonSection, ComparisonTable } from "./comparison-sections";
import { DoingSection } from "./doing-section";
import { HeadFigures } from "./head-figures";
import { ObservationsSection, TrendSection } from "./observations-section";
import { ProvenanceSection } from "./provenance-section";

export const loader = municipalityLoader(
  {
    may: "plan.read",
    params: KpiParams,
    search: KpiPageSearch,
    published: ({ db, params, search }) =>
      publishedValues(db, {
        slug: params.code,
        part: search.part,
        own: params.municipality,
        wanted: search.place,
      }),
  },
  async ({ db, params, search, language, municipality, published, today, may }) => {
    const kpi = await kpiBySlug(db, params.code, language);
    if (kpi === null) throw new NotFound("KPI");
    const part = chosenPart(kpi.parts, search.part);
    const observations = await observationsOf(db, part.id);
    const comparators = await comparatorsOf(db, part.id, language);
    const wanted = search.place.filter((key) => published.some((one) => one.key === key));
    return {
      municipality: { key: municipality.key, name: municipality.name },
      today,
      kpi,
      part,
      observations: observations.map((row) => {
        const isSubmitted = row.review === "submitted";
        const mayVerify = isSubmitted && may("observation.verify", { enteredById: row.enteredById });
        return {
          ...row,
          mayVerify,
          isOwn: isSubmitted && !mayVerify && may("observation.verify"),
          mayCorrect: isEditable(row.review) && may("observation.write"),
        };
      }),
      target: await ownTarget(db, part.id),
      recommendations: await recommendationsFor(db, part.id),
      projects: await projectsFor(db, part.id),
      compared: comparison({ key: municipality.key, name: municipality.name, part }, published, comparators, wanted),
      published: published.map(({ key, name }) => ({ key, name })),
      wanted,
      mayRegister: may("observation.write"),
      maySetTarget: may("target.write"),
      mayChallenge: may("challenge.write"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.kpi.name);

export default function OneKpi() {
  const { t } = useWords();
  const shown = useLoaderData<typeof loader>();
  const { municipality, kpi, part, observations, target } = shown;
  const base = `/${municipality.key}/kpis/${kpi.slug}`;
  const inPart = part.part === "" ? "" : `?part=${encodeURIComponent(part.part)}`;
  const list = (filter: Record<string, string>) =>
    `/${municipality.key}/kpis?${new URLSearchParams(filter).toString()}`;
  const verified = observations.filter(({ review }) => review === "verified");
  const measured = verified
    .flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]))
    .sort((one, another) => one.year - another.year);
  const waiting = observations.filter(({ mayVerify }) => mayVerify).length;
  return (
    <>
      <PageHead
        title={kpi.name}
        lead={
          <>
            {kpi.definition} <Direction direction={part.direction} />
          </>
        }
        trail={{
          label: t("kpis.one.trail"),
          steps: [
            { label: t("kpis.title"), href: `/${municipality.key}/kpis` },
            { label: kpi.dimensionLabel, href: list({ dimension: kpi.dimension }) },
            { label: kpi.categoryLabel, href: list({ dimension: kpi.dimension, category: kpi.category }) },
          ],
        }}
        actions={
          shown.mayRegister || shown.maySetTarget ? (
            <>
              {shown.mayRegister ? (
                <Link className="ds-button" data-color="accent" to={`${base}/observation${inPart}`}>
                  <Icon of={PlusIcon} />
                  {t("kpis.one.register")}
                </Link>
              ) : null}
              {shown.maySetTarget ? (
                <Link className="ds-button" data-color="accent" data-variant="secondary" to={`${base}/target${inPart}`}>
                  {target === null ? t("kpis.one.setTarget") : t("kpis.one.changeTarget")}
                </Link>
              ) : null}
            </>
          ) : undefined
        }
      />
      {waiting > 0 ? (
        <p className="notice">
          <a className="ds-link" href="#observations">
            {t("kpis.one.waiting", { count: waiting })}
          </a>
        </p>
      ) : null}
      {kpi.parts.length > 1 ? <Parts municipality={municipality.key} kpi={kpi} chosen={part.part} /> : null}
      <HeadFigures place={municipality.name} part={part} />
      <div className="two-columns">
        <ComparisonSection
          municipality={municipality.key}
          slug={kpi.slug}
          part={part}
          rows={shown.compared}
          published={shown.published}
          wanted={shown.wanted}
        />
        <ComparisonTable part={part} rows={shown.compared} />
        <div>
          <ProvenanceSection
            kpi={kpi}
            part={part}
            holds={verified[0] ?? null}
            measured={measured}
            target={target}
            today={shown.today}
          />
          <ObservationsSection
            base={base}
            history={`/${municipality.key}/history/data_point/${part.id}`}
            part={part}
            rows={observations}
          />
        </div>
        <div>
          <DoingSection
            municipality={municipality.key}
            code={kpi.code}
            part={part}
            recommendations={shown.recommendations}
            projects={shown.projects}
            mayChallenge={shown.mayChallenge}
          />
          <TrendSection part={part} measured={measured} target={target} />
        </div>
      </div>
    </>
  );
}

function Direction({ direction }: { direction: KpiPage["parts"][number]["direction"] }) {
  const { t } = useWords();
  if (direction === "context") return <>{t("kpis.one.context")}</>;
  return <>{direction === "higher_is_better" ? t("kpis.one.higher") : t("kpis.one.lower")}</>;
}

/** The data points of the KPI, each with its value. */
function Parts({ municipality, kpi, chosen }: { municipality: string; kpi: KpiPage; chosen: string }) {
  const { t, format } = useWords();
  return (
    <TabsAsLinks
      label={t("kpis.one.parts")}
      views={kpi.parts.map((part) => ({
        key: part.part,
        href: kpiPath(municipality, kpi.slug, part.part),
        label: part.name,
        ...(part.value !== null || part.bound !== null ? { count: figureText(part, part.unit, t, format) } : {}),
        current: part.part === chosen,
      }))}
    />
  );
}
