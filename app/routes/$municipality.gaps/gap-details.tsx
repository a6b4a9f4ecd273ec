import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Served } from "~/components/commitment/served";
import { RuleList } from "~/components/ui/rule-list";
import { useWords } from "~/components/use-words";
import type { ServedCriterion } from "~/domain/commitment/served";
import type { AimingProject, GapDetails } from "~/domain/gap/details.server";
import { shownStep } from "~/domain/gap/next-step";
import { expectedReach, type Lift, type Worth } from "~/domain/gap/worth";
import { coverage } from "~/domain/shared/money";
import type { ShownGap } from "./chain-cells";
import { rangeText, unitLine, valueText } from "./figures";

/** A gap's details with what one band is worth, if it can be told, and the commitment criteria it counts towards. */
export type OpenGap = GapDetails & { worth: Worth | null; served: ServedCriterion[] };

interface DetailsProps {
  gap: ShownGap;
  details: OpenGap;
  /** The municipality's address. */
  base: string;
  canLink: boolean;
  canChallenge: boolean;
}

/** The row under an opened gap: its projects, the money in figures, and what one band is worth. */
export function GapDetailsRow({ gap, details, base, canLink, canChallenge }: DetailsProps) {
  const { t } = useWords();
  const { projects, challenges } = details;
  return (
    <tr className="chain__details">
      <td colSpan={9}>
        <div className="chain__details-columns">
          <div>
            <h3>{t("gaps.details.projects")}</h3>
            {projects.length > 0 ? (
              <RuleList
                dense
                rows={projects.map((project) => ({
                  key: project.id,
                  main: (
                    <Link className="ds-link" to={`${base}/projects/${project.id}`} lang={project.language}>
                      {project.name}
                    </Link>
                  ),
                  side: t("gaps.details.actions", { done: project.actionsDone, count: project.actions }),
                  note: <ProjectNote project={project} />,
                }))}
              />
            ) : (
              <p>{t("gaps.details.noProjects")}</p>
            )}
            {canLink && gap.brokenAt !== "project" && (
              <p className="section-foot">
                <Link className="text-button" to={`${base}/gaps/${gap.dataPointId}/project`}>
                  {projects.length > 0 ? t("gaps.details.linkAnother") : t("gaps.details.link")}
                </Link>
              </p>
            )}
            {challenges.length > 0 && (
              <>
                <h3>{t("gaps.details.challenges")}</h3>
                <RuleList
                  dense
                  rows={challenges.map(({ id, title, language, state }) => ({
                    key: id,
                    main: (
                      <Link className="ds-link" to={`${base}/challenges/${id}`} lang={language}>
                        {title}
                      </Link>
                    ),
                    side: t(`challenges.state.${state}`),
                  }))}
                />
              </>
            )}
            {canChallenge && (
              <p className="section-foot">
                <Link className="text-button" to={`${base}/challenges/new?dataPoint=${gap.dataPointId}`}>
                  {t("gaps.details.ask")}
                </Link>
              </p>
            )}
            <p className="section-foot">
              <span className="quiet">{t("commitments.countsTowards")}</span>{" "}
              <Served base={base} served={details.served} />
            </p>
          </div>
          <Funding gap={gap} isOneOfSeveral={projects.length > 1} />
          <WorthOfBand gap={gap} details={details} />
        </div>
      </td>
    </tr>
  );
}

function ProjectNote({ project }: { project: AimingProject }) {
  const { t, format } = useWords();
  const { ratio } = coverage(project.grantedOre, project.costOre);
  const facts: { key: string; fact: ReactNode }[] = [
    { key: "state", fact: t(`states.project.${project.state}`) },
    {
      key: "owner",
      fact: project.owner === null ? t("gaps.details.noOwner") : t("gaps.details.ownedBy", { name: project.owner }),
    },
  ];
  const period = periodOf(project);
  if (period !== null) facts.push({ key: "period", fact: period });
  else if (project.statedPeriod) {
    facts.push({ key: "period", fact: <span lang={project.language}>{project.statedPeriod}</span> });
  }
  if (ratio !== null && project.costOre !== null && project.costOre > 0) {
    const covered = t("gaps.covered", { percent: format.percent(Math.floor(ratio * 100)) });
    facts.push({ key: "money", fact: `${covered} ${t("gaps.ofCost", { sum: format.money(project.costOre) })}` });
  }
  if (project.actionsLate > 0) {
    facts.push({
      key: "late",
      fact: <span className="late">{t("gaps.details.late", { count: project.actionsLate })}</span>,
    });
  }
  return facts.map(({ key, fact }, index) => (
    <span key={key}>
      {index > 0 && ". "}
      {fact}
    </span>
  ));
}

/** The years of a project, "2025–2030", as far as its dates tell. */
function periodOf({ startsOn, endsOn }: Pick<AimingProject, "startsOn" | "endsOn">): string | null {
  const [from, to] = [startsOn?.slice(0, 4), endsOn?.slice(0, 4)];
  if (from === undefined && to === undefined) return null;
  return from === to ? (from ?? null) : `${from ?? ""}–${to ?? ""}`;
}

function Funding({ gap: { project }, isOneOfSeveral }: { gap: ShownGap; isOneOfSeveral: boolean }) {
  const { t, format } = useWords();
  if (project === null) {
    return (
      <div>
        <h3>{t("gaps.details.funding")}</h3>
        <p className="quiet">{t("gaps.details.noFunding")}</p>
      </div>
    );
  }
  const { costOre, grantedOre, paidOre, appliedOre, plannedOre } = project;
  const sums = { granted: grantedOre, paid: paidOre, applied: appliedOre, planned: plannedOre };
  return (
    <div>
      <h3>
        {costOre === null ? t("gaps.details.funding") : t("gaps.details.fundingOf", { sum: format.money(costOre) })}
      </h3>
      {isOneOfSeveral && (
        <p className="small quiet" lang={project.language}>
          {project.name}
        </p>
      )}
      {costOre === null && <p className="small quiet">{t("gaps.details.costUnknown")}</p>}
      <RuleList
        dense
        rows={(["granted", "paid", "applied", "planned"] as const).map((certainty) => ({
          key: certainty,
          main: t(`gaps.details.${certainty}`),
          side: sums[certainty] === 0 ? "0" : format.money(sums[certainty]),
        }))}
      />
    </div>
  );
}

function WorthOfBand({
  gap,
  details: { worth, projects, ownTarget, isProposed },
}: {
  gap: ShownGap;
  details: OpenGap;
}) {
  const { t, format } = useWords();
  const { next, value, points } = gap;
  const lift = ({ label, before, after }: Lift): string | null => {
    if (before === null || after === null) return null;
    const shown = { label, before: format.percent(before, 1), after: format.percent(after, 1) };
    return shown.before === shown.after ? t("gaps.details.stays", shown) : t("gaps.details.goes", shown);
  };
  const ofUnit = unitLine(gap);
  const inFull = (figure: number, decimals?: number) =>
    [valueText(figure, gap, t, format, decimals), ofUnit].filter(Boolean).join(" ");
  return (
    <div className="chain__worth">
      <h3>{t("gaps.details.worth")}</h3>
      {gap.bound !== null && <p>{t("gaps.details.bound")}</p>}
      {next !== null && value !== null && points !== null && (
        <p>
          {t("gaps.details.lifts", {
            from: valueText(value, gap, t, format, shownStep(next).decimals),
            to: inFull(next.value, shownStep(next).decimals),
            before: points,
            after: next.points,
          })}{" "}
          {worth
            ? [lift(worth.category), lift(worth.dimension)].filter(Boolean).join(" ")
            : t("gaps.details.incomplete")}
        </p>
      )}
      {projects.length > 0 && <Expected gap={gap} />}
      {worth?.perMillion && (
        <p className="quiet">
          {t("gaps.details.perMillion", {
            range: perMillionRange(worth.perMillion.low, worth.perMillion.high, (points) => format.number(points, 3)),
            count: worth.perMillion.projects,
          })}
        </p>
      )}
      {ownTarget && (
        <p>
          {ownTarget.byYear === null
            ? t("gaps.details.ownTarget", { value: inFull(ownTarget.value) })
            : t("gaps.details.ownTargetBy", { value: inFull(ownTarget.value), year: ownTarget.byYear })}
        </p>
      )}
      {isProposed && <p className="quiet">{t("gaps.details.proposed")}</p>}
    </div>
  );
}

/** Whether the project shown is expected to be enough. */
function Expected({ gap }: { gap: ShownGap }) {
  const { t, format } = useWords();
  const effect = gap.project?.effect;
  const reach = effect ? expectedReach(effect, gap.next) : null;
  if (!effect || reach === null || effect.low === null || effect.high === null) return null;
  const range = rangeText({ low: effect.low, high: effect.high }, gap, t, format);
  return <p className="quiet">{t(`gaps.details.${reach}`, { effect: range })}</p>;
}

function perMillionRange(low: number, high: number, number: (points: number) => string): string {
  const [least, most] = [number(low), number(high)];
  return least === most ? least : `${least}–${most}`;
}
