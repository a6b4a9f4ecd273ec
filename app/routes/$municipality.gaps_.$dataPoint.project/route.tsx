import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { linkProject } from "~/domain/gap/commands.server";
import { gapToLink, linkableProjects } from "~/domain/gap/linking.server";
import { GapParams, LinkProject } from "~/domain/gap/schema";
import { NotFound } from "~/domain/shared/errors";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

const back = (municipality: string, dataPoint: string) => `/${municipality}/gaps?open=${dataPoint}#gap-${dataPoint}`;

export const loader = municipalityLoader(
  { may: "project.write", params: GapParams },
  async ({ db, params, language, may, municipality }) => {
    const gap = await gapToLink(db, params.dataPoint, language);
    if (gap === null) throw new NotFound("gap");
    const projects = await linkableProjects(db, params.dataPoint);
    // Making a project is for those who may change every project: a new one has no owner yet.
    const mayStart = may("project.write", { ownerId: null });
    const started = new URLSearchParams({ dataPoint: params.dataPoint });
    if (gap.recommendation) started.set("recommendation", gap.recommendation.id);
    return {
      gap,
      projects: projects
        .filter(({ ownerId }) => may("project.write", { ownerId }))
        .map(({ ownerId: _, ...project }) => project),
      start: mayStart ? `/${municipality.key}/projects/new?${started}` : null,
      base: `/${municipality.key}`,
      back: back(municipality.key, params.dataPoint),
      title: translatorFor(language).t("gaps.link.title"),
    };
  },
);

export const action = municipalityAction(
  { may: "project.write", params: GapParams, form: LinkProject },
  async ({ db, actor, params, value, municipality }) => {
    await linkProject(db, actor, params.dataPoint, value);
    return redirect(back(municipality.key, params.dataPoint), 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function ProjectBehindGap() {
  const { t } = useWords();
  const { gap, projects, start, base, back: toGaps } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const startOne = start && (
    <Link
      className="ds-button"
      data-variant={projects.length > 0 ? "secondary" : undefined}
      data-color="accent"
      to={start}
    >
      {t("gaps.link.start")}
    </Link>
  );
  return (
    <div className="narrow">
      <PageHead
        title={t("gaps.link.title")}
        lead={gap.name}
        trail={{
          label: t("gaps.link.trail"),
          steps: [{ label: t("gaps.title"), href: `${base}/gaps` }, { label: gap.name }],
        }}
      />
      {gap.recommendation && (
        <p>
          {t("gaps.link.answers")}{" "}
          <Link
            className="ds-link"
            to={`${base}/recommendations/${gap.recommendation.id}`}
            lang={gap.recommendation.language}
          >
            {gap.recommendation.title}
          </Link>
        </p>
      )}
      {projects.length > 0 ? (
        <>
          <div className="section">
            <RecordForm
              answer={answer}
              labels={{ project: t("gaps.link.project") }}
              submit={t("gaps.link.submit")}
              cancel={{ href: toGaps, label: t("forms.cancel") }}
            >
              {({ field }) => (
                <Field
                  kind="select"
                  hint={t("gaps.link.hint")}
                  empty={t("gaps.link.choose")}
                  options={projects.map(({ id, name, state }) => ({
                    value: id,
                    label: `${name} (${t(`states.project.${state}`)})`,
                  }))}
                  {...field("project")}
                />
              )}
            </RecordForm>
          </div>
          {startOne && (
            <section className="section">
              <div className="section-head">
                <h2>{t("gaps.link.orStart")}</h2>
              </div>
              {startOne}
            </section>
          )}
        </>
      ) : (
        <EmptyState
          title={t("gaps.link.none")}
          action={
            startOne ?? (
              <Link className="ds-button" data-color="accent" to={toGaps}>
                {t("gaps.link.back")}
              </Link>
            )
          }
        >
          {t("gaps.link.noneWhat")}
        </EmptyState>
      )}
    </div>
  );
}
