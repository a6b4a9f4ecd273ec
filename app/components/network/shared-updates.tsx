import { RuleList } from "~/components/ui/rule-list";
import { useWords } from "~/components/use-words";
import type { SharedProject, SharedUpdate } from "~/domain/network-list/record.server";

/** What has been reported on a member's project, as far as that is shared. */
export function SharedUpdates(props: {
  project: Pick<SharedProject, "updates" | "lastUpdatedOn">;
  updates: readonly SharedUpdate[];
}) {
  const { t, format } = useWords();
  const { project, updates } = props;
  return (
    <section className="section">
      <div className="section-head">
        <h2 id="updates">{t("networkLists.one.updates")}</h2>
      </div>
      {project.updates === "nothing" ? (
        <p className="quiet">{t("networkLists.one.updatesNotShared")}</p>
      ) : project.updates === "summary" ? (
        <p>
          {project.lastUpdatedOn === null
            ? t("networkLists.one.neverUpdated")
            : t("networkLists.one.updatesInShort", { date: format.date(project.lastUpdatedOn) })}
        </p>
      ) : updates.length === 0 ? (
        <p className="quiet">{t("networkLists.one.noUpdates")}</p>
      ) : (
        <RuleList
          dense
          rows={updates.map((update) => ({
            key: update.id,
            main:
              update.text === "" ? (
                t("networkLists.one.noChange")
              ) : (
                <span className="reading--lines" lang={update.language}>
                  {update.text}
                </span>
              ),
            side: format.date(update.reportedOn),
            ...(update.action === null
              ? {}
              : { note: <span lang={update.actionLanguage ?? undefined}>{update.action}</span> }),
          }))}
        />
      )}
    </section>
  );
}
