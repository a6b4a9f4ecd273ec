import type { CommitmentWords } from "~/domain/commitment/queries.server";
import { kpiPath } from "~/domain/kpi/filter";
import { projectStates } from "~/domain/project/states";
import { wasLate, type Report, type ReportAction, type ReportScore } from "~/domain/review/report";
import { KeyFigures } from "../ui/key-figures";
import { RuleList } from "../ui/rule-list";
import { Tag } from "../ui/tag";
import { useWords } from "../use-words";
import { Bands } from "./comparison";
import { ReportGaps } from "./report-gaps";
import { Folded, NotShared, OnlySums, Row, Section } from "./report-parts";

interface ReportViewProps {
  report: Report;
  /** The commitments in words. */
  words: readonly CommitmentWords[];
  /** In the municipality's own pages its rows are linked to; the network cannot open them. */
  municipality?: string | undefined;
}

/** A report, as it is to be submitted or was. */
export function ReportView(props: ReportViewProps) {
  const { t, format } = useWords();
  const { report } = props;
  return (
    <div className="report">
      <p className="quiet">{t("reviews.report.on", { date: format.date(report.on) })}</p>
      <Figures {...props} />
      <ReportGaps {...props} />
      <Recommendations {...props} />
      <Projects {...props} />
      <Actions {...props} />
      <Funding {...props} />
      <Commitments {...props} />
      <p className="table-note">
        {t("reviews.report.rules", { rule: report.ruleVersion, criteria: report.criteriaVersion })}
      </p>
    </div>
  );
}

function Figures({ report: { figures }, municipality }: ReportViewProps) {
  const { t, format, language } = useWords();
  if (figures === null) return <NotShared id="figures" title={t("reviews.report.figures")} />;
  const { whole, dimensions, dataPoints } = figures;
  const percent = (score: ReportScore) =>
    score.percent === null ? t("reviews.report.noScore") : format.percent(score.percent, 1);
  const coverage = ({ scored, reported, all }: ReportScore) => t("reviews.report.coverage", { scored, reported, all });
  const moved = dataPoints?.filter(({ points, before }) => before !== null && before.points !== points);
  return (
    <Section id="figures" title={t("reviews.report.figures")}>
      <KeyFigures
        figures={[
          {
            key: "score",
            label: t("reviews.report.score"),
            value: percent(whole),
            after: t("reviews.report.scoreOf", { points: whole.points, possible: whole.possible }),
          },
          { key: "coverage", label: t("reviews.report.coverageHead"), value: coverage(whole) },
        ]}
      />
      <div className="scroll-region" tabIndex={0} role="region" aria-label={t("reviews.report.figures")}>
        <table className="ds-table table--narrow">
          <thead>
            <tr>
              <th scope="col">{t("reviews.report.dimension")}</th>
              <th scope="col" className="number">
                {t("reviews.report.score")}
              </th>
              <th scope="col">{t("reviews.report.coverageHead")}</th>
            </tr>
          </thead>
          <tbody>
            {dimensions.map(({ key, name, ...score }) => (
              <tr key={key}>
                <th scope="row">{name[language]}</th>
                <td className="number">{percent(score)}</td>
                <td>{coverage(score)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h4>{t("reviews.report.moved")}</h4>
      {moved === undefined ? (
        <OnlySums />
      ) : moved.length === 0 ? (
        <p className="quiet">{t("reviews.report.noMoved")}</p>
      ) : (
        <RuleList
          dense
          rows={moved.map(({ slug, part, name, points, before }) => ({
            key: `${slug} ${part}`,
            main: <Row to={municipality ? kpiPath(municipality, slug, part) : null}>{name[language]}</Row>,
            side: <Bands move={{ from: before?.points ?? null, to: points }} />,
          }))}
        />
      )}
    </Section>
  );
}

function Recommendations({ report: { recommendations }, municipality }: ReportViewProps) {
  const { t } = useWords();
  if (recommendations === null) return <NotShared id="recommendations" title={t("reviews.report.recommendations")} />;
  const { total, answered, answeredInPeriod, rows } = recommendations;
  return (
    <Section id="recommendations" title={t("reviews.report.recommendations")}>
      <KeyFigures
        figures={[
          {
            key: "answered",
            label: t("reviews.report.answered"),
            value: t("reviews.report.answeredOf", { answered, total }),
          },
          { key: "period", label: t("reviews.report.answeredInPeriod"), value: answeredInPeriod },
        ]}
      />
      {rows === null ? (
        <OnlySums />
      ) : (
        <Folded count={rows.length}>
          <RuleList
            dense
            rows={rows.map(({ id, reference, title, language, outcome }) => ({
              key: id,
              main: (
                <>
                  {reference}{" "}
                  <Row to={municipality ? `/${municipality}/recommendations/${id}` : null} lang={language}>
                    {title}
                  </Row>
                </>
              ),
              side: (
                <Tag outline={outcome === null}>
                  {outcome === null ? t("reviews.report.notAnswered") : t(`states.response.${outcome}`)}
                </Tag>
              ),
            }))}
          />
        </Folded>
      )}
    </Section>
  );
}

function Projects({ report: { projects }, municipality }: ReportViewProps) {
  const { t, format } = useWords();
  if (projects === null) return <NotShared id="projects" title={t("reviews.report.projects")} />;
  const { byState, finishedInPeriod, rows } = projects;
  return (
    <Section id="projects" title={t("reviews.report.projects")}>
      <KeyFigures
        figures={[
          { key: "finished", label: t("reviews.report.finished"), value: finishedInPeriod },
          ...projectStates.flatMap((state) => {
            const count = byState[state];
            return count === undefined ? [] : [{ key: state, label: t(`states.project.${state}`), value: count }];
          }),
        ]}
      />
      {rows === null ? (
        <OnlySums />
      ) : (
        <Folded count={rows.length}>
          <RuleList
            dense
            rows={rows.map(({ id, name, language, state, finishedOn }) => ({
              key: id,
              main: (
                <Row to={municipality ? `/${municipality}/projects/${id}` : null} lang={language}>
                  {name}
                </Row>
              ),
              side: (
                <>
                  <Tag>{t(`states.project.${state}`)}</Tag> {finishedOn === null ? null : format.date(finishedOn)}
                </>
              ),
            }))}
          />
        </Folded>
      )}
    </Section>
  );
}

function Actions({ report: { actions, on }, municipality }: ReportViewProps) {
  const { t, format } = useWords();
  if (actions === null) return <NotShared id="actions" title={t("reviews.report.actions")} />;
  const { due, done } = actions;
  const late = due?.filter((action) => wasLate(action, on));
  const rows = (shown: readonly ReportAction[], day: (action: ReportAction) => string | null) =>
    shown.map((action) => ({
      key: action.id,
      main: (
        <Row to={municipality ? `/${municipality}/actions/${action.id}` : null} lang={action.language}>
          {action.title}
        </Row>
      ),
      side: day(action),
    }));
  return (
    <Section id="actions" title={t("reviews.report.actions")}>
      <KeyFigures
        figures={[
          { key: "open", label: t("reviews.report.open"), value: actions.open },
          { key: "late", label: t("reviews.report.late"), value: actions.late },
          { key: "done", label: t("reviews.report.done"), value: actions.doneInPeriod },
        ]}
      />
      {late === undefined ? (
        <OnlySums />
      ) : (
        <>
          <h4>{t("reviews.report.lateActions")}</h4>
          {late.length === 0 ? (
            <p className="quiet">{t("reviews.report.noLate")}</p>
          ) : (
            <RuleList dense rows={rows(late, ({ dueOn }) => dueOn && format.date(dueOn))} />
          )}
          {late.length < actions.late ? (
            <p className="table-note">{t("reviews.report.onlyFirst", { most: late.length })}</p>
          ) : null}
        </>
      )}
      {done?.length ? (
        <>
          <h4>{t("reviews.report.doneActions")}</h4>
          <RuleList dense rows={rows(done, ({ completedOn }) => completedOn && format.date(completedOn))} />
          {done.length < actions.doneInPeriod ? (
            <p className="table-note">{t("reviews.report.onlyFirst", { most: done.length })}</p>
          ) : null}
        </>
      ) : null}
    </Section>
  );
}

function Funding({ report: { funding } }: ReportViewProps) {
  const { t, format } = useWords();
  if (funding === null) return <NotShared id="funding" title={t("reviews.report.funding")} />;
  return (
    <Section id="funding" title={t("reviews.report.funding")}>
      <KeyFigures
        figures={[
          { key: "cost", label: t("reviews.report.cost"), value: format.money(funding.costOre) },
          { key: "planned", label: t("reviews.report.planned"), value: format.money(funding.plannedOre) },
          { key: "applied", label: t("reviews.report.applied"), value: format.money(funding.appliedOre) },
          { key: "granted", label: t("reviews.report.granted"), value: format.money(funding.grantedOre) },
          { key: "paid", label: t("reviews.report.paid"), value: format.money(funding.paidOre) },
        ]}
      />
    </Section>
  );
}

function Commitments({ report: { commitments }, words, municipality }: ReportViewProps) {
  const { t } = useWords();
  if (commitments === null) return <NotShared id="commitments" title={t("reviews.report.commitments")} />;
  return (
    <Section id="commitments" title={t("reviews.report.commitments")}>
      <RuleList
        rows={commitments.map(({ key, status, criteria }) => {
          const told = criteria.filter(({ met }) => met !== null);
          return {
            key,
            main: (
              <Row to={municipality ? `/${municipality}/commitments#${key}` : null}>
                {words.find((word) => word.key === key)?.name ?? key}
              </Row>
            ),
            side: (
              <>
                <Tag outline={status !== "on_the_way"}>{t(`commitments.status.${status}`)}</Tag>{" "}
                {t("reviews.report.criteriaOf", {
                  met: told.filter(({ met }) => met === true).length,
                  told: told.length,
                })}
              </>
            ),
          };
        })}
      />
    </Section>
  );
}
