import { Link } from "@remix-run/react";
import { Disclosure } from "~/components/ui/disclosure";
import { Tag } from "~/components/ui/tag";
import type { Profile, ProjectLine, RecommendationLine } from "~/domain/publication/profile";
import { useWords } from "../use-words";
import { useOpenHref } from "./open-href";

interface PlanOfProps {
  profile: Profile;
  /** Ids of the challenges that can be opened, by title. */
  challengePages: Readonly<Record<string, string>>;
}

/** The plan: recommendations with their answers, projects with their money by certainty, practices and open challenges. */
export function PlanOf({ profile, challengePages }: PlanOfProps) {
  const { t, format } = useWords();
  const hrefOf = useOpenHref();
  const { recommendations, projects, practices, challenges } = profile;
  return (
    <>
      <section className="section" aria-labelledby="plan">
        <h2 id="plan">{t("open.work")}</h2>
        {recommendations.length + projects.length === 0 ? <p>{t("open.noPlan")}</p> : null}
        <div className="disclosures">
          {recommendations.length > 0 ? (
            <Disclosure summary={`${t("open.recommendations")} (${format.number(recommendations.length)})`}>
              <Recommendations rows={recommendations} />
            </Disclosure>
          ) : null}
          {projects.length > 0 ? (
            <Disclosure summary={`${t("open.projects")} (${format.number(projects.length)})`}>
              <Projects rows={projects} />
              <p className="table-note">{t("open.fundingNote")}</p>
            </Disclosure>
          ) : null}
        </div>
      </section>
      {practices.length > 0 ? (
        <section className="section" aria-labelledby="practices">
          <h2 id="practices">{t("open.practices")}</h2>
          <ul className="rule-list">
            {practices.map((practice) => (
              <li key={practice.title} lang={practice.language}>
                <div className="rule-list__main">{practice.title}</div>
                <div className="rule-list__note">{practice.text}</div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {challenges.length > 0 ? (
        <section className="section" aria-labelledby="challenges">
          <h2 id="challenges">{t("open.challenges")}</h2>
          <ul className="rule-list">
            {challenges.map((challenge) => (
              <li key={challenge.title}>
                <div className="rule-list__main" lang={challenge.language}>
                  {challengePages[challenge.title] === undefined ? (
                    challenge.title
                  ) : (
                    <Link className="ds-link" to={hrefOf(`/open/challenges/${challengePages[challenge.title]}`)}>
                      {challenge.title}
                    </Link>
                  )}
                </div>
                {challenge.closesOn === null ? null : (
                  <div className="rule-list__side">{t("open.closesOn", { date: format.date(challenge.closesOn) })}</div>
                )}
                <div className="rule-list__note" lang={challenge.language}>
                  {challenge.text}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Recommendations({ rows }: { rows: readonly RecommendationLine[] }) {
  const { t } = useWords();
  return (
    <table className="ds-table table--fold">
      <caption className="ds-sr-only">{t("open.recommendations")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("open.recommendation")}</th>
          <th scope="col">{t("open.answer")}</th>
          <th scope="col">{t("open.owner")}</th>
          <th scope="col">{t("open.projects")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.reference}>
            <th scope="row">
              <span lang={row.language}>{row.title}</span>{" "}
              {row.isExample ? <Tag outline>{t("open.example")}</Tag> : null}
              <span className="sub-line">{row.area}</span>
            </th>
            <td data-label={t("open.answer")}>
              {row.outcome === null ? (
                <span className="quiet">{t("open.unanswered")}</span>
              ) : (
                t(`states.recommendation.${row.state}`)
              )}
            </td>
            <td data-label={t("open.owner")}>{row.owner ?? "–"}</td>
            <td data-label={t("open.projects")}>{row.projects.length === 0 ? "–" : row.projects.join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Projects({ rows }: { rows: readonly ProjectLine[] }) {
  const { t } = useWords();
  return (
    <table className="ds-table table--fold">
      <caption className="ds-sr-only">{t("open.projects")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("open.project")}</th>
          <th scope="col">{t("open.state")}</th>
          <th scope="col">{t("open.period")}</th>
          <th scope="col">{t("open.owner")}</th>
          <th scope="col">{t("open.funding")}</th>
          <th scope="col" className="number">
            {t("open.actions")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">
              <span lang={row.language}>{row.name}</span>{" "}
              {row.isExample ? <Tag outline>{t("open.example")}</Tag> : null}
              <span className="sub-line">
                {row.area}
                {row.partners.length === 0 ? null : `. ${t("open.partners", { names: row.partners.join(", ") })}`}
              </span>
            </th>
            <td data-label={t("open.state")}>{t(`states.project.${row.state}`)}</td>
            <td data-label={t("open.period")}>
              <Period row={row} />
            </td>
            <td data-label={t("open.owner")}>{row.owner ?? "–"}</td>
            <td data-label={t("open.funding")}>
              <Funding row={row} />
            </td>
            <td className="number" data-label={t("open.actions")}>
              {row.actions === 0 ? "–" : t("open.ofTotal", { some: row.actionsDone, all: row.actions })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Period({ row: { startsOn, endsOn, statedPeriod, language } }: { row: ProjectLine }) {
  const { format } = useWords();
  if (startsOn === null && endsOn === null) return <span lang={language}>{statedPeriod ?? "–"}</span>;
  return (
    <span>
      {startsOn === null ? "" : format.date(startsOn)}–{endsOn === null ? "" : format.date(endsOn)}
    </span>
  );
}

/** The certainties side by side; those without money are left out. */
function Funding({ row }: { row: ProjectLine }) {
  const { t, format } = useWords();
  const sums = (
    [
      ["open.cost", row.costOre],
      ["open.planned", row.plannedOre],
      ["open.applied", row.appliedOre],
      ["open.granted", row.grantedOre],
      ["open.paid", row.paidOre],
    ] as const
  ).filter(([, sum]) => sum !== null && sum > 0);
  if (sums.length === 0) return <span className="quiet">{t("open.notStated")}</span>;
  return (
    <span>
      {sums.map(([name, sum]) => (
        <span key={name} className="fact-line">
          {t(name)}: {format.money(sum ?? 0)}
        </span>
      ))}
    </span>
  );
}
