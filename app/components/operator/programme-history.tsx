import type { ShownChange } from "~/domain/history/shown";
import { HistoryLines } from "../history/history-lines";
import { Pagination } from "../ui/pagination";
import { useWords } from "../use-words";

interface ProgrammeHistoryProps {
  changes: readonly ShownChange[];
  list: { total: number; page: number; pageSize: number };
  /** The programme's page. */
  path: string;
}

/** Who changed a shared programme and its rounds, newest first. */
export function ProgrammeHistory({ changes, list: { total, page, pageSize }, path }: ProgrammeHistoryProps) {
  const { t } = useWords();
  const at = (to: number) => `${path}?page=${to}#history`;
  return (
    <section className="section" id="history" aria-labelledby="history-title">
      <div className="section-head">
        <h2 id="history-title">{t("history.title")}</h2>
      </div>
      {total === 0 ? (
        <p className="quiet">{t("history.empty.title")}</p>
      ) : (
        <HistoryLines changes={changes} ofOneRecord />
      )}
      {total > pageSize ? (
        <Pagination
          label={t("history.pages.label")}
          status={t("history.pages.status", { count: total })}
          previous={page > 1 ? { href: at(page - 1), label: t("history.pages.newer") } : null}
          next={page * pageSize < total ? { href: at(page + 1), label: t("history.pages.older") } : null}
        />
      ) : null}
    </section>
  );
}
