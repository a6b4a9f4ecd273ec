import { Link } from "@remix-run/react";
import { RuleList } from "~/components/ui/rule-list";
import { useWords } from "~/components/use-words";
import type { ActionUpdate } from "~/domain/action/queries.server";

interface UpdatesProps {
  updates: ActionUpdate[];
  total: number;
  few: number;
  base: string;
  search: string;
}

/** What has been reported, the newest first. */
export function Updates({ updates, total, few, base, search }: UpdatesProps) {
  const { t, format } = useWords();
  return (
    <section aria-labelledby="action-updates">
      <div className="section-head">
        <h2 id="action-updates">{t("actions.one.updates")}</h2>
        <MoreOrFewer of="updates" total={total} few={few} isWhole={updates.length > few} base={base} search={search} />
      </div>
      {updates.length === 0 ? (
        <p className="small quiet">{t("actions.one.noUpdates")}</p>
      ) : (
        <RuleList
          dense
          rows={updates.map((update) => ({
            key: update.id,
            main: update.noChange ? (
              t("actions.one.noChange")
            ) : (
              <span className="pre-line" lang={update.language}>
                {update.text}
              </span>
            ),
            side: <span className="quiet">{format.date(update.reportedOn)}</span>,
            note: update.reportedBy ?? t("actions.one.someone"),
          }))}
        />
      )}
    </section>
  );
}

interface MoreOrFewerProps {
  of: "updates" | "history";
  total: number;
  few: number;
  isWhole: boolean;
  base: string;
  search: string;
}

/** The way to all lines, and back to the newest. */
export function MoreOrFewer({ of, total, few, isWhole, base, search }: MoreOrFewerProps) {
  const { t } = useWords();
  if (total <= few) return null;
  const more = `${search === "" ? "?" : `${search}&`}${of}=all`;
  return (
    <Link className="ds-link" to={base + (isWhole ? search : more)} preventScrollReset>
      {isWhole
        ? t("actions.one.fewer")
        : t(of === "updates" ? "actions.one.allUpdates" : "actions.one.allHistory", { count: total })}
    </Link>
  );
}
