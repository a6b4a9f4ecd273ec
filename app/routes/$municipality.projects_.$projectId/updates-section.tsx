import { Link } from "@remix-run/react";
import { RuleList } from "~/components/ui/rule-list";
import { useWords } from "~/components/use-words";
import type { ProjectUpdate } from "~/domain/project/updates.server";

interface UpdatesSectionProps {
  path: string;
  municipality: string;
  updates: readonly ProjectUpdate[];
  total: number;
  /** All of them are asked for. */
  isWhole: boolean;
}

/** What has been reported on the project and its actions, newest first. */
export function UpdatesSection({ path, municipality, updates, total, isWhole }: UpdatesSectionProps) {
  const { t, format } = useWords();
  return (
    <section className="section">
      <div className="section-head">
        <h2 id="updates">{t("projects.one.updates")}</h2>
        {total > updates.length ? (
          <Link className="ds-link" to={`${path}?updates=all#updates`}>
            {t("projects.one.allUpdates", { count: total })}
          </Link>
        ) : isWhole ? (
          <Link className="ds-link" to={`${path}#updates`}>
            {t("projects.one.fewer")}
          </Link>
        ) : null}
      </div>
      {updates.length === 0 ? (
        <p className="quiet">{t("projects.one.noUpdates")}</p>
      ) : (
        <RuleList
          dense
          rows={updates.map((update) => ({
            key: update.id,
            main:
              update.text === "" ? (
                t("projects.one.noChange")
              ) : (
                <span className="reading--lines" lang={update.language}>
                  {update.text}
                </span>
              ),
            side: format.date(update.reportedOn),
            note: (
              <>
                {update.reportedBy ?? t("projects.one.someone")}
                {update.actionId ? (
                  <>
                    {". "}
                    <Link
                      className="ds-link"
                      data-color="neutral"
                      lang={update.actionLanguage ?? undefined}
                      to={`/${municipality}/actions/${update.actionId}`}
                    >
                      {update.actionTitle}
                    </Link>
                  </>
                ) : null}
              </>
            ),
          }))}
        />
      )}
    </section>
  );
}
