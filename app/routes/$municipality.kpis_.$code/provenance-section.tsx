import type { ReactNode } from "react";
import { arrivalText } from "~/components/kpi/arrival-text";
import { addedQualifier, figureText, valueText } from "~/components/kpi/figure";
import { Facts } from "~/components/ui/facts";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { KpiPage, KpiPart, ObservationRow, OwnTarget } from "~/domain/kpi/queries.server";
import { attainment, pointsFor } from "~/domain/kpi/score";
import { yearlyChange, type BetterDirection } from "~/domain/kpi/trend";

interface ProvenanceProps {
  kpi: KpiPage;
  part: KpiPart;
  /** The observation that holds now. */
  holds: ObservationRow | null;
  /** Verified values by year, oldest first. */
  measured: readonly { year: number; value: number }[];
  target: OwnTarget | null;
  today: string;
}

/** What was entered by people is in the municipality's language; what was loaded came from English sources. */
function Original({ entered, children }: { entered: boolean; children: ReactNode }) {
  const { language } = useWords();
  return <span lang={entered || language === "en" ? undefined : "en"}>{children}</span>;
}

/** Where each figure of the page comes from. */
export function ProvenanceSection(props: ProvenanceProps) {
  const { t, format, language } = useWords();
  const { kpi, part, holds, measured, target } = props;
  const { unit } = part;
  const entered = holds?.enteredById != null;
  const qualifier = addedQualifier(holds?.qualifier ?? null);
  const facts = [
    ...(holds === null
      ? [{ key: "value", term: t("kpis.one.value"), detail: t("kpis.one.stateText.no_data") }]
      : [
          {
            key: "value",
            term: t("kpis.one.value"),
            detail: (
              <>
                {qualifier === null
                  ? t("kpis.one.stateFact", { state: figureText(holds, unit, t, format), year: holds.year })
                  : t("kpis.one.valueFact", {
                      value: figureText(holds, unit, t, format),
                      qualifier: t(`kpis.qualifier.${qualifier}`),
                      year: holds.year,
                    })}{" "}
                <Original entered={entered}>{holds.source}</Original>
              </>
            ),
          },
          {
            key: "quality",
            term: t("kpis.one.quality"),
            detail: [
              holds.quality === null ? t("kpis.one.noGrade") : t("kpis.one.grade", { grade: holds.quality }),
              holds.verifiedAt === null
                ? ""
                : holds.verifiedBy === null
                  ? t("kpis.one.verified", { date: format.date(holds.verifiedAt) })
                  : t("kpis.one.verifiedBy", { name: holds.verifiedBy, date: format.date(holds.verifiedAt) }),
            ].join(" "),
          },
          ...(holds.note === null
            ? []
            : [
                {
                  key: "note",
                  term: t("kpis.one.note"),
                  detail: <Original entered={entered}>{holds.note}</Original>,
                },
              ]),
          ...(holds.conflictNote === null
            ? []
            : [
                {
                  key: "conflict",
                  term: t("kpis.one.conflictNote"),
                  detail: <Original entered={entered}>{holds.conflictNote}</Original>,
                },
              ]),
        ]),
    { key: "benchmark", term: t("kpis.one.benchmark"), detail: <Benchmark part={part} /> },
    {
      key: "target",
      term: t("kpis.one.ownTarget"),
      detail: target === null ? t("kpis.one.noOwnTarget") : <Own {...props} target={target} />,
    },
    { key: "trend", term: t("kpis.one.trend"), detail: <Trend part={part} measured={measured} target={target} /> },
    {
      key: "code",
      term: t("kpis.one.code"),
      detail: (
        <>
          {t("kpis.one.codeFact", { code: kpi.code, level: t(`kpis.level.${kpi.level}`) })}
          {kpi.sdgTargets.length > 0
            ? ` ${t("kpis.one.goals", { targets: new Intl.ListFormat(language === "en" ? "en-GB" : "nb-NO").format(kpi.sdgTargets) })}`
            : null}
        </>
      ),
    },
  ];
  return (
    <section className="section" aria-labelledby="provenance">
      <header className="section-head">
        <h2 id="provenance">{t("kpis.one.provenance")}</h2>
      </header>
      <Facts facts={facts} />
    </section>
  );
}

function Benchmark({ part }: { part: KpiPart }) {
  const { t, format, language } = useWords();
  const { target, worst, unit, benchmarkStatus, basis, basisSource } = part;
  if (target === null || worst === null) return <>{t("kpis.one.noBenchmark")}</>;
  const isKnown = (key: string): key is keyof typeof bases => key in bases;
  return (
    <>
      {t("kpis.one.benchmarkValues", {
        target: valueText(target, unit, t, format),
        worst: valueText(worst, unit, t, format),
      })}{" "}
      {benchmarkStatus === null ? null : (
        <Tag outline={benchmarkStatus === "proposed"}>{t(`kpis.status.${benchmarkStatus}`)}</Tag>
      )}{" "}
      {benchmarkStatus === "proposed" ? `${t("kpis.one.benchmarkProposed")} ` : null}
      {basis !== null && isKnown(basis) ? `${t("kpis.one.benchmarkBasis", { basis: t(bases[basis]) })} ` : null}
      {basisSource === null ? null : <span lang={language === "en" ? undefined : "en"}>{sentence(basisSource)}</span>}
    </>
  );
}

const bases = {
  judgement: "kpis.basis.judgement",
  sdg_full: "kpis.basis.sdg_full",
  eu_goal: "kpis.basis.eu_goal",
  comparator_in_city_profiles: "kpis.basis.comparator_in_city_profiles",
  who: "kpis.basis.who",
  in_kpi_definition: "kpis.basis.in_kpi_definition",
  norwegian_goal: "kpis.basis.norwegian_goal",
} as const;

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const better = ({ direction }: KpiPart): BetterDirection | null => (direction === "context" ? null : direction);

function Own({ part, target, today }: ProvenanceProps & { target: OwnTarget }) {
  const { t, format } = useWords();
  const { unit } = part;
  const direction = better(part);
  const fromYear = Number(today.slice(0, 4));
  const change =
    direction === null || target.byYear === null || part.value === null
      ? null
      : yearlyChange({ value: part.value, target: target.value, direction, fromYear, byYear: target.byYear });
  const gives =
    part.target === null || part.worst === null
      ? null
      : pointsFor(attainment(target.value, { target: part.target, worst: part.worst }));
  const value = valueText(target.value, unit, t, format);
  return (
    <>
      {target.byYear === null ? t("kpis.one.own", { value }) : t("kpis.one.ownBy", { value, year: target.byYear })}{" "}
      {change === null || part.value === null || unit.isBoolean
        ? null
        : change.perYear !== null
          ? `${t("kpis.one.ownChange", { value: valueText(part.value, unit, t, format), change: format.change(change.perYear, unit), from: fromYear })} `
          : `${t(change.reason === "reached" ? "kpis.one.ownReached" : "kpis.one.ownYearPassed")} `}
      {gives === null ? null : t("kpis.one.ownGives", { count: gives })}
      {target.basis === null ? null : <span className="sub-line">{target.basis}</span>}
    </>
  );
}

function Trend({ part, measured, target }: Pick<ProvenanceProps, "part" | "measured" | "target">) {
  const { t, format } = useWords();
  const { direction, unit } = part;
  return <>{arrivalText(measured, { aim: target?.value ?? part.target, direction, unit }, t, format)}</>;
}
