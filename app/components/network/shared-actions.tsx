import { RuleList } from "~/components/ui/rule-list";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { SharedAction } from "~/domain/network-list/record.server";

/** The actions of a member's project or recommendation, with their owners' units. `total` may be more than are shown. */
export function SharedActions({ actions, total }: { actions: readonly SharedAction[]; total: number }) {
  const { t, format } = useWords();
  return (
    <section className="section">
      <div className="section-head">
        <h2 id="actions">{t("networkLists.one.actions")}</h2>
      </div>
      {actions.length === 0 ? (
        <p className="quiet">{t("networkLists.one.noActions")}</p>
      ) : (
        <RuleList
          dense
          rows={actions.map((action) => ({
            key: action.id,
            main: (
              <>
                <span lang={action.language}>{action.title}</span>{" "}
                <Tag outline={action.state === "blocked"}>{t(`states.action.${action.state}`)}</Tag>
              </>
            ),
            side: action.dueOn ? format.date(action.dueOn) : null,
            note: (
              <>
                {action.unit}
                {action.daysLate > 0 ? (
                  <span className="late">
                    {action.unit ? " · " : null}
                    {t("networkLists.one.lateBy", { count: action.daysLate })}
                  </span>
                ) : null}
              </>
            ),
          }))}
        />
      )}
      {total > actions.length ? (
        <p className="table-note">{t("networkLists.one.more", { count: total - actions.length })}</p>
      ) : null}
    </section>
  );
}
