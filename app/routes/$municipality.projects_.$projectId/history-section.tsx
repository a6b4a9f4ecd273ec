import { Link } from "@remix-run/react";
import { RuleList } from "~/components/ui/rule-list";
import { useWords } from "~/components/use-words";
import type { ProjectChange, TracedField } from "~/domain/project/history";
import type { ProjectHistory } from "~/domain/project/history.server";
import type { Formats } from "~/text/format";
import type { Translate } from "~/text/words";

interface HistorySectionProps {
  path: string;
  /** The page that tells it field by field. */
  whole: string;
  history: ProjectHistory;
  /** As much of it as there is was asked for. */
  isWhole: boolean;
}

/** Who changed what about the project, newest first. */
export function HistorySection({ path, whole, history, isWhole }: HistorySectionProps) {
  const { t, format } = useWords();
  const { entries, names, hasMore } = history;
  return (
    <section className="section">
      <div className="section-head">
        <h2 id="history">{t("projects.one.history")}</h2>
        {hasMore && !isWhole ? (
          <Link className="ds-link" to={`${path}?history=all#history`}>
            {t("projects.one.allHistory")}
          </Link>
        ) : isWhole ? (
          <Link className="ds-link" to={`${path}#history`}>
            {t("projects.one.fewer")}
          </Link>
        ) : null}
        <Link className="ds-link" to={whole}>
          {t("history.open")}
        </Link>
      </div>
      <RuleList
        dense
        rows={entries.map((entry, index) => ({
          key: String(index),
          main: entry.changes.map((change, place) => (
            <span className="fact-line" key={place}>
              {sentence(change, names, t, format)}
            </span>
          )),
          side: format.date(entry.at),
          note: entry.who,
        }))}
      />
    </section>
  );
}

/** A value of a field, as people read it. */
function valueOf(
  field: TracedField,
  value: string,
  names: Record<string, string>,
  t: Translate,
  format: Formats,
): string {
  switch (field) {
    case "state":
      return t(`states.project.${value as "idea"}`);
    case "owner":
      return names[value] ?? t("projects.history.unknown");
    case "startsOn":
    case "endsOn":
      return format.date(value);
    case "cost":
      return format.money(Number(value));
  }
}

function sentence(change: ProjectChange, names: Record<string, string>, t: Translate, format: Formats): string {
  switch (change.kind) {
    case "traced": {
      const field = t(`projects.history.fields.${change.field}`);
      const shown = (value: string | null) => (value === null ? "" : valueOf(change.field, value, names, t, format));
      const values = { field, before: shown(change.before), after: shown(change.after) };
      if (change.before === null) return t("projects.history.set", values);
      return t(change.after === null ? "projects.history.cleared" : "projects.history.changed", values);
    }
    case "named":
      return t("projects.history.named", { field: t(`projects.history.fields.${change.field}`) });
    case "partnerAdded":
    case "partnerRemoved":
      return t(`projects.history.${change.kind}`, { name: change.name });
    case "linked":
    case "unlinked":
      return t(`projects.history.${change.kind}`, {
        title: names[change.recommendationId] ?? t("projects.history.unknown"),
      });
    case "fundingMoved":
      return t("projects.history.fundingMoved", {
        before: t(`states.funding.${change.before as "planned"}`),
        after: t(`states.funding.${change.after as "planned"}`),
      });
    default:
      return t(`projects.history.${change.kind}`);
  }
}
