import { kpiPath } from "~/domain/kpi/filter";
import { keyOfDataPoint, type Report, type ReportGap } from "~/domain/review/report";
import { BandMark } from "../kpi/band-mark";
import { useStateWords } from "../kpi/state-words";
import { useWords } from "../use-words";
import { Folded, NotShared, Row, Section } from "./report-parts";

const shown = 8;

/** How many data points are below the top band, how far each is from the next, and where its chain breaks. */
export function ReportGaps({ report, municipality }: { report: Report; municipality?: string | undefined }) {
  const { t } = useWords();
  const { gaps } = report;
  if (gaps === null)
    return <NotShared id="gaps" title={t("reviews.report.gaps")} isSummary={report.figures !== null} />;
  if (gaps.length === 0) {
    return (
      <Section id="gaps" title={t("reviews.report.gaps")}>
        <p className="quiet">{t("reviews.report.noGaps")}</p>
      </Section>
    );
  }
  return (
    <Section id="gaps" title={t("reviews.report.gaps")}>
      <p>{t("reviews.report.gapsCount", { count: gaps.length })}</p>
      <GapTable report={report} municipality={municipality} gaps={gaps.slice(0, shown)} />
      {gaps.length > shown ? (
        <Folded count={gaps.length}>
          <GapTable report={report} municipality={municipality} gaps={gaps} />
        </Folded>
      ) : null}
    </Section>
  );
}

function GapTable(props: { report: Report; municipality: string | undefined; gaps: readonly ReportGap[] }) {
  const { t, format, language } = useWords();
  const words = useStateWords();
  const { report, municipality, gaps } = props;
  // Told by the plan, which may not be in the report.
  const withChain = gaps.some(({ brokenAt }) => brokenAt !== undefined);
  const names = new Map(report.figures?.dataPoints?.map((one) => [keyOfDataPoint(one), one.name[language]]));
  return (
    <div className="scroll-region" tabIndex={0} role="region" aria-label={t("reviews.report.gaps")}>
      <table className="ds-table table--fold">
        <thead>
          <tr>
            <th scope="col">{t("reviews.report.dataPoint")}</th>
            <th scope="col">{t("reviews.report.to")}</th>
            <th scope="col" className="number">
              {t("reviews.report.nextBand")}
            </th>
            {withChain ? <th scope="col">{t("reviews.report.chain")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap) => (
            <tr key={keyOfDataPoint(gap)}>
              <th scope="row">
                <Row to={municipality ? kpiPath(municipality, gap.slug, gap.part) : null}>
                  {names.get(keyOfDataPoint(gap)) ?? gap.slug}
                </Row>
              </th>
              <td data-label={t("reviews.report.to")}>
                {gap.points === null ? (
                  t("reviews.report.bound")
                ) : (
                  <BandMark state={gap.points}>{words(gap.points)}</BandMark>
                )}
              </td>
              <td className="number" data-label={t("reviews.report.nextBand")}>
                {gap.change === null
                  ? "–"
                  : format.change(gap.change, {
                      short: gap.unit.short[language],
                      change: gap.unit.change[language],
                      attached: gap.unit.attached,
                    })}
              </td>
              {withChain ? (
                <td data-label={t("reviews.report.chain")}>{t(`gaps.view.${gap.brokenAt ?? "unbroken"}`)}</td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
