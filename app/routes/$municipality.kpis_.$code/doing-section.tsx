import { Link } from "@remix-run/react";
import { valueText } from "~/components/kpi/figure";
import { RuleList } from "~/components/ui/rule-list";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { AddressingProject, AddressingRecommendation, KpiPart } from "~/domain/kpi/queries.server";

/** The recommendations and projects that address the data point. */
export function DoingSection(props: {
  municipality: string;
  code: string;
  part: KpiPart;
  recommendations: readonly AddressingRecommendation[];
  projects: readonly AddressingProject[];
  mayChallenge: boolean;
}) {
  const { t, language } = useWords();
  const { municipality, part, recommendations, projects } = props;
  const lang = (own: string) => (own === language ? undefined : own);
  const rows = [
    ...recommendations.map((one) => ({
      key: one.id,
      main: (
        <Link className="ds-link strong" to={`/${municipality}/recommendations/${one.id}`} lang={lang(one.language)}>
          {one.title}
        </Link>
      ),
      side: <Tag>{t(`states.recommendation.${one.state}`)}</Tag>,
      note: (
        <>
          {t("kpis.one.addresses", { reference: one.reference, count: one.dataPoints })}
          {one.isLeftOut ? `. ${t("kpis.one.leftOut")}` : null}
        </>
      ),
    })),
    ...projects.map((one) => ({
      key: one.id,
      main: (
        <Link className="ds-link strong" to={`/${municipality}/projects/${one.id}`} lang={lang(one.language)}>
          {one.name}
        </Link>
      ),
      side:
        one.actions === 0
          ? t("kpis.one.noActions")
          : t("kpis.one.actions", { done: one.actionsDone, all: one.actions }),
      note: <Effect part={part} project={one} />,
    })),
  ];
  return (
    <section className="section" aria-labelledby="doing">
      <header className="section-head">
        <h2 id="doing">{t("kpis.one.doing")}</h2>
      </header>
      {rows.length === 0 ? <p className="quiet">{t("kpis.one.nothingDone")}</p> : <RuleList rows={rows} />}
      {part.isGap ? (
        <p className="section-foot">
          <Link className="ds-link" to={`/${municipality}/gaps?${new URLSearchParams({ q: props.code }).toString()}`}>
            {t("kpis.one.followChain")}
          </Link>
          {props.mayChallenge ? (
            <>
              {" · "}
              <Link className="ds-link" to={`/${municipality}/challenges/new?dataPoint=${part.id}`}>
                {t("kpis.one.ask")}
              </Link>
            </>
          ) : null}
        </p>
      ) : null}
    </section>
  );
}

function Effect({ part, project }: { part: KpiPart; project: AddressingProject }) {
  const { t, format } = useWords();
  const { unit } = part;
  if (!project.isAimed) return <>{t("kpis.one.linkedOnly")}</>;
  if (project.low === null || project.high === null) return <>{t("kpis.one.expectedUnknown")}</>;
  const range =
    project.low === project.high || unit.isBoolean
      ? valueText(project.high, unit, t, format)
      : t("kpis.one.range", { from: format.number(project.low), to: format.value(project.high, unit) });
  const confidence = t(`kpis.one.confidence.${project.confidence ?? "unknown"}`);
  return (
    <>
      {project.byYear === null
        ? t("kpis.one.expectedNoYear", { range, confidence })
        : t("kpis.one.expected", { range, confidence, year: project.byYear })}
    </>
  );
}
