import { Link } from "@remix-run/react";
import { RuleList } from "~/components/ui/rule-list";
import { useWords } from "~/components/use-words";
import { isOpenAction } from "~/domain/action/states";
import type {
  AnsweringProject,
  ChangedField,
  DirectAction,
  RecommendationChange,
  ReportedUpdate,
} from "~/domain/recommendation/queries.server";
import { daysBetween } from "~/domain/shared/period";

/** A due date, and in words how late it is. */
function Due({ on, today }: { on: string | null; today: string }) {
  const { t, format } = useWords();
  if (on === null) return t("recommendations.one.noDue");
  const late = daysBetween(on, today);
  if (late <= 0) return t("recommendations.one.due", { date: format.date(on) });
  return <span className="late">{t("recommendations.one.late", { count: late })}</span>;
}

export function Projects({
  projects,
  municipality,
  today,
}: {
  projects: readonly AnsweringProject[];
  municipality: string;
  today: string;
}) {
  const { t } = useWords();
  if (projects.length === 0) return <p className="quiet">{t("recommendations.one.noProjects")}</p>;
  return (
    <RuleList
      rows={projects.map((project) => ({
        key: project.id,
        main: (
          <Link className="ds-link" to={`/${municipality}/projects/${project.id}`} lang={project.language}>
            {project.name}
          </Link>
        ),
        side: t(`states.project.${project.state}`),
        note: (
          <>
            {[
              project.owner ?? t("recommendations.table.noOwner"),
              project.actions === 0
                ? t("recommendations.one.noActionsYet")
                : t("recommendations.one.projectActions", { done: project.actionsDone, count: project.actions }),
            ].join(". ")}
            {project.nextDueOn ? (
              <>
                {". "}
                <Due on={project.nextDueOn} today={today} />
              </>
            ) : null}
          </>
        ),
      }))}
    />
  );
}

export function Actions({
  actions,
  municipality,
  today,
}: {
  actions: readonly DirectAction[];
  municipality: string;
  today: string;
}) {
  const { t } = useWords();
  if (actions.length === 0) return <p className="quiet">{t("recommendations.one.noActions")}</p>;
  return (
    <RuleList
      rows={actions.map((action) => ({
        key: action.id,
        main: (
          <Link className="ds-link" to={`/${municipality}/actions/${action.id}`} lang={action.language}>
            {action.title}
          </Link>
        ),
        side: t(`states.action.${action.state}`),
        note: (
          <>
            {action.owner ?? t("recommendations.table.noOwner")}
            {isOpenAction(action.state) ? (
              <>
                {". "}
                <Due on={action.dueOn} today={today} />
              </>
            ) : null}
          </>
        ),
      }))}
    />
  );
}

export function Updates({ updates, municipality }: { updates: readonly ReportedUpdate[]; municipality: string }) {
  const { t, format } = useWords();
  if (updates.length === 0) return <p className="quiet">{t("recommendations.one.noUpdates")}</p>;
  return (
    <RuleList
      dense
      rows={updates.map((update) => ({
        key: update.id,
        main: update.text ? (
          <span className="pre-line" lang={update.language}>
            {update.text}
          </span>
        ) : (
          t("recommendations.one.noChange")
        ),
        side: format.date(update.reportedOn),
        note: (
          <>
            {update.reportedBy ? `${update.reportedBy}, ` : null}
            <Link
              className="ds-link"
              to={`/${municipality}/${update.subject === "action" ? "actions" : "projects"}/${update.subjectId}`}
              lang={update.subjectLanguage}
            >
              {update.subjectName}
            </Link>
          </>
        ),
      }))}
    />
  );
}

/** The kinds that have words of their own here; any other is a change. */
const told = [
  "recommendation_added",
  "answer_under_review",
  "answer_adopted",
  "answer_adopted_in_part",
  "answer_already_done",
  "answer_postponed",
  "answer_declined",
  "recommendation_implemented",
  "recommendation_closed",
  "owner_changed",
  "loaded",
] as const;

/** The names of the fields as the form has them. */
const fieldLabel = {
  title: "title",
  text: "text",
  areaKey: "area",
  statedTarget: "statedTarget",
  suggestedActions: "suggestedActions",
  receivedOn: "receivedOn",
  sourceNote: "sourceNote",
  language: "language",
  dataPoints: "dataPoints",
} as const satisfies Record<ChangedField, string>;

export function History({
  history,
  language,
}: {
  history: readonly RecommendationChange[];
  /** The language reasons are written in. */
  language: string;
}) {
  const { t, format } = useWords();
  return (
    <RuleList
      dense
      rows={history.map((change, index) => ({
        key: `${index}`,
        main: (
          <>
            {t(`recommendations.history.${told.find((kind) => kind === change.kind) ?? "changed"}`)}
            {change.owner ? `: ${change.owner}` : null}
            {change.fields.length > 0
              ? `: ${change.fields.map((field) => t(`recommendations.form.${fieldLabel[field]}`)).join(", ")}`
              : null}
            {change.reason ? (
              <span className="sub-line pre-line" lang={language}>
                {change.reason}
              </span>
            ) : null}
          </>
        ),
        side: format.date(change.at),
        ...(change.who ? { note: change.who } : {}),
      }))}
    />
  );
}
