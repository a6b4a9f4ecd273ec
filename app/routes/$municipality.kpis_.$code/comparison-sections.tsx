import { citedOrNull } from "~/domain/kpi/citation";
import { Form, Link } from "@remix-run/react";
import { BandMark } from "~/components/kpi/band-mark";
import { DotPlot } from "~/components/kpi/dot-plot";
import { bareUnit, figureText, valueText, type FigureUnit } from "~/components/kpi/figure";
import { Disclosure } from "~/components/ui/disclosure";
import { Choices } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { kpiPath } from "~/domain/kpi/filter";
import type { KpiPart } from "~/domain/kpi/queries.server";
import { plotted, shownPlaces, type Compared } from "./comparison";

interface ComparisonProps {
  municipality: string;
  slug: string;
  part: KpiPart;
  rows: readonly Compared[];
  /** All published municipalities with a value, and those chosen among them. */
  published: readonly { key: string; name: string }[];
  wanted: readonly string[];
}

/** What a row says; a long unit is left out where it is the data point's own, and said once in the table's head. */
function useRowText(unit: FigureUnit): (row: Compared) => string {
  const { t, format } = useWords();
  return (row) => {
    const own = row.unit === null ? bareUnit(unit) : { ...row.unit, isBoolean: false };
    if (row.valueMax === null || row.value === null) return figureText(row, own, t, format);
    return t("kpis.one.range", { from: format.number(row.value), to: format.value(row.valueMax, own) });
  };
}

/** The own value among those of others, drawn. */
export function ComparisonSection({ municipality, slug, part, rows, published, wanted }: ComparisonProps) {
  const { t, format } = useWords();
  const { unit, target, worst } = part;
  const text = useRowText(unit);
  const drawn = plotted(rows, text);
  const key = [
    t("kpis.one.plotKey.measured"),
    drawn.some(({ kind }) => kind === "above" || kind === "below") ? t("kpis.one.plotKey.bound") : "",
    drawn.some(({ kind }) => kind === "national") ? t("kpis.one.plotKey.national") : "",
  ].join(" ");
  const canDraw = target !== null && worst !== null && !unit.isBoolean && drawn.length > 0;
  return (
    <section className="section" aria-labelledby="compared">
      <header className="section-head">
        <h2 id="compared">{t("kpis.one.compared")}</h2>
      </header>
      {canDraw ? (
        <>
          <DotPlot
            rows={drawn}
            target={target}
            worst={worst}
            lowest={0}
            highest={unit.short === "%" ? 100 : undefined}
            words={{
              summary: t("charts.comparison", {
                name: part.name,
                count: rows.filter(({ kind }) => kind !== "comparator").length,
              }),
              points: (points) => t("charts.points", { count: points }),
              target: t("charts.target", { value: tick(target) }),
              tick,
            }}
          />
          <p className="table-note">{key}</p>
        </>
      ) : (
        <p className="quiet">{unit.isBoolean ? t("kpis.one.noPlotBoolean") : t("kpis.one.noPlot")}</p>
      )}
      {published.length > shownPlaces && wanted.length === 0 ? (
        <p className="table-note">{t("kpis.one.nearest", { shown: shownPlaces, all: published.length })}</p>
      ) : null}
      {published.length > 1 ? (
        <Disclosure summary={t("kpis.one.choosePlaces")} open={wanted.length > 0}>
          <Form method="get" className="disclosure__content" preventScrollReset>
            {part.part === "" ? null : <input type="hidden" name="part" value={part.part} />}
            <Choices
              kind="checkbox"
              name="place"
              legend={t("kpis.one.placesLegend")}
              inline
              options={published.map(({ key, name }) => ({ value: key, label: name }))}
              chosen={wanted}
            />
            <div className="button-row">
              <button className="ds-button" data-color="accent" data-variant="secondary">
                {t("kpis.one.showPlaces")}
              </button>
              {wanted.length > 0 ? (
                <Link
                  className="ds-button"
                  data-variant="tertiary"
                  data-color="accent"
                  to={kpiPath(municipality, slug, part.part)}
                  preventScrollReset
                >
                  {t("kpis.one.nearestPlaces")}
                </Link>
              ) : null}
            </div>
          </Form>
        </Disclosure>
      ) : null}
    </section>
  );

  // Short units stand with each figure; long ones are said once, in the head of the page.
  function tick(value: number): string {
    return unit.attached ? valueText(value, { ...unit, short: "%" }, t, format) : format.number(value);
  }
}

/** The same as a table. */
export function ComparisonTable({ part, rows }: { part: KpiPart; rows: readonly Compared[] }) {
  const { t, language } = useWords();
  const text = useRowText(part.unit);
  const bounds = rows.filter(({ standing, isGap }) => standing === "bound" && isGap);
  return (
    <section className="section" aria-labelledby="compared-table">
      <header className="section-head">
        <h2 id="compared-table">{t("kpis.one.sameAsTable")}</h2>
      </header>
      {rows.every(({ kind }) => kind === "own") ? <p className="quiet">{t("kpis.one.nobodyElse")}</p> : null}
      {rows.length === 0 ? null : (
        <>
          <div className="scroll-region" tabIndex={0} role="region" aria-label={t("kpis.one.comparisonTable")}>
            <table className="ds-table table--narrow" aria-labelledby="compared-table">
              <thead>
                <tr>
                  <th scope="col">{t("kpis.one.place")}</th>
                  <th scope="col" className="number">
                    {t("kpis.one.value")}
                    {bareUnit(part.unit) === part.unit ? null : <span className="sub-line">{part.unit.short}</span>}
                  </th>
                  <th scope="col" className="number">
                    {t("kpis.one.year")}
                  </th>
                  <th scope="col">{t("kpis.one.points")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={`${row.kind} ${row.key}`} className={row.kind === "own" ? "row--own" : undefined}>
                    <th scope="row" lang={row.kind === "comparator" && language !== "en" ? "en" : undefined}>
                      {row.place}
                    </th>
                    <td className="number">{text(row)}</td>
                    <td className="number">{row.year ?? "–"}</td>
                    <td>
                      {row.kind === "comparator" ? (
                        <span className="quiet">{t("kpis.one.noPoints")}</span>
                      ) : (
                        <Points row={row} />
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {bounds.length === 0 ? null : (
            <p className="table-note">
              {t("kpis.one.bounds", { places: bounds.map(({ place }) => place).join(", ") })}
            </p>
          )}
          <Cited rows={rows.filter(({ kind }) => kind === "comparator")} />
        </>
      )}
    </section>
  );
}

/** Where the figures of other places come from. */
function Cited({ rows }: { rows: readonly Compared[] }) {
  const { t, language } = useWords();
  if (rows.length === 0) return null;
  return (
    <Disclosure summary={t("kpis.one.cited")}>
      <p className="small">
        {t("kpis.one.comparatorSources")}
        {rows.some(({ unit, valueMax }) => unit !== null || valueMax !== null) ? ` ${t("kpis.one.otherUnit")}` : null}
      </p>
      <ul className="rule-list rule-list--dense" lang={language === "en" ? undefined : "en"}>
        {rows.map((row) => (
          <li key={row.key}>
            <div className="rule-list__main">{row.place}</div>
            <div className="rule-list__note">
              {[row.source, row.note]
                .map((text) => citedOrNull(text))
                .filter(Boolean)
                .join("; ")}
            </div>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function Points({ row }: { row: Compared }) {
  const { t } = useWords();
  return row.points === null ? (
    <BandMark state="not_scored">{t("charts.notScored")}</BandMark>
  ) : (
    <BandMark state={row.points}>{t("charts.points", { count: row.points })}</BandMark>
  );
}
