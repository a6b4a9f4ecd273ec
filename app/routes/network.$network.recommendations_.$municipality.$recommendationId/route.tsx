import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { SharedActions } from "~/components/network/shared-actions";
import { pageTitle } from "~/components/page-title";
import { Facts } from "~/components/ui/facts";
import { PageHead } from "~/components/ui/page-head";
import { RuleList } from "~/components/ui/rule-list";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import {
  addressedDataPoints,
  answeringProjects,
  sharedRecommendation,
} from "~/domain/network-list/recommendation-record.server";
import { sharedActions } from "~/domain/network-list/record.server";
import { OneShared } from "~/domain/network-list/search";
import { NotFound } from "~/domain/shared/errors";
import { networkLoader } from "~/http/visit.server";
import { DataPointsSection } from "./data-points-section";

export const loader = networkLoader(
  { may: "network.read", params: z.object({ ...OneShared, recommendationId: z.uuid() }) },
  async ({ db, params, language }) => {
    const { municipality, recommendationId: id } = params;
    const recommendation = await sharedRecommendation(db, { municipality, id }, language);
    if (recommendation === null) throw new NotFound("recommendation");
    const { municipalityId, ...shown } = recommendation;
    return {
      recommendation: shown,
      dataPoints: await addressedDataPoints(db, municipalityId, id, language),
      projects: await answeringProjects(db, municipalityId, id),
      actions: await sharedActions(db, municipalityId, { recommendation: id }),
    };
  },
);
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.recommendation.title);

export default function SharedRecommendationPage() {
  const { t, format } = useWords();
  const { network, municipality } = useParams();
  const { recommendation, dataPoints, projects, actions } = useLoaderData<typeof loader>();
  const base = `/network/${network}`;
  const lang = recommendation.language;
  const isAnswered = recommendation.state !== "received" && recommendation.state !== "under_review";
  const owner =
    recommendation.unit ?? (recommendation.hasOwner ? t("networkLists.cell.noUnit") : t("networkLists.cell.noOwner"));
  const facts = [
    {
      key: "state",
      term: t("networkLists.columns.answer"),
      detail: (
        <>
          <Tag>{t(`states.recommendation.${recommendation.state}`)}</Tag>
          {recommendation.isExample ? ` ${t("recommendations.example")}` : null}
          {recommendation.answeredOn ? (
            <span className="sub-line">{format.date(recommendation.answeredOn)}</span>
          ) : null}
          {isAnswered ? null : <span className="sub-line">{t("networkLists.one.unanswered")}</span>}
        </>
      ),
    },
    ...(recommendation.reason
      ? [
          {
            key: "reason",
            term: t("networkLists.one.reason"),
            detail: <span lang={lang}>{recommendation.reason}</span>,
          },
        ]
      : []),
    ...(recommendation.reviewOn
      ? [
          {
            key: "review",
            term: t("networkLists.columns.reviewOn"),
            detail: format.date(recommendation.reviewOn),
          },
        ]
      : []),
    { key: "area", term: t("networkLists.columns.area"), detail: recommendation.area },
    { key: "reference", term: t("networkLists.columns.reference"), detail: recommendation.reference },
    { key: "owner", term: t("networkLists.columns.unit"), detail: owner },
    {
      key: "source",
      term: t("networkLists.one.source"),
      detail: t(`recommendations.source.${recommendation.source}`),
    },
    ...(recommendation.receivedOn
      ? [{ key: "received", term: t("networkLists.one.received"), detail: format.date(recommendation.receivedOn) }]
      : []),
    ...(recommendation.statedTarget
      ? [
          {
            key: "target",
            term: t("networkLists.one.statedTarget"),
            detail: <span lang={lang}>{recommendation.statedTarget}</span>,
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHead
        title={recommendation.title}
        lang={lang}
        lead={t("networkLists.one.readOnly", { municipality: recommendation.municipality })}
        trail={{
          label: t("networkLists.one.trail"),
          steps: [
            { label: t("networkLists.titles.recommendations"), href: `${base}/recommendations` },
            { label: recommendation.municipality, href: `${base}/recommendations?municipality=${municipality}` },
          ],
        }}
      />
      <h2 className="ds-sr-only">{t("networkLists.one.about")}</h2>
      <Facts facts={facts} />
      <section className="section">
        <div className="section-head">
          <h2>{t("networkLists.one.recommendation")}</h2>
        </div>
        <p className="reading reading--lines" lang={lang}>
          {recommendation.text}
        </p>
        {recommendation.suggestedActions.length === 0 ? null : (
          <>
            <h3>{t("networkLists.one.suggested")}</h3>
            <ul className="reading" lang={lang}>
              {recommendation.suggestedActions.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      <DataPointsSection rows={dataPoints} sharesFigures={recommendation.sharesFigures} />
      <section className="section">
        <div className="section-head">
          <h2 id="projects">{t("networkLists.one.projects")}</h2>
        </div>
        {projects.length === 0 ? (
          <p className="quiet">{t("networkLists.one.noProjects")}</p>
        ) : (
          <RuleList
            dense
            rows={projects.map((project) => ({
              key: project.id,
              main: (
                <>
                  <Link
                    className="ds-link"
                    data-color="neutral"
                    lang={project.language}
                    to={`${base}/projects/${municipality}/${project.id}`}
                  >
                    {project.name}
                  </Link>{" "}
                  <Tag outline={project.state === "paused"}>{t(`states.project.${project.state}`)}</Tag>
                </>
              ),
              note: t("networkLists.one.projectsDone", { done: project.actionsDone, all: project.actions }),
            }))}
          />
        )}
      </section>
      <SharedActions actions={actions} total={actions.length} />
    </>
  );
}
