import { Link } from "@remix-run/react";
import { valueText } from "~/components/kpi/figure";
import { useWords } from "~/components/use-words";
import type { Unit } from "~/domain/kpi/queries.server";
import type { AimingProject, Funder } from "~/domain/network/shared-gaps.server";

interface ProjectTableProps {
  base: string;
  projects: readonly AimingProject[];
  /** All of them, shown or not. */
  count: number;
  unit: Unit;
}

/** Projects across members that aim at the data point. */
export function ProjectTable({ base, projects, count, unit }: ProjectTableProps) {
  const { t, format } = useWords();
  if (projects.length === 0) return <p className="quiet">{t("network.gaps.one.noProjects")}</p>;
  const effect = ({ low, high, byYear }: AimingProject): string => {
    const values = [...new Set([low, high])].filter((value) => value !== null);
    if (values.length === 0) return "–";
    const range = values.map((value) => valueText(value, unit, t, format)).join("–");
    return byYear === null ? range : `${range}, ${byYear}`;
  };
  return (
    <>
      <table className="ds-table table--fold">
        <caption className="ds-sr-only">{t("network.gaps.one.projects")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("network.gaps.one.project")}</th>
            <th scope="col">{t("network.matrix.member")}</th>
            <th scope="col">{t("network.gaps.one.state")}</th>
            <th scope="col" className="number">
              {t("network.gaps.one.effect")}
            </th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <tr key={project.id}>
              <th scope="row">
                <Link
                  className="ds-link"
                  lang={project.language}
                  to={`${base}/projects/${project.municipalityKey}/${project.id}`}
                >
                  {project.name}
                </Link>
              </th>
              <td data-label={t("network.matrix.member")}>{project.municipality}</td>
              <td data-label={t("network.gaps.one.state")}>{t(`states.project.${project.state}`)}</td>
              <td className="number" data-label={t("network.gaps.one.effect")}>
                {effect(project)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > projects.length ? (
        <p className="table-note">{t("network.gaps.one.shown", { shown: projects.length, all: count })}</p>
      ) : null}
    </>
  );
}

/** Programmes that give money to those projects, of members who share their money in detail. */
export function FunderList({ funders }: { funders: readonly Funder[] }) {
  const { t, format } = useWords();
  if (funders.length === 0) return <p className="quiet">{t("network.gaps.one.noFunders")}</p>;
  return (
    <table className="ds-table table--fold">
      <caption className="ds-sr-only">{t("network.gaps.one.funders")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("network.gaps.one.programme")}</th>
          <th scope="col">{t("network.gaps.one.state")}</th>
          <th scope="col" className="number">
            {t("network.gaps.projects")}
          </th>
        </tr>
      </thead>
      <tbody>
        {funders.map((funder) => (
          <tr key={`${funder.programme} ${funder.provider}`}>
            <th scope="row">
              <span lang={funder.language}>{funder.programme}</span>
              <span className="sub-line">{funder.provider}</span>
            </th>
            <td data-label={t("network.gaps.one.state")}>
              {funder.states.map((state) => t(`states.funding.${state}`)).join(", ")}
            </td>
            <td className="number" data-label={t("network.gaps.projects")}>
              {format.number(funder.projects)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
