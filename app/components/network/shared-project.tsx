import { Link } from "@remix-run/react";
import { Facts } from "~/components/ui/facts";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { SharedWork } from "~/domain/network-list/record.server";
import { SharedActions } from "./shared-actions";
import { SharedEffects } from "./shared-effects";
import { SharedFundingSection } from "./shared-funding";
import { SharedUpdates } from "./shared-updates";

interface SharedProjectProps {
  work: Omit<SharedWork, "project"> & { project: Omit<SharedWork["project"], "municipalityId"> };
  /** Where recommendations have their pages; null where whoever looks has none of them. */
  recommendationsAt: string | null;
}

/** A member's project as far as it is shared: what a network sees, and what the member is shown that it would see. */
export function SharedProjectView({ work, recommendationsAt }: SharedProjectProps) {
  const { t, format } = useWords();
  const { project, recommendations, partners, actions, effects, funding, updates } = work;
  const day = (date: string | null) => (date === null ? "…" : format.date(date));
  const period =
    project.startsOn || project.endsOn
      ? `${day(project.startsOn)} – ${day(project.endsOn)}`
      : (project.statedPeriod ?? t("networkLists.one.noPeriod"));
  const owner = project.unit ?? (project.hasOwner ? t("networkLists.cell.noUnit") : t("networkLists.cell.noOwner"));
  return (
    <>
      <h2 className="ds-sr-only">{t("networkLists.one.aboutProject")}</h2>
      <Facts
        facts={[
          {
            key: "state",
            term: t("networkLists.columns.state"),
            detail: (
              <>
                <Tag outline={project.state === "paused"}>{t(`states.project.${project.state}`)}</Tag>
                {project.isExample ? ` ${t("projects.cell.example")}` : null}
                {project.stateReason ? (
                  <span className="sub-line" lang={project.language}>
                    {project.stateReason}
                  </span>
                ) : null}
              </>
            ),
          },
          ...(project.outcome
            ? [
                {
                  key: "outcome",
                  term: t("networkLists.one.outcome"),
                  detail: <span lang={project.language}>{project.outcome}</span>,
                },
              ]
            : []),
          { key: "area", term: t("networkLists.columns.area"), detail: project.area },
          { key: "owner", term: t("networkLists.columns.unit"), detail: owner },
          { key: "period", term: t("networkLists.one.period"), detail: period },
          {
            key: "cost",
            term: t("networkLists.one.cost"),
            detail: project.sharesMoney ? (
              <>
                {project.costOre === null ? t("networkLists.one.noCost") : format.moneyInFull(project.costOre)}
                {project.costNote ? (
                  <span className="sub-line" lang={project.language}>
                    {project.costNote}
                  </span>
                ) : null}
              </>
            ) : (
              <span className="quiet">{t("networkLists.cell.notShared")}</span>
            ),
          },
          {
            key: "answers",
            term: t("networkLists.one.answers"),
            detail:
              recommendations.length === 0
                ? t("networkLists.one.answersNothing")
                : recommendations.map((one) => (
                    <span className="fact-line" key={one.id}>
                      {recommendationsAt === null ? (
                        <span lang={one.language}>{one.title}</span>
                      ) : (
                        <Link className="ds-link" lang={one.language} to={`${recommendationsAt}/${one.id}`}>
                          {one.title}
                        </Link>
                      )}{" "}
                      <Tag>{t(`states.recommendation.${one.state}`)}</Tag>
                    </span>
                  )),
          },
          {
            key: "partners",
            term: t("networkLists.one.partners"),
            detail: partners.length === 0 ? t("networkLists.one.noPartners") : partners.join(", "),
          },
        ]}
      />
      {project.description === "" ? null : (
        <section className="section">
          <div className="section-head">
            <h2>{t("networkLists.one.description")}</h2>
          </div>
          <p className="reading reading--lines" lang={project.language}>
            {project.description}
          </p>
        </section>
      )}
      <SharedActions actions={actions} total={project.actions} />
      <SharedFundingSection project={project} links={funding} />
      <SharedEffects effects={effects} />
      <SharedUpdates project={project} updates={updates} />
    </>
  );
}
