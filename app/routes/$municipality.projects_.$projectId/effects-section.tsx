import { Link } from "@remix-run/react";
import { BandMark } from "~/components/kpi/band-mark";
import { useWords } from "~/components/use-words";
import type { ExpectedEffect, ObservedEffect } from "~/domain/project/effects.server";
import type { Project } from "~/domain/project/queries.server";

interface EffectsSectionProps {
  path: string;
  municipality: string;
  project: Project;
  expected: readonly ExpectedEffect[];
  observed: readonly ObservedEffect[];
  allowed: { write: boolean; effect: boolean };
}

/** What the project should do to the KPIs beside where they stand now, and what was measured when it was done. */
export function EffectsSection({ path, municipality, project, expected, observed, allowed }: EffectsSectionProps) {
  const { t, format } = useWords();
  const isDone = project.state === "completed" || project.state === "evaluated";
  return (
    <section className="section">
      <div className="section-head">
        <h2 id="effects">{t("projects.one.effects")}</h2>
        {allowed.effect && isDone ? (
          <Link className="ds-link" to={`${path}/effect`}>
            {t("projects.one.recordEffect")}
          </Link>
        ) : null}
      </div>
      <h3 id="expected">{t("projects.one.expected")}</h3>
      {expected.length === 0 ? (
        <p className="quiet">
          {t("projects.one.noExpected")}{" "}
          {allowed.write ? (
            <Link className="text-button" to={`${path}/edit`}>
              {t("projects.one.addExpected")}
            </Link>
          ) : null}
        </p>
      ) : (
        <div className="scroll-region" role="region" aria-labelledby="expected" tabIndex={0}>
          <table className="ds-table table--fold table--narrow" aria-labelledby="expected">
            <thead>
              <tr>
                <th scope="col">{t("projects.one.effectColumns.dataPoint")}</th>
                <th scope="col">{t("projects.one.effectColumns.now")}</th>
                <th scope="col">{t("projects.one.effectColumns.expected")}</th>
                <th scope="col">{t("projects.one.effectColumns.confidence")}</th>
                <th scope="col">{t("projects.one.effectColumns.basis")}</th>
              </tr>
            </thead>
            <tbody>
              {expected.map((effect) => (
                <tr key={effect.id}>
                  <th scope="row">
                    <KpiLink municipality={municipality} of={effect} />
                  </th>
                  <td data-label={t("projects.one.effectColumns.now")}>
                    <Now effect={effect} />
                  </td>
                  <td data-label={t("projects.one.effectColumns.expected")}>
                    <Reach effect={effect} />
                  </td>
                  <td data-label={t("projects.one.effectColumns.confidence")}>
                    {effect.confidence ? t(`projects.confidences.${effect.confidence}`) : "–"}
                  </td>
                  <td data-label={t("projects.one.effectColumns.basis")}>
                    {effect.basis ? <span lang={project.language}>{effect.basis}</span> : "–"}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <h3 id="observed" className="later-heading">
        {t("projects.one.observed")}
      </h3>
      {observed.length === 0 ? (
        <p className="quiet">{isDone ? t("projects.one.noObserved") : t("projects.one.effectTooEarly")}</p>
      ) : (
        <div className="scroll-region" role="region" aria-labelledby="observed" tabIndex={0}>
          <table className="ds-table table--fold table--narrow" aria-labelledby="observed">
            <thead>
              <tr>
                <th scope="col">{t("projects.one.observedColumns.dataPoint")}</th>
                <th scope="col">{t("projects.one.observedColumns.value")}</th>
                <th scope="col">{t("projects.one.observedColumns.on")}</th>
                <th scope="col">{t("projects.one.observedColumns.explanation")}</th>
              </tr>
            </thead>
            <tbody>
              {observed.map((effect) => (
                <tr key={effect.id}>
                  <th scope="row">
                    <KpiLink municipality={municipality} of={effect} />
                  </th>
                  <td data-label={t("projects.one.observedColumns.value")}>{format.value(effect.value, effect)}</td>
                  <td className="no-wrap" data-label={t("projects.one.observedColumns.on")}>
                    {format.date(effect.measuredOn)}
                  </td>
                  <td data-label={t("projects.one.observedColumns.explanation")}>
                    <span lang={project.language}>{effect.explanation}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function KpiLink({ municipality, of: { slug, name } }: { municipality: string; of: { slug: string; name: string } }) {
  return (
    <Link className="ds-link" data-color="neutral" to={`/${municipality}/kpis/${slug}`}>
      {name}
    </Link>
  );
}

function Now({ effect }: { effect: ExpectedEffect }) {
  const { t, format } = useWords();
  if (effect.value === null) return <span className="quiet">{t("projects.one.noValue")}</span>;
  return (
    <div>
      <span className="no-wrap">{format.value(effect.value, effect)}</span>
      {effect.points === null ? null : (
        <span className="sub-line">
          <BandMark state={effect.points as 1 | 2 | 3 | 4}>
            {t("projects.one.points", { count: effect.points })}
          </BandMark>
        </span>
      )}
      {effect.target === null ? null : (
        <span className="sub-line">{t("projects.one.target", { value: format.value(effect.target, effect) })}</span>
      )}
    </div>
  );
}

function Reach({ effect }: { effect: ExpectedEffect }) {
  const { t, format } = useWords();
  const { low, high, byYear } = effect;
  if (low === null || high === null) return <span className="quiet">{t("projects.one.notEstimated")}</span>;
  const value = low === high ? format.value(low, effect) : `${format.number(low)}–${format.value(high, effect)}`;
  return byYear === null ? value : t("projects.one.byYear", { value, year: byYear });
}
