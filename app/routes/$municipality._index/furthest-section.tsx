import { Link } from "@remix-run/react";
import { GapTable } from "~/components/kpi/gap-table";
import { useWords } from "~/components/use-words";
import { kpiPath } from "~/domain/kpi/filter";
import type { StandingRow } from "~/domain/kpi/queries.server";

/** The gaps furthest from the target, with what it takes to the next band. */
export function FurthestSection(props: {
  municipality: string;
  rows: readonly StandingRow[];
  total: number;
  /** Whether any data point is scored at all. */
  isScored: boolean;
}) {
  const { t } = useWords();
  const { municipality, rows, total } = props;
  return (
    <section className="section" aria-labelledby="furthest">
      <header className="section-head">
        <h2 id="furthest">{t("overview.furthest")}</h2>
        {total > 0 ? (
          <Link className="ds-link" to={`/${municipality}/gaps`}>
            {t("overview.allGaps", { count: total })}
          </Link>
        ) : null}
      </header>
      {rows.length === 0 ? (
        <p>{props.isScored ? t("overview.noGaps") : t("overview.noneScored")}</p>
      ) : (
        <>
          <GapTable
            rows={rows}
            labelledBy="furthest"
            hrefOf={({ slug, part }) => kpiPath(municipality, slug, part)}
            keyOf={({ slug, part }) => `${slug} ${part}`}
          />
          {rows.every(({ isProposed }) => isProposed) ? (
            <p className="table-note">{t("overview.allProposed")}</p>
          ) : null}
        </>
      )}
    </section>
  );
}
