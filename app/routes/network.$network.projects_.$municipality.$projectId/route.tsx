import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { SharedActions } from "~/components/network/shared-actions";
import { pageTitle } from "~/components/page-title";
import { Facts } from "~/components/ui/facts";
import { PageHead } from "~/components/ui/page-head";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { OneShared } from "~/domain/network-list/search";
import {
  sharedActions,
  sharedEffects,
  sharedFunding,
  sharedProject,
  sharedTies,
  sharedUpdates,
} from "~/domain/network-list/record.server";
import { NotFound } from "~/domain/shared/errors";
import { networkLoader } from "~/http/visit.server";
import { EffectsSection } from "./effects-section";
import { FundingSection } from "./funding-section";
import { UpdatesSection } from "./updates-section";

export const loader = networkLoader(
  { may: "network.read", params: z.object({ ...OneShared, projectId: z.uuid() }) },
  async ({ db, params, language }) => {
    const { municipality, projectId: id } = params;
    const project = await sharedProject(db, { municipality, id }, language);
    if (project === null) throw new NotFound("project");
    const { municipalityId, ...shown } = project;
    return {
      project: shown,
      ...(await sharedTies(db, municipalityId, id)),
      actions: await sharedActions(db, municipalityId, { project: id }),
      effects: await sharedEffects(db, municipalityId, id, language),
      funding: await sharedFunding(db, municipalityId, id),
      updates: await sharedUpdates(db, municipalityId, id),
    };
  },
);
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.project.name);

export default function SharedProjectPage() {
  const { t, format } = useWords();
  const { network, municipality } = useParams();
  const { project, recommendations, partners, actions, effects, funding, updates } = useLoaderData<typeof loader>();
  const base = `/network/${network}`;
  const day = (date: string | null) => (date === null ? "…" : format.date(date));
  const period =
    project.startsOn || project.endsOn
      ? `${day(project.startsOn)} – ${day(project.endsOn)}`
      : (project.statedPeriod ?? t("networkLists.one.noPeriod"));
  const owner = project.unit ?? (project.hasOwner ? t("networkLists.cell.noUnit") : t("networkLists.cell.noOwner"));
  return (
    <>
      <PageHead
        title={project.name}
        lang={project.language}
        lead={t("networkLists.one.readOnly", { municipality: project.municipality })}
        trail={{
          label: t("networkLists.one.trail"),
          steps: [
            { label: t("networkLists.titles.projects"), href: `${base}/projects` },
            { label: project.municipality, href: `${base}/projects?municipality=${municipality}` },
          ],
        }}
      />
      <h2 className="ds-sr-only">{t("networkLists.one.aboutProject")}</h2>
      <Facts
        facts={[
          {
            key: "state",
            term: t("networkLists.columns.state"),
            detail: (
              <>
                <Tag outline={project.state === "paused"}>{t(`states.project.${project.state}`)}</Tag>
                {project.isExample ? ` ${t("projects.cell.example")}` : null}
                {project.stateReason ? (
                  <span className="sub-line" lang={project.language}>
                    {project.stateReason}
                  </span>
                ) : null}
              </>
            ),
          },
          ...(project.outcome
            ? [
                {
                  key: "outcome",
                  term: t("networkLists.one.outcome"),
                  detail: <span lang={project.language}>{project.outcome}</span>,
                },
              ]
            : []),
          { key: "area", term: t("networkLists.columns.area"), detail: project.area },
          { key: "owner", term: t("networkLists.columns.unit"), detail: owner },
          { key: "period", term: t("networkLists.one.period"), detail: period },
          {
            key: "cost",
            term: t("networkLists.one.cost"),
            detail: project.sharesMoney ? (
              <>
                {project.costOre === null ? t("networkLists.one.noCost") : format.moneyInFull(project.costOre)}
                {project.costNote ? (
                  <span className="sub-line" lang={project.language}>
                    {project.costNote}
                  </span>
                ) : null}
              </>
            ) : (
              <span className="quiet">{t("networkLists.cell.notShared")}</span>
            ),
          },
          {
            key: "answers",
            term: t("networkLists.one.answers"),
            detail:
              recommendations.length === 0
                ? t("networkLists.one.answersNothing")
                : recommendations.map((one) => (
                    <span className="fact-line" key={one.id}>
                      <Link
                        className="ds-link"
                        lang={one.language}
                        to={`${base}/recommendations/${municipality}/${one.id}`}
                      >
                        {one.title}
                      </Link>{" "}
                      <Tag>{t(`states.recommendation.${one.state}`)}</Tag>
                    </span>
                  )),
          },
          {
            key: "partners",
            term: t("networkLists.one.partners"),
            detail: partners.length === 0 ? t("networkLists.one.noPartners") : partners.join(", "),
          },
        ]}
      />
      {project.description === "" ? null : (
        <section className="section">
          <div className="section-head">
            <h2>{t("networkLists.one.description")}</h2>
          </div>
          <p className="reading reading--lines" lang={project.language}>
            {project.description}
          </p>
        </section>
      )}
      <SharedActions actions={actions} total={project.actions} />
      <FundingSection project={project} links={funding} />
      <EffectsSection effects={effects} />
      <UpdatesSection project={project} updates={updates} />
    </>
  );
}
