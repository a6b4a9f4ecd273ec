import type { ReactNode } from "react";
import { sharingSubjects, standingOf, type Grants, type SharingSubject } from "~/domain/sharing/levels";
import type { Look } from "~/domain/sharing/look.server";
import { useWords } from "../use-words";

interface LookedProps {
  look: Look;
  /** What is shared with whoever looks; absent where everyone does. */
  grants?: Grants;
  today?: string;
}

/** What somebody else sees of a municipality, subject by subject. */
export function Looked({ look, grants, today }: LookedProps) {
  const { t, format } = useWords();
  const parts: Record<SharingSubject, ReactNode> = {
    figures: look.categories.length + look.dataPoints.total > 0 && <Figures look={look} />,
    plan: (look.plan ?? look.recommendations.total + look.projects.total + look.actions.total) !== 0 && (
      <PlanSeen look={look} />
    ),
    money: (look.money ?? look.funding.total) !== 0 && <MoneySeen look={look} />,
    updates: look.lastUpdateOn !== null && <UpdatesSeen look={look} />,
  };
  return sharingSubjects.map((subject) => {
    const grant = grants?.[subject];
    return (
      <section key={subject} className="section">
        <h2>
          {t(`sharing.subjects.${subject}`)}
          {grant ? `: ${t(`sharing.levels.${grant.level}`)}` : null}
        </h2>
        {grant && today && standingOf(grant, today) === "later" ? (
          <p>{t("sharing.look.fromDay", { date: format.date(grant.from) })}</p>
        ) : null}
        {parts[subject] || (
          <p className="quiet">
            {t(grant && grant.level !== "nothing" ? "sharing.look.empty" : "sharing.look.nothing")}
          </p>
        )}
      </section>
    );
  });
}

interface SeenTableProps {
  label: string;
  columns: readonly { label: string; number?: boolean }[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  total?: number;
}

function SeenTable({ label, columns, rows, total = rows.length }: SeenTableProps) {
  const { t } = useWords();
  return (
    <>
      <h3>
        {label} <span className="quiet">{total}</span>
      </h3>
      <div className="scroll-region" tabIndex={0} role="region" aria-label={label}>
        <table className="ds-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.label} scope="col" className={column.number ? "number" : undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, index) =>
                  index === 0 ? (
                    <th key={index} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={index} className={columns[index]?.number ? "number" : undefined}>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > rows.length ? <p className="quiet">{t("sharing.look.first", { shown: rows.length, total })}</p> : null}
    </>
  );
}

function Figures({ look: { categories, dataPoints } }: { look: Look }) {
  const { t, format } = useWords();
  return (
    <>
      {categories.length === 0 ? null : (
        <SeenTable
          label={t("sharing.look.categories")}
          columns={[
            { label: t("sharing.look.category") },
            { label: t("sharing.look.score"), number: true },
            { label: t("sharing.look.coverage"), number: true },
          ]}
          rows={categories.map((one) => ({
            key: one.key,
            cells: [
              <>
                {one.name} <span className="sub-line">{one.dimension}</span>
              </>,
              one.scored === 0 ? t("sharing.look.noScore") : format.percent((100 * one.points) / (4 * one.scored)),
              t("sharing.look.coverageOf", { scored: one.scored, all: one.places }),
            ],
          }))}
        />
      )}
      {dataPoints.total === 0 ? null : (
        <SeenTable
          label={t("sharing.look.dataPoints")}
          total={dataPoints.total}
          columns={[
            { label: t("sharing.look.dataPoint") },
            { label: t("sharing.look.value"), number: true },
            { label: t("sharing.look.score"), number: true },
          ]}
          rows={dataPoints.rows.map((one) => ({
            key: one.id,
            cells: [
              one.name,
              one.value === null ? "–" : one.unit ? format.value(one.value, one.unit, 2) : format.number(one.value, 2),
              one.points ?? "–",
            ],
          }))}
        />
      )}
    </>
  );
}

function PlanSeen({ look }: { look: Look }) {
  const { t, format } = useWords();
  const { plan, recommendations, projects, actions } = look;
  const showsCost = projects.rows.some(({ costOre }) => costOre !== null);
  return (
    <>
      {plan === null ? null : (
        <SeenTable
          label={t("sharing.look.planSummary")}
          columns={[{ label: t("sharing.subjects.plan") }, { label: t("sharing.look.count"), number: true }]}
          rows={(["recommendations", "answered", "projectsUnderWay", "actionsLate"] as const).map((key) => ({
            key,
            cells: [t(`sharing.look.counts.${key}`), format.number(plan[key])],
          }))}
        />
      )}
      {recommendations.total === 0 ? null : (
        <SeenTable
          label={t("sharing.look.recommendations")}
          total={recommendations.total}
          columns={[{ label: t("sharing.look.record") }, { label: t("sharing.state") }]}
          rows={recommendations.rows.map((one) => ({
            key: one.id,
            cells: [
              <span key="title" lang={one.language}>
                {one.title}
              </span>,
              t(`states.recommendation.${one.state as "adopted"}`),
            ],
          }))}
        />
      )}
      {projects.total === 0 ? null : (
        <SeenTable
          label={t("sharing.look.projects")}
          total={projects.total}
          columns={[
            { label: t("sharing.look.record") },
            { label: t("sharing.state") },
            { label: t("sharing.look.responsible") },
            ...(showsCost ? [{ label: t("sharing.look.projectCost"), number: true }] : []),
          ]}
          rows={projects.rows.map((one) => ({
            key: one.id,
            cells: [
              <span key="name" lang={one.language}>
                {one.name}
              </span>,
              t(`states.project.${one.state as "planned"}`),
              one.unit ?? "–",
              ...(showsCost ? [one.costOre === null ? "–" : format.money(one.costOre)] : []),
            ],
          }))}
        />
      )}
      {actions.total === 0 ? null : (
        <SeenTable
          label={t("sharing.look.actions")}
          total={actions.total}
          columns={[
            { label: t("sharing.look.record") },
            { label: t("sharing.state") },
            { label: t("sharing.look.responsible") },
            { label: t("sharing.look.due") },
          ]}
          rows={actions.rows.map((one) => ({
            key: one.id,
            cells: [
              <span key="title" lang={one.language}>
                {one.title}
              </span>,
              t(`states.action.${one.state as "planned"}`),
              one.unit ?? "–",
              one.dueOn === null ? "–" : format.date(one.dueOn),
            ],
          }))}
        />
      )}
    </>
  );
}

function MoneySeen({ look: { money, funding } }: { look: Look }) {
  const { t, format } = useWords();
  const sums = money && [
    { key: "planned", ore: money.plannedOre },
    { key: "applied", ore: money.appliedOre },
    { key: "granted", ore: money.grantedOre },
    { key: "paid", ore: money.paidOre },
  ];
  return (
    <>
      {sums === null ? null : (
        <SeenTable
          label={t("sharing.look.moneySummary")}
          columns={[{ label: t("sharing.look.certainty") }, { label: t("sharing.look.sum"), number: true }]}
          rows={sums.map(({ key, ore }) => ({
            key,
            cells: [t(`states.funding.${key as "planned"}`), format.money(ore)],
          }))}
        />
      )}
      {funding.total === 0 ? null : (
        <SeenTable
          label={t("sharing.look.funding")}
          total={funding.total}
          columns={[
            { label: t("sharing.look.source") },
            { label: t("sharing.look.projects") },
            { label: t("sharing.look.certainty") },
            { label: t("sharing.look.sum"), number: true },
          ]}
          rows={funding.rows.map((one) => ({
            key: one.id,
            cells: [
              one.source ?? "–",
              one.project ?? "–",
              t(`states.funding.${one.state as "planned"}`),
              one.grantedOre === null && one.amountOre === null
                ? "–"
                : format.money(one.grantedOre ?? one.amountOre ?? 0),
            ],
          }))}
        />
      )}
    </>
  );
}

function UpdatesSeen({ look: { lastUpdateOn, updates } }: { look: Look }) {
  const { t, format } = useWords();
  return (
    <>
      {lastUpdateOn === null ? null : (
        <p>
          {t("sharing.look.lastUpdate")}: {format.date(lastUpdateOn)}
        </p>
      )}
      {updates.total === 0 ? null : (
        <SeenTable
          label={t("sharing.look.updatesGiven")}
          total={updates.total}
          columns={[
            { label: t("sharing.look.record") },
            { label: t("sharing.look.reported") },
            { label: t("sharing.look.text") },
          ]}
          rows={updates.rows.map((one) => ({
            key: one.id,
            cells: [
              one.about ?? "–",
              format.date(one.reportedOn),
              <span key="text" lang={one.language}>
                {one.text ?? "–"}
              </span>,
            ],
          }))}
        />
      )}
    </>
  );
}
