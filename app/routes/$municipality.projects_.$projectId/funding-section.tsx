import { Link } from "@remix-run/react";
import { FundingBars, FundingKey } from "~/components/funding/funding-bars";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { FundingLink } from "~/domain/funding/queries.server";
import type { Project } from "~/domain/project/queries.server";
import { coverage } from "~/domain/shared/money";

interface FundingSectionProps {
  path: string;
  project: Project;
  links: readonly FundingLink[];
  mayWrite: boolean;
}

const certainties = ["paid", "granted", "applied", "planned"] as const;

/** The money behind the project, by certainty and source. The certainties are never added together. */
export function FundingSection({ path, project, links, mayWrite }: FundingSectionProps) {
  const { t, format } = useWords();
  const words = Object.fromEntries(certainties.map((one) => [one, t(`funding.certainties.${one}`)])) as Record<
    (typeof certainties)[number],
    string
  >;
  return (
    <section className="section">
      <div className="section-head">
        <h2 id="funding">{t("projects.one.funding")}</h2>
        {mayWrite ? (
          <Link className="ds-link" to={`${path}/funding/new`}>
            {t("projects.one.addFunding")}
          </Link>
        ) : null}
      </div>
      {links.length === 0 ? (
        <p className="quiet">{t("projects.one.noFunding")}</p>
      ) : (
        <>
          <div className="funding-summary">
            <FundingBars
              paid={project.paidOre}
              granted={project.grantedOre}
              applied={project.appliedOre}
              planned={project.plannedOre}
              cost={project.costOre}
            />
            <div>
              <Covered project={project} />
              <div className="key">
                <FundingKey words={words} />
              </div>
            </div>
          </div>
          <dl className="funding-figures">
            {(["granted", "paid", "applied", "planned"] as const).map((one) => (
              <div key={one}>
                <dt>{t(`funding.totals.${one}`)}</dt>
                <dd>{format.money(project[`${one}Ore`])}</dd>
              </div>
            ))}
          </dl>
          <Links path={path} links={links} mayWrite={mayWrite} />
        </>
      )}
    </section>
  );
}

function Covered({ project }: { project: Project }) {
  const { t, format } = useWords();
  const { costOre, grantedOre } = project;
  if (costOre === null) return <p>{t("funding.project.noCost")}</p>;
  const { ratio, covered } = coverage(grantedOre, costOre);
  if (covered) return <p className="strong">{t("funding.project.covered")}</p>;
  const percent = format.percent(Math.floor((ratio ?? 0) * 100));
  return (
    <p>
      <span className="strong">{t("funding.project.coveredOf", { percent, cost: format.money(costOre) })}</span>{" "}
      <span className="late">{t("funding.project.missing", { amount: format.money(costOre - grantedOre) })}</span>
    </p>
  );
}

function Links({ path, links, mayWrite }: Pick<FundingSectionProps, "path" | "links" | "mayWrite">) {
  const { t, format } = useWords();
  const sum = (ore: number | null) => (ore === null ? "–" : format.money(ore));
  return (
    <div className="scroll-region" role="region" aria-label={t("funding.project.caption")} tabIndex={0}>
      <table className="ds-table table--fold table--narrow">
        <caption className="ds-sr-only">{t("funding.project.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("funding.project.columns.source")}</th>
            <th scope="col">{t("funding.project.columns.state")}</th>
            <th scope="col" className="number">
              {t("funding.project.columns.amount")}
            </th>
            <th scope="col" className="number">
              {t("funding.project.columns.granted")}
            </th>
            <th scope="col" className="number">
              {t("funding.project.columns.paid")}
            </th>
            {mayWrite ? (
              <th scope="col">
                <span className="ds-sr-only">{t("funding.project.edit")}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {links.map((link) => (
            <tr key={link.id}>
              <th scope="row">
                <span lang={link.language}>{link.programme}</span>
                <span className="sub-line">
                  <span lang={link.language}>{link.provider}</span> · {t(`funding.types.${link.type}`)}
                </span>
                {link.note ? <span className="sub-line">{link.note}</span> : null}
              </th>
              <td data-label={t("funding.project.columns.state")}>
                <div>
                  <Tag>{t(`states.funding.${link.state}`)}</Tag>
                  {link.decidedOn ? <span className="sub-line no-wrap">{format.date(link.decidedOn)}</span> : null}
                </div>
              </td>
              <td className="number" data-label={t("funding.project.columns.amount")}>
                {sum(link.amountOre)}
              </td>
              <td className="number" data-label={t("funding.project.columns.granted")}>
                {sum(link.grantedOre)}
              </td>
              <td className="number" data-label={t("funding.project.columns.paid")}>
                {sum(link.paidOre)}
              </td>
              {mayWrite ? (
                <td className="cell--full" data-label={t("funding.project.edit")}>
                  <Link
                    className="text-button"
                    aria-label={t("funding.project.editOf", { name: link.programme })}
                    to={`${path}/funding/${link.id}`}
                  >
                    {t("funding.project.edit")}
                  </Link>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
