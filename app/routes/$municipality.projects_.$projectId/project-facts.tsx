import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Served } from "~/components/commitment/served";
import { Facts } from "~/components/ui/facts";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { ServedCriterion } from "~/domain/commitment/served";
import type { Project } from "~/domain/project/queries.server";
import type { RecommendationState } from "~/domain/recommendation/states";

interface ProjectFactsProps {
  path: string;
  municipality: string;
  project: Project;
  recommendations: readonly { id: string; title: string; language: string; state: RecommendationState }[];
  partners: readonly { id: string; name: string; role: string | null }[];
  /** The proposal it came from. */
  proposal: { id: string; title: string; language: string } | null;
  /** The commitment criteria it counts towards. */
  served: readonly ServedCriterion[];
  /** The practice it was copied from. */
  copied: { practiceId: string; title: string; offeredBy: string; language: string; isOpen: boolean } | null;
  /** Of a finished project: the networks it can be offered in, and where it is a practice already. */
  practices: readonly { id: string; name: string; practiceId: string | null }[];
  mayOffer: boolean;
  mayWrite: boolean;
}

/** Where the project stands: state, owner, time, money, what it answers and who takes part. What is missing can be mended there. */
export function ProjectFacts({
  path,
  municipality,
  project,
  recommendations,
  partners,
  proposal,
  served,
  copied,
  practices,
  mayOffer,
  mayWrite,
}: ProjectFactsProps) {
  const { t, format } = useWords();
  const mend = (to: string, label: string): ReactNode =>
    mayWrite ? (
      <Link className="text-button" to={`${path}/${to}`}>
        {label}
      </Link>
    ) : null;
  const missing = (words: string, button: ReactNode) => (
    <span className="fact-with-button">
      <span className="late">{words}</span> {button}
    </span>
  );
  const facts: { key: string; term: ReactNode; detail: ReactNode }[] = [];
  const add = (key: string, term: ReactNode, detail: ReactNode) => facts.push({ key, term, detail });

  add(
    "state",
    t("projects.one.state"),
    <>
      <Tag outline={project.state === "paused"}>{t(`states.project.${project.state}`)}</Tag>
      {project.stateReason ? (
        <span className="sub-line" lang={project.language}>
          {project.stateReason}
        </span>
      ) : null}
    </>,
  );
  if (project.outcome) {
    add("outcome", t("projects.one.outcome"), <span lang={project.language}>{project.outcome}</span>);
  }
  add(
    "owner",
    t("projects.one.owner"),
    project.owner === null ? (
      missing(t("projects.one.noOwner"), mend("owner", t("projects.one.assignOwner")))
    ) : (
      <span className="fact-with-button">
        <span>{[project.owner, project.unit].filter(Boolean).join(", ")}</span>{" "}
        {mend("owner", t("projects.one.changeOwner"))}
      </span>
    ),
  );
  add("period", t("projects.one.period"), <Period project={project} mend={mend("edit", t("projects.one.setDates"))} />);
  add(
    "cost",
    t("projects.one.cost"),
    <>
      {project.costOre === null
        ? missing(t("projects.one.noCost"), mend("edit", t("projects.one.setCost")))
        : format.moneyInFull(project.costOre)}
      {project.costNote ? <span className="sub-line">{project.costNote}</span> : null}
    </>,
  );
  add(
    "updated",
    t("projects.one.updated"),
    <>
      {project.lastUpdatedOn ? format.date(project.lastUpdatedOn) : null}
      {project.lastUpdatedOn === null && project.daysStale === null ? t("projects.one.neverUpdated") : null}
      {project.daysStale === null ? null : (
        <span className={project.lastUpdatedOn ? "sub-line late" : "late"}>
          {t("projects.cell.stale", { count: project.daysStale })}
        </span>
      )}
    </>,
  );
  add(
    "recommendations",
    t("projects.one.recommendations"),
    recommendations.length === 0
      ? missing(t("projects.one.noRecommendations"), mend("edit", t("projects.one.linkRecommendation")))
      : recommendations.map(({ id, title, language, state }) => (
          <span className="fact-line" key={id}>
            <Link className="ds-link" lang={language} to={`/${municipality}/recommendations/${id}`}>
              {title}
            </Link>{" "}
            <Tag>{t(`states.recommendation.${state}`)}</Tag>
          </span>
        )),
  );
  add(
    "partners",
    t("projects.one.partners"),
    partners.length === 0 ? (
      <span className="quiet">{t("projects.one.noPartners")}</span>
    ) : (
      <span className="fact-with-button">
        {partners.map(({ name }) => name).join(", ")}{" "}
        {mayWrite ? (
          <Link className="text-button" to={`/${municipality}/partners/projects/${project.id}`}>
            {t("projects.one.partnersSee")}
          </Link>
        ) : null}
      </span>
    ),
  );
  if (proposal) {
    add(
      "proposal",
      t("projects.one.cameFrom"),
      <Link className="ds-link" lang={proposal.language} to={`/${municipality}/proposals/${proposal.id}`}>
        {proposal.title}
      </Link>,
    );
  }
  if (served.length > 0) {
    add("served", t("commitments.countsTowards"), <Served base={`/${municipality}`} served={served} />);
  }
  if (copied) {
    const name = <span lang={copied.language}>{copied.title}</span>;
    add(
      "copied",
      t("projects.one.copiedFrom"),
      <>
        {copied.isOpen ? (
          <Link className="ds-link" to={`/${municipality}/practices/${copied.practiceId}`}>
            {name}
          </Link>
        ) : (
          name
        )}
        <span className="sub-line">{copied.offeredBy}</span>
      </>,
    );
  }
  if (practices.some(({ practiceId }) => practiceId !== null || mayOffer)) {
    add(
      "practice",
      t("projects.one.practice"),
      <>
        {practices.map(({ id, name, practiceId }) =>
          practiceId === null ? null : (
            <Link key={id} className="ds-link fact-line" to={`/${municipality}/practices/${practiceId}`}>
              {name}
            </Link>
          ),
        )}
        {practices.some(({ practiceId }) => practiceId === null) && mayOffer ? (
          <Link className="text-button" to={`${path}/practice`}>
            {t("projects.one.offer")}
          </Link>
        ) : null}
      </>,
    );
  }
  if (project.note) add("note", t("projects.one.note"), <span lang={project.language}>{project.note}</span>);
  if (project.source) add("source", t("projects.one.source"), <span lang="en">{project.source}</span>);
  return (
    <>
      <Facts facts={facts} />
      {project.isExample && !project.note ? <p className="table-note">{t("projects.one.example")}</p> : null}
    </>
  );
}

function Period({ project, mend }: { project: Project; mend: ReactNode }) {
  const { t, format } = useWords();
  const { startsOn, endsOn, statedPeriod, daysLate } = project;
  const late =
    daysLate > 0 ? <span className="sub-line late">{t("projects.cell.late", { count: daysLate })}</span> : null;
  if (startsOn && endsOn) {
    return (
      <>
        {t("projects.one.periodBoth", { from: format.date(startsOn), to: format.date(endsOn) })}
        {late}
      </>
    );
  }
  const known = startsOn
    ? t("projects.one.periodFrom", { date: format.date(startsOn) })
    : endsOn
      ? t("projects.one.periodTo", { date: format.date(endsOn) })
      : null;
  return (
    <span className="fact-with-button">
      {known ??
        (statedPeriod ? (
          <span lang={project.language}>{statedPeriod}</span>
        ) : (
          <span className="late">{t("projects.one.noPeriod")}</span>
        ))}{" "}
      {mend}
      {late}
    </span>
  );
}
