import type { ReactNode } from "react";
import type { ComparisonLine, Pair } from "~/domain/review/compare";
import { useWords } from "../use-words";

interface OverviewRow {
  key: string;
  name: string;
  /** Where what its figures come from stands. */
  href: string;
  /** Null: there are not two reports to compare, and `why` tells what is missing. */
  line: ComparisonLine | null;
  why: string;
}

const counts = ["up", "down", "finished", "slipped"] as const;

/** What moved between two rounds, a member a line. */
export function ComparisonOverview({ rows }: { rows: readonly OverviewRow[] }) {
  const { t, format } = useWords();
  const title = t("reviews.comparison.overview");
  const heads = [
    { key: "score", label: t("reviews.comparison.score") },
    ...counts.map((key) => ({ key, label: t(`reviews.comparison.short.${key}`) })),
    { key: "late", label: t("reviews.comparison.late") },
  ];
  return (
    <section className="section">
      <h2>{title}</h2>
      <div className="scroll-region" tabIndex={0} role="region" aria-label={title}>
        <table className="ds-table table--fold">
          <caption className="ds-sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t("reviews.comparison.members")}</th>
              {heads.map(({ key, label }) => (
                <th key={key} scope="col" className="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, href, line, why }) => (
              <tr key={key}>
                <th scope="row">
                  {line === null ? (
                    name
                  ) : (
                    <a className="ds-link" href={href}>
                      {name}
                    </a>
                  )}
                </th>
                {line === null ? (
                  <td className="quiet" colSpan={heads.length}>
                    {why}
                  </td>
                ) : (
                  <>
                    <Cell label={t("reviews.comparison.score")}>
                      <FromTo pair={line.percent} write={(value) => format.percent(value, 1)} />
                    </Cell>
                    {counts.map((count) => (
                      <Cell key={count} label={t(`reviews.comparison.short.${count}`)}>
                        <Count of={line[count]} />
                      </Cell>
                    ))}
                    <Cell label={t("reviews.comparison.late")}>
                      <FromTo pair={line.late} write={format.number} />
                    </Cell>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const Cell = ({ label, children }: { label: string; children: ReactNode }) => (
  <td className="number" data-label={label}>
    {children}
  </td>
);

function Count({ of }: { of: number | null }) {
  const { t, format } = useWords();
  if (of === null) return <span className="quiet">{t("reviews.comparison.notShared")}</span>;
  return of === 0 ? <span className="quiet">0</span> : <>{format.number(of)}</>;
}

function FromTo({ pair, write }: { pair: Pair<number | null> | null; write: (value: number) => string }) {
  const { t } = useWords();
  if (pair === null) return <span className="quiet">{t("reviews.comparison.notShared")}</span>;
  const text = (value: number | null) => (value === null ? t("reviews.report.noScore") : write(value));
  return pair.from === pair.to ? (
    <>{text(pair.to)}</>
  ) : (
    <span className="no-wrap">{t("reviews.comparison.fromTo", { from: text(pair.from), to: text(pair.to) })}</span>
  );
}
