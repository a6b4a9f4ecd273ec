import { Link } from "@remix-run/react";
import { RuleList } from "~/components/ui/rule-list";
import { useWords } from "~/components/use-words";
import type { HistoryEntry } from "~/domain/action/history";
import { actionStates } from "~/domain/action/states";
import { MoreOrFewer } from "./updates";

interface HistorySectionProps {
  entries: (HistoryEntry & { key: string; at: string; who: string | null })[];
  /** All lines; one may say several things. */
  total: number;
  few: number;
  base: string;
  search: string;
  /** The page that tells it field by field. */
  whole: string;
}

/** What was changed, by whom and when, the newest first. */
export function HistorySection({ entries, total, few, base, search, whole }: HistorySectionProps) {
  const { t, format } = useWords();
  const lines = new Set(entries.map(({ key }) => key.split(" ")[0])).size;
  const say = useSentences();
  return (
    <section aria-labelledby="action-history">
      <div className="section-head">
        <h2 id="action-history">{t("actions.one.history")}</h2>
        <MoreOrFewer of="history" total={total} few={few} isWhole={lines > few} base={base} search={search} />
        <Link className="ds-link" to={whole}>
          {t("history.open")}
        </Link>
      </div>
      <RuleList
        dense
        rows={entries.map((entry) => ({
          key: entry.key,
          main: say(entry),
          side: <span className="quiet">{format.date(entry.at)}</span>,
          note: entry.kind === "loaded" ? undefined : (entry.who ?? t("actions.one.someone")),
        }))}
      />
    </section>
  );
}

function useSentences(): (entry: HistoryEntry) => string {
  const { t, format } = useWords();
  const state = (name: string | null) => {
    const known = actionStates.find((one) => one === name);
    return known ? t(`states.action.${known}`) : "–";
  };
  return ({ kind, from, to, why }) => {
    switch (kind) {
      case "owner":
        if (from === null && to === null) return t("actions.history.other");
        if (from === null) return t("actions.history.ownerSet", { to: to ?? "–" });
        return to === null ? t("actions.history.ownerRemoved", { from }) : t("actions.history.owner", { from, to });
      case "due":
      case "starts": {
        const [before, after] = [from && format.date(from), to && format.date(to)];
        if (before === null) return t(`actions.history.${kind}Set`, { to: after ?? "–" });
        if (after === null) return t(`actions.history.${kind}Removed`, { from: before });
        return t(`actions.history.${kind}`, { from: before, to: after });
      }
      case "state":
        return why
          ? t("actions.history.stateWhy", { from: state(from), to: state(to), why })
          : t("actions.history.state", { from: state(from), to: state(to) });
      case "parent":
      case "title":
        return t(`actions.history.${kind}`, { from: from ?? "–", to: to ?? "–" });
      case "milestoneAdded":
        return t("actions.history.milestoneAdded", { to: to ?? "–" });
      case "milestoneRemoved":
        return t("actions.history.milestoneRemoved", { from: from ?? "–" });
      default:
        return t(`actions.history.${kind}`);
    }
  };
}
