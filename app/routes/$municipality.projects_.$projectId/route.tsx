import { PencilIcon } from "@navikt/aksel-icons";
import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { ProjectMoves } from "~/components/project/project-moves";
import { Icon } from "~/components/ui/icon";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { commitmentWords } from "~/domain/commitment/queries.server";
import { servedByProject, servedInWords } from "~/domain/commitment/served";
import { projectFunding } from "~/domain/funding/queries.server";
import { expectedEffects, observedEffects } from "~/domain/project/effects.server";
import { copiedFrom, ownNetworks } from "~/domain/practice/queries.server";
import { isFinished } from "~/domain/practice/states";
import { projectHistory } from "~/domain/project/history.server";
import { projectActions, projectById, projectPartners, projectRecommendations } from "~/domain/project/queries.server";
import { ProjectParams } from "~/domain/project/schema";
import { projectMachine } from "~/domain/project/states";
import { projectUpdates } from "~/domain/project/updates.server";
import { proposalBehind } from "~/domain/proposal/conversion.server";
import { reachable } from "~/domain/shared/state-machine";
import { municipalityLoader } from "~/http/visit.server";
import { ActionsSection } from "./actions-section";
import { EffectsSection } from "./effects-section";
import { FundingSection } from "./funding-section";
import { HistorySection } from "./history-section";
import { ProjectFacts } from "./project-facts";
import { UpdatesSection } from "./updates-section";

const some = { actions: 30, updates: 5, history: 6 };
const many = 100;

const Search = z.object({
  updates: z.literal("all").optional().catch(undefined),
  history: z.literal("all").optional().catch(undefined),
});

export const loader = municipalityLoader(
  { may: "plan.read", params: ProjectParams, search: Search },
  async ({ db, params: { projectId }, search, language, may }) => {
    const project = await projectById(db, projectId, language);
    const recommendations = await projectRecommendations(db, projectId);
    const observed = await observedEffects(db, projectId, language);
    const own = { ownerId: project.ownerId };
    return {
      project,
      recommendations,
      observed,
      expected: await expectedEffects(db, projectId, language),
      partners: await projectPartners(db, projectId),
      proposal: await proposalBehind(db, projectId),
      served: servedInWords(servedByProject(project), await commitmentWords(db, language)),
      actions: await projectActions(db, projectId, some.actions),
      funding: await projectFunding(db, projectId),
      updates: await projectUpdates(db, projectId, search.updates ? many : some.updates),
      copied: await copiedFrom(db, projectId),
      practices: isFinished(project.state) ? await ownNetworks(db, projectId) : [],
      history: await projectHistory(db, projectId, search.history ? many : some.history),
      search,
      moves: reachable(projectMachine, project.state, {
        hasOwner: project.ownerId !== null,
        hasDates: project.startsOn !== null && project.endsOn !== null,
        hasPurpose: recommendations.length > 0,
        hasObservedEffect: observed.length > 0,
      }),
      allowed: {
        write: may("project.write", own),
        move: may("project.transition", own),
        effect: may("effect.write", own),
        funding: may("funding.write", own),
        update: may("update.write", own),
        action: may("action.write", {}),
        offer: may("practice.offer"),
      },
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.project.name);

export default function ProjectPage() {
  const { t } = useWords();
  const { municipality } = useParams();
  const { project, allowed, moves, ...page } = useLoaderData<typeof loader>();
  const path = `/${municipality}/projects/${project.id}`;
  return (
    <>
      <PageHead
        title={project.name}
        lang={project.language}
        lead={`${t(`projects.kinds.${project.kind}`)} · ${project.area}`}
        trail={{
          label: t("projects.trail"),
          steps: [{ label: t("projects.title"), href: `/${municipality}/projects` }],
        }}
        actions={
          <>
            {allowed.update && project.state !== "cancelled" ? (
              <Link className="ds-button" data-color="accent" to={`${path}/update`}>
                {t("projects.one.writeUpdate")}
              </Link>
            ) : null}
            {allowed.write ? (
              <Link className="ds-button" data-variant="secondary" data-color="accent" to={`${path}/edit`}>
                <Icon of={PencilIcon} />
                {t("projects.one.edit")}
              </Link>
            ) : null}
          </>
        }
      />
      <div className="two-columns">
        <div>
          <ProjectFacts
            path={path}
            municipality={municipality ?? ""}
            project={project}
            recommendations={page.recommendations}
            partners={page.partners}
            proposal={page.proposal}
            served={page.served}
            copied={page.copied}
            practices={page.practices}
            mayOffer={allowed.offer}
            mayWrite={allowed.write}
          />
          <section className="section">
            <div className="section-head">
              <h2 id="about">{t("projects.one.about")}</h2>
            </div>
            {project.description === "" ? (
              <p className="quiet">{t("projects.one.noDescription")}</p>
            ) : (
              <p className="reading reading--lines" lang={project.language}>
                {project.description}
              </p>
            )}
          </section>
          <EffectsSection
            path={path}
            municipality={municipality ?? ""}
            project={project}
            expected={page.expected}
            observed={page.observed}
            allowed={allowed}
          />
          <ActionsSection
            municipality={municipality ?? ""}
            project={project}
            actions={page.actions}
            mayAdd={allowed.action || allowed.write}
          />
          <FundingSection path={path} project={project} links={page.funding} mayWrite={allowed.funding} />
        </div>
        <div>
          {allowed.move ? (
            <section className="section">
              <div className="section-head">
                <h2 id="moves">{t("projects.moves.title")}</h2>
              </div>
              <ProjectMoves path={path} moves={moves} />
            </section>
          ) : null}
          <UpdatesSection
            path={path}
            municipality={municipality ?? ""}
            updates={page.updates.rows}
            total={page.updates.total}
            isWhole={page.search.updates === "all"}
          />
          <HistorySection
            path={path}
            whole={`/${municipality}/history/project/${project.id}`}
            history={page.history}
            isWhole={page.search.history === "all"}
          />
        </div>
      </div>
    </>
  );
}
