import type { TakingPart } from "~/domain/partner/queries.server";
import { Tag } from "../ui/tag";
import { useWords } from "../use-words";

/** The projects a partner takes part in, as far as the municipalities show them. */
export function TakingPartTable({ projects }: { projects: readonly TakingPart[] }) {
  const { t, format } = useWords();
  return (
    <div className="scroll-region" tabIndex={0} role="region" aria-label={t("partners.home.projects")}>
      <table className="ds-table table--fold">
        <caption className="ds-sr-only">{t("partners.home.projects")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("partners.home.project")}</th>
            <th scope="col">{t("partners.home.municipality")}</th>
            <th scope="col">{t("partners.home.state")}</th>
            <th scope="col">{t("partners.home.period")}</th>
            <th scope="col">{t("partners.home.progress")}</th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <tr key={`${project.municipality} ${project.projectId}`}>
              <th scope="row" lang={project.language}>
                {project.name}
              </th>
              <td data-label={t("partners.home.municipality")}>{project.municipality}</td>
              <td data-label={t("partners.home.state")}>
                <Tag outline>{t(`states.project.${project.state}`)}</Tag>
              </td>
              <td data-label={t("partners.home.period")}>
                {[project.startsOn, project.endsOn].map((day) => (day === null ? "" : format.date(day))).join("–") ||
                  "–"}
              </td>
              <td data-label={t("partners.home.progress")}>
                <Progress project={project} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Progress({ project: { showsProgress, actions, actionsDone, lastUpdatedOn } }: { project: TakingPart }) {
  const { t, format } = useWords();
  if (!showsProgress) return <span className="quiet">{t("partners.home.notShown")}</span>;
  return (
    <>
      {t("partners.home.actions", { done: actionsDone ?? 0, all: actions ?? 0 })}
      {lastUpdatedOn === null ? null : (
        <span className="sub-line">{t("partners.home.updated", { date: format.date(lastUpdatedOn) })}</span>
      )}
    </>
  );
}
