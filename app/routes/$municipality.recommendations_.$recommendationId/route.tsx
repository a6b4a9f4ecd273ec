import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { Served } from "~/components/commitment/served";
import { pageTitle } from "~/components/page-title";
import { Facts } from "~/components/ui/facts";
import { PageHead } from "~/components/ui/page-head";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { commitmentWords } from "~/domain/commitment/queries.server";
import { servedByRecommendation, servedInWords } from "~/domain/commitment/served";
import {
  answeringProjects,
  directActions,
  linkedDataPoints,
  recommendation,
  recommendationHistory,
  updatesOn,
} from "~/domain/recommendation/queries.server";
import { answerable, recommendationMachine } from "~/domain/recommendation/states";
import { NotFound } from "~/domain/shared/errors";
import { reachable } from "~/domain/shared/state-machine";
import { municipalityLoader } from "~/http/visit.server";
import { TheAnswer } from "./answer";
import { DataPoints } from "./data-points";
import { Moves } from "./moves";
import { Actions, History, Projects, Updates } from "./work";

const Params = z.object({ recommendationId: z.uuid() });

export const loader = municipalityLoader(
  { may: "plan.read", params: Params },
  async ({ db, params, language, municipality, today, may }) => {
    const id = params.recommendationId;
    const found = await recommendation(db, id, language);
    if (!found) throw new NotFound("recommendation");
    const mayAnswer = may("recommendation.answer");
    const moves = reachable(recommendationMachine, found.state, { hasOwner: found.ownerId !== null });
    return {
      found,
      dataPoints: await linkedDataPoints(db, id, language),
      served: servedInWords(
        servedByRecommendation(found.response?.outcome ?? null),
        await commitmentWords(db, language),
      ),
      projects: await answeringProjects(db, id),
      actions: await directActions(db, id),
      updates: await updatesOn(db, id),
      history: await recommendationHistory(db, id),
      today,
      /** Answers carry no language of their own: they are the municipality's. */
      ownLanguage: municipality.language,
      mayWrite: may("recommendation.write"),
      mayAnswer: mayAnswer && answerable(found.state).length > 0,
      mayWriteProject: may("project.write"),
      mayWriteAction: may("action.write"),
      moves: mayAnswer ? moves.map(({ name, blockedBy }) => ({ name, blockedBy })) : [],
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.found.title);

export default function RecommendationPage() {
  const { t, format } = useWords();
  const { municipality = "" } = useParams();
  const page = useLoaderData<typeof loader>();
  const { found } = page;
  const base = `/${municipality}/recommendations/${found.id}`;
  const isOwn = found.source === "council";
  const edit = `${base}/edit`;
  const unanswered = found.response === null || found.state === "under_review";
  return (
    <>
      <PageHead
        title={found.title}
        lang={found.language}
        lead={
          <>
            <Tag outline={unanswered}>{t(`states.recommendation.${found.state}`)}</Tag>{" "}
            {found.isExample ? <Tag outline>{t("recommendations.example")}</Tag> : null} {found.area}
          </>
        }
        trail={{
          label: t("recommendations.one.trail"),
          steps: [
            { label: t("recommendations.title"), href: `/${municipality}/recommendations` },
            { label: found.reference },
          ],
        }}
        actions={
          <>
            {page.mayAnswer && unanswered ? (
              <Link className="ds-button" data-color="accent" to={`${base}/answer`}>
                {t("recommendations.one.answer")}
              </Link>
            ) : null}
            <Moves moves={page.moves} base={base} />
            {page.mayWrite && isOwn ? (
              <Link className="ds-button" data-variant="secondary" data-color="accent" to={edit}>
                {t("recommendations.one.edit")}
              </Link>
            ) : null}
          </>
        }
      />
      <div className="two-columns">
        <div>
          <section className="section">
            <div className="section-head">
              <h2>{t("recommendations.one.text")}</h2>
            </div>
            <div className="reading" lang={found.language}>
              {found.text.split(/\n{2,}/).map((paragraph, index) => (
                <p key={index} className="pre-line">
                  {paragraph}
                </p>
              ))}
            </div>
            {found.suggestedActions.length > 0 ? (
              <>
                <h3>{t("recommendations.one.suggested")}</h3>
                <ul className="ds-list reading" lang={found.language}>
                  {found.suggestedActions.map((action) => (
                    <li key={action}>{action}</li>
                  ))}
                </ul>
              </>
            ) : null}
          </section>
        </div>
        <div>
          <section className="section">
            <div className="section-head">
              <h2>{t("recommendations.one.answerHeading")}</h2>
              {page.mayAnswer && !unanswered ? (
                <Link className="ds-link" to={`${base}/answer`}>
                  {t("recommendations.one.amend")}
                </Link>
              ) : null}
            </div>
            <TheAnswer found={found} language={page.ownLanguage} today={page.today} />
          </section>
          <section className="section">
            <div className="section-head">
              <h2>{t("recommendations.one.about")}</h2>
              {page.mayWrite ? (
                <Link className="ds-link" to={`${base}/owner`}>
                  {found.ownerId === null ? t("recommendations.one.chooseOwner") : t("recommendations.one.changeOwner")}
                </Link>
              ) : null}
            </div>
            <Facts
              facts={[
                {
                  key: "owner",
                  term: t("recommendations.one.owner"),
                  detail: found.owner ? (
                    [found.owner, found.unit].filter(Boolean).join(", ")
                  ) : (
                    <span className="quiet">{t("recommendations.one.noOwner")}</span>
                  ),
                },
                {
                  key: "source",
                  term: t("recommendations.source.label"),
                  detail: (
                    <>
                      {found.source === "evaluation" && found.evaluationYear !== null
                        ? t("recommendations.source.evaluationOf", { year: found.evaluationYear })
                        : t(`recommendations.source.${found.source}`)}
                      {found.sourceNote ? (
                        <span className="sub-line" lang={isOwn ? found.language : "en"}>
                          {found.sourceNote}
                        </span>
                      ) : null}
                    </>
                  ),
                },
                {
                  key: "received",
                  term: t("recommendations.one.received"),
                  detail:
                    found.receivedOn === null
                      ? t("recommendations.one.receivedUnknown")
                      : format.date(found.receivedOn),
                },
                ...(found.statedTarget
                  ? [
                      {
                        key: "target",
                        term: t("recommendations.one.statedTarget"),
                        detail: <span lang={found.language}>{found.statedTarget}</span>,
                      },
                    ]
                  : []),
                ...(page.served.length > 0
                  ? [
                      {
                        key: "served",
                        term: t("commitments.countsTowards"),
                        detail: <Served base={`/${municipality}`} served={page.served} />,
                      },
                    ]
                  : []),
              ]}
            />
          </section>
        </div>
        <div>
          <section className="section">
            <div className="section-head">
              <h2>{t("recommendations.one.dataPoints")}</h2>
              <span className="quiet">{t("recommendations.one.dataPointsNow")}</span>
            </div>
            <DataPoints
              dataPoints={page.dataPoints}
              municipality={municipality}
              inPart={found.state === "adopted_in_part"}
              editHref={page.mayWrite && isOwn ? edit : null}
            />
          </section>
          <section className="section">
            <div className="section-head">
              <h2>{t("recommendations.one.projects")}</h2>
              {page.mayWriteProject ? (
                <Link className="ds-link" to={`/${municipality}/projects/new?recommendation=${found.id}`}>
                  {t("recommendations.one.newProject")}
                </Link>
              ) : null}
            </div>
            <Projects projects={page.projects} municipality={municipality} today={page.today} />
          </section>
          <section className="section">
            <div className="section-head">
              <h2>{t("recommendations.one.actions")}</h2>
              {page.mayWriteAction ? (
                <Link className="ds-link" to={`/${municipality}/actions/new?recommendation=${found.id}`}>
                  {t("recommendations.one.newAction")}
                </Link>
              ) : null}
            </div>
            <Actions actions={page.actions} municipality={municipality} today={page.today} />
          </section>
        </div>
        <div>
          <section className="section">
            <div className="section-head">
              <h2>{t("recommendations.one.updates")}</h2>
            </div>
            <Updates updates={page.updates} municipality={municipality} />
          </section>
          <section className="section">
            <div className="section-head">
              <h2>{t("recommendations.one.history")}</h2>
              <Link className="ds-link" to={`/${municipality}/history/recommendation/${found.id}`}>
                {t("history.open")}
              </Link>
            </div>
            <History history={page.history} language={page.ownLanguage} />
          </section>
        </div>
      </div>
    </>
  );
}
