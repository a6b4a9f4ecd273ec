import { useWords } from "~/components/use-words";
import type { CriterionKey } from "~/domain/commitment/criteria";
import type { CriterionRow } from "~/domain/commitment/queries.server";
import type { ProjectState } from "~/domain/project/states";

/** The heading of the column that tells why a row counts or not; criteria without one say it by their name. */
export const becauseHeading = {
  core_kpis_verified: "newest",
  core_kpis_recent: "newest",
  data_points_with_aim: null,
  profile_published: "publishedOn",
  published_figures_age: "newest",
  gaps_answered: "recommendations",
  adopted_with_project: "projects",
  projects_ready: "missing",
  plan_documents_adopted: "state",
  challenges_open: "closes",
  proposals_answered_in_time: "answered",
  projects_with_partner: "partners",
  partners_taking_part: "projects",
  actions_updated: "updated",
  completed_with_effect: "effects",
  kpis_measured_again: "newest",
} as const satisfies Record<CriterionKey, string | null>;

/** What the row has, or lacks, of what the criterion asks for. */
export function Because({ criterion, row }: { criterion: CriterionKey; row: CriterionRow }) {
  const { t, format } = useWords();
  switch (becauseHeading[criterion]) {
    case "newest":
      return row.year === null ? <span className="quiet">{t("commitments.rows.why.noValue")}</span> : row.year;
    case "publishedOn":
      return row.day === null ? t("commitments.rows.why.notPublished") : format.date(row.day);
    case "closes":
      return row.day === null ? null : format.date(row.day);
    case "answered":
      return row.day === null ? (
        <span className="late">{t("commitments.rows.why.notAnswered")}</span>
      ) : (
        format.date(row.day)
      );
    case "updated":
      return row.day === null ? <span className="late">{t("commitments.rows.why.never")}</span> : format.date(row.day);
    case "missing":
      return row.missing === null || row.missing.length === 0 ? (
        <span className="quiet">{t("commitments.rows.why.nothing")}</span>
      ) : (
        row.missing.map((part) => t(`commitments.rows.why.${part}`)).join(", ")
      );
    case "state":
      return row.state === null ? null : t(`states.project.${row.state as ProjectState}`);
    case null:
      return null;
    default:
      return row.amount === null ? null : format.number(row.amount);
  }
}
