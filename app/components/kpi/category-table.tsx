import { Link } from "@remix-run/react";
import { Fragment } from "react";
import type { Aggregate } from "~/domain/kpi/aggregate";
import { wheelStates } from "~/domain/kpi/score";
import type { WheelDimensionReading } from "~/domain/kpi/wheel";
import { useWords } from "../use-words";
import { BandMark } from "./band-mark";
import { useStateWords } from "./state-words";

/** The wheel as a table: everything it shows, and the way in by keyboard. */
export function CategoryTable(props: {
  dimensions: readonly WheelDimensionReading[];
  /** Where the figures can be had as a file; null where they are not open. */
  download: string | null;
  /** Where a dimension, or a category of it, leads. */
  hrefOf: (dimension: string, category?: string) => string;
}) {
  const { t } = useWords();
  const stateWords = useStateWords();
  const { dimensions, download, hrefOf } = props;
  return (
    <section className="section" id="categories" aria-labelledby="categories-title">
      <header className="section-head">
        <h2 id="categories-title">{t("overview.byCategory")}</h2>
        {download === null ? null : (
          <a className="ds-link" href={download}>
            {t("overview.download")}
          </a>
        )}
      </header>
      <div className="scroll-region" tabIndex={0} role="region" aria-label={t("overview.twinCaption")}>
        <table className="ds-table twin">
          <caption className="ds-sr-only">{t("overview.twinCaption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("overview.category")}</th>
              <th scope="col" className="number">
                {t("overview.score")}
              </th>
              <th scope="col" className="number">
                {t("overview.scored")}
              </th>
              {wheelStates.map((state) => (
                <th key={state} scope="col" className="number">
                  <span className="twin__head">
                    <BandMark state={state} />
                    {typeof state === "number" ? (
                      <span>
                        <span aria-hidden="true">{state}</span>
                        <span className="ds-sr-only">{stateWords(state)}</span>
                      </span>
                    ) : (
                      <span>{stateWords(state)}</span>
                    )}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          {dimensions.map((dimension) => (
            <tbody key={dimension.key}>
              <tr className="twin__dimension">
                <th scope="row">
                  <Link className="ds-link" to={hrefOf(dimension.key)}>
                    {dimension.label}
                  </Link>
                </th>
                <Figures aggregate={dimension.aggregate} />
              </tr>
              {dimension.categories.map((category) => (
                <tr key={category.key}>
                  <th scope="row">
                    <span className="twin__number">{category.number}</span>
                    <Link className="ds-link" to={hrefOf(dimension.key, category.key)}>
                      {category.label}
                    </Link>
                  </th>
                  <Figures aggregate={category.aggregate} />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function Figures({ aggregate: { percent, coverage, counts } }: { aggregate: Aggregate }) {
  const { format } = useWords();
  return (
    <Fragment>
      <td className="number strong">{percent === null ? "–" : format.percent(percent)}</td>
      <td className="number">
        {coverage.scored}/{coverage.all}
      </td>
      {wheelStates.map((state) => (
        <td key={state} className={counts[state] === 0 ? "number twin__zero" : "number"}>
          {counts[state]}
        </td>
      ))}
    </Fragment>
  );
}
