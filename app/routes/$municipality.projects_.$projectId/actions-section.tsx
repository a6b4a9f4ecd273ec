import { Link } from "@remix-run/react";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { Project, ProjectAction } from "~/domain/project/queries.server";

interface ActionsSectionProps {
  municipality: string;
  project: Project;
  actions: readonly ProjectAction[];
  mayAdd: boolean;
}

/** The project's actions with their owners, dates and milestones. */
export function ActionsSection({ municipality, project, actions, mayAdd }: ActionsSectionProps) {
  const { t, format } = useWords();
  const title =
    project.actions === 0
      ? t("projects.one.actions")
      : t("projects.one.actionsDone", { done: project.actionsDone, total: project.actions });
  return (
    <section className="section">
      <div className="section-head">
        <h2 id="actions">{title}</h2>
        {mayAdd ? (
          <Link className="ds-link" to={`/${municipality}/actions/new?project=${project.id}`}>
            {t("projects.one.addAction")}
          </Link>
        ) : null}
      </div>
      {actions.length === 0 ? (
        <p className="quiet">{t("projects.one.noActions")}</p>
      ) : (
        <div className="scroll-region" role="region" aria-labelledby="actions" tabIndex={0}>
          <table className="ds-table table--fold table--narrow" aria-labelledby="actions">
            <thead>
              <tr>
                <th scope="col">{t("projects.one.actionColumns.action")}</th>
                <th scope="col">{t("projects.one.actionColumns.owner")}</th>
                <th scope="col">{t("projects.one.actionColumns.due")}</th>
                <th scope="col">{t("projects.one.actionColumns.state")}</th>
                <th scope="col" className="number">
                  {t("projects.one.actionColumns.milestones")}
                </th>
              </tr>
            </thead>
            <tbody>
              {actions.map((action) => (
                <tr key={action.id}>
                  <th scope="row">
                    <Link
                      className="ds-link"
                      data-color="neutral"
                      lang={action.language}
                      to={`/${municipality}/actions/${action.id}`}
                    >
                      {action.title}
                    </Link>
                  </th>
                  <td data-label={t("projects.one.actionColumns.owner")}>
                    {action.owner ?? <span className="late">{t("projects.one.noOwner")}</span>}
                  </td>
                  <td data-label={t("projects.one.actionColumns.due")}>
                    <div>
                      {action.dueOn ? (
                        <span className="no-wrap">{format.date(action.dueOn)}</span>
                      ) : (
                        <span className="quiet">{t("projects.one.noDate")}</span>
                      )}
                      {action.daysLate > 0 ? (
                        <span className="sub-line late">{t("projects.cell.late", { count: action.daysLate })}</span>
                      ) : null}
                    </div>
                  </td>
                  <td data-label={t("projects.one.actionColumns.state")}>
                    <div>
                      <Tag outline={action.state === "blocked"}>{t(`states.action.${action.state}`)}</Tag>
                    </div>
                  </td>
                  <td className="number" data-label={t("projects.one.actionColumns.milestones")}>
                    {action.milestones === 0
                      ? "–"
                      : t("projects.one.ofAll", { done: action.milestonesDone, total: action.milestones })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {project.actions > actions.length ? (
        <p className="section-foot">
          <Link className="ds-link" to={`/${municipality}/actions?project=${project.id}&state=all`}>
            {t("projects.one.allActions")}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
