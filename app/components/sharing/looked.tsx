import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useStateWords } from "~/components/kpi/state-words";
import { bandOf, percentOf } from "~/domain/network/matrix";
import type { MemberDataPoint } from "~/domain/network/member.server";
import { sharingSubjects, standingOf, type Grants, type SharingSubject } from "~/domain/sharing/levels";
import type { Look, LookSearch } from "~/domain/sharing/look.server";
import { BandMark } from "../kpi/band-mark";
import { figureText, valueText } from "../kpi/figure";
import { SharedProjectView } from "../network/shared-project";
import { Facts } from "../ui/facts";
import { useWords } from "../use-words";
import { SeenTable } from "./seen-table";

interface LookedProps {
  look: Look;
  /** What is shared with the network. */
  grants: Grants;
  today: string;
  /** Where another of the projects, or another page of a list, is opened; `anchor` is the place on the page. */
  hrefOf: HrefOf;
}

export type LookChange = Partial<LookSearch>;
type HrefOf = (change: LookChange, anchor: string) => string;

/** What a network sees of a municipality, subject by subject, and one project as it sees it. */
export function Looked({ look, grants, today, hrefOf }: LookedProps) {
  const { t, format } = useWords();
  const { member, recommendations, projects, funding, work } = look;
  const parts: Record<SharingSubject, ReactNode> = {
    figures: member.whole !== null && <Figures look={look} />,
    plan: (member.plan !== null || recommendations.total + projects.total > 0) && (
      <PlanSeen look={look} hrefOf={hrefOf} />
    ),
    money: (member.money !== null || funding.total > 0) && <MoneySeen look={look} hrefOf={hrefOf} />,
    updates: member.updated !== null && (
      <p>
        {t("network.standing.updated")}:{" "}
        {member.updated.on === null ? t("network.standing.never") : format.date(member.updated.on)}
      </p>
    ),
  };
  return (
    <>
      {sharingSubjects.map((subject) => {
        const grant = grants[subject];
        return (
          <section key={subject} className="section">
            <h2>
              {t(`sharing.subjects.${subject}`)}: {t(`sharing.levels.${grant.level}`)}
            </h2>
            {standingOf(grant, today) === "later" ? (
              <p>{t("sharing.look.fromDay", { date: format.date(grant.from) })}</p>
            ) : null}
            {parts[subject] || (
              <p className="quiet">{t(grant.level === "nothing" ? "sharing.look.nothing" : "sharing.look.empty")}</p>
            )}
            {subject === "money" && grant.level === "detail" && grants.plan.level !== "detail" ? (
              <p className="quiet">{t("sharing.look.moneyNeedsPlan")}</p>
            ) : null}
          </section>
        );
      })}
      {work === null ? null : (
        <section className="section" aria-labelledby="project">
          <h2 id="project">
            {t("sharing.look.oneProject")} <span lang={work.project.language}>{work.project.name}</span>
          </h2>
          <p className="quiet">{t("sharing.look.oneProjectText")}</p>
          <SharedProjectView work={work} recommendationsAt={null} />
        </section>
      )}
    </>
  );
}

function Figures({ look: { columns, member, dataPoints } }: { look: Look }) {
  const { t, format } = useWords();
  const stateWords = useStateWords();
  const { whole, gaps, cells, figures } = member;
  const percent = percentOf(whole);
  const state = ({ points, standing }: MemberDataPoint) =>
    points ?? (standing === "no_data" ? ("no_data" as const) : ("not_scored" as const));
  return (
    <>
      <Facts
        facts={[
          {
            key: "whole",
            term: t("network.matrix.all"),
            detail:
              percent === null
                ? t("network.matrix.noScore")
                : `${format.percent(percent)} · ${whole?.scored}/${whole?.places}`,
          },
          { key: "gaps", term: t("network.standing.gaps"), detail: gaps === null ? "–" : format.number(gaps) },
        ]}
      />
      {figures === "summary" ? <p className="table-note">{t("network.matrix.bandsOnlyNote")}</p> : null}
      <SeenTable
        label={t("sharing.look.matrixRow")}
        columns={[{ label: t("sharing.look.category") }, { label: t("sharing.look.band") }]}
        rows={columns.map((column, place) => {
          const cell = cells[place] ?? null;
          const band = bandOf(cell);
          return {
            key: column.key,
            cells: [
              <>
                {column.label} <span className="sub-line">{column.group}</span>
              </>,
              cell === null || band === null ? (
                <span key="band" className="quiet">
                  {t("network.matrix.noScore")}
                </span>
              ) : (
                <BandMark key="band" state={band}>
                  {t("network.matrix.bandWords", { band, scored: cell.scored, places: cell.places })}
                </BandMark>
              ),
            ],
          };
        })}
      />
      {dataPoints.length === 0 ? null : (
        <SeenTable
          label={t("sharing.look.dataPoints")}
          columns={[
            { label: t("sharing.look.dataPoint") },
            { label: t("sharing.look.value"), number: true },
            { label: t("network.gaps.one.year"), number: true },
            { label: t("kpis.list.target"), number: true },
            { label: t("network.gaps.one.points") },
          ]}
          rows={dataPoints.map((one) => ({
            key: one.dataPointId,
            cells: [
              <>
                {one.name} <span className="sub-line">{one.category}</span>
              </>,
              figureText(one, one.unit, t, format),
              one.year ?? "–",
              one.target === null ? "–" : valueText(one.target, one.unit, t, format),
              <BandMark key="band" state={state(one)}>
                {stateWords(state(one))}
              </BandMark>,
            ],
          }))}
        />
      )}
    </>
  );
}

/** A list of the look as pages of a table. The project that is open stays open. */
const pagesOf = (list: "recommendations" | "projects" | "funding", look: Look, hrefOf: HrefOf) => ({
  anchor: list,
  page: look[list].page,
  total: look[list].total,
  href: (page: number) => hrefOf({ [list]: page, project: look.work?.project.id ?? null }, list),
});

function PlanSeen({ look, hrefOf }: Pick<LookedProps, "look" | "hrefOf">) {
  const { t, format } = useWords();
  const { member, recommendations, projects } = look;
  const { plan, commitments } = member;
  const owner = (unit: string | null) => unit ?? "–";
  return (
    <>
      {plan === null ? null : (
        <Facts
          facts={[
            {
              key: "answered",
              term: t("network.standing.answered"),
              detail: t("network.standing.answeredOf", { answered: plan.answered, all: plan.recommendations }),
            },
            { key: "underWay", term: t("network.standing.underWay"), detail: format.number(plan.underWay) },
            { key: "late", term: t("network.standing.late"), detail: format.number(plan.late) },
            {
              key: "commitments",
              term: t("network.standing.commitments"),
              detail:
                commitments === null
                  ? t("network.standing.never")
                  : commitments
                      .map((one, place) => `${place + 1}: ${t(`commitments.status.${one ?? "no_basis"}`)}`)
                      .join(", "),
            },
          ]}
        />
      )}
      {recommendations.total === 0 ? null : (
        <SeenTable
          label={t("sharing.look.recommendations")}
          pages={pagesOf("recommendations", look, hrefOf)}
          columns={[
            { label: t("networkLists.columns.title") },
            { label: t("networkLists.columns.area") },
            { label: t("networkLists.columns.state") },
            { label: t("networkLists.columns.unit") },
          ]}
          rows={recommendations.rows.map((one) => ({
            key: one.id,
            cells: [
              <span key="title" lang={one.language}>
                {one.title}
              </span>,
              one.area,
              t(`states.recommendation.${one.state}`),
              owner(one.unit),
            ],
          }))}
        />
      )}
      {projects.total === 0 ? null : (
        <SeenTable
          label={t("sharing.look.projects")}
          pages={pagesOf("projects", look, hrefOf)}
          columns={[
            { label: t("networkLists.columns.project") },
            { label: t("networkLists.columns.area") },
            { label: t("networkLists.columns.state") },
            { label: t("networkLists.columns.unit") },
            { label: t("networkLists.columns.cost"), number: true },
            { label: t("networkLists.columns.updated"), number: true },
          ]}
          rows={projects.rows.map((one) => ({
            key: one.id,
            cells: [
              <Link key="name" className="ds-link" lang={one.language} to={hrefOf({ project: one.id }, "project")}>
                {one.name}
              </Link>,
              one.area,
              t(`states.project.${one.state}`),
              owner(one.unit),
              one.sharesMoney
                ? one.costOre === null
                  ? "–"
                  : format.money(one.costOre)
                : t("networkLists.cell.notShared"),
              one.sharesUpdates
                ? one.lastUpdatedOn === null
                  ? t("networkLists.cell.never")
                  : format.date(one.lastUpdatedOn)
                : t("networkLists.cell.notShared"),
            ],
          }))}
        />
      )}
    </>
  );
}

const certainties = ["planned", "applied", "granted", "paid"] as const;

function MoneySeen({ look, hrefOf }: Pick<LookedProps, "look" | "hrefOf">) {
  const { t, format } = useWords();
  const { funding } = look;
  const { money } = look.member;
  return (
    <>
      {money === null ? null : (
        <Facts
          facts={certainties.map((one) => ({
            key: one,
            term: t(`funding.certainties.${one}`),
            detail: format.money(money[`${one}Ore`]),
          }))}
        />
      )}
      {funding.total === 0 ? null : (
        <SeenTable
          label={t("sharing.look.funding")}
          pages={pagesOf("funding", look, hrefOf)}
          columns={[
            { label: t("networkLists.columns.programme") },
            { label: t("networkLists.columns.project") },
            { label: t("networkLists.columns.state") },
            { label: t("sharing.look.sum"), number: true },
          ]}
          rows={funding.rows.map((one) => {
            const ore = one.grantedOre ?? one.appliedOre ?? one.plannedOre ?? one.uncountedOre;
            return {
              key: one.id,
              cells: [
                <span key="programme" lang={one.programmeLanguage}>
                  {one.programme}
                </span>,
                <span key="project" lang={one.projectLanguage}>
                  {one.project}
                </span>,
                t(`states.funding.${one.state}`),
                ore === null ? "–" : format.money(ore),
              ],
            };
          })}
        />
      )}
    </>
  );
}
