import { Link } from "@remix-run/react";
import { Meter } from "~/components/commitment/meter";
import { useOpenHref } from "~/components/publication/open-href";
import { useWords } from "~/components/use-words";
import type { Comparison } from "./comparison.server";

/** The chosen municipalities side by side: share, coverage and a bar, by dimension and category. */
export function Compared({ comparison: { profiles, lines }, clear }: { comparison: Comparison; clear: string }) {
  const { t, format } = useWords();
  const hrefOf = useOpenHref();
  return (
    <section className="section" aria-labelledby="compared">
      <header className="section-head">
        <h2 id="compared">{t("open.compared")}</h2>
        <Link className="ds-link" to={clear}>
          {t("open.clear")}
        </Link>
      </header>
      <p className="quiet">{t("open.comparedLead")}</p>
      <div className="scroll-region" tabIndex={0} role="region" aria-label={t("open.comparedCaption")}>
        <table className="ds-table twin compared">
          <caption className="ds-sr-only">{t("open.comparedCaption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("open.category")}</th>
              {profiles.map(({ key, name }) => (
                <th key={key} scope="col">
                  <Link className="ds-link" to={hrefOf(`/open/${key}`)}>
                    {name}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, label, isDimension, scores }) => (
              <tr key={key} className={isDimension ? "compared__dimension" : undefined}>
                <th scope="row">{label ?? t("open.column.whole")}</th>
                {scores.map((score, index) => (
                  <td key={profiles[index]?.key}>
                    {score === null ? (
                      "–"
                    ) : (
                      <>
                        <span className="compared__figures">
                          {score.percent === null ? (
                            <span className="quiet">{t("charts.noScore")}</span>
                          ) : (
                            <b>{format.percent(score.percent)}</b>
                          )}
                          <span className="quiet small">
                            {score.coverage.scored}/{score.coverage.all}
                          </span>
                        </span>
                        <Meter share={score.percent === null ? null : score.percent / 100} threshold={null} />
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
